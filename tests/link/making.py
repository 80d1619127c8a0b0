"""Graphs and authority files for tests, made of a text with names in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import kg
from kg.model import Document, Entity, EntityType, Mention, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def entity(
    document: Document, *names: str, type_: EntityType = EntityType.PLACE, kind: MentionKind = MentionKind.NAME,
    id_: str = "",
) -> Entity:  # fmt: skip
    """An entity with a mention at every place of these names."""
    spans = [(m.span(), name) for name in names for m in re.finditer(rf"\b{re.escape(name)}(?!\w)", document.text)]
    assert spans, names
    mentions = frozenset(Mention(document.id, Span(*span), name, kind, type_, name) for span, name in spans)
    return Entity(id_ or names[0].replace(" ", "_"), mentions)


def graph(text: str, *names: str, type_: EntityType = EntityType.PLACE) -> kg.KnowledgeGraph:
    """A document with one entity a name."""
    document = Document("d", text)
    return kg.KnowledgeGraph([document], [entity(document, name, type_=type_) for name in names])


def links(graph: kg.KnowledgeGraph) -> dict[str, set[str]]:
    """What is linked, by label; GeoNames' numbers alone."""
    return {
        e.label: {re.sub(r"https://sws.geonames.org/(\d+)/", r"\1", iri) for iri in e.same_as}
        for e in graph.entities
        if e.same_as
    }


def whys(decisions: Iterable[kg.LinkDecision]) -> dict[str, str]:
    """Why an entity was linked or not, by label."""
    return {decision.label: decision.why for decision in decisions}
