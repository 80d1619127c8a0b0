"""The page in Firefox: the most important of the other tests once more, there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import test_access, test_odd, test_state, test_taking, test_tasks, test_view
from tests.browser.conftest import FIREFOX, launched, opening
from tests.synthetic import story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

    from tests.browser.conftest import Opened

    Show = Callable[..., Opened]

pytestmark = pytest.mark.skipif(FIREFOX, reason="all tests run in Firefox")

CORE = [
    test_view.test_first_look,
    test_view.test_search_by_alias_opens_the_entity,
    test_view.test_search_reaches_what_is_not_on_the_page,
    test_view.test_evidence_is_one_click_away_and_highlighted,
    test_view.test_clicking_a_line_shows_every_sentence,
    test_view.test_statuses_can_be_switched_off,
    test_view.test_the_keyboard_is_enough,
    test_view.test_a_link_leads_to_an_entity,
    test_view.test_hostile_texts_do_not_run,
    test_view.test_inside_a_notebook_frame,
    test_odd.test_nothing_at_all,
    test_state.test_a_view_can_be_sent,
    test_state.test_undo_and_redo,
    test_tasks.test_how_two_are_connected,
    test_taking.test_the_table_has_what_the_filters_leave,
    test_access.test_the_tab_key_reaches_everything,
]


@pytest.fixture(scope="module")
def firefox(driver: Playwright) -> Iterator[Browser]:
    browser = launched(driver, "firefox")
    yield browser
    browser.close()


@pytest.fixture
def show(firefox: Browser, tmp_path: Path) -> Iterator[Show]:
    with opening(firefox, tmp_path) as show:
        yield show


@pytest.mark.parametrize("check", CORE, ids=lambda check: check.__name__)
def test_in_firefox(check: Callable[[Show], None], show: Show) -> None:
    check(show)


def test_turtle_in_firefox(show: Show) -> None:
    test_taking.test_turtle_is_what_kg_build_writes(show, story())
