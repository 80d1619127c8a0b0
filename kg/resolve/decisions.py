"""A user's word on who is who: what is one, what is not, and which part of an entity is somebody else.

Decisions come after every rule and stand above it. They name entities by the local names of their IRIs (for what
`kg` extracts these are the ids), so that they hold for every later build, whatever else is in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.identity import digest, local_name
from kg.model import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import EntityId, Mention

_LONGEST = 60  # characters of an id that a part's own id keeps


@dataclass(frozen=True, slots=True, order=True)
class Same:
    """One entity is another: its mentions and facts go under the id `kept`."""

    merged: EntityId
    kept: EntityId
    why: str = field(default="", compare=False)

    def __str__(self) -> str:
        """As in "Alexander_Holt is Alex_Holt"."""
        return f"{self.merged} is {self.kept}"

    @property
    def ids(self) -> tuple[EntityId, EntityId]:
        """Both ids."""
        return self.merged, self.kept


@dataclass(frozen=True, slots=True, order=True)
class Apart:
    """Two entities are not one: no rule may join them, nor what is one with them."""

    first: EntityId
    second: EntityId
    why: str = field(default="", compare=False)

    def __str__(self) -> str:
        """As in "Alex_Holt and Alex_Holm are not one"."""
        return f"{self.first} and {self.second} are not one"

    @property
    def ids(self) -> tuple[EntityId, EntityId]:
        """Both ids."""
        return self.first, self.second


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Some mentions of the entity `of` mean somebody else, who gets the id `new`.

    They are those in `documents` (local names; empty: in any) with one of `names` (empty: whatever they are called).
    """

    new: EntityId
    of: EntityId
    documents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    why: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Sort, so that the order in which they were named does not matter."""
        object.__setattr__(self, "documents", tuple(sorted(set(self.documents))))
        object.__setattr__(self, "names", tuple(sorted(set(self.names))))

    def __str__(self) -> str:
        """As in "Alex_Holt in doc2 is Alex_Holt-9d3e5c1a"."""
        named = f" as {' or '.join(map(repr, self.names))}" if self.names else ""
        where = f" in {' and '.join(self.documents)}" if self.documents else ""
        return f"{self.of}{named}{where} is {self.new}"

    @property
    def ids(self) -> tuple[EntityId, EntityId]:
        """The id of the part, and that of the whole."""
        return self.new, self.of

    def covers(self, mention: Mention, document: str) -> bool:
        """Is this mention one of them? `document` is the local name of its document."""
        named = not self.names or (mention.name or readable(mention.text)) in self.names
        return named and (not self.documents or document in self.documents)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that was decided, sorted. Raises `UsageError` when it contradicts itself."""

    same: tuple[Same, ...] = ()
    apart: tuple[Apart, ...] = ()
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        """Sort, leave out repetitions, and look for contradictions."""
        for name in ("same", "apart", "parts"):
            # a decision told twice counts once, with the first of its reasons
            told = sorted(getattr(self, name), key=lambda it: (it, it.why == "", it.why))
            object.__setattr__(self, name, tuple(dict.fromkeys(told)))
        problem = next(_problems(self), "")
        if problem:
            raise UsageError(problem)

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.same or self.apart or self.parts)

    def kept(self, identifier: EntityId) -> EntityId:
        """The id under which decisions put an entity: that of the last it is said to be; its own, without any."""
        targets = {it.merged: it.kept for it in self.same}
        while identifier in targets:
            identifier = targets[identifier]
        return identifier

    def pairs(self) -> Iterator[tuple[EntityId, EntityId]]:
        """Every two that are not one; a part is not what it is a part of."""
        yield from (it.ids for it in self._divisions())

    def _divisions(self) -> tuple[Apart | Part, ...]:
        return (*self.apart, *self.parts)

    def all(self) -> tuple[Same | Apart | Part, ...]:
        """Every decision, by kind."""
        return (*self.same, *self.apart, *self.parts)

    def merge(self, first: EntityId, second: EntityId, *, why: str = "", undo: bool = False) -> Decisions:
        """With `first` being `second`, whose id is kept; an earlier word that just these two are not one is taken back.

        `undo` takes back that they are one. Raises `UsageError` where there is nothing to do or undo, and when another
        decision stands against it.
        """
        if undo:
            gone = [it for it in self.same if {it.merged, it.kept} == {first, second}]
            return self._without(gone, f"that {first} is {second}")
        a, b = self.kept(first), self.kept(second)
        if a == b:
            known = "the same entity" if first == second else "one already, by an earlier decision"
            message = f"{first} and {second} are {known}; there is nothing to merge."
            raise UsageError(message)
        against = [it for it in self._divisions() if set(it.ids) == {first, second}]
        rest = self._without(against) if against else self
        if any(isinstance(it, Part) for it in against):
            return rest  # what was parted is whole again
        return replace(rest, same=(*rest.same, Same(a, b, why)))

    def split(self, first: EntityId, second: EntityId, *, why: str = "", undo: bool = False) -> Decisions:
        """With the two not being one; an earlier word that just these two are one is taken back.

        `undo` takes back that they are not one. Raises `UsageError` as `merge` does.
        """
        there = [it for it in self._divisions() if set(it.ids) == {first, second}]
        if undo:
            return self._without(there, f"that {first} and {second} are not one")
        if first == second or there:
            known = f"{there[0]}, by an earlier decision" if there else f"{first} is itself"
            message = f"{known}; there is nothing to split."
            raise UsageError(message)
        joined = [it for it in self.same if {it.merged, it.kept} == {first, second}]
        rest = self._without(joined) if joined else self
        return replace(rest, apart=(*rest.apart, Apart(first, second, why)))

    def part(
        self,
        of: EntityId,
        documents: Iterable[str] = (),
        names: Iterable[str] = (),
        *,
        why: str = "",
        undo: bool = False,
    ) -> Decisions:
        """With an id of its own for what these documents, or these names in them, mean by the entity.

        `undo` takes that back; `of` may then be the id that the part got, without documents or names.
        """
        places, called = tuple(sorted(set(documents))), tuple(sorted(set(names)))
        there = [it for it in self.parts if (it.of, it.documents, it.names) == (of, places, called)]
        if undo:
            own = [it for it in self.parts if it.new == of and not (places or called)]
            return self._without(there or own, f"that a part of {of} is somebody else")
        if there:
            message = f"{there[0]}, by an earlier decision; there is nothing to split."
            raise UsageError(message)
        new = f"{of[:_LONGEST]}-{digest(of, *places, '', *called, length=8)}"
        return replace(self, parts=(*self.parts, Part(new, of, places, called, why)))

    def _without(self, gone: Iterable[Same | Apart | Part], what: str = "") -> Decisions:
        if not gone:
            message = f"Nothing was decided that says {what}; there is nothing to undo."
            raise UsageError(message)
        left = [tuple(it for it in told if it not in gone) for told in (self.same, self.apart, self.parts)]
        return Decisions(*left)  # type: ignore[arg-type]

    def with_ids(self, names: Mapping[str, EntityId]) -> Decisions:
        """The same about the ids that a graph has, given those that differ from their local names."""
        if not names:
            return self
        same = (
            replace(it, merged=names.get(it.merged, it.merged), kept=names.get(it.kept, it.kept)) for it in self.same
        )
        apart = (
            replace(it, first=names.get(it.first, it.first), second=names.get(it.second, it.second))
            for it in self.apart
        )
        parts = (replace(it, new=names.get(it.new, it.new), of=names.get(it.of, it.of)) for it in self.parts)
        return Decisions(tuple(same), tuple(apart), tuple(parts))


