"""Predicates and events, counted over a whole graph: what one document alone cannot tell about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Literal
from kg.writers.iris import OWL, RDF, RDFS, SKOS, predicate_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from kg.model import Fact

EVENT_PARTICIPANTS = 3
"""An event gets a node of its own from so many participants on."""


class Relation(NamedTuple):
    """A predicate as the whole graph uses it."""

    iri: str
    kind: str
    label: str
    lemma: str
    particle: str
    link: str
    """How it is tied to `properties`, the IRIs of the ontology that its uses were aligned to."""
    properties: tuple[str, ...]


def relations(facts: Iterable[Fact], namespace: str, refused: AbstractSet[str]) -> dict[str, Relation]:
    """The predicates of facts by their key, minted below `namespace`; properties in `refused` are left out."""
    uses: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        uses[fact.predicate.key].append(fact)
    return {key: _relation(namespace + predicate_name(key), key, found, refused) for key, found in uses.items()}


def _relation(iri: str, key: str, facts: list[Fact], refused: AbstractSet[str]) -> Relation:
    labels = Counter(f.predicate.label for f in facts if f.predicate.label)
    label = min(labels, key=lambda text: (-labels[text], len(text), text), default=key)
    found = {f.predicate.iri for f in facts}
    literals = {isinstance(f.object, Literal) for f in facts}
    kind = f"{RDF}Property" if len(literals) > 1 else f"{OWL}{'Datatype' if True in literals else 'Object'}Property"
    # a predicate that is not always this property must not become it by inference
    link = f"{RDFS}subPropertyOf" if len(found) == 1 else f"{SKOS}closeMatch"
    first = facts[0].predicate
    return Relation(iri, kind, label, first.lemma, first.particle, link, tuple(sorted(found - {""} - refused)))


def events(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The events that get a node of their own, with their facts."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.event:
            groups[fact.event].append(fact)
    return {event: found for event, found in groups.items() if _participants(found) >= EVENT_PARTICIPANTS}


def _participants(facts: list[Fact]) -> int:
    return len({part for fact in facts for part in (fact.subject, fact.object)})
