"""Guides are read as an editor means them, whatever stands in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Problem
from macros.worksheets import compiler
from macros.worksheets.compiler import compile_guide
from macros.worksheets.contract import added_row, fields_json, tables_json
from macros.worksheets.listen import Recording, Unfound, resolve
from macros.worksheets.lock import lock_text, locked_fields, parse_lock
from macros.worksheets.marks import without_marks
from macros.worksheets.model import Branch, Grid, Guide, Heading, Listen, Note, Prompt, Prose
from macros.worksheets.permanence import broken_promises
from macros.worksheets.write_ids import with_ids
from tests.conftest import ROOT
from tests.golden_files import Golden

PIECES = st.sampled_from(
    [
        "## Step {#one}", "### Talk (5 minutes)", "Why? {#why}", "1. Who?", "____", "____ {date}", "( ) Yes ( ) No",
        "( ) Sí ( ) No ( ) No sé", "- [ ] A", "- [ ] Other: ____", "Table: Plan {#plan rows=2 row=\"Goal\"}",
        "Table: T {#t from=one_plan}", "| A | B |", "| --- | --- |", "| ____ | ( ) a ( ) b <br> [ ] c |", "", "", "```",
        "/// facilitator | x", "/// branch | y", "///", "Listen: 0:01 to 0:02", "<!-- a", "-->", "    ____", "Words.",
        "=====", "{#", "\u2028", "\x0b", "| | |", "# ", "____ ____", "/// x", "- [ ]", "日本語?",
    ]
)  # fmt: skip

SILENT = PIECES.filter(lambda piece: not any(sign in piece for sign in compiler.SIGNS))


def body_of(path: str) -> str:
    """The body of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8").split("---\n", 2)[2]


def workbook() -> Guide:
    return compile_guide("workbook", body_of("tests/examples/good/guide/workbook.md"), stories=("first-story",))


def rules(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.rule for problem in problems}


def test_fields_of_the_workbook(golden: Golden) -> None:
    """A guide with one of everything gives exactly these fields, in this order, with these names."""
    assert workbook().problems == ()
    golden(
        "worksheets/fields.json", (json.dumps(fields_json(workbook()), ensure_ascii=False, indent=1) + "\n").encode()
    )


@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "es", "ja"]))
def test_nothing_breaks_the_compiler(lines: list[str], language: str) -> None:
    """Any text gives a guide; its field ids are unique and short unless a problem says otherwise."""
    guide = compile_guide("x", "\n".join(lines), language=language, stories=("s",))
    ids = [field.id for field in guide.fields()]
    found = rules(guide.problems)
    assert len(set(ids)) == len(ids) or "field-id-taken" in found
    assert all(len(ident) <= 60 for ident in ids) or "field-id" in found
    assert sorted(field.id for step in guide.steps() for field in step.fields) == sorted(ids)
    assert all(field.label for field in guide.fields())
    json.dumps([fields_json(guide), tables_json(guide)])


@given(st.lists(SILENT | st.sampled_from(["**1. Words** (5 minutes)", "- item", "Why?"])).map("\n".join))
def test_a_text_that_asks_nothing_is_not_looked_into(text: str) -> None:
    """Paragraphs of a text without any sign of a question are passed over, and the same guide comes of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiler, "SIGNS", ("",))
        whole = compile_guide("g", text)
    assert compile_guide("g", text) == whole


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No text makes the compiler fail, and without marks every character keeps its place."""
    assert compile_guide("x", text).id == "x"
    assert [len(line) for line in without_marks(text).split("\n")] == [
        len(line.rstrip("\r")) for line in text.split("\n")
    ]


@given(st.lists(PIECES, max_size=30))
def test_written_ids_are_those_that_were_missing(lines: list[str]) -> None:
    """After writing the missing ids nothing is missing, and no field has another id than before."""
    before = compile_guide("x", "\n".join(lines), stories=("s",))
    after = compile_guide("x", with_ids("\n".join(lines), before.missing), stories=("s",))
    assert after.missing == ()
    if "question-missing" not in rules(before.problems):  # what has no words cannot be given a name for good
        assert [field.id for field in after.fields()] == [field.id for field in before.fields()]


def test_time_is_linear_in_the_number_of_fields() -> None:
    """2,000 questions of the same words get 2,000 ids; the work for a line does not look at the others."""
    guide = compile_guide("x", "## S {#s}\n" + "\n\nWhy?\n____" * 2000)
    assert len({field.id for field in guide.fields()}) == 2000


def test_ordinary_markdown_stays_as_it_is() -> None:
    """A rule across the page, code, and lists of words are prose, to the letter."""
    text = "One.\n\n____\n\n- a\n- b\n\n```\n( ) Yes ( ) No\n____\n```\n\n| A | B |\n| --- | --- |\n| 1 | |"
    guide = compile_guide("x", text)
    assert guide.blocks == (Prose(text, 1),)
    assert guide.problems == ()


