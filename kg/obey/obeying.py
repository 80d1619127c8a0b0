"""Which facts conform to the user's ontology, and which do not and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kg.align import align, align_report
from kg.graph import KnowledgeGraph, fact_order
from kg.model import Literal, Status
from kg.obey.classify import classify
from kg.obey.counting import Conflicts
from kg.obey.implied import Implications
from kg.obey.members import Members, article
from kg.obey.values import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import EntityId, Fact
    from kg.obey.counting import Target
    from kg.ontology.values import Ontology, Property


@dataclass(frozen=True, slots=True)
class Rejection:
    """A fact that the text states and the ontology does not allow.

    `rule` is what it breaks in one or two words ("domain", "range", "datatype", "cardinality", "disjoint", ...),
    `reason` a sentence without its full stop.
    """

    fact: Fact
    property: str
    """The IRI of the property that the fact would have had."""
    label: str
    rule: str
    reason: str
    subject: str
    """What subject and object are called."""
    object: str


def obey(
    graph: KnowledgeGraph, ontology: Ontology, *, only: bool = False, by_names: bool = True
) -> tuple[KnowledgeGraph, tuple[Rejection, ...]]:
    """The graph with properties of the user's ontology only where they are allowed, and what was refused.

    Checked are, also through super-properties and inverses: domain and range (RDF Schema 1.1, 3.1 and 3.2), classes
    that exclude each other, datatypes and their bounds, how many values there may be, and whether a property is
    irreflexive, asymmetric or disjoint with another (OWL 2 Structural Specification, 9.2). Nothing is held against a
    fact but what the ontology says: an entity of unknown class may be in any, and comes to be in the class that a
    domain or range asks for (`Entity.classes`) where there is but one. Of values that exclude each other the better
    supported stay: by confidence, sentences, then order.

    Args:
        graph: Aligned, and with the classes that the text tells (`classify`).
        ontology: Its own properties (`Ontology.own_properties`) are checked; those of the default vocabulary are not.
        only: Leave out every fact that has no property of the user's, instead of keeping it under its own words.
        by_names: Whether a class that the ontology does not relate to entity types is taken for what it is called: a
            place is then no `:Person` even where nothing says so. Turn it off where domains are known to be careless.

    Returns:
        The graph, and the refused facts in its order. Without properties of the user's own the graph comes back as it
        is, or, with `only`, without facts.
    """
    court = _Court(graph, ontology, by_names=by_names)
    own = [fact for fact in graph.facts if court.concerns(fact)]
    kept, refused = court.judge(own)
    others: Iterable[Fact] = ()
    if not only:
        plain = (replace(r.fact, predicate=replace(r.fact.predicate, iri="")) for r in refused if _said(r.fact))
        others = (*(fact for fact in graph.each_fact() if not court.concerns(fact)), *plain)
    classes = court.classes(kept)
    entities = [
        replace(e, classes=classes[e.id]) if classes.get(e.id, e.classes) != e.classes else e for e in graph.entities
    ]
    if only:
        named = {identifier for fact in kept for identifier in fact.entities}
        entities = [entity for entity in entities if entity.id in named or entity.classes]
    order = {fact: number for number, fact in enumerate(own)}
    found = tuple(sorted(refused, key=lambda r: order[r.fact]))
    return KnowledgeGraph(graph.documents, entities, (*kept, *others)), found


def conform(
    graph: KnowledgeGraph, ontology: Ontology, *, only: bool = False
) -> tuple[KnowledgeGraph, tuple[Rejection, ...]]:
    """A resolved graph in the terms of an ontology: entities in the user's classes, facts aligned and checked.

    What was refused includes facts that `align` did not give a property of the user's since the types of their ends
    forbid it (rule "types"). Under an ontology without terms of the user's own this is `align` and no more.
    """
    if not (ontology.own_properties or ontology.own_classes or only):
        return align(graph, ontology), ()
    aligned = align(classify(graph, ontology), ontology)
    refused = {
        it.fact: _rejection(aligned, ontology, it.fact, it.property, "types", it.reason)
        for it in align_report(aligned, ontology)
        if ontology.property(it.property).own
    }
    found, more = obey(aligned, ontology, only=only)
    refused |= {it.fact: it for it in more}
    return found, tuple(refused[fact] for fact in aligned.facts if fact in refused)


def _said(fact: Fact) -> bool:
    """Whether the text has words of its own for a fact: one that was only looked for under a property has none."""
    return not fact.evidence or any(not evidence.rule.startswith("slot") for evidence in fact.evidence)


def _rejection(  # noqa: PLR0913, PLR0917  (the parts of one)
    graph: KnowledgeGraph, ontology: Ontology, fact: Fact, iri: str, rule: str, reason: str
) -> Rejection:
    target = fact.object.value if isinstance(fact.object, Literal) else graph.entity(fact.object).label
    label = graph.entity(fact.subject).label
    return Rejection(fact, iri, ontology.label(iri), rule, reason, label, target)


_Pair: TypeAlias = "tuple[Fact, Fact]"
"""A fact as it conforms, and as it was."""


class _Court:
    """Judges facts one after the other, the best supported first."""

    def __init__(self, graph: KnowledgeGraph, ontology: Ontology, *, by_names: bool) -> None:
        self._graph = graph
        self._ontology = ontology
        self._implications = Implications(ontology)
        self._members = Members(graph, ontology, by_names=by_names)

    def concerns(self, fact: Fact) -> bool:
        """Whether the fact carries a property of the user's ontology."""
        iri = fact.predicate.iri
        return self._ontology.has_property(iri) and self._ontology.property(iri).own

    def judge(self, facts: Iterable[Fact]) -> tuple[list[Fact], list[Rejection]]:
        """The facts that stay, with values in the datatypes of the ontology, and those that do not."""
        fitting: list[_Pair] = []
        refused: list[Rejection] = []
        for fact in sorted(facts, key=_support):
            fits = self._alone(fact)
            if isinstance(fits, Rejection):
                refused.append(fits)
            else:
                fitting.append((fits, fact))
        kept, more = self._consistent(fitting)
        refused += more
        best = [fits for fits, _ in kept]
        conflicts = Conflicts(best, self._ontology, self._implications, self._members, self._shown).found
        refused += (self._refused(kept[rank][1], *conflict) for rank, conflict in conflicts.items())
        return [fact for rank, fact in enumerate(best) if rank not in conflicts], refused

    def classes(self, facts: Iterable[Fact]) -> dict[EntityId, frozenset[str]]:
        """The classes of the entities of facts that stay: told, and asked for by a domain or range without a choice."""
        asked: dict[EntityId, set[str]] = {}
        for fact in facts:
            if not fact.factuality.negated:
                for identifier, group in self._demands(fact):
                    sure = group if len(group) == 1 else set(group).intersection(self._members.certain(identifier))
                    asked.setdefault(identifier, set()).update(sure)
        found: dict[EntityId, frozenset[str]] = {}
        for identifier, classes in asked.items():
            new = {one for one in classes if self._gives(identifier, one)}
            found[identifier] = self._ontology.most_special(self._graph.entity(identifier).classes | new)
        return found

    def _gives(self, identifier: EntityId, iri: str) -> bool:
        known = self._ontology.class_of(iri)
        return known is not None and known.own and self._members.fits_type(identifier, iri)

    # ---- one fact

    def _alone(self, fact: Fact) -> Fact | Rejection:
        """The fact as it conforms by itself, or why it does not."""
        for one, _ in self._implications.of(fact.predicate.iri):
            if (one.irreflexive or one.asymmetric) and fact.subject == fact.object:
                return self._refused(fact, "irreflexive", f"nothing stands in {one.label!r} to itself")
        fits, target = fact, fact.object
        if isinstance(target, Literal):
            value = self._value(fact, target)
            if isinstance(value, str):
                return self._refused(fact, "datatype", value)
            fits = replace(fact, object=value)
        elif asked := self._values_only(fact):
            return self._refused(fact, "datatype", f"{asked.label!r} takes {_kinds(asked.datatypes)}, not an entity")
        for role, identifier, groups in self._roles(fact):
            for group in groups:
                if not self._members.viable(identifier, group):
                    return self._refused(fact, role, self._misfit(fact, role, identifier, group))
        return fits

    def _value(self, fact: Fact, target: Literal) -> Literal | str:
        """The value in the datatypes of every property that is implied, or why there is no such."""
        implied = self._implications.of(fact.predicate.iri)
        for one, turned in implied:
            if turned or (not one.literal and not one.mixed and not one.datatypes):
                return f"{one.label!r} takes an entity as its {'subject' if turned else 'object'}, not a value"
            if one.ranges and not one.datatypes:
                return f"the object of {one.label!r} is {self._named(one.ranges)}, not a value"
        found = target
        for number, (one, _) in enumerate((*implied, *implied)):  # what the second turned may not suit the first
            fits = fitted(found, fact.when, one.datatypes, one.facets)
            if fits is None or (number >= len(implied) and fits != found):
                bounds = " and ".join(f"{name} {bound}" for name, bound in one.facets)
                return f"{target.value!r} is not {_kinds(one.datatypes)}{f' ({bounds})' if bounds else ''}"
            found = fits
        return found

    def _values_only(self, fact: Fact) -> Property | None:
        found = self._implications.of(fact.predicate.iri)
        return next((one for one, _ in found if one.literal or (one.datatypes and not one.ranges)), None)

    def _roles(self, fact: Fact) -> list[tuple[str, EntityId, tuple[tuple[str, ...], ...]]]:
        subjects, objects = self._implications.ends(fact.predicate.iri)
        target = [] if isinstance(fact.object, Literal) else [("range", fact.object, objects)]
        return [("domain", fact.subject, subjects), *target]

    def _demands(self, fact: Fact) -> list[tuple[EntityId, tuple[str, ...]]]:
        return [(identifier, group) for _, identifier, groups in self._roles(fact) for group in groups]

    # ---- facts beside each other

    def _consistent(self, facts: list[_Pair]) -> tuple[list[_Pair], list[Rejection]]:
        """The facts whose domains and ranges no entity is torn between.

        Those that leave a choice come late; last those that are denied, since what is denied puts nobody in a class.
        """
        refused: list[Rejection] = []
        gone: set[int] = set()
        late = [(fact.factuality.negated, any(len(group) > 1 for _, group in self._demands(fact))) for fact, _ in facts]
        for number in sorted(range(len(facts)), key=late.__getitem__):
            fact, before = facts[number]
            reason = self._torn(fact)
            if reason:
                refused.append(self._refused(before, "disjoint", reason))
                gone.add(number)
        return [pair for number, pair in enumerate(facts) if number not in gone], refused

    def _torn(self, fact: Fact) -> str:
        """Put both ends into the classes that are asked for; why that cannot be, and nothing is changed then."""
        marks = [(identifier, self._members.demanded(identifier)) for identifier in fact.entities]
        for role, identifier, groups in self._roles(fact):
            lost = next((group for group in groups if not self._members.demand(identifier, group)), None)
            if lost is not None:
                reason = self._misfit(fact, role, identifier, lost)
                self._withdraw(marks)
                return reason
        if fact.factuality.negated:
            self._withdraw(marks)
        return ""

    def _withdraw(self, marks: Iterable[tuple[EntityId, int]]) -> None:
        for identifier, mark in marks:
            self._members.withdraw(identifier, mark)

    # ---- words

    def _refused(self, fact: Fact, rule: str, reason: str) -> Rejection:
        return _rejection(self._graph, self._ontology, fact, fact.predicate.iri, rule, reason)

    def _misfit(self, fact: Fact, role: str, identifier: EntityId, group: Iterable[str]) -> str:
        end = "subject" if role == "domain" else "object"
        label = self._ontology.label(fact.predicate.iri)
        instead = self._members.why_not(identifier)
        return f"the {end} of {label!r} is {self._named(group)}, and {self._shown(identifier)} is {instead}"

    def _named(self, classes: Iterable[str]) -> str:
        return " or ".join(article(self._ontology.label(iri)) for iri in classes)

    def _shown(self, target: Target) -> str:
        return target.value if isinstance(target, Literal) else self._graph.entity(target).label


def _support(fact: Fact) -> tuple[object, ...]:
    """The better supported first: asserted facts, then by confidence, number of sentences, and order."""
    return (fact.status is not Status.ASSERTED, -fact.confidence, -len(fact.evidence), fact_order(fact))


def _kinds(datatypes: Iterable[str]) -> str:
    names = [iri.replace("#", "/").rpartition("/")[2] for iri in datatypes]
    return f"a value ({' or '.join(names)})" if names else "a value"
