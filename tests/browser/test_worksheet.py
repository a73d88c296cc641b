"""A guide's worksheet in a real browser: what is typed stays on the device, comes back, goes out and in, and prints."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.accessibility import COLOURS, WITH_PRACTICE, faults
from tests.browser.serving import Served
from tests.browser.waiting import until
from tests.browser.workbook import GUIDE, KEY, OTHER, Opened, Workbook, record

pytestmark = pytest.mark.browser

BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
HEARD = """[...document.querySelectorAll('audio')].some(
    (audio) => audio.ended || (audio.currentTime >= 7.3 && audio.paused))"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


def test_two_days(browser: Any, workbook: Served, tmp_path: Path) -> None:
    """Answers and added rows are there on the next day, go out as a file, and Clear wipes them from the device."""
    first = browser.new_context()
    day = Workbook(first.new_page(), workbook)
    assert day.kept() is None  # nothing before the first keystroke
    day.field("team_caller").fill("Ida")
    day.choose("check_greet", "unsure")
    day.field("check_sources_other").check()
    day.field("act_again").fill("2026-12-01")
    day.field("goals_smart_r1c1").fill("Open the side door")
    add = day.button("Add a row", "Action steps")
    add.click()
    assert day.page.evaluate("document.activeElement.name") == "act_actions_r4c1"
    day.page.keyboard.type("Ask Sol")
    day.saved("act_actions_r4c1", "Ask Sol")
    first.storage_state(path=tmp_path / "state.json")
    first.close()

    second = browser.new_context(storage_state=tmp_path / "state.json")
    day = Workbook(second.new_page(), workbook)
    expected = {
        "team_caller": "Ida", "check_greet": "unsure", "check_sources_other": True, "act_again": "2026-12-01",
        "goals_smart_r1c1": "Open the side door", "act_actions_r4c1": "Ask Sol",
    }  # fmt: skip
    assert day.answers() == expected
    assert day.field("act_actions_r4c1").get_attribute("aria-label") == "Action steps, Action step 4, Action"
    assert day.page.locator("[data-typed]").first.inner_text() == "Open the side door"  # typed once, used again
    name, text = day.download("json")
    assert name == "the-workbook.answers.json"
    assert json.loads(text)["answers"] == expected
    day.part("clear").click()
    day.answer_dialog("Clear everything")
    assert day.answers() == {}
    assert day.page.evaluate("Object.keys(localStorage)") == []
    day.part("undo").click()
    assert day.answers() == expected
    day.part("clear").click()
    day.answer_dialog("Clear everything")
    day.page.reload()
    assert day.answers() == {}
    second.close()


def test_enter_loses_nothing(book: Workbook) -> None:
    """Enter in a field neither sends nor reloads anything."""
    book.field("team_caller").fill("Ida")
    book.field("team_caller").press("Enter")
    assert book.page.url == book.served.url + GUIDE
    assert book.answers() == {"team_caller": "Ida"}


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "does not let the page keep"), (FULL, "has no room left")])
def test_storage_blocked_or_full(open_context: Opened, workbook: Served, script: str, words: str) -> None:
    """Where nothing can be kept the page says so, keeps what was typed, and hands it out."""
    context = open_context()
    context.add_init_script(script)
    book = Workbook(context.new_page(), workbook)
    book.field("team_caller").fill("Ida")
    book.says(words, "warning")
    assert book.answers() == {"team_caller": "Ida"}
    assert json.loads(book.download("json")[1])["answers"] == {"team_caller": "Ida"}


def test_two_tabs(open_context: Opened, workbook: Served) -> None:
    """Two tabs of one guide lose nothing: each shows what the other kept, and what is typed in both stays."""
    context = open_context()
    one, two = Workbook(context.new_page(), workbook), Workbook(context.new_page(), workbook)
    one.field("team_caller").fill("Ida")
    one.saved("team_caller", "Ida")
    until(two.page, "document.querySelector('[name=team_caller]').value === 'Ida'")
    one.field("goals_smart_r1c1").fill("A")
    two.field("goals_smart_r2c1").fill("B")
    two.saved("goals_smart_r2c1", "B")
    one.saved("goals_smart_r1c1", "A")
    kept = one.kept()
    assert kept and kept["answers"] == {"team_caller": "Ida", "goals_smart_r1c1": "A", "goals_smart_r2c1": "B"}


