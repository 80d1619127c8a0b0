"""Nothing on the page may say more than the texts do: open times, denials, paths, and names that are the build's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rdflib import Graph

from kg.graph import KnowledgeGraph
from kg.model import Document, Evidence, Fact, Factuality, Literal, Modality, Predicate, Span, When
from kg.writers.html import page
from kg.writers.rdf import to_rdflib
from tests.synthetic import story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]

_JOINED, _LEADS = Predicate("join", label="joined"), Predicate("lead", label="leads")


def quoted(text: str) -> frozenset[Evidence]:
    return frozenset({Evidence("d-1", Span(0, len(text)), Span(0, 1), Span(0, 1), Span(0, 1), text)})


def lasting() -> KnowledgeGraph:
    """Facts of a day, of a time without an end, of one without a beginning, and of none."""
    day = date(2027, 5, 4)
    facts = [
        Fact("Ana", _LEADS, "Opal", when=When("since 2026", "", date(2026, 1, 1), None)),
        Fact("Bo", _LEADS, "Opal", when=When("until 2039", "", None, date(2039, 12, 31))),
        Fact("Cy", _JOINED, "Opal", when=When("on 4 May 2027", "2027-05-04", day, day)),
        Fact("Dora", _JOINED, "Opal"),
    ]
    return KnowledgeGraph([], [], facts)


def test_an_open_time_is_no_day(show: Show) -> None:
    view = show(lasting())
    assert view.page.locator("#panel .days .date").all_inner_texts() == ["4 May 2027"]
    for words in ("31 december", "1 january"):
        view.page.fill("#search", words)
        assert view.text("#hits") == "Nothing by that name"
    view.page.fill("#search", "")
    titles = view.page.locator(".bar-of").evaluate_all("bars => bars.map((bar) => bar.title)")
    assert titles == ["until 2039: 1 fact", "from 2026 on: 1 fact", "4 May 2027: 1 fact"]
    assert "2026-01-01" not in show(lasting(), "#entity=Ana").text("#panel")
    assert show(lasting(), "#entity=Bo").text("#panel .when") == "until 2039"


def test_an_open_time_includes_what_comes_after(show: Show) -> None:
    view = show(lasting(), "#time=2027-05-04")
    assert view.text("#panel .kicker").startswith("1 fact")
    cards = view.page.locator("#panel .say").all_inner_texts()
    assert cards == ["Cy joined Opal", "Ana leads Opal", "Bo leads Opal"]
    assert "2 of 5 entities" in show(lasting(), "#when=2040-01-01,2041-01-01").text("#count")


def test_the_table_tells_an_open_time_in_its_words(show: Show) -> None:
    view = show(lasting(), "#tab=facts")
    assert view.page.locator("#table td.time").all_inner_texts() == ["since 2026", "until 2039", "4 May 2027", ""]


def disputed() -> KnowledgeGraph:
    """One fact of each standing, all but the first of them not so, or not so yet."""
    ways = [
        Factuality(),
        Factuality(negated=True),
        Factuality(negated=True, claimed=True),
        Factuality(modality=Modality.PLANNED),
        Factuality(negated=True, modality=Modality.POSSIBLE),
        Factuality(negated=True, claimed=True, modality=Modality.PLANNED),
        Factuality(claimed=True),
    ]
    took = Predicate("take", label="took money")
    facts = [
        Fact(f"n{i}", took, "Opal", way, "n0" if way.claimed else None, evidence=quoted(f"Sentence {i}."))
        for i, way in enumerate(ways)
    ]
    return KnowledgeGraph([Document("d-1", "")], [], facts)


_SENTENCES = [
    "n0 took money Opal",
    "NOT: n1 took money Opal",
    "it is denied that n2 took money Opal",
    "planned: n3 took money Opal",
    "possibly NOT: n4 took money Opal",
    "planned NOT: n5 took money Opal",
    "n6 took money Opal",
]


def test_a_denial_reads_as_one(show: Show) -> None:
    view = show(disputed(), "#entity=Opal")
    assert view.page.locator("#panel .say").all_inner_texts() == _SENTENCES
    view.page.click("#tab-facts")
    relations = view.page.locator("#table .open").all_inner_texts()
    assert relations == [sentence.replace(f"n{i} ", "").removesuffix(" Opal") for i, sentence in enumerate(_SENTENCES)]
    view.page.keyboard.press("/")
    view.page.keyboard.type("denied that")
    assert view.page.locator("#table tbody tr").count() == 1


def test_a_citation_says_what_is_denied_or_claimed(show: Show) -> None:
    view = show(disputed(), "#tab=facts")
    view.page.evaluate("navigator.clipboard.writeText = async (text) => { window.__copied = text; }")
    cited = []
    for i in range(7):
        view.page.click(f"#table .open >> nth={i}")
        view.page.click("#panel .cite")
        cited.append(view.page.evaluate("window.__copied").split("\n")[0])
    assert cited == [
        *(f"{sentence}." for sentence in _SENTENCES[:2]),
        "it is denied that n2 took money Opal (according to n0).",
        *(f"{sentence}." for sentence in _SENTENCES[3:5]),
        "claimed, planned NOT: n5 took money Opal (according to n0).",
        "claimed: n6 took money Opal (according to n0).",
    ]


def test_the_citation_of_a_fact_without_object_ends_well(show: Show) -> None:
    view = show(
        KnowledgeGraph(
            [Document("d-1", "")],
            [],
            [Fact("Ana", Predicate("resign", label="resigned"), Literal(""), evidence=quoted("Ana resigned."))],
        ),
        "#tab=facts",
    )
    view.page.evaluate("navigator.clipboard.writeText = async (text) => { window.__copied = text; }")
    view.page.click("#table .open")
    view.page.click("#panel .cite")
    assert view.page.evaluate("window.__copied").startswith("Ana resigned.\n")


def chain() -> KnowledgeGraph:
    """Ana - Cy is denied; Ana - Bo - Dora - Cy is not; Eve hangs on a denial alone."""
    met, denied = Predicate("meet", label="met"), Factuality(negated=True)
    facts = [Fact("Ana", met, "Bo"), Fact("Bo", met, "Dora"), Fact("Dora", met, "Cy")]
    return KnowledgeGraph([], [], [*facts, Fact("Ana", met, "Cy", denied), Fact("Cy", met, "Eve", denied)])


def test_a_path_does_not_run_over_what_is_denied(show: Show) -> None:
    view = show(chain(), "#path=Ana,Cy")
    assert "3 steps" in view.text("#panel .aliases")
    assert view.page.locator("#panel .say").all_inner_texts() == ["Ana met Bo", "Bo met Dora", "Dora met Cy"]
    assert view.text("#panel .kicker").startswith("How they are connected")


def test_a_path_that_only_a_denial_makes_says_so(show: Show) -> None:
    view = show(chain(), "#path=Ana,Eve")
    assert view.text("#panel .kicker").startswith("Connected only by what is denied")
    assert "4 steps" in view.text("#panel .aliases")
    assert "1 step is only denied" in view.text("#panel .aliases")
    assert view.page.locator("#panel .say").all_inner_texts()[2:] == ["Dora met Cy", "NOT: Cy met Eve"]


def test_names_are_those_of_the_build(show: Show) -> None:
    base = "https://example.org/news/"
    view = show(page(story(), base=base), "#entity=Jon_Vasari")
    view.page.evaluate("navigator.clipboard.writeText = async (text) => { window.__copied = text; }")
    view.page.click("#panel .cite >> nth=0")
    assert view.page.evaluate("window.__copied").split("\n")[-1].startswith(f"{base}statement/")
    view.page.keyboard.press("Escape")
    taken = {str(s) for s in Graph().parse(data=view.taken("turtle"), format="turtle").subjects()}
    assert taken <= {str(s) for s in to_rdflib(story(), base=base).subjects()}
    assert f"{base}entity/Jon_Vasari" in taken


def vague() -> KnowledgeGraph:
    """Two facts of "Friday", one of a day, one without a time."""
    day = date(2027, 5, 4)
    facts = [
        Fact("Ana", _JOINED, "Opal", when=When("Friday")),
        Fact("Bo", _LEADS, "Opal", when=When("Friday")),
        Fact("Cy", _JOINED, "Opal", when=When("on 4 May 2027", "2027-05-04", day, day)),
        Fact("Dora", _JOINED, "Opal"),
    ]
    return KnowledgeGraph([Document("d-1", "")], [], facts)


def test_times_that_are_words_are_listed_and_found(show: Show) -> None:
    view = show(vague())
    assert "Times in words only" in view.text("#panel")
    assert "kg build --date" in view.text("#panel")
    view.page.click("#panel .date >> text=Friday")
    assert view.text("#panel h2") == "\u201cFriday\u201d"
    assert view.page.locator("#panel .say").all_inner_texts() == ["Ana joined Opal", "Bo leads Opal"]
    address = view.page.evaluate("location.hash")
    assert show(vague(), address).text("#panel") == view.text("#panel")
    view.page.keyboard.press("Escape")
    view.find("friday")
    assert view.text("#panel h2") == "\u201cFriday\u201d"


def test_the_slider_tells_how_many_facts_are_undated(show: Show) -> None:
    words = "3 of 4 facts undated, 2 of them with a time in words only"
    assert words in show(vague()).text("#left .times")
    only_words = KnowledgeGraph([], [], [Fact("Ana", _JOINED, "Opal", when=When("Friday"))])
    assert "1 of 1 fact undated" in show(only_words).text("#left .times")
    assert "undated" not in show(KnowledgeGraph([], [], [Fact("Ana", _JOINED, "Opal")])).text("#left")


def far(claims: int) -> KnowledgeGraph:
    """A star of plain facts, and claims among entities that no picture of the best connected has."""
    took = Predicate("take", label="took money")
    ways = [Factuality(claimed=True), Factuality(claimed=True, negated=True)]
    stars = [Fact("Hub", _LEADS, f"leaf {i}") for i in range(900)]
    return KnowledgeGraph([], [], [*stars, *(Fact(f"p{i}", took, f"q{i}", ways[i % 2]) for i in range(claims))])


def only_claimed(view: Opened) -> None:
    for name in ("Asserted", "Negated"):
        view.page.get_by_label(name, exact=True).uncheck()


def test_only_claimed_shows_all_that_is_claimed(show: Show) -> None:
    view = show(far(30))
    only_claimed(view)
    assert view.text("#count") == "60 of 961 entities, 30 of 930 facts shown"
    assert len(view.lines()) == 30
    view.page.get_by_label("Asserted", exact=True).check()
    assert "claimed" not in view.text("#count")  # Negated is off: denials are gone, however they are told
    view.page.click("#tab-facts")
    assert view.text("#table caption") == "915 facts of 930"


def test_what_fits_but_is_not_in_the_picture_is_told(show: Show) -> None:
    view = show(far(300))
    only_claimed(view)
    assert view.text("#count") == "200 of 1,501 entities, 100 of 1,200 facts shown, 200 more fit"


def test_the_head_of_the_table_agrees_with_it(show: Show) -> None:
    view = show(far(30))
    assert view.text("#count").startswith("150 of 961 entities")
    view.page.click("#tab-facts")
    assert view.text("#count") == "930 facts"
    view.page.fill("#search", "q7")
    assert view.text("#count") == "1 of 930 facts"
    assert view.text("#table caption") == "1 fact of 930"
    view.page.click("#tab-graph")
    assert view.text("#count").startswith("150 of 961 entities")


def test_an_entity_without_facts_of_that_time_is_not_dropped_in_silence(show: Show) -> None:
    view = show(lasting(), "#entity=Ana&when=2020-01-01,2020-12-31")
    assert view.text("#panel").startswith("Overview")
    assert view.text("#said") == "Ana has no fact that the filters leave."
    assert view.page.is_visible("#said.seen")
