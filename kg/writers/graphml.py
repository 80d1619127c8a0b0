"""GraphML for Gephi, yEd, Cytoscape and networkx: entities as nodes, facts as edges, every attribute a string."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from kg.writers.statements import statement_id
from kg.writers.terms import clean

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Fact

_LIST = " | "


def graphml(graph: KnowledgeGraph) -> str:
    """The graph as GraphML. An edge has its fact's status, circumstances and first quote; parallel facts stay apart."""
    source = graph.to_networkx()
    plain: nx.MultiDiGraph = nx.MultiDiGraph()
    for node, values in source.nodes(data=True):
        aliases = _LIST.join(values["aliases"])
        plain.add_node(
            clean(node), label=clean(values["label"]), type=clean(str(values["type"])), aliases=clean(aliases)
        )
    for subject, target, fact in source.edges(data="fact"):
        plain.add_edge(clean(subject), clean(target), key=statement_id(fact), **_attributes(fact))
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(plain)
    text = ET.tostring(writer.xml, encoding="unicode")
    # ElementTree leaves carriage returns in text as they are, and a parser would turn them into line feeds
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text.replace("\r", "&#13;") + "\n"


def _attributes(fact: Fact) -> dict[str, str]:
    first = min(fact.evidence, default=None)
    when = fact.when
    values = {
        "label": fact.predicate.label or fact.predicate.key,
        "predicate": fact.predicate.key,
        "property": fact.predicate.iri,
        "status": str(fact.status),
        "negated": str(fact.factuality.negated).lower(),
        "modality": str(fact.factuality.modality),
        "by": fact.by or "",
        "cue": fact.cue,
        "time": (when.value or when.text) if when else "",
        "earliest": str(when.earliest or "") if when else "",
        "latest": str(when.latest or "") if when else "",
        "place": fact.where or "",
        "confidence": f"{fact.confidence:.3f}",
        "event": fact.event,
        "document": first.document if first else "",
        "start": str(first.sentence.start) if first else "",
        "end": str(first.sentence.end) if first else "",
        "quote": first.quote if first else "",
        "evidence": str(len(fact.evidence)),
    }
    return {name: clean(value) for name, value in values.items() if value}
