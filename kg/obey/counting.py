"""What facts may not say together: too many values, both ways of an asymmetric property, two that exclude another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.model import EntityId, Literal, Status
from kg.ontology.terms import Limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.model import Fact
    from kg.obey.implied import Implications
    from kg.obey.members import Members
    from kg.ontology.values import Ontology, Property

Target: TypeAlias = EntityId | Literal
Pair: TypeAlias = tuple[Target, Target]
_ONCE = Limit("", 1)


class Conflict(NamedTuple):
    """Why a fact has to go: the rule of the ontology, and a sentence."""

    rule: str
    reason: str


class Conflicts:
    """The facts of a list, the best supported first, that cannot stay beside better ones.

    Only what the text asserts counts: a claim, a plan or a denial takes nobody's place and needs none.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        ontology: Ontology,
        implications: Implications,
        members: Members,
        shown: Callable[[Target], str],
    ) -> None:
        """Find them; `shown` is what people call the object of a fact."""
        self.found: dict[int, Conflict] = {}
        """By the place of the fact in the list."""
        self._ontology, self._members, self._shown = ontology, members, shown
        self._edges = _edges(facts, implications)
        used = [ontology.property(iri) for iri in sorted(self._edges)]
        for one in used:
            if one.asymmetric:
                self._one_way(one)
        for one in used:
            for other in one.disjoint:
                self._apart(one, other)
        for one in used:
            for limit in one.limits:
                self._count(one, limit, turned=False)
            if one.inverse_functional:
                self._count(one, _ONCE, turned=True)

    def _pairs(self, iri: str) -> dict[Pair, list[int]]:
        """Which facts, of those that are left, say that a property holds between two."""
        found: dict[Pair, list[int]] = {}
        for pair, rank in self._edges.get(iri, ()):
            if rank not in self.found:
                found.setdefault(pair, []).append(rank)
        return found

    def _drop(self, ranks: Iterable[int], rule: str, reason: str) -> None:
        for rank in ranks:
            self.found.setdefault(rank, Conflict(rule, reason))

    def _one_way(self, one: Property) -> None:
        pairs = self._pairs(one.iri)
        for pair, ranks in pairs.items():
            back = pairs.get((pair[1], pair[0]))
            if back and ranks[0] >= back[0]:
                said = f"{self._shown(pair[1])} to {self._shown(pair[0])}"
                self._drop(
                    ranks, "asymmetric", f"{one.label!r} holds one way only, and from {said} is better supported"
                )

    def _apart(self, one: Property, iri: str) -> None:
        others = self._pairs(iri)
        for pair, ranks in self._pairs(one.iri).items():
            rival = others.get(pair)
            if rival:
                labels = one.label, self._ontology.label(iri)
                lost, kept = (ranks, labels[::-1]) if ranks[0] >= rival[0] else (rival, labels)
                self._drop(lost, "disjoint properties", f"{kept[1]!r} excludes {kept[0]!r}, which is better supported")

    def _count(self, one: Property, limit: Limit, *, turned: bool) -> None:
        values: dict[Target, dict[Target, list[int]]] = {}
        for (first, second), ranks in self._pairs(one.iri).items():
            subject, target = (second, first) if turned else (first, second)
            if self._concerns(limit.cls, subject) and self._concerns(limit.of, target):
                values.setdefault(subject, {}).setdefault(target, []).extend(ranks)
        for subject, found in values.items():
            best = sorted(found, key=lambda target: min(found[target]))
            for target in best[limit.most :]:
                self._drop(found[target], "cardinality", self._too_many(one, limit, subject, best, turned=turned))

    def _concerns(self, iri: str, target: Target) -> bool:
        if isinstance(target, Literal):
            return not iri or target.datatype == iri
        return not iri or self._members.is_a(target, iri)

    def _too_many(self, one: Property, limit: Limit, subject: Target, best: list[Target], *, turned: bool) -> str:
        if not limit.most:
            return f"{self._shown(subject)} can have no {one.label!r}"
        kept = ", ".join(map(self._shown, best[: limit.most]))
        if turned:
            return f"only one thing has {self._shown(subject)} under {one.label!r}, and {kept} is better supported"
        number = "one value" if limit.most == 1 else f"{limit.most} values"
        return f"{self._shown(subject)} has at most {number} of {one.label!r}, and {kept} is better supported"


def _edges(facts: Iterable[Fact], implications: Implications) -> dict[str, list[tuple[Pair, int]]]:
    """What is asserted under each property, with the place of the fact that says it."""
    found: dict[str, list[tuple[Pair, int]]] = defaultdict(list)
    for rank, fact in enumerate(facts):
        if fact.status is Status.ASSERTED:
            for one, turned in implications.of(fact.predicate.iri):
                pair = (fact.object, fact.subject) if turned else (fact.subject, fact.object)
                found[one.iri].append((pair, rank))
    return found
