"""Entities to the things of authorities that they are: one decision an entity and authority, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kg.graph import KnowledgeGraph
from kg.identity import name_key
from kg.link.candidates import Candidate, LinkDecision, LinkOutcome, join_candidates
from kg.link.choosing import choose, votes
from kg.link.geonames import GeoNames
from kg.link.names import fit_names, full_names, link_key, same_case
from kg.model import EntityType, MentionKind, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kg.link.candidates import Authority
    from kg.link.choosing import Vote
    from kg.model import Document, Entity

_TOO_MANY = 200
"""Candidates of one name beyond which none is looked at: a name of so many things says nothing."""

Claim: TypeAlias = tuple[str, str]
"""The IRI of a thing, and the key of a name under which somebody is linked to it."""

_Found = dict[str, dict[str, Candidate]]
"""For each name of an entity, the candidates by IRI."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a decision about an entity depends on."""

    id: str
    label: str
    type: EntityType
    proper: AbstractSet[str]
    """All its proper names."""
    languages: AbstractSet[str]
    """Of the documents that mention it, without their regions ("en")."""
    poll: Callable[[Sequence[Candidate]], Collection[Vote]]
    """For which of several candidates each of these documents speaks; asked of places only."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names that can say alone who is meant, sorted."""
        return fit_names(self.proper, self.type)


def link(
    graph: KnowledgeGraph,
    authorities: Iterable[Authority] = (),
    *,
    geonames: bool = True,
    on_decision: Callable[[LinkDecision], None] | None = None,
) -> KnowledgeGraph:
    """The graph with links of its entities (`Entity.same_as`, `Entity.close_match`) to things of the authorities.

    A link needs a full proper name of the entity that is a name of one thing, and of one only, of an authority (the
    host of its IRIs), and a type that fits; where the authority knows no type, the link is a skos:closeMatch. Neither
    the order of authorities nor that of their content matters. An entity's links depend on itself, its documents, and
    entities of the same name: two that `resolve` keeps apart are never linked to one thing.

    Args:
        graph: Resolved, if who is who matters.
        authorities: From `load_authority`.
        geonames: Whether countries, capitals and large cities are linked to GeoNames.
        on_decision: Called with each `LinkDecision`, by entity, then authority.
    """
    decisions = link_decisions(graph, authorities, geonames=geonames)
    same: dict[str, set[str]] = defaultdict(set)
    close: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        if decision.outcome is not LinkOutcome.NONE:
            (same if decision.outcome is LinkOutcome.SAME else close)[decision.entity].add(decision.iri)
        if on_decision is not None:
            on_decision(decision)
    if not same and not close:
        return graph
    entities = (
        replace(e, same_as=e.same_as | same.get(e.id, set()), close_match=e.close_match | close.get(e.id, set()))
        if e.id in same or e.id in close
        else e
        for e in graph.entities
    )
    return KnowledgeGraph(graph.documents, entities, graph.each_fact())


def link_decisions(
    graph: KnowledgeGraph, authorities: Iterable[Authority] = (), *, geonames: bool = True
) -> list[LinkDecision]:
    """What `link` decides about every named entity that an authority could know, sorted; and why."""
    given = tuple(authorities)
    documents = {document.id: document for document in graph.documents}
    found: list[LinkDecision] = []
    for entity in graph.entities:
        if entity.kind is MentionKind.NAME and (given or (geonames and entity.type is EntityType.PLACE)):
            found += decide(_asked(entity, documents), given, geonames=geonames)
    return sorted(_without_namesakes(found, graph))


def _asked(entity: Entity, documents: Mapping[str, Document]) -> Asked:
    def poll(candidates: Sequence[Candidate]) -> Collection[Vote]:
        own = {m.document: documents[m.document] for m in entity.mentions if m.document in documents}
        return votes(candidates, own, entity.mentions).values()

    proper = {m.name or readable(m.text) for m in entity.mentions if m.kind is MentionKind.NAME}
    languages = {language_of(d) for m in entity.mentions if (d := documents.get(m.document))}
    return Asked(entity.id, entity.label, entity.type, proper, languages, poll)


def language_of(document: Document) -> str:
    """The language of a document without its region."""
    return document.language.partition("-")[0]


def decide(entity: Asked, authorities: Sequence[Authority], *, geonames: bool = True) -> list[LinkDecision]:
    """The decisions about one entity, one an authority that has its name; one without candidates when none has.

    Namesakes are not looked at: see `claims`. Nothing for an entity that none of the authorities is asked about.
    """
    names = entity.names
    asked = (*authorities, GeoNames()) if geonames and entity.type is EntityType.PLACE else authorities
    if not asked:
        return []
    found = {name: _candidates(name, entity.type, asked, entity.languages or {"en"}) for name in names}
    hosts = sorted({c.authority for candidates in found.values() for c in candidates.values() if c.iri})
    if not hosts:
        why = "no authority has its name" if names else "it has no full name"
        return [LinkDecision(entity.id, entity.label, entity.type, LinkOutcome.NONE, why)]
    return [_decided(entity, _of_host(found, host)) for host in hosts]


