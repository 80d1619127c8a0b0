"""A small graph made by hand, one fact of each kind, shared by the tests of the writers."""

from __future__ import annotations

from datetime import date

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

TEXT = (
    "Ada Byron toured the ferry yard in Bergen on 3 May 2021. Nils Vik said she visited it in 2002. "
    "She will likely supply pumps to Malta. Byron, 36, did not meet Vik last week."
)
VISITED = "https://w3id.org/kg-news/onto#visited"
XSD = "http://www.w3.org/2001/XMLSchema#"
EVENT = "ferry-12345678-95"


def document(identifier: str = "ferry-12345678", text: str = TEXT) -> Document:
    return Document(identifier, text, 'Byron in "Bergen"', "news/ferry.txt", date(2021, 5, 4))


def quoted(part: str, source: Document | None = None) -> frozenset[Evidence]:
    """Evidence for the sentence of the text that begins with `part`."""
    source = source or document()
    start = source.text.index(part)
    end = source.text.index(".", start) + 1
    span = Span(start, end)
    return frozenset({Evidence(source.id, span, span, span, span, source.text[start:end], "clause")})


def entity(identifier: str, *names: str, type: EntityType = EntityType.PERSON) -> Entity:  # noqa: A002
    mentions = {
        Mention("ferry-12345678", Span(i, i + 1), name, MentionKind.NAME, type, name) for i, name in enumerate(names)
    }
    return Entity(identifier, frozenset(mentions))


def graph() -> KnowledgeGraph:
    entities = [
        Entity(
            "Ada_Byron", entity("", "Ada Byron", "Ada").mentions, frozenset({"http://www.wikidata.org/entity/Q7259"})
        ),
        entity("Nils_Vik", "Nils Vik"),
        entity("ferry_yard-1", "ferry yard", type=EntityType.FACILITY),
        entity("Bergen", "Bergen", type=EntityType.PLACE),
        entity("Malta", "Malta", type=EntityType.PLACE),
        entity("pump-1", "pumps", type=EntityType.PRODUCT),
        entity("Nobody", "Nobody"),
    ]
    tour, visit = Predicate("tour", "", "toured", VISITED), Predicate("visit", "", "visited", VISITED)
    may = When("on 3 May 2021", "2021-05-03", date(2021, 5, 3), date(2021, 5, 3))
    year = When("in 2002", "2002", date(2002, 1, 1), date(2002, 12, 31))
    week = When("last week", "", date(2021, 4, 26), date(2021, 5, 2))
    possible = Factuality(modality=Modality.POSSIBLE)
    first, second, third, last = (quoted(part) for part in ("Ada Byron", "Nils", "She", "Byron, 36"))
    return KnowledgeGraph(
        [document()],
        entities,
        [
            Fact("Ada_Byron", tour, "ferry_yard-1", when=may, where="Bergen", confidence=0.91, evidence=first),
            Fact("ferry_yard-1", Predicate("be", "in", "in"), "Bergen", confidence=0.9, evidence=first),
            Fact("Ada_Byron", visit, "ferry_yard-1", Factuality(claimed=True), "Nils_Vik", year, evidence=second),
            Fact("Ada_Byron", Predicate("supply"), "pump-1", possible, cue="will likely", event=EVENT, evidence=third),
            Fact("Ada_Byron", Predicate("supply", "to"), "Malta", possible, event=EVENT, evidence=third),
            Fact("Ada_Byron", Predicate("age"), Literal("36", f"{XSD}integer"), evidence=last),
            Fact("Ada_Byron", Predicate("meet"), "Nils_Vik", Factuality(negated=True), when=week, evidence=last),
        ],
    )
