"""Stores and what they must equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from kg.align import align
from kg.graph import KnowledgeGraph
from kg.link import link
from kg.ontology import default_ontology
from kg.resolve import resolve_each
from kg.writers import dumps
from tests.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.link import Authority
    from kg.resolve import Decisions
    from kg.store.store import Store


def news(documents: int, *, seed: int = 1) -> list[KnowledgeGraph]:
    """Graphs of one document each, with shared names, predicates and statements."""
    whole = generate(documents * 12, seed=seed)
    found = []
    for document in whole.documents[:documents]:
        entities = []
        for entity in whole.entities:
            mentions = frozenset(m for m in entity.mentions if m.document == document.id)
            entities += [type(entity)(entity.id, mentions)] if mentions else []
        facts = [f for f in whole.facts if {e.document for e in f.evidence} == {document.id}]
        found.append(KnowledgeGraph([document], entities, facts))
    return found


def fresh(
    graphs: Iterable[KnowledgeGraph], decisions: Decisions | None = None, authorities: Iterable[Authority] = ()
) -> str:
    """The N-Quads of `kg.build` of the same documents."""
    return dumps(link(align(resolve_each(graphs, decisions), default_ontology()), authorities), "nq")


def quads(text: str) -> set[str]:
    """N-Quads as pyoxigraph writes them."""
    return {str(quad) for quad in pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.N_QUADS)}


def check(
    store: Store,
    graphs: Iterable[KnowledgeGraph],
    decisions: Decisions | None = None,
    authorities: Iterable[Authority] = (),
) -> None:
    """Hold a store against a fresh build of the same documents: its export by bytes, and its quads."""
    wanted = fresh(graphs, decisions, authorities)
    assert dumps(store.graph(), "nq") == wanted
    assert set(store.quads()) == quads(wanted)
    assert store._quads is not None
    union = store._quads.store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
    assert {quad.triple for quad in union} == {quad.triple for quad in store._quads.named()}
