"""RDF/XML, for the tools that read nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kg.errors import WriteError
from kg.writers.blocks import Block, Model
from kg.writers.iris import split_for_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

# a parser turns raw carriage returns into line feeds, and white space in attributes into spaces
_ENTITIES = {"\r": "&#13;", '"': "&quot;"}


def rdfxml(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as RDF/XML, in chunks. Options as of `kg.writers.blocks.Model`.

    Raises `WriteError` when the ontology has a property whose IRI cannot be an XML name: RDF/XML cannot express it.
    """
    model = Model(graph, **options)
    prefixes = model.iris.prefixes
    names = {namespace: prefix for prefix, namespace in prefixes.items()}
    declared = "".join(f'\n    xmlns:{prefix}="{escape(name, _ENTITIES)}"' for prefix, name in prefixes.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    for section in model.sections():
        heading = f"\n  <!-- {section.title} -->\n"
        for block in section.blocks:
            yield heading + _block(block, names)
            heading = ""
    yield "</rdf:RDF>\n"


def _block(block: Block, names: dict[str, str]) -> str:
    rows = (_property(predicate, term, names) for predicate, objects in block.rows for term in objects)
    return f'  <rdf:Description rdf:about="{escape(block.subject, _ENTITIES)}">\n{"".join(rows)}  </rdf:Description>\n'


def _property(predicate: str, term: Term, names: dict[str, str]) -> str:
    namespace, local = split_for_xml(predicate)
    if not local:
        message = f"The property {predicate} cannot be written in RDF/XML: its IRI does not end in a name; use Turtle."
        raise WriteError(message)
    prefix = names.get(namespace)
    element = f"{prefix}:{local}" if prefix else f"n:{local}"
    opening = element if prefix else f'{element} xmlns:n="{escape(namespace, _ENTITIES)}"'
    if isinstance(term, str):
        return f'    <{opening} rdf:resource="{escape(term, _ENTITIES)}"/>\n'
    if term.datatype:
        opening += f' rdf:datatype="{escape(term.datatype, _ENTITIES)}"'
    elif term.language:
        opening += f' xml:lang="{term.language}"'
    return f"    <{opening}>{escape(term.value, _ENTITIES)}</{element}>\n"
