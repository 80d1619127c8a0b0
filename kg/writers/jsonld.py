"""JSON-LD with a compact context: short keys for people and programs, the same triples for RDF tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.writers.blocks import TYPE, Block, Model
from kg.writers.iris import LOCAL
from kg.writers.terms import INTEGER, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from kg.graph import KnowledgeGraph
    from kg.writers.options import RdfOptions
    from kg.writers.terms import Term

Json: TypeAlias = dict[str, Any]

_LINKS = (
    "rdf:subject", "rdf:predicate", "kg:status", "kg:polarity", "kg:modality", "kg:claimedBy", "kg:place",
    "kg:event", "kg:property", "kg:trigger", "prov:wasDerivedFrom", "oa:hasSource", "owl:sameAs",
    "rdfs:subPropertyOf", "skos:closeMatch", "prov:wasGeneratedBy", "prov:used", "prov:wasAssociatedWith",
)  # fmt: skip
_TYPED = {
    "kg:confidence": "xsd:decimal",
    "kg:earliest": "xsd:date",
    "kg:latest": "xsd:date",
    "schema:datePublished": "xsd:date",
    "prov:startedAtTime": "xsd:dateTime",
    "prov:endedAtTime": "xsd:dateTime",
}
_PLAIN = (
    "kg:cue", "kg:lemma", "kg:preposition", "kg:timeText", "oa:exact", "oa:start", "oa:end",
    "schema:sha256", "schema:inLanguage", "schema:articleBody", "schema:softwareVersion",
)  # fmt: skip


def jsonld(graph: KnowledgeGraph, **options: Unpack[RdfOptions]) -> Iterator[str]:
    """The graph as JSON-LD, one node a line. Options as of `kg.writers.blocks.Model`."""
    model = Model(graph, **options)
    names = _Names(model.iris.prefixes)
    yield f'{{"@context": {json.dumps(names.context(), ensure_ascii=False, indent=1)},\n"@graph": ['
    separator = "\n"
    for section in model.sections():
        for block in section.blocks:
            yield separator + json.dumps(names.node(block), ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


class _Names:
    """Short names and the rules of the context."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._namespaces = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._keys = {key: key.partition(":")[2] for key in (*_LINKS, *_TYPED, *_PLAIN)}

    def context(self) -> Json:
        rules: Json = {"id": "@id", "type": "@type", **self._prefixes}
        rules |= {self._keys[key]: {"@id": key, "@type": "@id"} for key in _LINKS}
        rules |= {self._keys[key]: {"@id": key, "@type": datatype} for key, datatype in _TYPED.items()}
        return rules | {self._keys[key]: key for key in _PLAIN}

    def short(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._namespaces.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and LOCAL.fullmatch(iri, cut) else iri

    def node(self, block: Block) -> Json:
        result: Json = {"id": self.short(block.subject)}
        for predicate, objects in block.rows:
            if predicate == TYPE:
                result["type"] = [self.short(str(term)) for term in objects]
                continue
            name = self.short(predicate)
            values = [self._value(name, term) for term in objects]
            result[self._keys.get(name, name)] = values[0] if len(values) == 1 else values
        return result

    def _value(self, name: str, term: Term) -> Any:  # noqa: ANN401  (JSON)
        if isinstance(term, str):
            return self.short(term) if name in _LINKS else {"id": self.short(term)}
        return self._text(name, term)

    def _text(self, name: str, text: Text) -> Any:  # noqa: ANN401  (JSON)
        if text.language:
            return {"@value": text.value, "@language": text.language}
        if text.datatype == INTEGER and len(text.value) < 10:  # noqa: PLR2004  (larger ones could become doubles)
            return int(text.value)
        if text.datatype:
            short = self.short(text.datatype)
            return text.value if _TYPED.get(name) == short else {"@value": text.value, "@type": short}
        return text.value
