"""A guide's body as ordinary Markdown, for those who judge its links and pictures without knowing worksheets."""

from __future__ import annotations

import re

from .lines import scan

_MARK = re.compile(r"\{date\}|\{:?[ \t]*(?:#|rows=|row=|from=)[^{}\n]*\}[ \t]*(?:\([^()\n]{1,40}\))?[ \t]*$")


def without_marks(body: str) -> str:
    """The same text with `{#id …}`, `{date}` and `///` lines blanked out: every character keeps its place."""
    if not any(sign in body for sign in ("{", "///", "\r")):
        return body
    return "\n".join(
        line.text if line.sort in ("opaque", "indented") else _blanked(line.text, line.sort in ("open", "close"))
        for line in scan(body, 1)
    )


def _blanked(text: str, whole: bool) -> str:
    if whole:
        return " " * len(text)
    return _MARK.sub(lambda mark: " " * len(mark[0]), text) if "{" in text else text
