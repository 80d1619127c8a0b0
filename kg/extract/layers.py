"""What the components write on a Doc, and how it is read back as typed values.

Only span groups and plain tuples go on the Doc, so `n_process`, `DocBin` and `to_disk` work as they are:

- `doc.spans["kg_mentions"]`: one span a mention; `label_` is the type, `kb_id_` the readable name, `id_` the kind and
  the position of the head inside the span ("name@2").
- `doc.spans["coref_clusters_1"]`, `..._2`: the spans of one entity (the layout of spacy-experimental), so that a
  foreign resolver can take the place of `kg_coref`: mentions and clusters are joined by their borders.
- `doc.user_data["kg_facts"]`: a tuple of `RawFact`s as plain tuples.
- `doc.user_data["kg_document"]`: what is known of the document, as a plain tuple (see `set_document`).

A component that changes mentions or clusters puts new span groups in the place of the old ones, or adds to them.
"""

from __future__ import annotations

import re
from datetime import date
from operator import is_
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc, Span

from kg.extract.foreign import CLUSTERS, cluster_keys, mentions_of
from kg.identity import digest, document_id, entity_id, name_key
from kg.model import (
    Document,
    Entity,
    EntityId,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    When,
    readable,
)
from kg.model import Span as Offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import SpanGroup

    from kg.graph import KnowledgeGraph

NAME, NOMINAL, PRONOUN = (kind.value for kind in (MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN))
MENTIONS = "kg_mentions"
FACTS = "kg_facts"
DOCUMENT = "kg_document"
_WORDS = re.compile(r"\w(?:[\w' -]*\w)?")
# the constructors of enums cost more than all else that is done for a mention
_KINDS = {kind.value: kind for kind in MentionKind}
_TYPES = {kind.value: kind for kind in EntityType}
_MODALITIES = {modality.value: modality for modality in Modality}
_INTRODUCING = frozenset({"a", "an", "another", "one", "some", "other", "two", "three", "several", "many"})


class MentionSpan(NamedTuple):
    """A mention in tokens: `[start, end)`, its syntactic head, kind and type (values of the enums in `kg.model`).

    `name` is the readable form: no determiner, no possessive marker; for a demonym ("Russian") the country's name.
    """

    start: int
    end: int
    head: int
    kind: str
    type: str
    name: str


class TimeSpan(NamedTuple):
    """A time expression in tokens, with what it means. Dates are ISO 8601 strings, empty without an anchor."""

    start: int
    end: int
    head: int
    text: str
    value: str
    earliest: str
    latest: str


class RawFact(NamedTuple):
    """One fact in character offsets and strings: what `doc.user_data["kg_facts"]` holds.

    `subject`, `object`, `by` and `where` are the borders of a mention in `doc.spans["kg_mentions"]`; a value has
    `literal` set instead of being a mention, and `(-1, -1)` stands for none.
    """

    subject: tuple[int, int]
    predicate: tuple[int, int]
    object: tuple[int, int]
    sentence: tuple[int, int]
    lemma: str
    particle: str
    label: str
    literal: str
    datatype: str
    negated: bool
    modality: str
    claimed: bool
    by: tuple[int, int]
    when: tuple[str, str, str, str]
    where: tuple[int, int]
    cue: str
    confidence: float
    event: str
    rule: str
    iri: str = ""
    """The property of the user's ontology that was looked for and found; empty for facts that `align` gives theirs."""


class _Read(NamedTuple):
    """What was written or read last: making the spans again for each stage costs more than some stages do."""

    groups: list[SpanGroup]
    sizes: list[int]
    mentions: list[MentionSpan]
    clusters: list[tuple[int, ...]]

    def holds(self, groups: list[SpanGroup], sizes: list[int]) -> bool:
        """Whether these are the very groups, and nothing was added to or taken from them and their Doc."""
        return sizes == self.sizes and len(groups) == len(self.groups) and all(map(is_, groups, self.groups))


_NOTHING = _Read([], [], [], [])
_last_mentions = _last_clusters = _NOTHING


def write_mentions(doc: Doc, mentions: Iterable[MentionSpan]) -> None:
    """Put mentions on the Doc as the span group `kg_mentions`."""
    global _last_mentions  # noqa: PLW0603  (a cache of one, as that of `parse_of`)
    found = sorted(mentions)
    doc.spans[MENTIONS] = [
        Span(doc, m.start, m.end, label=m.type, span_id=f"{m.kind}@{m.head - m.start}", kb_id=m.name) for m in found
    ]
    _last_mentions = _Read([doc.spans[MENTIONS]], [len(doc), len(found)], found, [])


def read_mentions(doc: Doc) -> list[MentionSpan]:
    """The mentions of the Doc, with the heads that its parse gives them."""
    global _last_mentions  # noqa: PLW0603
    if MENTIONS not in doc.spans:
        return []
    group = doc.spans[MENTIONS]
    sizes = [len(doc), len(group)]
    if not _last_mentions.holds([group], sizes):
        _last_mentions = _Read([group], sizes, _mentions_of(doc, group), [])
    return list(_last_mentions.mentions)