def test_progress(book: Workbook) -> None:
    """The whole and each step say how much is answered; what a ticked branch leaves out does not count."""
    assert book.part("whole").inner_text() == "0 of 18 answered"
    book.field("team_caller").fill("Ida")
    step = book.page.locator('.worksheet [data-count="team"]')
    assert step.inner_text() == "1 of 4"
    book.field("team_have").check()
    assert step.inner_text() == "done"
    assert book.field("team_why").is_hidden()
    book.page.get_by_text("The part that this leaves out").click()
    assert book.field("team_why").is_visible()  # still reachable


def test_rows(book: Workbook) -> None:
    """A row taken out moves the others up, in the tables that follow it too, and comes back by Undo."""
    for number, goal in ((1, "One"), (2, "Two")):
        book.field(f"goals_smart_r{number}c1").fill(goal)
        book.field(f"goals_tell_r{number}c1").fill(f"tell {goal}")
    before = book.answers()
    book.button("Remove Goals, Goal 1").click()
    assert book.answers() == {"goals_smart_r1c1": "Two", "goals_tell_r1c1": "tell Two"}
    book.part("undo").click()
    assert book.answers() == before
    book.button("Add a row", "Goals").click()
    assert book.field("goals_tell_r3c1").count() == 1
    book.button("Remove Goals, Goal 3").click()
    assert book.field("goals_tell_r3c1").count() == 0


def test_roll_up(book: Workbook) -> None:
    """All Yes/No/Unsure questions are one picture with words; what is open becomes an action step by one press."""
    for ident, value in (("check_stepaway", "no"), ("check_greet", "yes"), ("check_routine_r2c2", "unsure")):
        book.choose(ident, value)
    picture = book.page.locator("[data-picture] svg[role=img]")
    assert picture.get_attribute("aria-label") == "Yes: 1, No: 1, Unsure: 1, Not answered: 1"
    items = book.page.locator("[data-open-questions] li")
    assert [text.split("\n")[0] for text in items.all_inner_texts()] == [
        "No: Can any adult step away for five minutes?", "Unsure: A sign says when it is open",
    ]  # fmt: skip
    for row in range(1, 4):
        book.field(f"act_actions_r{row}c1").fill("taken")
    press = items.nth(1).get_by_role("button")
    press.click()
    assert book.answers()["act_actions_r4c1"] == "A sign says when it is open"
    assert press.get_attribute("aria-disabled") == "true"


def test_listening_stop(book: Workbook) -> None:
    """A stop stands with its words, and its link says exactly which passage to play in place."""
    box = book.page.locator(".stopbox").first
    assert "Sol Ferrer: She knows my name & my brother’s." in box.inner_text()
    assert "The lights go on" not in box.inner_text()
    link = box.locator("a[data-here]")
    assert link.get_attribute("data-t") == "5,7.4"
    assert link.get_attribute("href") == "../../stories/first-light/#t=5,7.4"
    link.click()
    until(book.page, HEARD)
    ended = book.page.evaluate("Math.max(...[...document.querySelectorAll('audio')].map((audio) => audio.currentTime))")
    assert 7.3 <= ended < 7.9


def test_unreadable_storage(open_context: Opened, workbook: Served) -> None:
    """What the device kept and cannot be read is put aside, never written over."""
    context = open_context()
    page = context.new_page()
    page.goto(workbook.url)
    page.evaluate("(key) => localStorage.setItem(key, '{broken')", KEY)
    book = Workbook(page, workbook)
    book.says("cannot be read")
    book.field("team_caller").fill("Ida")
    until(page, "localStorage.getItem('ws:the-workbook').includes('Ida')")
    assert page.evaluate("localStorage.getItem('ws-unreadable:the-workbook')") == "{broken"