def ids_of_names(identifiers: Iterable[EntityId]) -> dict[str, EntityId]:
    """By local name, the ids that differ from it: very long ones, and those of graphs that others made."""
    return {name: identifier for identifier in identifiers if (name := local_name(identifier)) != identifier}


def _problems(decisions: Decisions) -> Iterator[str]:
    """Sentences about what cannot all be true; who knows the file puts its name before them."""
    targets: dict[EntityId, EntityId] = {}
    for same in decisions.same:
        if same.merged == same.kept:
            yield f"{same.merged} is said to be itself; take that line out."
        if targets.setdefault(same.merged, same.kept) != same.kept:
            other = targets[same.merged]
            yield (
                f"{same.merged} is said to be {other} and {same.kept}, so it is not clear which IRI to keep; say "
                f"instead that {same.merged} is {same.kept} and {same.kept} is {other}, or take one out."
            )
    wholes: dict[EntityId, EntityId] = {}
    for part in decisions.parts:
        if part.new in wholes:
            yield f"{part.new} is split from {wholes[part.new]} and again from {part.of}; take one of the two out."
        wholes[part.new] = part.of
    if circle := _circle(decisions):
        yield f"The decisions on {', '.join(circle)} lead round in a circle; take one of them out."
        return
    for first, second in decisions.pairs():
        if decisions.kept(first) == decisions.kept(second):
            yield (
                f"{first} and {second} are said to be one and not to be one; take one of the two out, "
                "as kg merge and kg split do with --undo."
            )


def _circle(decisions: Decisions) -> list[EntityId]:
    """Entities that would become one another without an end; empty when there are none."""
    onward: dict[EntityId, list[EntityId]] = defaultdict(list)
    for same in decisions.same:
        onward[same.merged].append(same.kept)
    for part in decisions.parts:
        onward[part.of].append(part.new)
    entered = dict.fromkeys((target for targets in onward.values() for target in targets), 0)
    for targets in onward.values():
        for target in targets:
            entered[target] += 1
    free = [identifier for identifier in onward if not entered.get(identifier)]
    while free:
        for target in onward.pop(free.pop(), ()):
            entered[target] -= 1
            if not entered[target]:
                free.append(target)
    return sorted(onward)
