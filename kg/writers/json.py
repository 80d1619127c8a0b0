"""JSON without loss: `load` gives back an equal graph. One document, entity or fact a line, for readable diffs."""

from __future__ import annotations

import json as standard
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import ReadError
from kg.graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Span,
    When,
)
from kg.writers.files import read_bytes

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

Json: TypeAlias = dict[str, Any]

VERSION = 1
"""The version of the layout, in the field "kg"; it changes only when older programs could misread it."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def json(graph: KnowledgeGraph) -> Iterator[str]:
    """The graph as JSON, in chunks: `{"kg": 1, "documents": [...], "entities": [...], "facts": [...]}`, keys sorted."""
    yield f'{{"kg": {VERSION}'
    yield from _array("documents", map(_document, graph.documents))
    yield from _array("entities", map(_entity, graph.entities))
    yield from _array("facts", map(fact_values, graph.facts))
    yield "\n}\n"


def load(path: str | os.PathLike[str]) -> KnowledgeGraph:
    """The graph in a file that `json` wrote, gzipped or not; `ReadError` when it cannot be read."""
    target = Path(path)
    data = read_bytes(target)
    try:
        return loads(data.decode("utf-8"))
    except (ValueError, ReadError) as error:
        message = f"{target} is not a graph that kg wrote as JSON ({error}); write it again with kg build."
        raise ReadError(message) from error


def loads(text: str) -> KnowledgeGraph:
    """The graph in the text that `json` wrote; `ReadError` when it is not such a text."""
    try:
        found = standard.loads(text)
        if not isinstance(found, dict) or found.get("kg") != VERSION:
            message = f'the field "kg" is not {VERSION}'
            raise ReadError(message)
        return KnowledgeGraph(
            (_read_document(item) for item in found["documents"]),
            (_read_entity(item) for item in found["entities"]),
            (read_fact(item) for item in found["facts"]),
        )
    except KeyError as error:
        message = f"the field {error} is missing"
        raise ReadError(message) from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        message = " ".join(str(error).split())[:200]
        raise ReadError(message) from error


def _array(name: str, items: Iterable[Json]) -> Iterator[str]:
    yield f',\n"{name}": ['
    separator = "\n"
    for item in items:
        text = standard.dumps(item, ensure_ascii=False, sort_keys=True)
        yield separator + _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
        separator = ",\n"
    yield "]"


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "source": document.source,
        "published": _iso(document.published),
        "language": document.language,
    }


def _entity(entity: Entity) -> Json:
    mentions = [
        {"document": m.document, "span": m.span, "text": m.text, "kind": m.kind, "type": m.type, "name": m.name}
        for m in sorted(entity.mentions)
    ]
    # label and type can be computed, but who reads the file with another program needs them
    values: Json = {
        "id": entity.id,
        "label": entity.label,
        "type": entity.type,
        "mentions": mentions,
        "same_as": sorted(entity.same_as),
        "close_match": sorted(entity.close_match),
    }
    return values | ({"classes": sorted(entity.classes)} if entity.classes else {})


def fact_values(fact: Fact) -> Json:
    """A fact as values that JSON has."""
    target, predicate, when = fact.object, fact.predicate, fact.when
    return {
        "subject": fact.subject,
        "predicate": {
            "lemma": predicate.lemma,
            "particle": predicate.particle,
            "label": predicate.label,
            "iri": predicate.iri,
        },
        "object": {"value": target.value, "datatype": target.datatype} if isinstance(target, Literal) else target,
        "status": fact.status,
        "negated": fact.factuality.negated,
        "modality": fact.factuality.modality,
        "claimed": fact.factuality.claimed,
        "by": fact.by,
        "when": when
        and {"text": when.text, "value": when.value, "earliest": _iso(when.earliest), "latest": _iso(when.latest)},
        "where": fact.where,
        "cue": fact.cue,
        "confidence": fact.confidence,
        "event": fact.event,
        "evidence": [_evidence(evidence) for evidence in sorted(fact.evidence)],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "document": evidence.document,
        "sentence": evidence.sentence,
        "subject": evidence.subject,
        "predicate": evidence.predicate,
        "object": evidence.object,
        "quote": evidence.quote,
        "rule": evidence.rule,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: list[int]) -> Span:
    start, end = value
    return Span(int(start), int(end))


def _read_document(item: Json) -> Document:
    return Document(
        id=item["id"],
        text=item["text"],
        title=item["title"],
        source=item["source"],
        published=_day(item["published"]),
        language=item["language"],
    )


def _read_entity(item: Json) -> Entity:
    mentions = frozenset(
        Mention(m["document"], _span(m["span"]), m["text"], MentionKind(m["kind"]), EntityType(m["type"]), m["name"])
        for m in item["mentions"]
    )
    links = (frozenset(item.get(name, ())) for name in ("same_as", "close_match", "classes"))
    return Entity(item["id"], mentions, *links)


def read_fact(item: Json) -> Fact:
    """The fact of which `fact_values` gave the values."""
    target, predicate, when = item["object"], item["predicate"], item["when"]
    return Fact(
        subject=item["subject"],
        predicate=Predicate(predicate["lemma"], predicate["particle"], predicate["label"], predicate["iri"]),
        object=target if isinstance(target, str) else Literal(target["value"], target["datatype"]),
        factuality=Factuality(item["negated"], Modality(item["modality"]), item["claimed"]),
        by=item["by"],
        when=When(when["text"], when["value"], _day(when["earliest"]), _day(when["latest"])) if when else None,
        where=item["where"],
        cue=item["cue"],
        confidence=item["confidence"],
        event=item["event"],
        evidence=frozenset(map(_read_evidence, item["evidence"])),
    )


def _read_evidence(item: Json) -> Evidence:
    sentence, subject, predicate, target = (
        _span(item[part]) for part in ("sentence", "subject", "predicate", "object")
    )
    return Evidence(item["document"], sentence, subject, predicate, target, item["quote"], item["rule"])
