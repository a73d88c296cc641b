"""/my-plan/: the worksheets started on this device, together out, in again, and off it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import WITH_PRACTICE, faults
from tests.browser.serving import Served, serve
from tests.browser.test_worksheet import BLOCKED
from tests.browser.workbook import KEY, Opened, Workbook, record

pytestmark = pytest.mark.browser

PLAN = "my-plan/"


@pytest.fixture(scope="module")
def served(workbook_site: Path) -> Iterator[Served]:
    with serve(workbook_site, "/shelf/") as found:
        yield found


@pytest.fixture
def plan(open_context: Opened, served: Served) -> Workbook:
    """The page after one guide was begun and another one's record stands there unreadable."""
    context = open_context()
    begun = Workbook(context.new_page(), served)
    begun.field("team_caller").fill("Ida")
    begun.choose("check_greet", "no")
    begun.saved("check_greet", "no")
    begun.page.evaluate("localStorage.setItem('ws:odd', '{broken')")
    return Workbook(begun.page, served, PLAN)


def kept(page: Page) -> list[str]:
    found = page.evaluate("Object.keys(localStorage).sort()")
    assert isinstance(found, list)
    return found


def test_list(plan: Workbook) -> None:
    """Each started guide stands with its title, its way back, how far it is and when it was last changed."""
    items = plan.page.locator("[data-list] > li")
    first = items.first.inner_text()
    assert first.startswith("The workbook") and "2 of 18 answered" in first and "last changed" in first
    assert plan.page.get_by_role("link", name="The workbook").first.get_attribute("href") == (
        plan.served.url + "guides/the-workbook/"
    )
    assert "cannot be read" in items.nth(1).inner_text()
    assert faults(plan.page, WITH_PRACTICE) == []


def test_erase(plan: Workbook) -> None:
    """One guide, or all, go off the device after a question, and come back by Undo."""
    plan.button("Erase", "The workbook").click()
    plan.answer_dialog("Keep them")
    assert KEY in kept(plan.page)
    plan.button("Erase", "The workbook").click()
    plan.answer_dialog("Erase")
    assert kept(plan.page) == ["ws:odd"]
    plan.part("undo").click()
    assert KEY in kept(plan.page)
    plan.part("erase").click()
    plan.answer_dialog("Erase everything")
    assert kept(plan.page) == []
    assert plan.part("empty").is_visible()


def test_out_and_in(plan: Workbook) -> None:
    """Everything goes into one file and comes back from it, also into a device that has nothing."""
    name, text = plan.download("all")
    assert name == "my-plan.json"
    plan.part("erase").click()
    plan.answer_dialog("Erase everything")
    plan.open_file(name, text)
    plan.says("Opened “my-plan.json”")
    record_back = plan.kept()
    assert record_back and record_back["answers"] == {"team_caller": "Ida", "check_greet": "no"}
    book = Workbook(plan.page, plan.served)
    assert book.answers() == {"team_caller": "Ida", "check_greet": "no"}


def test_file_over_what_is_there(plan: Workbook) -> None:
    """Together keeps the device's answers and sets the file's others beside them; a damaged file changes nothing."""
    plan.open_file("bad.json", "{")
    plan.says("cannot be read")
    plan.open_file("theirs.json", record(answers={"team_caller": "Sol", "team_why": "So"}))
    plan.answer_dialog("Together")
    plan.says("Opened")
    both = plan.kept()
    assert both and both["answers"] == {"team_caller": "Ida", "check_greet": "no", "team_why": "So"}
    assert [one["value"] for one in both["older"].values()] == ["Sol"]
    plan.part("undo").click()
    undone = plan.kept()
    assert undone and undone["answers"] == {"team_caller": "Ida", "check_greet": "no"}


def test_blocked(open_context: Opened, served: Served) -> None:
    """Where the browser keeps nothing the page says so, and what still works."""
    context = open_context()
    context.add_init_script(BLOCKED)
    page = Workbook(context.new_page(), served, PLAN)
    assert "does not let pages keep anything" in page.part("blocked").inner_text()
    assert page.part("tools").is_hidden()


def test_without_scripts(open_context: Opened, served: Served) -> None:
    """Without JavaScript the page says what it would show and leads to the guides that have questions."""
    page = Workbook(open_context(java_script_enabled=False).new_page(), served, PLAN).page
    assert "With JavaScript on, this page lists" in page.locator("noscript").inner_text()
    titles = page.locator(".shelf h3").all_inner_texts()
    assert sorted(titles) == ["Another guide", "The workbook"]


def test_from_the_foot_of_every_page(open_context: Opened, served: Served) -> None:
    """The page is one link away everywhere."""
    page = open_context().new_page()
    page.goto(served.url)
    page.locator("footer").get_by_role("link", name="My plan").click()
    assert page.url == served.url + PLAN


def test_plan_file_opens_on_the_guide(plan: Workbook) -> None:
    """A file of the whole plan can be opened on a guide's page too: it takes its own part."""
    _, text = plan.download("all")
    assert json.loads(text)["records"]
    book = Workbook(plan.page, plan.served)
    book.part("clear").click()
    book.answer_dialog("Clear everything")
    book.open_file("my-plan.json", text)
    book.says("Opened")
    assert book.answers() == {"team_caller": "Ida", "check_greet": "no"}
