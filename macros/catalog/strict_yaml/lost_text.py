"""Text after ` #` that YAML drops as a comment although an editor meant it: `Episode #4`, `#fff`, `#school`.

The rule: a comment behind something on its line must be `# ` and a word. `#x`, `# 4` and a lone `#` are taken
for text that went missing. A comment on a line of its own may look as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.problems import Problem

from .plain_data import dotted, scalars
from .quoting import cut, quoted, short

LOST = re.compile(r"(?<=[ \t])#(?![ \t]+[^\s\d]).*")
_COMMENT_LINE = re.compile(r"[ \t]*(?:#|$)")


class Span(NamedTuple):
    """A scalar's place, 0-based, the end excluded."""

    start: tuple[int, int]
    end: tuple[int, int]
    location: tuple[str | int, ...]
    key: Any
    node: Any


def spans(root: Any) -> list[Span]:
    """Where the scalars of a tree stand, in no order."""
    found = []
    for location, key, node in scalars(root):
        start, end = node.start_mark, node.end_mark
        found.append(Span((start.line, start.column), (end.line, end.column), location, key, node))
    return found


def restore_lost_text(root: Any, lines: list[str], path: str) -> Iterator[Problem]:
    """A problem for each lost text; a plain scalar that loses its end gets it back in the tree, so that what is
    checked afterwards is what the editor wrote."""
    places = _candidates(lines)
    known = spans(root) if places else []
    for line, column in places:
        if any(span.start <= (line, column) < span.end for span in known):
            continue  # within quotes or a block of text
        lost = lines[line][column:].rstrip()
        owner = next((span for span in known if _loses(span, line, column, lines)), None)
        text = lost
        if owner:
            text = owner.node.value = f"{owner.node.value} {lost}".strip()
        field = dotted(owner.location) if owner else ""
        yield _problem(path, line, column, lost, field, text)


def _problem(path: str, line: int, column: int, lost: str, field: str, text: str) -> Problem:
    """The sentence; `line` and `column` 0-based, `text` the whole value as it was meant."""
    message = f"{short(lost)} is left out: after a space, # starts a comment"
    hint = f"If it is text, put the whole value in quotes: {quoted(cut(text))}."
    hint += " A comment starts with # and a space, best on a line of its own."
    return Problem("unquoted-hash", path, line + 1, column + 1, field, message, hint)


def _candidates(lines: list[str]) -> list[tuple[int, int]]:
    found = []
    for number, line in enumerate(lines):
        match = None if _COMMENT_LINE.match(line) else LOST.search(line)
        if match and not re.search(r"[ \t]# ", line[: match.start()]):
            found.append((number, match.start()))
    return found


def _loses(span: Span, line: int, column: int, lines: list[str]) -> bool:
    """The scalar is plain and ends right before the lost text, or is empty there."""
    if span.end[0] != line or span.end[1] > column or span.node.style:
        return False
    return not lines[line][span.end[1] : column].strip(" \t")
