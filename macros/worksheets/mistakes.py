"""Collects what is wrong in one guide, with the place of each mistake."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.problems import Level, Problem

from .lines import Line


@dataclass(slots=True)
class Mistakes:
    """Problems of the file at `path`. `strict` is the level of what only a published guide must have."""

    path: str
    strict: Level
    found: list[Problem] = field(default_factory=list)

    def problem(self, rule: str, line: Line, at: str, message: str, hint: str, level: Level = "error") -> None:
        """One mistake on a line; the column is that of the text `at` in it, or of the line's first sign."""
        column = line.text.find(at) if at else -1
        if column < 0:
            column = len(line.text) - len(line.text.lstrip())
        self.found.append(Problem(rule, self.path, line.number, column + 1, "", message, hint, level))