def _mentions_of(doc: Doc, group: SpanGroup) -> list[MentionSpan]:
    strings = doc.vocab.strings
    kinds: dict[int, tuple[str, str]] = {}  # few distinct ones: looked up once
    found: list[MentionSpan] = []
    for span in group:
        if span.id not in kinds:
            kind, _, offset = strings[span.id].partition("@") if span.id else ("", "", "")
            kinds[span.id] = (kind, offset)
        kind, offset = kinds[span.id]
        start = span.start
        head = start + int(offset) if offset else span.root.i
        found.append(MentionSpan(start, span.end, head, kind, strings[span.label], strings[span.kb_id]))
    return found


def write_clusters(doc: Doc, mentions: Sequence[MentionSpan], clusters: Iterable[Sequence[int]]) -> None:
    """Put each cluster (indices into `mentions`) on the Doc as a span group, numbered from 1, and drop older ones."""
    global _last_clusters  # noqa: PLW0603
    for key in cluster_keys(doc):
        del doc.spans[key]
    borders = [[(mentions[i].start, mentions[i].end) for i in members] for members in clusters]
    for number, group in enumerate(borders, start=1):
        doc.spans[f"{CLUSTERS}{number}"] = [Span(doc, start, end) for start, end in group]
    groups = [doc.spans[f"{CLUSTERS}{number}"] for number in range(1, len(borders) + 1)]
    place = {(m.start, m.end): i for i, m in enumerate(mentions)}
    _last_clusters = _Read(groups, [len(doc), *map(len, groups)], list(mentions), _joined(borders, place))


def read_clusters(doc: Doc, mentions: Sequence[MentionSpan]) -> list[tuple[int, ...]]:
    """Clusters as indices into `mentions`, see `kg.extract.foreign`; a mention of two clusters counts in the first."""
    global _last_clusters  # noqa: PLW0603
    groups = [doc.spans[key] for key in cluster_keys(doc)]
    sizes = [len(doc), *map(len, groups)]
    if not (_last_clusters.holds(groups, sizes) and _last_clusters.mentions == mentions):
        _last_clusters = _Read(groups, sizes, list(mentions), _clusters_of(groups, mentions))
    return list(_last_clusters.clusters)


def _clusters_of(groups: Sequence[SpanGroup], mentions: Sequence[MentionSpan]) -> list[tuple[int, ...]]:
    return _joined([[(s.start, s.end) for s in group] for group in groups], mentions_of(groups, mentions))


def _joined(groups: Iterable[Iterable[tuple[int, int]]], place: Mapping[tuple[int, int], int]) -> list[tuple[int, ...]]:
    """Clusters as positions of mentions, given those of the borders of spans."""
    found: list[tuple[int, ...]] = []
    taken: set[int] = set()
    for group in groups:
        members = (place.get(borders) for borders in group)
        cluster = tuple(sorted({i for i in members if i is not None and i not in taken}))
        if len(cluster) > 1:  # who stands alone in a cluster may still be in another
            taken.update(cluster)
            found.append(cluster)
    return found


def write_facts(doc: Doc, facts: Iterable[RawFact]) -> None:
    """Put facts on the Doc as plain tuples."""
    doc.user_data[FACTS] = [tuple(fact) for fact in facts]


def read_facts(doc: Doc) -> list[RawFact]:
    """The facts of the Doc; lists become tuples again, which is what DocBin's msgpack makes of them."""
    stored = doc.user_data.get(FACTS, ())
    return [_raw_fact(fact) for fact in stored]


def _raw_fact(stored: Iterable[Any]) -> RawFact:
    values: list[Any] = [tuple(x) if isinstance(x, list) else x for x in stored]
    return RawFact(*values)


def set_document(doc: Doc, document: Document) -> None:
    """Tell the components what is known of the Doc's document: id, title, source, date, language."""
    published = document.published.isoformat() if document.published else ""
    doc.user_data[DOCUMENT] = (document.id, document.title, document.source, published, document.language)


def published_of(doc: Doc) -> date | None:
    """The publication date that was set with `set_document`, or None."""
    known = doc.user_data.get(DOCUMENT)
    return date.fromisoformat(known[3]) if known and known[3] else None


def document_of(doc: Doc) -> Document:
    """The document as `set_document` described it, or one made of the text alone."""
    known = doc.user_data.get(DOCUMENT)
    if known is None:
        return Document(document_id("text", doc.text), doc.text)
    identifier, title, source, _, language = known
    return Document(identifier, doc.text, title, source, published_of(doc), language)


def graph_of(doc: Doc, document: Document | None = None) -> KnowledgeGraph:
    """The knowledge graph of one analysed Doc; quotes are sliced from `document.text` when that is given."""
    from kg.graph import KnowledgeGraph  # noqa: PLC0415  (networkx must not be loaded with spaCy's plugins)

    document = document or document_of(doc)
    entities = _Entities(doc, document)
    facts = [fact for raw in read_facts(doc) if (fact := _fact(raw, document, entities)) is not None]
    return KnowledgeGraph([document], entities.all(), facts)


