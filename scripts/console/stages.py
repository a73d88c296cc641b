"""How far a build is, on standard error: a bar on a terminal (stage, done of all, seconds left); elsewhere one line for
each stage, printed when it has ended.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

from scripts.console.progress import Progress

TITLES = {
    "read": "Reading and checking",
    "engine": "Starting the engine",
    "plan": "Planning pages",
    "bodies": "Pages with calls",
    "documents": "Making PDF and Word files",
    "pages": "Making pages",
    "engine's pages": "Pages with calls",
    "outputs/search": "Search index",
    "swap": "Putting the site in place",
}
OTHER = "Feeds and data"
LONGEST_PAUSE = 0.1  # seconds between two drawings of the bar


class Stages:
    """Listens to a build: `with Stages() as stages: build_site(root, listener=stages)`."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self._now: Progress | None = None
        self._begun = self._drawn = 0.0

    def stage(self, name: str, total: int = 0) -> None:
        title = TITLES.get(name, OTHER if name.startswith("outputs/") else "")
        if self._now and self._now.title == title:
            self._now.total = total or self._now.total
            return
        self._end()
        if title:
            self._now, self._begun = Progress(title, total, self.stream), time.monotonic()
            if self._now.bar:
                self._now.__enter__()

    def done(self, pieces: int) -> None:
        if not self._now or not pieces:
            return
        now = time.monotonic()
        self._now.left = seconds_left(now - self._begun, self._now.done + pieces, self._now.total)
        drawn = now - self._drawn < LONGEST_PAUSE and self._now.done + pieces < self._now.total
        self._now.step(pieces, draw=not drawn)
        self._drawn = self._drawn if drawn else now

    def _end(self) -> None:
        if not self._now:
            return
        if self._now.bar:
            self._now.__exit__(None, None, None)
        else:
            made = f", {self._now.total:,} made" if self._now.total else ""
            print(f"{self._now.title}: {time.monotonic() - self._begun:.1f} s{made}", file=self.stream, flush=True)
        self._now = None

    def __enter__(self) -> Stages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._end()


def seconds_left(spent: float, done: int, total: int) -> str:
    """About how long the rest takes, when it goes on as it went; "" while nothing is known."""
    if not 0 < done < total:
        return ""
    left = round(spent / done * (total - done))
    return f"about {left // 60} min {left % 60} s left" if left >= 60 else f"about {left} s left"
