"""CSV in Neo4j's import form: a folder with `nodes.csv` and `relationships.csv`, loaded by one command.

    neo4j-admin database import full --nodes=graph.neo4j/nodes.csv --relationships=graph.neo4j/relationships.csv \
        --multiline-fields=true neo4j

Nodes are entities (label `Entity`, their type, and what their classes in the user's ontology are called), documents
(`Document`) and values (`Value`), by the IRIs of the RDF. A relationship is a fact, whatever its `status`: ask for
`status = "asserted"` where only that will do. What a document mentions is `MENTIONED_IN` it. The form: Neo4j Operations
Manual, "Import", "CSV file header format".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.identity import digest, local_name
from kg.model import Literal
from kg.ontology.values import words_of
from kg.writers.edges import EDGE, edges
from kg.writers.iris import BASE, Iris
from kg.writers.statements import text_hash
from kg.writers.terms import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.graph import KnowledgeGraph
    from kg.model import Document, Entity, Fact

NODE_COLUMNS = (
    "iri:ID", ":LABEL", "id", "name", "type", "aliases:string[]", "same_as:string[]", "classes:string[]",
    "source", "published:date", "language", "sha256", "datatype",
)  # fmt: skip
_TYPES = {"boolean": ":boolean", "double": ":float", "int": ":int", "string": ""}
_DATES = {"earliest": ":date", "latest": ":date"}
RELATIONSHIP_COLUMNS = (
    ":START_ID", ":END_ID", ":TYPE", "fact",
    *(name + _DATES.get(name, _TYPES[kind]) for name, kind in EDGE.items()),
    "by_name", "place_name", "mentions:int",
)  # fmt: skip
_ARRAY_DELIMITER = ";"
_LONGEST_TYPE = 100
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_NOT_IN_TYPES = re.compile(r"\W+")


def neo4j(graph: KnowledgeGraph, *, base: str | None = None) -> dict[str, Iterator[str]]:
    """The files by name, each in chunks; `base` is that of the IRIs. Raises `UsageError` for an unfit base."""
    iris = Iris(BASE if base is None else base)
    return {"nodes.csv": _nodes(graph, iris), "relationships.csv": _relationships(graph, iris)}


def _nodes(graph: KnowledgeGraph, iris: Iris) -> Iterator[str]:
    yield _row(NODE_COLUMNS)
    for entity in graph.entities:
        yield _row(_entity(entity, iris))
    for document in graph.documents:
        yield _row(_document(document, iris))
    values = {fact.object for fact in graph.each_fact() if isinstance(fact.object, Literal)}
    for value in sorted(values):
        yield _row([_value(value), "Value", "", value.value, "Literal", *[""] * 7, value.datatype])


def _entity(entity: Entity, iris: Iris) -> list[str]:
    own = map(_label, sorted(entity.classes))
    label = _array(dict.fromkeys(filter(None, ("Entity", str(entity.type), *own))))
    names = (_array(entity.aliases), _array(sorted(entity.same_as)), _array(sorted(entity.classes)))
    return [_iri(iris.entity, entity.id), label, entity.id, entity.label, str(entity.type), *names, *[""] * 5]


def _label(iri: str) -> str:
    """What a class is called, as Neo4j's users write labels: NationalTeam."""
    words = (word[:1].upper() + word[1:] for word in words_of(iri).split())
    return _NOT_IN_TYPES.sub("_", "".join(words))[:_LONGEST_TYPE].strip("_")


def _document(document: Document, iris: Iris) -> list[str]:
    name = document.title or document.id
    day = document.published.isoformat() if document.published else ""
    about = (document.source, day, document.language, text_hash(document.text), "")
    return [_iri(iris.document, document.id), "Document", document.id, name, "Document", "", "", "", *about]


def _relationships(graph: KnowledgeGraph, iris: Iris) -> Iterator[str]:
    yield _row(RELATIONSHIP_COLUMNS)
    for fact, edge in zip(graph.facts, edges(graph), strict=True):
        end = _value(fact.object) if isinstance(fact.object, Literal) else _iri(iris.entity, fact.object)
        cells = (str(edge.properties.get(name, "")) for name in EDGE)
        names = _name(graph, fact.by), _name(graph, fact.where)
        yield _row([_iri(iris.entity, fact.subject), end, _type(fact), edge.id, *cells, *names, ""])
    known = {document.id for document in graph.documents}
    for entity in graph.entities:
        count = Counter(mention.document for mention in entity.mentions if mention.document in known)
        for document, number in sorted(count.items()):
            ends = _iri(iris.entity, entity.id), _iri(iris.document, document)
            yield _row([*ends, "MENTIONED_IN", *[""] * (len(EDGE) + 3), str(number)])


def _name(graph: KnowledgeGraph, identifier: str | None) -> str:
    return graph.entity(identifier).label if identifier else ""


def _type(fact: Fact) -> str:
    """The predicate as Neo4j's users write types: TRAVEL_TO."""
    return _NOT_IN_TYPES.sub("_", fact.predicate.key)[:_LONGEST_TYPE].strip("_").upper() or "RELATED_TO"


def _iri(namespace: str, identifier: str) -> str:
    return namespace + local_name(identifier)


def _value(value: Literal) -> str:
    return f"value:{digest(value.value, value.datatype)}"


def _array(items: Iterable[str]) -> str:
    # inside an item the delimiter cannot be escaped
    return _ARRAY_DELIMITER.join(item.replace(_ARRAY_DELIMITER, ",") for item in items)


def _row(cells: Iterable[str]) -> str:
    """A line of CSV. An empty cell is no property; white space at the ends is kept only inside quotation marks."""
    return ",".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    text = clean(text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
