"""A paragraph's lines → questions with the lines that answer them, and words that are neither.

Pure: which of them become blocks is reader.py's matter.
"""

from __future__ import annotations

from .answers import Asked
from .lines import BULLET, NUMBERED, Line


def gather(lines: list[Line], at: int) -> tuple[list[Asked], int]:
    """The pieces of the paragraph that begins at `at`, and where it ends.

    A list to tick may stand after an empty line and have empty lines in it, as lists in Markdown may.
    """
    pieces: list[Asked] = []
    now = Asked()
    while at < len(lines):
        line = lines[at]
        if line.sort == "empty":
            ahead = _past_empty(lines, at)
            if ahead is None or not _goes_on(now, lines[ahead]):
                break
            at = ahead
            continue
        if line.sort != "words":
            break
        if _begins(now, line):
            pieces.append(now)
            now = Asked()
        (now.answers if now.answers or line.answer else now.words).append(line)
        at += 1
    return [*pieces, now], at


def _past_empty(lines: list[Line], at: int) -> int | None:
    while at < len(lines) and lines[at].sort == "empty":
        at += 1
    return at if at < len(lines) else None


def _goes_on(now: Asked, line: Line) -> bool:
    ticks = line.sort == "words" and line.answer == "tick"
    return ticks and (not now.answers or now.kinds() == ["tick"])


def _begins(now: Asked, line: Line) -> bool:
    """Whether a line is the first of another piece."""
    if line.answer or not (now.words or now.answers):
        return False
    if now.answers:
        wrapped = line.text.startswith("  ") and now.answers[0].answer == "tick"
        return not wrapped
    return bool(NUMBERED.match(line.text) or BULLET.match(line.text))
