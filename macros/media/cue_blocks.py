"""What WebVTT and SRT share: lines, blocks between empty lines, times, the order of cues, and their problems."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import le, lt

from macros.media.transcript import Cue
from macros.problems import Level, Problem

SYNTAX, ORDER, SPEAKERS = "transcript-syntax", "transcript-order", "transcript-speakers"
LINE_END = re.compile(r"\r\n|\n|\r")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass
class Report:
    """Collects the problems of one transcript file."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, rule: str, line: int, column: int, message: str, hint: str = "", level: Level = "error") -> None:
        """`line` and `column` count from 1."""
        self.problems.append(Problem(rule, self.path, line, column, "", message, hint, level))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two empty lines; `line` is the number of the first."""

    line: int
    lines: tuple[str, ...]


def clean_lines(text: str, report: Report) -> list[str]:
    """The lines of a file, without a byte order mark; invisible control characters are reported and left out."""
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    if not CONTROL.search(text):
        return lines
    for number, line in enumerate(lines, 1):
        if found := CONTROL.search(line):
            report.add(SYNTAX, number, found.start() + 1, "there is an invisible control character here", "Delete it.")
            lines[number - 1] = CONTROL.sub("", line)
    return lines


def blocks(lines: list[str], first: int = 0) -> Iterator[Block]:
    """Blocks from line index `first` on. A line of spaces is not empty: WebVTT says so."""
    held: list[str] = []
    for number, line in enumerate(lines[first:], first + 1):
        if line:
            held.append(line)
        elif held:
            yield Block(number - len(held), tuple(held))
            held = []
    if held:
        yield Block(len(lines) - len(held) + 1, tuple(held))


def check_order(cues: Sequence[Cue], report: Report) -> None:
    """Every cue lasts, and begins when the one before has ended."""
    starts, ends = [cue[0] for cue in cues], [cue[1] for cue in cues]
    if not any(map(le, ends, starts)) and not any(map(lt, starts[1:], ends)):
        return
    before: Cue | None = None
    for cue in cues:
        if cue.end_ms <= cue.start_ms:
            report.add(
                ORDER, cue.line, 1, f"this cue ends at {clock(cue.end_ms)}, not after it starts",
                f"Write an end after {clock(cue.start_ms)}.",
            )  # fmt: skip
        if before and cue.start_ms < before.end_ms:
            report.add(
                ORDER, cue.line, 1,
                f"this cue starts at {clock(cue.start_ms)}, before the one on line {before.line} ends "
                f"({clock(before.end_ms)})",
                f"Let the one before end at {clock(cue.start_ms)}, or this one start at {clock(before.end_ms)}.",
            )  # fmt: skip
        before = cue


def clock(ms: int, decimal: str = ".") -> str:
    """A time as both formats write it: "00:01:02.500" (hours may have more than two digits)."""
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}{decimal}{ms % 1000:03}"


def filled(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; words are never broken, one that is longer stands alone.

    What textwrap gives (but for a text of nothing but rare white space), many times faster,
    since the words of nearly every cue have single spaces between them.
    """
    if not text.isprintable() or "  " in text or text != text.strip(" "):
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        # A no-break space is text to WebVTT and white space to textwrap, which would drop a cue of nothing else.
        rest = text.strip(" \t\n\f\r")
        return lines or ([rest] if rest else [])
    return _line(width).findall(text)


@cache
def _line(width: int) -> re.Pattern[str]:
    return re.compile(rf"(.{{1,{width}}}|[^ ]+)(?: |$)")


def milliseconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)
