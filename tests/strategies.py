"""Hypothesis strategies for the nouns of `kg`, shared by all tests.

Names, ids and labels are drawn from small pools, so that graphs overlap and merging has something to do. Evidence
always quotes its document verbatim. `hostile_text` mixes what breaks writers: quotes, angle brackets, controls, emoji.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

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

XSD = "http://www.w3.org/2001/XMLSchema#"
ENTITY_IDS = ("Ada_Byron", "Oslo", "harbour-00ff00ff", 'a "b" <c>', "\u05d0\u05d1", "x/y#z")
"""Ids as `kg.identity` makes them, and ids as a careless caller may make them."""
NAMES = (
    "Ada Byron",
    "Ada",
    "Oslo",
    "the harbour",
    "she",
    'O"Hara & <Sons>',
    "\u0634\u0631\u0643\u0629",
    "caf\u00e9 \U0001f600",
)
MET = ("", "https://w3id.org/kg-news/onto#met", "https://w3id.org/kg-news/onto#visited")
LINKS = ("http://www.wikidata.org/entity/Q7259", "no iri")
FRAGMENTS = (
    '"', "'", "\\", "\n", "\r", "\t", "<", ">", "{", "}", "|", "^", "`", "*/", "-->", "</script>", "]]>",
    "&amp;", "=1+1", "@x", "#", " ", "a", "Z", "0",
    "\u202e", "\u200f", "\u2028", "\u0007", "\u0000", "\u00e9", "e\u0301", "\U0001f600", "\ufffe", "\ufeff",
)  # fmt: skip

hostile_text = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=6).map("".join)
entity_ids = st.sampled_from(ENTITY_IDS)
dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
factualities = st.builds(Factuality, st.booleans(), st.sampled_from(Modality), st.booleans())
literals = st.one_of(
    st.builds(Literal, hostile_text, st.just("")),
    st.builds(Literal, st.integers().map(str), st.just(XSD + "integer")),
    st.builds(Literal, dates.map(str), st.just(XSD + "date")),
)
predicates = st.builds(
    Predicate,
    st.sampled_from(("visit", "meet", "governor", "4x4", "say \u00aa")),
    st.sampled_from(("", "to", "of")),
    st.sampled_from(("", "visited", "met with", 'says "so"')),
    st.sampled_from(("", "https://w3id.org/kg-news/onto#visited", "https://w3id.org/kg-news/onto#met")),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with an id from a small pool."""
    return Document(
        id=draw(st.sampled_from(("alpha-00000001", "beta-00000002", "no / plain id"))),
        text=draw(hostile_text),
        title=draw(hostile_text),
        source=draw(st.sampled_from(("", "news/a b.txt", "https://example.org/a?b=c d"))),
        published=draw(st.none() | dates),
    )


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A stretch of `text`, possibly empty."""
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def mentions(draw: st.DrawFn, document: Document) -> Mention:
    """A mention with a verbatim text."""
    span = draw(spans(document.text))
    text = document.text[span.start : span.end]
    kind = draw(st.sampled_from(MentionKind))
    name = draw(st.sampled_from(NAMES))
    return Mention(document.id, span, text, kind, draw(st.sampled_from(EntityType)), name)


@st.composite
def evidence(draw: st.DrawFn, document: Document) -> Evidence:
    """Evidence whose quote is the slice of its document."""
    sentence = draw(spans(document.text))
    quote = document.text[sentence.start : sentence.end]
    parts = [draw(spans(document.text)) for _ in range(3)]
    return Evidence(document.id, sentence, *parts, quote, draw(st.sampled_from(("clause", "apposition"))))


@st.composite
def times(draw: st.DrawFn) -> When:
    """A time of any precision."""
    day = draw(dates)
    value = draw(st.sampled_from((str(day), str(day)[:7], str(day)[:4], "", "2023-02-30", "2023-W10")))
    bounded = draw(st.booleans())
    return When(draw(st.sampled_from(("then", "last week"))), value, day if bounded else None, day if bounded else None)


@st.composite
def facts(draw: st.DrawFn, document: Document) -> Fact:
    """A fact with up to two pieces of evidence from one document."""
    return Fact(
        subject=draw(entity_ids),
        predicate=draw(predicates),
        object=draw(st.one_of(entity_ids, literals)),
        factuality=draw(factualities),
        by=draw(st.none() | entity_ids),
        when=draw(st.none() | times()),
        where=draw(st.none() | entity_ids),
        cue=draw(st.sampled_from(("", "said", "will"))),
        confidence=draw(st.sampled_from((1.0, 0.9, 0.123456, 0.0))),
        event=draw(st.sampled_from(("", "event-1", "event-2"))),
        evidence=frozenset(draw(st.lists(evidence(document), min_size=1, max_size=2))),
    )


@st.composite
def twins(draw: st.DrawFn, document: Document) -> Fact:
    """One of two facts, with everything that equality leaves out drawn anew: these are what union has to join."""
    return Fact(
        subject=draw(st.sampled_from(ENTITY_IDS[:2])),
        predicate=replace(Predicate("meet"), label=draw(st.sampled_from(("", "met"))), iri=draw(st.sampled_from(MET))),
        object="Oslo",
        cue=draw(st.sampled_from(("", "said", "will"))),
        confidence=draw(st.sampled_from((1.0, 0.9, 0.1))),
        event=draw(st.sampled_from(("", "event-1", "event-2"))),
        evidence=frozenset({draw(evidence(document))}),
    )


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """A small graph: up to two documents, with entities and facts that quote them."""
    found = draw(st.lists(documents(), max_size=2, unique_by=lambda d: d.id))
    people: list[Entity] = []
    stated: list[Fact] = []
    for document in found:
        stated += draw(st.lists(st.one_of(facts(document), twins(document)), max_size=3))
        for identifier in draw(st.lists(entity_ids, max_size=3, unique=True)):
            seen = frozenset(draw(st.lists(mentions(document), max_size=2)))
            links, close = (frozenset(draw(st.lists(st.sampled_from(LINKS), max_size=1))) for _ in range(2))
            people.append(Entity(identifier, seen, links, close))
    return KnowledgeGraph(found, people, stated)