def test_headings_and_minutes() -> None:
    """A heading has its level, its words without minutes, and an id from the words or from the author."""
    guide = compile_guide("x", "## Talk (15 minutes)\n\n### Then {#next}\n\nListen\n------", first=7)
    assert guide.blocks == (
        Heading(2, "talk", "Talk", "Talk", 15, 7),
        Heading(3, "next", "Then", "Then", None, 9),
        Heading(2, "listen", "Listen", "Listen", None, 11),
    )


def test_sub_headings_without_an_id_change_no_field() -> None:
    """A heading put in later leaves the ids of the fields below it as they were, if it has none itself."""
    question = "Why? {#why}\n____\n"
    for between in ("", "### More\n\n"):
        assert compile_guide("x", f"## A {{#a}}\n\n{between}{question}").fields()[0].id == "a_why"


def test_rows_can_be_added() -> None:
    """An added row's fields are named on from those that are there."""
    guide = workbook()
    grid = next(grid for grid in guide.grids() if grid.id == "goals_smart")
    assert added_row(grid, 2) == tuple(part for cell in grid.rows[1] for part in cell if not isinstance(part, str))
    assert [field.id for field in added_row(grid, 7)][:2] == ["goals_smart_r7c1", "goals_smart_r7c2"]
    assert added_row(grid, 7)[1].label == "Goals, Goal 7, Results you expect, Short term"


def test_a_table_goes_on_from_another() -> None:
    """A table with from= has as many rows as its source, and names it."""
    plan = next(grid for grid in workbook().grids() if grid.id == "act_plan")
    assert (plan.source, len(plan.rows), plan.row_headers) == ("goals_smart", 2, ("Goal 1", "Goal 2"))


def test_blocks_inside_a_branch() -> None:
    """A branch holds the blocks that may be skipped; its tick is the first of its fields."""
    branch = next(block for block in workbook().blocks if isinstance(block, Branch))
    assert branch.field.label == "We already have a team"
    assert [type(block) for block in branch.blocks] == [Grid, Prompt]


def test_notes_are_not_read() -> None:
    """A note for who leads keeps its Markdown and its title."""
    note = next(block for block in workbook().blocks if isinstance(block, Note))
    assert (note.kind, note.title) == ("facilitator", "Before they come")
    assert note.markdown == "Put out **four chairs**, and read the whole workbook once."


def test_a_stop_belongs_to_the_question_below() -> None:
    """A stop leads to the question that follows; with words between, it stands alone."""
    stops = compile_guide("x", 'Listen: s, 0:01 to 0:02\n1. Who?\n\nListen: s, "End" {#end}\n\nWords.').stops()
    assert [(stop.listen.id, stop.question) for stop in stops] == [("stop", "1. Who?"), ("end", "")]


def test_stops_are_found_in_the_recording() -> None:
    """A chapter runs to the next one or to the end; times past the end and unknown titles are refused."""
    stories = {"s": Recording(60_000, (("One", 0), ("Two", 20_000)))}
    assert resolve(Listen("a", "s", None, None, "one", 1), stories) == Listen("a", "s", 0, 20_000, "one", 1)
    assert resolve(Listen("a", "s", None, None, "Two", 1), stories) == Listen("a", "s", 20_000, 60_000, "Two", 1)
    assert resolve(Listen("a", "s", 1000, 60_500, "", 1), stories) == Listen("a", "s", 1000, 60_000, "", 1)
    for listen in (
        Listen("a", "s", 0, 62_000, "", 1),
        Listen("a", "t", 0, 1, "", 1),
        Listen("a", "s", None, None, "3", 1),
    ):
        assert isinstance(resolve(listen, stories), Unfound)


def test_spanish_words() -> None:
    """A guide in Spanish has Spanish names, and its answers count in the roll-up."""
    guide = compile_guide("x", "¿Hay café? {#cafe}\n( ) Sí ( ) No ( ) No sé\n____", language="es-MX")
    choice, notes = guide.fields()
    assert choice.rolls_up
    assert [option.value for option in choice.options] == ["si", "no", "no-se"]
    assert notes.label == "Notas para: ¿Hay café?"


def test_mended_words_keep_their_id() -> None:
    """An option with an id of its own keeps it when its words are mended."""
    guide = compile_guide("x", "Open? {#open}\n( ) Yes ( ) Not yet {#no}")
    assert [(option.value, option.label) for option in guide.fields()[0].options] == [("yes", "Yes"), ("no", "Not yet")]


def test_the_lock_comes_back_as_it_was() -> None:
    """What is written to worksheets.lock is read back the same, and nothing has changed against it."""
    lock = {"workbook": locked_fields(workbook())}
    assert parse_lock(lock_text(lock)) == (lock, [])
    assert list(broken_promises(workbook(), lock["workbook"], "x.md", "error")) == []


@given(st.text(max_size=60))
def test_any_lock_is_read(text: str) -> None:
    """A damaged lock is a problem and never an exception."""
    lock, problems = parse_lock(text)
    assert problems == [] or lock == {}


def test_windows_line_ends() -> None:
    """Lines that end as on Windows are read the same."""
    assert compile_guide("x", "Why? {#why}\r\n____\r\n____\r\n").fields()[0].lines == 2