class _Entities:
    """The entities of a Doc, and which one a pair of offsets means."""

    def __init__(self, doc: Doc, document: Document) -> None:
        mentions = read_mentions(doc)
        clusters = read_clusters(doc, mentions)
        clustered = {i for cluster in clusters for i in cluster}
        groups = [*clusters, *((i,) for i in range(len(mentions)) if i not in clustered)]
        starts, lengths = doc.to_array([IDX, LENGTH]).T.tolist() if len(doc) else ([], [])
        ends = [a + b for a, b in zip(starts, lengths, strict=True)]
        self._found: dict[str, Entity] = {}
        self._at: dict[tuple[int, int], str] = {}
        described = [
            _describe(document, [mentions[i] for i in group], starts, ends)
            for group in groups
            if any(mentions[i].kind != PRONOUN for i in group)
        ]
        identifiers = [_identifier(document, d) for d in described]
        named = {
            name_key(d.label): identifier
            for d, identifier in zip(described, identifiers, strict=True)
            if d.kind == NAME
        }
        for description, identifier in zip(described, identifiers, strict=True):
            if description.kind == NOMINAL and not description.introduced:
                # "earth" beside "Earth": a noun phrase that reads like a name of the document is that name
                identifier = named.get(name_key(description.label), identifier)  # noqa: PLW2901
            known = self._found.get(identifier)
            mentioned = description.mentions
            self._found[identifier] = Entity(identifier, mentioned | known.mentions if known else mentioned)
            for span in description.spans:
                self._at.setdefault(span, identifier)

    def all(self) -> Iterable[Entity]:
        """Every entity with a name or a noun phrase."""
        return self._found.values()

    def at(self, span: tuple[int, int]) -> str:
        """The id of the entity mentioned at these offsets; empty when there is none."""
        return self._at.get(tuple(span), "")  # type: ignore[arg-type]


class _Description(NamedTuple):
    """What is known of an entity before it has an id."""

    mentions: frozenset[Mention]
    spans: list[tuple[int, int]]
    kind: MentionKind
    type: EntityType
    label: str
    first: Mention

    @property
    def introduced(self) -> bool:
        """Does its first mention say that it is new: "a man", "another man"?"""
        return self.first.text.split(None, 1)[0].casefold() in _INTRODUCING


def _describe(document: Document, group: list[MentionSpan], starts: list[int], ends: list[int]) -> _Description:
    spans = [(starts[m.start], ends[m.end - 1]) for m in group]
    made = [
        Mention(document.id, Offsets(a, b), document.text[a:b], _KINDS[m.kind], _TYPES[m.type], _tidy(m.name))
        for m, (a, b) in zip(group, spans, strict=True)
    ]
    mentions = frozenset(made)
    entity = Entity("", mentions)
    return _Description(mentions, spans, entity.kind, entity.type, entity.label, min(made, key=lambda m: m.span))


def _identifier(document: Document, description: _Description) -> EntityId:
    return entity_id(description.label, scope=_scope(document, description))


def _tidy(name: str) -> str:
    """A name without marks that opened or closed outside it."""
    if _WORDS.fullmatch(name):
        return name
    for pair in ('""', "()", "[]", "\u201c\u201d"):
        if name.count(pair[0]) != (name.count(pair[1]) if pair[0] != pair[1] else 2 * (name.count(pair[0]) // 2)):
            name = name.replace(pair[0], "").replace(pair[1], "")
    return readable(name.strip(" ,;:-\u2013\u2014")) or readable(name)


def _scope(document: Document, description: _Description) -> str:
    """Where an entity's name means it: everywhere, in this document, or at this place only ("a man", "another man")."""
    if description.kind == NAME:
        short = description.type is EntityType.PERSON and " " not in description.label
        return document.id if short else ""
    return f"{document.id}#{description.first.span.start}" if description.introduced else document.id


def _fact(raw: RawFact, document: Document, entities: _Entities) -> Fact | None:
    subject = entities.at(raw.subject)
    target = Literal(raw.literal, raw.datatype) if raw.literal else entities.at(raw.object)
    if not subject or not target:
        return None
    evidence = Evidence(
        document.id,
        Offsets(*raw.sentence),
        Offsets(*raw.subject),
        Offsets(*raw.predicate),
        Offsets(*raw.object),
        document.text[slice(*raw.sentence)],
        raw.rule,
    )
    return Fact(
        subject,
        Predicate(raw.lemma, raw.particle, raw.label, raw.iri),
        target,
        Factuality(raw.negated, _MODALITIES[raw.modality], raw.claimed),
        entities.at(raw.by) or None,
        _when(raw.when),
        entities.at(raw.where) or None,
        raw.cue,
        raw.confidence,
        digest(document.id, raw.event) if raw.event else "",
        frozenset((evidence,)),
    )


def _when(parts: Sequence[str]) -> When | None:
    text, value, earliest, latest = parts
    if not text:
        return None
    return When(
        readable(text),
        value,
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )


def install_getter() -> None:
    """Make `doc._.kg` give the graph of a Doc; does nothing when it is there already."""
    if not Doc.has_extension("kg"):
        Doc.set_extension("kg", getter=graph_of)
