"""Problems as text for people, JSON for programs, annotations and a table for GitHub. Prints nothing itself.

Knows how a problem looks; which problems there are, and where the words go, is the caller's business.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from macros.problems import Problem, in_order

JSON_VERSION = 1
MOST_ANNOTATIONS = 9
"""GitHub shows ten annotations of a step; the tenth says how many more there are."""
MOST_ROWS = 500
"""GitHub takes 1 MiB for a job summary; a row stays well under 2 KB."""
WIDTH = 100
"""Columns of a source line that are shown around a mistake."""

RED, YELLOW, BOLD, PLAIN = "\033[31m", "\033[33m", "\033[1m", "\033[0m"


def as_text(problems: Iterable[Problem], root: Path, colour: bool) -> str:
    """Every problem with its source line, and a last line that counts them."""
    ordered = in_order(problems)
    return "\n\n".join([*text_blocks(ordered, root, colour), count_line(ordered)])


def text_blocks(problems: Iterable[Problem], root: Path, colour: bool) -> Iterator[str]:
    """One block of lines for each problem: place and message, the source line with a caret, the hint."""
    read = lru_cache(maxsize=16)(_lines)  # for this call only: editors go on writing
    for problem in in_order(problems):
        severe = problem.level == "error"
        word = "" if severe else _painted("warning: ", YELLOW, colour)
        rule = _painted(f"[{visible(problem.rule)}]", RED if severe else YELLOW, colour)
        lines = [f"{_painted(_place(problem), BOLD, colour)}: {word}{visible(problem.message)} {rule}"]
        lines += _excerpt(problem, read(root / problem.path) if problem.line else ())
        lines += [f"    {visible(line)}" for line in problem.hint.splitlines()]
        yield "\n".join(lines)


def count_line(problems: Iterable[Problem]) -> str:
    """How many errors and warnings: `3 errors, 1 warning`, or `No problems`."""
    levels = [problem.level for problem in problems]
    parts = [(levels.count("error"), "error"), (levels.count("warning"), "warning")]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count) or "No problems"


def as_json(problems: Iterable[Problem]) -> str:
    """One object: `version` of this format, `problems` in order, `counts` by level."""
    ordered = in_order(problems)
    levels = [problem.level for problem in ordered]
    counts = {"errors": levels.count("error"), "warnings": levels.count("warning")}
    content = {"version": JSON_VERSION, "problems": [asdict(problem) for problem in ordered], "counts": counts}
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], changed: set[str]) -> str:
    """Workflow commands that annotate a pull request, the files it changes first (GitHub's "Workflow commands")."""
    ordered = urgent_first(problems, changed)
    lines = [_annotation(problem) for problem in ordered[:MOST_ANNOTATIONS]]
    more = len(ordered) - len(lines)
    if more:
        level = "error" if any(problem.level == "error" for problem in ordered[MOST_ANNOTATIONS:]) else "warning"
        lines.append(f"::{level} title=and {more} more::The summary of this run lists all {len(ordered)}.")
    return "\n".join(lines)


def as_markdown(problems: Iterable[Problem], changed: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """A heading and a table of all problems, for a job's summary page."""
    ordered = urgent_first(problems, changed)
    if not ordered:
        return "### The content is in order\n"
    rows = ["| Where | What is wrong | What to write instead |", "|---|---|---|"]
    for problem in ordered[:MOST_ROWS]:
        word = "" if problem.level == "error" else "Warning: "
        cells = [_place(problem), word + problem.message, problem.hint]
        rows.append(f"| {' | '.join(_escaped(cell) for cell in cells)} |")
    more = len(ordered) - MOST_ROWS
    tail = [f"\nand {more} more."] if more > 0 else []
    return "\n".join([f"### {count_line(ordered)}\n", *rows, *tail]) + "\n"


def urgent_first(problems: Iterable[Problem], changed: set[str]) -> list[Problem]:
    """Problems in changed files first, errors before warnings, then by place."""
    return sorted(
        in_order(problems), key=lambda problem: (problem.path not in changed, problem.level != "error", problem.place)
    )


def visible(text: str) -> str:
    """Text that cannot steer a terminal: control characters (other than tabs) become a replacement sign."""
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


def _place(problem: Problem) -> str:
    numbers = [str(number) for number in (problem.line, problem.column) if number] if problem.line else []
    return ":".join([visible(problem.path), *numbers])


def _painted(text: str, colour: str, wanted: bool) -> str:
    return f"{colour}{text}{PLAIN}" if wanted else text


def _excerpt(problem: Problem, lines: tuple[str, ...]) -> list[str]:
    """The source line, and a caret under the column where there is one; nothing when the line is not there."""
    if not 0 < problem.line <= len(lines):
        return []
    source = lines[problem.line - 1]
    column = min(problem.column, len(source) + 1)
    start = max(0, column - WIDTH * 3 // 4)
    shown = ("…" if start else "") + source[start : start + WIDTH].replace("\t", "    ")
    number = f"{problem.line:>5} | "
    if not problem.column:
        return [number + visible(shown)]
    before = ("…" if start else "") + source[start : column - 1].replace("\t", "    ")
    return [number + visible(shown), " " * (len(number) - 2) + "| " + " " * columns_of(before) + "^"]


def _lines(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):  # not there, or no name that a disk can have
        return ()
    return tuple(text.split("\n"))  # read_text has made every line's end a plain one


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` takes (Unicode annex 11: wide signs take two, combining ones none)."""
    widths = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf")
        else widths.get(unicodedata.east_asian_width(sign), 1)
        for sign in visible(text)
    )  # fmt: skip


def _annotation(problem: Problem) -> str:
    where = [("file", problem.path), ("line", problem.line), ("col", problem.column), ("title", problem.rule)]
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where if value)
    words = "\n".join(filter(None, [problem.message, problem.hint]))
    return f"::{problem.level} {properties}::{_data(words)}"


def _data(text: str) -> str:
    """Escaped as GitHub's own toolkit does for a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as GitHub's own toolkit does for a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    """Text that stays text in a Markdown table (CommonMark, 2.4: a backslash before punctuation)."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|&~@-])", r"\\\1", visible(" ".join(text.split())))
