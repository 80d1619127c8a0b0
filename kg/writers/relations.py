"""Statements, predicates and events, joined and counted over a whole graph: what one document alone cannot tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.graph import join_facts
from kg.model import Literal
from kg.writers.iris import OWL, RDF, RDFS, SKOS, predicate_name
from kg.writers.statements import statement_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.graph import KnowledgeGraph
    from kg.model import Fact, Predicate

EVENT_PARTICIPANTS = 3
"""An event gets a node of its own from so many participants on."""


class Use(NamedTuple):
    """How the statements of a graph use a predicate."""

    labels: Mapping[str, int]
    properties: AbstractSet[str]
    """IRIs of the ontology that it was aligned to; "" is among them when it was not once."""
    literals: AbstractSet[bool]
    """Whether objects are values."""
    first: Predicate


class Known(NamedTuple):
    """What is known together: of a graph, or of an archive of which the graph is a part."""

    facts: Mapping[str, Fact]
    """By statement id; their evidence is that of the graph."""
    uses: Mapping[str, Use]
    """By predicate key."""
    events: Mapping[str, Sequence[Fact]]
    language: str
    """Of labels."""


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


def known_of(graph: KnowledgeGraph) -> Known:
    """What a graph knows that is no part of another."""
    facts = statements_of(graph)
    languages = {document.language for document in graph.documents}
    return Known(
        facts, _uses(facts.values()), _events(facts.values()), languages.pop() if len(languages) == 1 else "en"
    )


def statements_of(graph: KnowledgeGraph) -> dict[str, Fact]:
    """The facts of a graph by statement id; those that differ only in how the time is worded are one."""
    found: dict[str, Fact] = {}
    for fact in graph.facts:
        key = statement_id(fact)
        twin = found.get(key)
        found[key] = fact if twin is None else join_facts((fact, twin))
    return found


def _uses(facts: Iterable[Fact]) -> dict[str, Use]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.predicate.key].append(fact)
    return {key: use_of(found) for key, found in groups.items()}


def use_of(facts: Sequence[Fact]) -> Use:
    """How facts with one predicate use it."""
    return Use(
        Counter(f.predicate.label for f in facts if f.predicate.label),
        {f.predicate.iri for f in facts},
        {isinstance(f.object, Literal) for f in facts},
        min((f.predicate for f in facts), key=lambda it: (it.lemma, it.particle)),
    )


def relation(key: str, use: Use, namespace: str, refused: AbstractSet[str]) -> Relation:
    """A predicate that is used like this, minted below `namespace`; properties in `refused` are left out."""
    label = min(use.labels, key=lambda text: (-use.labels[text], len(text), text), default=key)
    mixed, values = len(use.literals) > 1, True in use.literals
    kind = f"{RDF}Property" if mixed else f"{OWL}{'Datatype' if values else 'Object'}Property"
    # a predicate that is not always this property must not become it by inference
    link = f"{RDFS}subPropertyOf" if len(use.properties) == 1 else f"{SKOS}closeMatch"
    properties = tuple(sorted(use.properties - {""} - refused))
    return Relation(namespace + predicate_name(key), kind, label, use.first.lemma, use.first.particle, link, properties)


def _events(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.event:
            groups[fact.event].append(fact)
    return groups


def is_event(facts: Iterable[Fact]) -> bool:
    """Whether the facts of a clause have so many participants that they are described as one event."""
    return len({part for fact in facts for part in (fact.subject, fact.object)}) >= EVENT_PARTICIPANTS


def trigger_of(facts: Iterable[Fact]) -> Predicate:
    """The predicate that an event is called after: the plainest of its facts."""
    return min((fact.predicate for fact in facts), key=lambda predicate: (predicate.particle != "", predicate.key))