def test_paper(book: Workbook, tmp_path: Path) -> None:
    """All twenty lines of an answer, and a long one in a table, are on paper; facilitator notes as the reader chose."""
    lines = [f"Line number {number} of twenty." for number in range(1, 21)]
    book.field("team_why").fill("\n".join(lines))
    book.field("goals_smart_r1c1").fill("A goal " + "that is long " * 12 + "indeed")
    book.field("team_caller").fill("C" + "a" * 150 + "z")
    text = printed(book.page, tmp_path)
    assert [line for line in lines if line not in text] == []
    assert "indeed" in text and "az" in text.replace("\n", "")
    assert "Put the chairs in a circle" in text
    assert "Add a row" not in text and "Clear my answers" not in text
    book.part("notes").click()
    assert "Put the chairs in a circle" not in printed(book.page, tmp_path)
    assert book.field("team_why").is_visible()  # the page is as it was


def printed(page: Page, folder: Path) -> str:
    file = folder / "page.pdf"
    file.write_bytes(page.pdf(format="A4"))
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout


def test_without_scripts(open_context: Opened, workbook: Served, workbook_site: Path) -> None:
    """Without JavaScript the guide is a form to print: exactly the fields of fields.json, and no dead buttons."""
    book = Workbook(open_context(java_script_enabled=False).new_page(), workbook)
    names = [control.get_attribute("name") for control in book.page.locator(".worksheet [name]").all()]
    fields = json.loads((workbook_site / GUIDE / "fields.json").read_text(encoding="utf-8"))
    assert list(dict.fromkeys(names)) == [field["id"] for field in fields]
    assert book.page.locator("main form").count() == 0
    assert [button.inner_text() for button in book.page.locator("main button").all() if button.is_visible()] == []
    assert "Print this page" in book.page.locator("noscript").first.inner_text()
    assert book.field("team_why").is_visible()


def test_accessible(open_page: Callable[..., Page], workbook: Served) -> None:
    """With rows added, answers without a place and a dialog open, no rule of WCAG is broken, dark or light."""
    book = Workbook(open_page(workbook.url), workbook)
    book.open_file("old.json", record(answers={"team_gone": "x", "check_stepaway": "no", "act_actions_r4c1": "Go"}))
    book.says("Opened")
    assert faults(book.page, WITH_PRACTICE) == []
    book.page.emulate_media(color_scheme="dark")
    until(book.page, "document.getAnimations().length === 0")
    assert faults(book.page, COLOURS) == []
    book.part("clear").click()
    assert faults(book.page, {"type": "tag", "values": ["wcag2a", "wcag2aa"]}, "dialog.ask") == []


def test_fits(open_page: Callable[..., Page], workbook: Served) -> None:
    """Whatever is typed, the page never scrolls sideways, from 320 pixels up."""
    book = Workbook(open_page(workbook.url, 320), workbook)
    book.choose("check_stepaway", "no")
    book.field("goals_smart_r1c1").fill("Long" * 30)
    book.button("Add a row", "Goals").click()
    over = {}
    for width in (320, 360, 700, 1280):
        book.page.set_viewport_size({"width": width, "height": 800})
        over[width] = book.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {width: found for width, found in over.items() if found > 0} == {}


def test_nothing_leaves(book: Workbook) -> None:
    """Filling, saving and taking files out asks the server for nothing but the site's own files."""
    asked = len(book.served.requests)
    book.field("team_caller").fill("Ida")
    book.saved("team_caller", "Ida")
    book.download("json")
    assert [request.path for request in book.served.requests[asked:] if request.path != "assets/mark.svg"] == []


def test_a_guide_of_one_question(open_context: Opened, workbook: Served) -> None:
    """A guide with a single field works, and keeps its answers apart from those of other guides."""
    context: BrowserContext = open_context()
    book = Workbook(context.new_page(), workbook, OTHER)
    book.field("talk_keep").fill("Names")
    until(book.page, "localStorage.getItem('ws:another-guide') !== null")
    assert book.kept() is None
    assert book.part("rollup").is_hidden()