def _of_host(found: _Found, host: str) -> _Found:
    """The candidates of one authority; those without an IRI stand in the way of GeoNames' alone."""
    return {
        name: {iri: c for iri, c in candidates.items() if (c.authority or "sws.geonames.org") == host}
        for name, candidates in found.items()
    }


def _candidates(
    name: str, type_: EntityType, authorities: Iterable[Authority], languages: AbstractSet[str]
) -> dict[str, Candidate]:
    """Everything of that name, by IRI; labels in other languages count where there is none in the text's."""
    rows = [row for authority in authorities for row in authority.find(link_key(name))]
    rows = [row for row in rows if same_case(name, row.label, type_)]
    own = [row for row in rows if row.language.partition("-")[0] in {"", "mul", "und", *languages}]
    found: dict[str, list[Candidate]] = defaultdict(list)
    for row in own or rows:
        found[row.candidate.iri].append(row.candidate)
    return {iri: join_candidates(candidates) for iri, candidates in found.items()}


def _decided(entity: Asked, found: _Found) -> LinkDecision:
    every = {iri: c for candidates in found.values() for iri, c in candidates.items()}
    shown = tuple(sorted(c for iri, c in every.items() if iri))

    def decision(outcome: LinkOutcome, why: str, iri: str = "") -> LinkDecision:
        return LinkDecision(entity.id, entity.label, entity.type, outcome, why, iri, shown)

    if entity.type is EntityType.THING:
        return decision(LinkOutcome.NONE, "the text does not say what it is")
    fitting = {name: _fitting(entity.type, candidates) for name, candidates in found.items()}
    fitting = {name: candidates for name, candidates in fitting.items() if candidates}
    fitting = _of_whole_names(entity, fitting)
    if not fitting:
        return decision(LinkOutcome.NONE, f"no {entity.type} has its full name")
    common = set.intersection(*(set(candidates) for candidates in fitting.values()))
    if not common:
        return decision(LinkOutcome.NONE, "its names are those of different things")
    if len(common) > _TOO_MANY:
        return decision(LinkOutcome.NONE, f"{len(common)} have this name")
    one, why = _chosen(entity, [every[iri] for iri in sorted(common)])
    if one is None:
        return decision(LinkOutcome.NONE, why)
    if not one.types:
        return decision(LinkOutcome.CLOSE, f"{why}; the authority does not say what it is", one.iri)
    if one.contradicts_itself:
        return decision(LinkOutcome.NONE, "the authority calls it a person and something else")
    return decision(LinkOutcome.SAME, why, one.iri)


def _fitting(type_: EntityType, candidates: Mapping[str, Candidate]) -> dict[str, Candidate]:
    return {iri: c for iri, c in candidates.items() if not c.types or type_ in c.types}


def _of_whole_names(entity: Asked, found: _Found) -> _Found:
    """Without names that may be of something else: "Khabarovsk" does not stand for Khabarovsk Krai.

    A place must be known by its best name, and what is no person not by a part of a longer name alone.
    """
    if entity.type is EntityType.PERSON or (entity.type is EntityType.PLACE and entity.label in found):
        return found
    if entity.type is EntityType.PLACE:
        return {}
    words = {name: set(link_key(name).split()) for name in entity.names}
    return {
        name: candidates
        for name, candidates in found.items()
        if not any(words[name] < more and long not in found for long, more in words.items())
    }


def _chosen(entity: Asked, candidates: Sequence[Candidate]) -> tuple[Candidate | None, str]:
    if entity.type is EntityType.PLACE:
        return choose(candidates, lambda: entity.poll(candidates))
    if len(candidates) == 1:
        return candidates[0], "the only one of its name"
    return None, f"{len(candidates)} have this name"


def claims(iri: str, names: Iterable[str]) -> set[Claim]:
    """What an entity of these `full_names` claims by a link; a link is dropped when another entity claims the same."""
    return {(iri, name_key(name)) for name in names}


def _without_namesakes(decisions: Iterable[LinkDecision], graph: KnowledgeGraph) -> list[LinkDecision]:
    """The same, but of entities with one name, which somebody keeps apart, none is linked to what another is, too."""
    everything = list(decisions)
    found: dict[Claim, set[str]] = defaultdict(set)
    for decision in everything:
        if decision.iri:
            for claim in claims(decision.iri, full_names(graph.entity(decision.entity))):
                found[claim].add(decision.entity)
    disputed = {(entity, iri) for (iri, _), entities in found.items() if len(entities) > 1 for entity in entities}
    why = "another entity of the same name could be it, too"
    return [
        replace(d, outcome=LinkOutcome.NONE, why=why, iri="") if (d.entity, d.iri) in disputed else d
        for d in everything
    ]
