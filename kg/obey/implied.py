"""What a fact under one property says under others: those above it, and inverses.

These are the entailments rdfs7 of RDF 1.1 Semantics and prp-inv1, prp-inv2 and prp-symp of OWL 2 RL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from kg.ontology.values import Ontology, Property


Groups: TypeAlias = tuple[tuple[str, ...], ...]
"""Groups of classes: alternatives to each other."""


class Implied(NamedTuple):
    """A property that holds too; `turned` when it holds from the object to the subject."""

    property: Property
    turned: bool


class Implications:
    """What each property implies, itself first; found once."""

    def __init__(self, ontology: Ontology) -> None:
        """For the properties of `ontology`; those of other vocabularies say nothing."""
        self._ontology = ontology
        self._known: dict[str, tuple[Implied, ...]] = {}
        self._ends: dict[str, tuple[Groups, Groups]] = {}

    def of(self, iri: str) -> tuple[Implied, ...]:
        """Every property that holds where this one does."""
        known = self._known.get(iri)
        if known is None:
            steps = [(iri, False)]
            for name, turned in steps:
                if not self._ontology.has_property(name):
                    continue
                one = self._ontology.property(name)
                more = [(parent, turned) for parent in one.parents]
                more += [(one.inverse, not turned)] if one.inverse else []
                more += [(name, not turned)] if one.symmetric else []
                steps.extend(step for step in dict.fromkeys(more) if step not in steps)
            known = self._known[iri] = tuple(
                Implied(self._ontology.property(name), turned)
                for name, turned in steps
                if self._ontology.has_property(name)
            )
        return known

    def ends(self, iri: str) -> tuple[Groups, Groups]:
        """What subjects, and what objects have to be: of each group of classes one at least.

        Groups that leave no choice come first.
        """
        known = self._ends.get(iri)
        if known is None:
            known = self._ends[iri] = self._found_ends(iri)
        return known

    def _found_ends(self, iri: str) -> tuple[Groups, Groups]:
        subjects: dict[tuple[str, ...], None] = {}
        objects: dict[tuple[str, ...], None] = {}
        for one, turned in self.of(iri):
            near, far = (objects, subjects) if turned else (subjects, objects)
            near |= {one.domains: None} if one.domains else {}
            far |= {one.ranges: None} if one.ranges and not one.datatypes else {}
        return tuple(sorted(subjects, key=len)), tuple(sorted(objects, key=len))
