"""Knowledge graphs made by hand and by generator, for tests and measurements of writers.

`story()` is an invented factory visit with every status; `generate(n)` makes any number of facts of invented news.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.identity import document_id, entity_id
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_XSD = "http://www.w3.org/2001/XMLSchema#"

_STORY = """\
Chancellor Ilva Brandt toured the Norrvik turbine works on Tuesday with industry minister Tomas Erel. \
The plant, owned by Halden Power, employs 2,400 people in the port city of Norrvik. \
Brandt met Sanna Odell, the chief executive of Halden Power, and praised the works. \
Odell said the company had sold forty turbines to Karelian Grid. \
Halden Power will open a second plant in Estmark next spring, Erel announced. \
The minister may visit Estmark in October. \
Karelian Grid did not sign the Norrvik Accord. \
According to the Baltic Courier, Brandt had inspected the works in 2019. \
Odell, a former engineer at the Royal Institute of Tidal Research, joined Halden Power in 2011. \
Erel accompanied Brandt to the Harbour Museum, where she opened the exhibition Light over Water. \
The Dockers' Union denied that it had threatened a strike. \
The works build the HP-9 turbine \U0001f30a for wind parks off Estmark. \
Brandt signed the Norrvik Accord with Prime Minister Jon Vasari of Estmark.
"""

_DAY = date(2031, 5, 20)
_PLAIN = Factuality()


class _Story:
    """Collects mentions and facts of one text; every word is looked up, so a slip of the pen raises."""

    def __init__(self, text: str, title: str, source: str, published: date) -> None:
        self.document = Document(document_id(title, text), text, title, source, published)
        self._mentions: dict[str, set[Mention]] = {}
        self._facts: list[Fact] = []

    def entity(self, name: str, kind: EntityType, *others: str) -> str:
        """An entity with the names it has in the text; names in lower case are nominals."""
        identifier = entity_id(name)
        own = self._mentions.setdefault(identifier, set())
        for other in (name, *others):
            start = self.document.text.index(other)
            form = MentionKind.NOMINAL if other[0].islower() else MentionKind.NAME
            own.add(Mention(self.document.id, Span(start, start + len(other)), other, form, kind, other))
        return identifier

    def fact(  # noqa: PLR0913
        self,
        subject: str,
        words: tuple[str, str, str, str],
        target: str | Literal,
        predicate: tuple[str, str, str],
        factuality: Factuality = _PLAIN,
        *,
        by: str | None = None,
        when: When | None = None,
        where: str | None = None,
        cue: str = "",
        confidence: float = 1.0,
    ) -> None:
        """A fact whose sentence begins with `words[0]`; the rest are the words of subject, predicate and object."""
        start = self.document.text.index(words[0])
        stop = self.document.text.find(". ", start)
        end = stop + 1 if stop >= 0 else len(self.document.text) - 1
        quote = self.document.text[start:end]
        places = [start + quote.index(word) for word in words[1:]]
        spans = [Span(place, place + len(word)) for place, word in zip(places, words[1:], strict=True)]
        evidence = Evidence(self.document.id, Span(start, end), *spans, quote, "clause")
        self._facts.append(
            Fact(
                subject,
                Predicate(*predicate),
                target,
                factuality,
                by,
                when,
                where,
                cue,
                confidence,
                evidence=frozenset({evidence}),
            )
        )

    def graph(self) -> KnowledgeGraph:
        """Everything collected so far."""
        entities = [Entity(identifier, frozenset(mentions)) for identifier, mentions in self._mentions.items()]
        return KnowledgeGraph([self.document], entities, self._facts)


def story() -> KnowledgeGraph:
    """An invented factory visit: 17 entities, 24 facts, all five statuses, values, times, places and a speaker."""
    s = _Story(_STORY, "Chancellor tours turbine works", "https://news.example/norrvik/turbines", _DAY)
    brandt = s.entity("Ilva Brandt", EntityType.PERSON, "Brandt", "Chancellor Ilva Brandt")
    erel = s.entity("Tomas Erel", EntityType.PERSON, "Erel")
    odell = s.entity("Sanna Odell", EntityType.PERSON, "Odell")
    vasari = s.entity("Jon Vasari", EntityType.PERSON)
    works = s.entity("Norrvik turbine works", EntityType.FACILITY, "the works")
    halden = s.entity("Halden Power", EntityType.ORGANIZATION)
    karelian = s.entity("Karelian Grid", EntityType.ORGANIZATION)
    courier = s.entity("Baltic Courier", EntityType.ORGANIZATION)
    institute = s.entity("Royal Institute of Tidal Research", EntityType.ORGANIZATION)
    union = s.entity("Dockers' Union", EntityType.GROUP)
    norrvik = s.entity("Norrvik", EntityType.PLACE)
    estmark = s.entity("Estmark", EntityType.PLACE)
    museum = s.entity("Harbour Museum", EntityType.FACILITY)
    accord = s.entity("Norrvik Accord", EntityType.EVENT)
    turbine = s.entity("HP-9 turbine", EntityType.PRODUCT)
    light = s.entity("Light over Water", EntityType.WORK)
    second = s.entity("second plant", EntityType.FACILITY)
    strike = s.entity("strike", EntityType.THING)
    visit, claimed = ("visit", "", "visited"), Factuality(claimed=True)
    tuesday = When("on Tuesday", "2031-05-20", _DAY, _DAY)
    s.fact(brandt, ("Chancellor", "Ilva Brandt", "toured", "Norrvik turbine works"), works, visit, when=tuesday)
    s.fact(brandt, ("Brandt met", "Brandt", "praised", "the works"), works, ("praise", "", "praised"))
    s.fact(erel, ("Chancellor", "Tomas Erel", "toured", "Norrvik turbine works"), works, visit, when=tuesday)
    s.fact(
        erel,
        ("Chancellor", "Tomas Erel", "with", "Ilva Brandt"),
        brandt,
        ("accompany", "", "accompanied"),
        when=tuesday,
    )
    s.fact(
        erel, ("Erel accom", "Erel", "accompanied", "Brandt"), brandt, ("accompany", "to", "accompanied"), where=museum
    )
    s.fact(halden, ("The plant", "Halden Power", "owned by", "The plant"), works, ("own", "", "owns"))
    s.fact(
        works, ("The plant", "The plant", "employs", "2,400 people"), Literal("2,400 people"), ("employ", "", "employs")
    )
    s.fact(works, ("The plant", "The plant", "in", "Norrvik"), norrvik, ("locate", "in", "is located in"))
    s.fact(brandt, ("Brandt met", "Brandt", "met", "Sanna Odell"), odell, ("meet", "", "met"))
    s.fact(
        odell,
        ("Brandt met", "Sanna Odell", "chief executive of", "Halden Power"),
        halden,
        ("executive", "of", "chief executive of"),
    )
    s.fact(
        halden,
        ("Odell said", "the company", "had sold", "Karelian Grid"),
        karelian,
        ("sell", "to", "sold turbines to"),
        claimed,
        by=odell,
        cue="said",
    )
    s.fact(
        halden,
        ("Halden Power will", "Halden Power", "will open", "second plant"),
        second,
        ("open", "", "will open"),
        Factuality(modality=Modality.PLANNED, claimed=True),
        by=erel,
        when=When("next spring", "", date(2032, 3, 1), date(2032, 5, 31)),
        where=estmark,
        cue="announced",
    )
    s.fact(
        second,
        ("Halden Power will", "second plant", "in", "Estmark"),
        estmark,
        ("locate", "in", "is located in"),
        Factuality(modality=Modality.PLANNED),
        cue="will",
    )
    s.fact(
        erel,
        ("The minister may", "The minister", "may visit", "Estmark"),
        estmark,
        visit,
        Factuality(modality=Modality.POSSIBLE),
        when=When("in October", "2031-10", date(2031, 10, 1), date(2031, 10, 31)),
        cue="may",
        confidence=0.7,
    )
    s.fact(
        karelian,
        ("Karelian Grid did", "Karelian Grid", "did not sign", "Norrvik Accord"),
        accord,
        ("sign", "", "signed"),
        Factuality(negated=True),
        cue="not",
    )
    s.fact(
        brandt,
        ("According to", "Brandt", "inspected", "the works"),
        works,
        visit,
        claimed,
        by=courier,
        when=When("in 2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        cue="According to",
    )
    s.fact(
        odell,
        ("Odell, a", "Odell", "engineer at", "Royal Institute of Tidal Research"),
        institute,
        ("engineer", "at", "former engineer at"),
    )
    s.fact(
        odell,
        ("Odell, a", "Odell", "joined", "Halden Power"),
        halden,
        ("join", "", "joined"),
        when=When("in 2011", "2011", date(2011, 1, 1), date(2011, 12, 31)),
    )
    s.fact(brandt, ("Erel accom", "she", "opened", "Light over Water"), light, ("open", "", "opened"), where=museum)
    s.fact(
        union,
        ("The Dockers", "it", "had threatened", "strike"),
        strike,
        ("threaten", "", "threatened"),
        Factuality(negated=True, claimed=True),
        by=union,
        cue="denied",
    )
    s.fact(
        works, ("The works build", "The works", "build", "HP-9 turbine \U0001f30a"), turbine, ("build", "", "builds")
    )
    s.fact(
        turbine,
        ("The works build", "HP-9 turbine", "\U0001f30a for", "Estmark"),
        estmark,
        ("turbine", "for", "is made for"),
    )
    s.fact(brandt, ("Brandt signed", "Brandt", "signed", "Norrvik Accord"), accord, ("sign", "", "signed"))
    s.fact(vasari, ("Brandt signed", "Jon Vasari", "signed", "Norrvik Accord"), accord, ("sign", "", "signed"))
    s.fact(
        vasari,
        ("Brandt signed", "Jon Vasari", "Prime Minister", "Estmark"),
        estmark,
        ("minister", "of", "prime minister of"),
    )
    return s.graph()


_FIRST = (
    "Ada Bruno Carla Dmitri Elif Farid Greta Hugo Inez Jonas Keiko Liam Mona Nils Olga Pavel Rosa Sven Tara".split()
)
_LAST = (
    "Almar Bexley Corvin Dastan Eklund Farrow Gorski Halvor Irving Jarosz Kestrel Lindqvist Moreau Nakano Oduya".split()
)
_STEM = "Aster Borea Cinder Delta Ember Fjord Granit Harbor Indigo Juniper Krona Lumen Meridian Northgate Opal".split()
_ENDINGS = {
    EntityType.ORGANIZATION: ("Bank", "Shipping", "Energy Commission", "Motors", "University", "Press"),
    EntityType.PLACE: ("City", "Bay", "Province", "Valley", "Island"),
    EntityType.FACILITY: ("Shipyard", "Airport", "Power Station"),
    EntityType.EVENT: ("Summit", "Accord", "Cup"),
    EntityType.PRODUCT: ("One", "X-2", "Jet"),
    EntityType.GROUP: ("Movement", "Rebels"),
}
_TYPES = [EntityType.PERSON] * 8 + [EntityType.ORGANIZATION] * 6 + [EntityType.PLACE] * 5 + list(_ENDINGS)
_VERBS = [
    ("visit", "", "visited"),
    ("meet", "with", "met with"),
    ("sign", "", "signed"),
    ("work", "for", "works for"),
    ("found", "", "founded"),
    ("locate", "in", "is located in"),
    ("sell", "to", "sold goods to"),
    ("criticise", "", "criticised"),
    ("president", "of", "is president of"),
    ("support", "", "supports"),
]
_FACTUALITIES = [Factuality()] * 12 + [
    Factuality(claimed=True),
    Factuality(claimed=True),
    Factuality(negated=True),
    Factuality(modality=Modality.PLANNED),
    Factuality(modality=Modality.POSSIBLE),
]


def generate(facts: int, *, seed: int = 1) -> KnowledgeGraph:
    """About `facts` facts of invented news, 1.3 an entity, with a power law of degrees; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  (nothing secret)
    names = _names(rng, max(2, round(facts / 1.3)))
    hubs = [rng.paretovariate(1.1) for _ in names]
    pairs = zip(rng.choices(range(len(names)), hubs, k=facts), rng.choices(range(len(names)), k=facts), strict=True)
    documents: list[Document] = []
    mentions: dict[str, set[Mention]] = {}
    made: list[Fact] = []
    for block in _blocks([(a, b) for a, b in pairs if a != b], 12):
        document, found = _article(rng, len(documents), block, names, mentions)
        documents.append(document)
        made += found
    return KnowledgeGraph(documents, (Entity(key, frozenset(own)) for key, own in mentions.items()), made)


