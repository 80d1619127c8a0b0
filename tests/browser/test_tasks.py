"""What a reader comes for, counted in clicks from opening the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import generate, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]


def test_who_accompanied_her_and_which_sentence_says_so(show: Show) -> None:
    view = show(story())
    view.click_node(0)
    card = view.page.locator("#panel .fact", has_text="accompanied").filter(has_text="Harbour Museum")
    assert "Tomas Erel accompanied Chancellor Ilva Brandt" in card.inner_text()
    view.clicks += 1
    card.locator(".toggle").click()
    assert card.locator("blockquote").inner_text().startswith("Erel accompanied Brandt to the Harbour Museum")
    assert card.locator("mark.subject").inner_text() == "Erel"
    assert view.clicks <= 3


def test_what_is_only_claimed_and_by_whom(show: Show) -> None:
    view = show(story())
    view.click("#panel button", has_text="only claimed")
    assert view.page.locator("#panel h3 > span:first-child").all_inner_texts() == [
        "Sanna Odell says",
        "Tomas Erel says",
        "Dockers' Union denies",
        "Claimed, and stated without a speaker as well",
    ]
    assert view.clicks <= 2


def test_what_happened_on_a_day(show: Show) -> None:
    view = show(story())
    view.click("#panel .date", has_text="20 May 2031")
    assert view.text("#panel h2") == "20 May 2031"
    assert view.page.locator("#panel .fact").count() == 3
    assert view.clicks <= 2


def test_a_day_of_many_by_bar_and_day(show: Show) -> None:
    view = show(generate(1000))
    view.click(".bar-of >> nth=5")
    assert view.text("#panel h2") == "June 2031"
    day = view.text("#panel .days .date >> nth=0")
    view.click("#panel .days .date")
    assert view.text("#panel h2") == day
    assert view.page.locator("#panel .fact").count() > 0
    assert view.clicks <= 2


def test_a_day_is_found_by_search(show: Show) -> None:
    view = show(story())
    view.find("20 may")
    assert view.text("#panel h2") == "20 May 2031"


def test_how_two_are_connected(show: Show) -> None:
    view = show(story())
    view.click("#panel .entity", has_text="Sanna Odell")
    view.click("#panel button", has_text="Connect to")
    view.click_node(
        view.page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.label.indexOf('Jon Vasari')")
    )
    assert "3 steps" in view.text("#panel")
    steps = [
        "Sanna Odell \u2013 Chancellor Ilva Brandt",
        "Chancellor Ilva Brandt \u2013 Norrvik Accord",
        "Norrvik Accord \u2013 Jon Vasari",
    ]
    assert view.page.locator("#panel .hop").all_inner_texts() == [f"{i}. {step}" for i, step in enumerate(steps, 1)]
    assert view.page.locator("#panel .fact", has_text="met").count() == 1
    assert view.clicks <= 4


def test_the_other_end_can_be_searched_or_given_up(show: Show) -> None:
    view = show(story())
    view.find("Sanna")
    view.page.click("#panel button >> text=Connect to")
    assert view.page.is_visible("#ask")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("Escape")
    assert not view.page.is_visible("#ask")
    view.find("Sanna")
    view.page.click("#panel button >> text=Connect to")
    view.page.keyboard.type("strike")
    view.page.keyboard.press("Enter")
    assert "do not connect them" in view.text("#panel")
