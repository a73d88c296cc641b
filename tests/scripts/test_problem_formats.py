"""How problems look: golden files for each format, and promises that hold for any text an editor may have written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problem_formats import as_github, as_json, as_markdown, as_text, columns_of
from macros.problems import Problem

GOLDEN = Path(__file__).parent / "golden"
SOURCES = Path(__file__).parent / "sources"

PROBLEMS = [
    Problem(
        "bad-value", "wide.yml", 3, 10, "people.0.role", "'storyteler' is not an allowed role",
        "Did you mean 'storyteller'?\nAllowed: interviewer, storyteller.",
    ),
    Problem("unknown-field", "wide.yml", 5, 5, "titel", "there is no field 'titel'", "Did you mean 'title'?"),
    Problem("odd-sign", "wide.yml", 4, 7, "title", "a sign here cannot be seen", level="warning"),
    Problem("long-line", "wide.yml", 6, 183, "summary", "this word is misspelt"),
    Problem("missing-file", "wide.yml", 7, 0, "", "there is no | cover", "Put <cover.jpg> beside it: 100% square."),
    Problem("past-end", "wide.yml", 99, 1, "", "this line is gone"),
    Problem("file-type", "episodes/a:b,c/song.wav", 0, 0, "", "a type that is not published"),
]  # fmt: skip

anything = st.text(st.characters(codec="utf-8"), max_size=30)
any_problem = st.builds(
    Problem, anything, anything, st.integers(0, 9), st.integers(0, 200), anything, anything, anything,
    st.sampled_from(["error", "warning"]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("problems.txt", as_text(PROBLEMS, SOURCES, colour=False)),
        ("problems.json", as_json(PROBLEMS)),
        ("problems.github.txt", as_github(PROBLEMS, {"episodes/a:b,c/song.wav"})),
        ("problems.md", as_markdown(PROBLEMS, {"episodes/a:b,c/song.wav"})),
    ],
)
def test_formats_match_their_golden_files(name: str, shown: str) -> None:
    """Each format of the same problems is exactly what the golden file says."""
    assert shown.rstrip("\n") + "\n" == (GOLDEN / name).read_text(encoding="utf-8")


def test_colour_adds_nothing_but_colour() -> None:
    """Without its escape sequences the coloured text is the plain one."""
    coloured = as_text(PROBLEMS, SOURCES, colour=True)
    plain = as_text(PROBLEMS, SOURCES, colour=False)
    assert coloured != plain and re.sub(r"\x1b\[\d+m", "", coloured) == plain


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("漢字", 4), ("e\u0301", 1), ("\u200b", 0), ("ｗ", 2), ("“x”", 3)]
)
def test_columns_of_a_terminal_are_counted(text: str, columns: int) -> None:
    """Wide signs take two columns, combining and invisible ones none."""
    assert columns_of(text) == columns


def test_no_problems_are_said_in_each_format() -> None:
    """An empty run has words, a valid object, no annotation and a heading."""
    assert as_text([], SOURCES, colour=False) == "No problems"
    assert json.loads(as_json([])) == {"version": 1, "problems": [], "counts": {"errors": 0, "warnings": 0}}
    assert as_github([], set()) == ""
    assert "in order" in as_markdown([])


def test_github_gets_nine_annotations_and_the_rest_as_a_number() -> None:
    """More than nine problems end in one line that says how many more there are, as an error when one of them is."""
    many = [Problem("rule", f"{number:02}.yml", 1, 1, "", "wrong") for number in range(12)]
    lines = as_github(many, {"11.yml"}).splitlines()
    assert len(lines) == 10 and lines[0].startswith("::error file=11.yml,")
    assert lines[-1] == "::error title=and 3 more::The summary of this run lists all 12."


def test_a_summary_that_would_be_too_long_is_cut_with_a_number() -> None:
    """The table stops at 500 rows and says how many are left out."""
    many = [Problem("rule", f"{number}.yml", 1, 1, "", "wrong") for number in range(503)]
    assert as_markdown(many).rstrip().endswith("and 3 more.")


@given(st.lists(any_problem, max_size=12))
def test_annotations_are_one_command_a_line(problems: list[Problem]) -> None:
    """No text of an editor's can start a second command or leave its own line."""
    lines = [line for line in re.split(r"[\r\n]", as_github(problems, set())) if line]
    assert len(lines) == min(10, len(set(problems)))
    assert all(re.match(r"::(error|warning) [^:]*::", line) for line in lines)


@given(st.lists(any_problem, max_size=4), st.text(st.characters(codec="utf-8"), max_size=300))
def test_text_cannot_steer_a_terminal(
    tmp_path_factory: pytest.TempPathFactory, problems: list[Problem], source: str
) -> None:
    """Control characters of a source line, a path or a message never reach the terminal."""
    root = tmp_path_factory.getbasetemp()
    (root / "source.yml").write_text(source, encoding="utf-8")
    placed = [Problem("rule", "source.yml", 1, 5, "", "wrong"), *problems]
    shown = as_text(placed, root, colour=False)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown.replace("\n", ""))


@given(st.lists(any_problem, max_size=6))
def test_json_gives_every_problem_back(problems: list[Problem]) -> None:
    """The JSON format loses nothing."""
    read = [Problem(**item) for item in json.loads(as_json(problems))["problems"]]
    assert set(read) == set(problems)


@given(st.lists(any_problem, min_size=1, max_size=6))
def test_a_markdown_table_keeps_three_cells_a_row(problems: list[Problem]) -> None:
    """Text of an editor's neither adds cells or rows nor starts markup."""
    rows = as_markdown(problems).splitlines()[4:]
    assert len(rows) == len(set(problems))
    for row in rows:
        bare = re.sub(r"\\.", "", row)
        assert bare.count("|") == 4 and not re.search(r"[<>\[\]`]", bare)
