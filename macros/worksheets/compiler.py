"""Markdown → Guide, in time linear in the text. Never raises: every mistake becomes a Problem, and reading goes on.

reader.py makes the blocks; this file only puts the parts of a compilation together.
"""

from __future__ import annotations

import re

from macros.problems import Level

from .context import Context
from .lines import scan
from .mistakes import Mistakes
from .model import Guide
from .names import Names
from .phrases import phrases
from .reader import SIGNS, Reader
from .sections import sections

_DEFINITION = re.compile(r"(?:\[(?!\^)[^\]]+\]:[ \t]+\S|\*\[[^\]]+\]:)")


def compile_guide(
    ident: str,
    body: str,
    path: str = "",
    first: int = 1,
    language: str = "en",
    stories: tuple[str, ...] = (),
    strict: Level = "warning",
) -> Guide:
    """The guide in a body whose first line is line `first` of the file at `path`.

    `strict` is the level of what only a published guide must have: "error" for those, "warning" for drafts.
    """
    lines = scan(body, first)
    mistakes = Mistakes(path, strict)
    context = Context(mistakes, Names.of(lines, mistakes), phrases(language), stories)
    blocks = Reader(lines, context, asks=any(sign in body for sign in SIGNS)).read()
    shown = (line.text.strip() for line in lines if line.sort == "words" and "]:" in line.text)
    definitions = "\n".join(text for text in shown if text[:1] in "[*" and _DEFINITION.match(text))
    missing = tuple(sorted(context.names.missing))
    return Guide(
        ident, blocks, tuple(dict.fromkeys(mistakes.found)), definitions, sections(blocks, context.names.steps), missing
    )
