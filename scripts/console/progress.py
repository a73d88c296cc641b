"""Progress on standard error: a bar on a terminal, one line a phase elsewhere. Standard library only."""

from __future__ import annotations

import os
import shutil
import sys
from types import TracebackType
from typing import TextIO


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches `stream`; a CI log and a dumb terminal show every line for good."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def use_colour(stream: TextIO) -> bool:
    """Whether to colour: only for a person, and never against NO_COLOR (no-color.org: set and not empty)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


class Progress:
    """A phase with `total` steps: `with Progress("Reading", 10) as progress: progress.step()`.

    `left` is what is said of the time to come, when somebody knows it."""

    def __init__(self, title: str, total: int = 0, stream: TextIO | None = None) -> None:
        self.title = title
        self.total = total
        self.done = 0
        self.left = ""
        self.stream = stream or sys.stderr
        self.bar = is_terminal(self.stream)

    def __enter__(self) -> Progress:
        if self.bar:
            self._draw()
        else:
            print(f"{self.title}...", file=self.stream, flush=True)
        return self

    def step(self, count: int = 1, draw: bool = True) -> None:
        """Count steps done; never past the total. Many small steps need not all be drawn."""
        self.done = min(self.total, self.done + count)
        if self.bar and count and draw:
            self._draw()

    def _draw(self) -> None:
        width = 24
        filled = width * self.done // self.total if self.total else 0
        text = f"{self.title} [{'#' * filled}{'.' * (width - filled)}]" if self.total else f"{self.title}..."
        if self.left:
            text = f"{text} {self.done:,} of {self.total:,}, {self.left}"
        self.stream.write("\r" + text[: shutil.get_terminal_size().columns - 1] + "\033[K")
        self.stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.bar:
            self.stream.write("\r\033[K")
            self.stream.flush()
