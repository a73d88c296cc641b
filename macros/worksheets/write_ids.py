"""Puts missing `{#id}`s into a guide's text, and changes nothing else in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CLOSED_HEADING = re.compile(r"(?P<words>#.*?[^#\s])(?P<end>[ \t]+#+[ \t]*)")


def with_ids(text: str, missing: Iterable[tuple[int, str]]) -> str:
    """The text of a whole file with ids at the ends of lines; `missing` are 1-based lines and ids, as in Guide."""
    lines = text.split("\n")
    for number, ident in missing:
        lines[number - 1] = _with_id(lines[number - 1], ident)
    return "\n".join(lines)


def _with_id(line: str, ident: str) -> str:
    words = line.rstrip()
    end = line[len(words) :]
    at = words.rfind("{")
    if at >= 0 and re.fullmatch(r"\{(?:rows|row|from)=[^{}]*\}", words[at:]):  # a table's settings, without an id yet
        return f"{words[: at + 1]}#{ident} {words[at + 1 :]}{end}"
    closed = _CLOSED_HEADING.fullmatch(words)
    if closed:
        return f"{closed['words']} {{#{ident}}}{closed['end']}{end}"
    return f"{words} {{#{ident}}}{end}"
