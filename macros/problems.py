"""What is wrong, as values: collected on the way, shown once at the border.

A `Problem` is an editor's mistake. A bug is not a Problem: it crashes with its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one file, in an editor's words.

    `path` is posix and relative to the gallery's root. `line` and `column` are 1-based, columns count
    characters; 0 means the whole file. `field` is the dotted name (`people.1.role`) or "".
    `message` says what is wrong, `hint` what to write instead (may be "").
    """

    rule: str
    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""
    level: Level = "error"

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, then position, then rule, so that a run always prints in one order."""
        return (self.path, self.line, self.column, self.rule, self.message)


class ContentError(Exception):
    """Carries every problem of a run to the border (a command, the plugin); never caught in between."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems in the content")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repeats, by file and position."""
    return sorted(set(problems), key=lambda problem: problem.place)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only what stops a build."""
    return [problem for problem in problems if problem.level == "error"]


def suggestion(found: str, allowed: Iterable[str], most: int = 12) -> str:
    """ "Did you mean 'x'? Allowed: a, b, c.": the nearest allowed word first, the list cut at `most`."""
    words = list(allowed)
    near = get_close_matches(found, words, n=3, cutoff=0.6)
    if not near:  # a different spelling of the same word: "Belonging" for "belonging"
        near = [word for word in words if word.casefold() == found.casefold()]
    parts = []
    if near:
        parts.append(f"Did you mean {' or '.join(repr(word) for word in near)}?")
    if len(words) <= most:
        parts.append(f"Allowed: {', '.join(words)}." if words else "There are none yet.")
    elif not near:
        parts.append(f"There are {len(words)}; for example {', '.join(words[:5])}.")
    return " ".join(parts)
