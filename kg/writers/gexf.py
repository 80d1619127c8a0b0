"""GEXF 1.3 for Gephi: entities as nodes, facts as edges, with their evidence; written an element at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kg.writers.edges import EDGE, NODE, edges, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.graph import KnowledgeGraph
    from kg.writers.edges import Value

_TYPES = {"int": "integer"}  # the other types are called as in GraphML
# the label has a place of its own in GEXF
_NUMBERS = {
    owner: {name: i for i, name in enumerate(names) if name != "label"}
    for owner, names in (("node", NODE), ("edge", EDGE))
}


def gexf(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph as GEXF, in chunks. The `kind` of an edge is its predicate, so that Gephi keeps parallel ones apart.

    See `kg.writers.edges` for what an edge has.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    yield _declared("node", NODE)
    yield _declared("edge", EDGE)
    yield "    <nodes>\n"
    for node in nodes(graph):
        named = f"id={quoteattr(node.id)} label={quoteattr(node.properties['label'])}"
        yield f"      <node {named}>{_values('node', node.properties)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in edges(graph):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        label, kind = (quoteattr(str(edge.properties.get(name, ""))) for name in ("label", "predicate"))
        values = _values("edge", edge.properties)
        yield f'      <edge id="{edge.id}" {ends} kind={kind} label={label}>{values}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(owner: str, properties: Mapping[str, str]) -> str:
    lines = (
        f'      <attribute id="{number}" title="{name}" type="{_TYPES.get(properties[name], properties[name])}"/>\n'
        for name, number in _NUMBERS[owner].items()
    )
    return f'    <attributes class="{owner}" mode="static">\n{"".join(lines)}    </attributes>\n'


def _values(owner: str, properties: Mapping[str, Value]) -> str:
    numbers = _NUMBERS[owner]
    values = (
        f'<attvalue for="{numbers[name]}" value={quoteattr(str(value))}/>'
        for name, value in properties.items()
        if name in numbers
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
