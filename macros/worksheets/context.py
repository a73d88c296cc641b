"""What every part of one compilation shares: the mistakes found, the ids, the language's phrases, the stories."""

from __future__ import annotations

from dataclasses import dataclass, field

from .inline import Ended
from .lines import Line
from .mistakes import Mistakes
from .model import Grid
from .names import Names
from .phrases import Phrases


@dataclass(frozen=True, slots=True)
class Context:
    """One compilation. `stories` are the ids of the stories that the guide accompanies, `grids` the tables so far."""

    mistakes: Mistakes
    names: Names
    phrases: Phrases
    stories: tuple[str, ...]
    grids: dict[str, Grid] = field(default_factory=dict)

    def ident(self, end: Ended, line: Line) -> str:
        """The author's id without `#`, "" when there is none. Says what else is wrong at the end of the line."""
        self.minutes(end, line)
        for word in end.attributes.split():
            self.mistakes.problem(
                "unknown-setting", line, word, f"{word!r} means nothing here",
                f"Only tables have settings. Write {{#{end.ident or 'id'}}}.",
            )  # fmt: skip
        return end.ident

    def minutes(self, end: Ended, line: Line) -> None:
        """Says so when what stands in brackets is no whole number of minutes."""
        if end.wrong_minutes:
            self.mistakes.problem(
                "bad-minutes", line, end.wrong_minutes, f"{end.wrong_minutes} cannot be added up",
                "Write whole minutes from 1 to 600: (6 minutes).",
            )  # fmt: skip
