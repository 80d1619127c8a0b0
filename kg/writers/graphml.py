"""GraphML for Gephi, yEd, Cytoscape and networkx: entities as nodes, facts as edges, with their evidence.

GraphML 1.1 with the attributes extension (`attr.name`, `attr.type`); written an element at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.writers.edges import EDGE, NODE, edges, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.writers.edges import Value

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{_SPACE} {_SPACE}/1.0/graphml.xsd"
_KEYS = {("node", name): f"n{i}" for i, name in enumerate(NODE)} | {
    ("edge", name): f"e{i}" for i, name in enumerate(EDGE)
}
_ENTITIES = {"\r": "&#13;"}  # a parser would turn raw carriage returns into line feeds


def graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph as GraphML, in chunks. Parallel facts stay apart; see `kg.writers.edges` for what an edge has."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{_SPACE}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_SCHEMA}">\n'
    for (owner, name), key in _KEYS.items():
        kind = (NODE if owner == "node" else EDGE)[name]
        yield f'  <key id="{key}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node in nodes(graph):
        yield f"    <node id={quoteattr(node.id)}>{_data('node', node.properties)}</node>\n"
    for edge in edges(graph):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'    <edge id="{edge.id}" {ends}>{_data("edge", edge.properties)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(owner: str, properties: Mapping[str, Value]) -> str:
    pairs = ((_KEYS[owner, name], escape(str(value), _ENTITIES)) for name, value in properties.items())
    return "".join(f'<data key="{key}">{text}</data>' for key, text in pairs)
