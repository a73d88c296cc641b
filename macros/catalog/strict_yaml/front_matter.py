"""Front matter: the lines between two `---` lines at the top of a Markdown file. Cuts them off, reads nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCED = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:(?:\r\n|\r|\n)|\Z)", re.DOTALL)
_OPENED = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_LATE = re.compile(r"\s+---[ \t]*(?:\r\n|\r|\n)[ \t]*[A-Za-z_]+:")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` is the YAML text, None when there is none; `body_line` is 1-based; `wrong` an editor's mistake."""

    fields: str | None
    body: str
    body_line: int
    wrong: str = ""
    hint: str = ""
    line: int = 1


def split(text: str) -> FrontMatter:
    """Cut a Markdown file in two. The fields start in line 2; a file without front matter is all body."""
    match = _FENCED.match(text)
    if match:
        return FrontMatter(match[1], text[match.end() :], 1 + len(_BREAK.findall(match[0])))
    if _OPENED.match(text):
        return FrontMatter(
            None,
            text,
            1,
            "the front matter is opened here but never closed",
            "Write a line with just --- after the last field.",
        )
    late = _LATE.match(text)
    if late:
        line = 1 + len(_BREAK.findall(text[: late[0].index("---")]))
        return FrontMatter(
            None,
            text,
            1,
            "the front matter must start in the first line",
            "Remove everything above this ---, blank lines too, and spaces before it.",
            line,
        )
    return FrontMatter(None, text, 1)
