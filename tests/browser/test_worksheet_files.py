"""A worksheet's answers go out as a table and come back in from files: older, other, broken, beside answers."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.browser.workbook import Workbook, record

pytestmark = pytest.mark.browser


def test_csv(book: Workbook) -> None:
    """The table of answers names every question and can run nothing in a spreadsheet."""
    book.field("team_caller").fill('=HYPERLINK("x")')
    book.choose("check_greet", "no")
    _, text = book.download("csv")
    assert text.startswith("\ufeff")
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(text[1:]))}
    assert rows["team_caller"] == ["Who calls it together?", '\'=HYPERLINK("x")']
    assert rows["check_greet"] == ["4. Does somebody greet each student by name?", "No"]
    assert rows["team_why"] == ["1. Why does this team exist?", ""]


REFUSED = [
    ("{not json", "cannot be read"), ('{"a": 1}', "no file of answers"), ("[]", "is no file of answers"),
    (record("another-guide", title="Another guide"), "holds answers to “Another guide”, not to this guide"),
    (record(version=2), "newer version"), (record(answers="x"), "is no file of answers"),
]  # fmt: skip


def test_files_that_are_refused(book: Workbook) -> None:
    """A damaged, foreign or newer file, or one of another guide, is named as such and changes nothing."""
    book.field("team_caller").fill("Ida")
    for number, (text, words) in enumerate(REFUSED):
        book.open_file(f"found-{number}.json", text)
        book.says(f"found-{number}.json")
        assert words in book.part("status").inner_text()
    assert book.answers() == {"team_caller": "Ida"}


def test_file_of_an_older_version(book: Workbook) -> None:
    """Answers whose question is gone, or whose option is, are shown and kept with the others; nothing is lost."""
    text = record(
        answers={
            "team_caller": "Ida",
            "team_gone": "We met in May",
            "check_greet": "sometimes",
            "act_actions_r5c1": "Go",
        },
        labels={"team_gone": "When did you meet?"},
    )
    book.open_file("old.json", text)
    book.says("Opened")
    assert book.answers() == {"team_caller": "Ida", "act_actions_r5c1": "Go"}
    older = book.part("older")
    assert "When did you meet?" in older.inner_text() and "We met in May" in older.inner_text()
    assert "sometimes" in older.inner_text()
    book.page.reload()
    assert set(json.loads(book.download("json")[1])["older"]) == {"team_gone", "check_greet"}
    book.button("Take away", "When did you meet?").click()
    assert "We met in May" not in older.inner_text()


@pytest.mark.parametrize(("how", "caller", "apart"), [("Together", "Mine", True), ("Instead", "Theirs", False)])
def test_file_beside_answers(book: Workbook, how: str, caller: str, apart: bool) -> None:
    """A file opened over answers joins them or takes their place, as the reader says, and Undo brings all back."""
    book.field("team_caller").fill("Mine")
    book.open_file("theirs.json", record(answers={"team_caller": "Theirs", "team_why": "Because"}))
    book.answer_dialog(how)
    book.says("Opened")
    assert book.answers() == {"team_caller": caller, "team_why": "Because"}
    assert book.part("older").is_visible() == apart
    book.part("undo").click()
    assert book.answers() == {"team_caller": "Mine"}
