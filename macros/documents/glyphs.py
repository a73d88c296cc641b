"""Which characters the PDF's fonts can show. A character without a shape would print as an empty box, so it is found
in the sources and said with its line; a guide that has one gets no PDF until it is mended.

characters.txt beside the fonts lists what they hold; a test compares it with the fonts themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from zlib import crc32

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.problems import Problem
from macros.render.templates import OVERRIDES

from .prose import UNSEEN

CHARACTERS = OVERRIDES / "assets" / "fonts" / "print" / "characters.txt"
SHOWN = ("title", "summary", "opening", "prepare")
HINT = "Use another character, or words. The web page and the Word file show it; the PDF is made when it is gone."


@cache
def shapes() -> frozenset[int]:
    """The code points that the fonts have a shape for, and those that need none."""
    found = {ord(sign) for sign in "\t\n\r"} | set(UNSEEN)
    for line in CHARACTERS.read_text(encoding="utf-8").split():
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def shapeless(text: str) -> list[str]:
    """The characters of a text that cannot be printed, each once, in order."""
    known = shapes()
    return [sign for sign in dict.fromkeys(text) if ord(sign) not in known]


def name_of(sign: str) -> str:
    """A character as a person can look it up: 🙂 (U+1F642, slightly smiling face)."""
    name = unicodedata.name(sign, "").lower()
    return f"{sign} (U+{ord(sign):04X}{', ' if name else ''}{name})"


def glyph_problems(gallery: Gallery) -> list[Problem]:
    """A warning for every character of a guide that its PDF could not show, at its first place."""
    if not gallery.settings.documents or "documents" in gallery.settings.outputs_off:
        return []
    guides = gallery.catalog.by_kind.get("guide", ())
    return [problem for entry in guides for problem in _known(gallery, entry)]


def _known(gallery: Gallery, entry: Entry) -> tuple[Problem, ...]:
    """A guide without such a character is looked through again when it or the fonts have changed."""
    return gallery.answers.ask("glyphs", f"{entry.id} {entry.digest} {_stamp()}", lambda: tuple(_of(entry)))


@cache
def _stamp() -> str:
    return f"{crc32(CHARACTERS.read_bytes()):08x}"


def _of(entry: Entry) -> Iterator[Problem]:
    for sign in shapeless(entry.body):
        at = entry.body.index(sign)
        line = entry.body_line + entry.body.count("\n", 0, at)
        yield _problem(entry.body_path, line, at - entry.body.rfind("\n", 0, at), "", sign)
    for field in SHOWN:
        for sign in shapeless(getattr(entry, field, None) or ""):
            yield _problem(entry.path, 0, 0, field, sign)


def _problem(path: str, line: int, column: int, field: str, sign: str) -> Problem:
    message = f"the PDF's fonts have no shape for {name_of(sign)}, so this guide gets no PDF"
    return Problem("unprintable-character", path, line, column, field, message, HINT, "warning")
