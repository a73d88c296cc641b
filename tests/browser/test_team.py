"""Several colleagues' files beside each other on a guide's page: agreement, spread, and the merged table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.accessibility import WITH_PRACTICE, faults
from tests.browser.serving import Served, serve
from tests.browser.waiting import until
from tests.browser.workbook import Opened, Workbook, record

pytestmark = pytest.mark.browser

SAID: dict[str, dict[str, Any]] = {
    "ana": {"check_greet": "yes", "check_stepaway": "no", "team_caller": "Ana calls", "act_again": "2026-12-03",
            "check_sources_other": True},
    "ben": {"check_greet": "yes", "check_stepaway": "yes", "team_caller": "=Ben", "act_again": "2026-12-01"},
    "cai": {"check_greet": "yes", "check_stepaway": "unsure", "goals_smart_r4c1": "A fourth goal"},
}  # fmt: skip


@pytest.fixture(scope="module")
def served(workbook_site: Path) -> Iterator[Served]:
    with serve(workbook_site, "/shelf/") as found:
        yield found


@pytest.fixture
def team(open_context: Opened, served: Served) -> Workbook:
    """The comparison, opened, with three colleagues' files."""
    book = Workbook(open_context().new_page(), served)
    book.part("compare").click()
    until(book.page, "document.activeElement.id === 'ws-team'")
    files: list[Any] = [
        {"name": f"{name}.answers.json", "mimeType": "application/json", "buffer": record(answers=answers).encode()}
        for name, answers in SAID.items()
    ]
    book.part("team-files").set_input_files(files)
    book.says("“cai.answers.json” added", "team-status")
    return book


def questions(book: Workbook) -> dict[str, str]:
    """What the comparison shows: question → its words."""
    texts = book.page.locator("[data-team-questions] .asked").all_inner_texts()
    return {text.partition("\n")[0]: text.partition("\n")[2] for text in texts}


def test_agreement_and_spread(team: Workbook) -> None:
    """Where people differ most stands first; each answer says how many gave it and who, in words."""
    found = questions(team)
    assert next(iter(found)) == "3. Can any adult step away for five minutes?"
    assert "at most 1 of 3 agree" in found["3. Can any adult step away for five minutes?"]
    assert "No: 1 of 3 (ana)" in found["3. Can any adult step away for five minutes?"]
    greet = found["4. Does somebody greet each student by name?"]
    assert "All 3 agree" in greet and "Yes: 3 of 3 (ana, ben, cai)" in greet
    assert "ana: Ana calls" in found["Who calls it together?"] and "No answer: cai" in found["Who calls it together?"]
    dates = found["When do you meet again? (date)"]
    assert dates.index("2026-12-01") < dates.index("2026-12-03")
    ticked = next(words for label, words in found.items() if label.startswith("How will you find out more?"))
    assert "Ticked: 1 of 3 (ana)" in ticked and "Not ticked: 2 of 3 (ben, cai)" in ticked
    team.part("team-order").select_option("guide")
    assert next(iter(questions(team))) == "Who calls it together?"
    assert faults(team.page, WITH_PRACTICE, "[data-team]") == []


def test_merged_files(team: Workbook) -> None:
    """The merged table has a column a person and can run nothing; the JSON holds all answers; names can be changed."""
    name = team.page.locator("[data-team-members] input").first
    name.fill("Ana Reyes")
    name.press("Tab")
    _, text = team.download("team-csv")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0] == ["Field", "Question", "Ana Reyes", "ben", "cai"]
    caller = next(row for row in rows if row[0] == "team_caller")
    assert caller == ["team_caller", "Who calls it together?", "Ana calls", "'=Ben", ""]
    assert next(row for row in rows if row[0] == "goals_smart_r4c1")[2:] == ["", "", "A fourth goal"]
    merged = json.loads(team.download("team-json")[1])
    assert [(one["name"], one["answers"]) for one in merged["members"]] == [
        ("Ana Reyes", SAID["ana"]), ("ben", SAID["ben"]), ("cai", SAID["cai"]),
    ]  # fmt: skip


def test_nothing_of_them_is_kept(team: Workbook) -> None:
    """Colleagues' answers are neither kept on the device nor put into the reader's worksheet; Close forgets them."""
    assert team.page.evaluate("Object.keys(localStorage)") == []
    assert team.answers() == {}
    team.part("team-close").click()
    assert team.part("team").is_hidden()
    assert team.page.locator("[data-team-questions] .asked").count() == 0


def test_other_files(team: Workbook) -> None:
    """A file of another guide, a damaged one, and one that is there already are each named; the rest stays."""
    team.open_file("x.json", record("another-guide", title="Another guide"), "team-files")
    team.says("holds answers to “Another guide”, not to this guide. It was left out.", "team-status")
    team.open_file("y.json", "{", "team-files")
    team.says("“y.json” cannot be read", "team-status")
    team.open_file("ben.json", record(answers=SAID["ben"]), "team-files")
    team.says("“ben.json” is here already", "team-status")
    team.open_file("old.json", record(answers={"team_gone": "May"}, labels={"team_gone": "When was it?"}), "team-files")
    team.says("1 of its answers", "team-status")
    assert "old: May" in questions(team)["When was it?"]
    assert team.page.locator("[data-team-members] li").count() == 4


def test_my_own_answers_join(team: Workbook) -> None:
    """The reader's own answers on the page stand beside the others by one press."""
    team.field("team_caller").fill("Dee")
    team.part("team-mine").click()
    assert "Me: Dee" in questions(team)["Who calls it together?"]


def test_print(team: Workbook) -> None:
    """Printing the comparison leaves the worksheet and the controls away."""
    team.page.evaluate("window.print = () => {}")
    team.part("team-print").click()
    team.page.emulate_media(media="print")
    assert team.page.locator(".worksheet").is_hidden()
    assert team.page.locator("[data-team-questions] .asked").first.is_visible()
    assert team.part("team-drop").is_hidden()