def _names(rng: random.Random, count: int) -> list[tuple[str, EntityType]]:
    found: dict[str, EntityType] = {}
    while len(found) < count:
        kind = rng.choice(_TYPES)
        suffix = f" {len(found) // 40 + 1}" if len(found) > 40 else ""
        if kind is EntityType.PERSON:
            name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}{suffix}"
        else:
            name = f"{rng.choice(_STEM)} {rng.choice(_ENDINGS[kind])}{suffix}"
        found.setdefault(name, kind)
    return list(found.items())


def _blocks(items: Sequence[tuple[int, int]], size: int) -> Iterator[Sequence[tuple[int, int]]]:
    for i in range(0, len(items), size):
        yield items[i : i + size]


def _article(
    rng: random.Random,
    number: int,
    pairs: Sequence[tuple[int, int]],
    names: Sequence[tuple[str, EntityType]],
    mentions: dict[str, set[Mention]],
) -> tuple[Document, list[Fact]]:
    day = date(2031, 1, 1) + timedelta(days=rng.randrange(360))
    identifier, title = f"article-{number:05d}", f"Report {number} on {names[pairs[0][0]][0]}"
    text, facts = "", []
    for a, b in pairs:
        (subject, kind), (target, other) = names[a], names[b]
        verb = rng.choice(_VERBS)
        start = len(text)
        quote = f"{subject} {verb[2]} {target}, two people familiar with the matter told reporters on {day}."
        spans, at = [], start
        for word in (subject, verb[2], target):
            spans.append(Span(at, at + len(word)))
            at += len(word) + 1
        text += quote + " "
        evidence = Evidence(identifier, Span(start, start + len(quote)), *spans, quote, "clause")
        for name, type_, span in ((subject, kind, spans[0]), (target, other, spans[2])):
            mention = Mention(identifier, span, name, MentionKind.NAME, type_, name)
            mentions.setdefault(entity_id(name), set()).add(mention)
        facts.append(
            Fact(
                entity_id(subject),
                Predicate(*verb),
                entity_id(target),
                rng.choice(_FACTUALITIES),
                when=When(str(day), str(day), day, day) if rng.random() < 0.6 else None,
                evidence=frozenset({evidence}),
            )
        )
    return Document(identifier, text, title, f"https://news.example/{number}", day), facts
