"""The compiled guide of an entry, made once: checks, pages and documents of one run share it."""

from __future__ import annotations

from functools import lru_cache

from macros.catalog.entry import Entry
from macros.problems import Level

from .compiler import compile_guide
from .model import Guide


def compiled(entry: Entry) -> Guide:
    """The guide in an entry's body; made again only when its text, language, status or stories changed."""
    strict: Level = "error" if entry.status == "published" else "warning"
    stories = tuple(getattr(entry, "stories", ()))
    return _compiled(entry.id, entry.body, entry.body_path, entry.body_line, entry.language, stories, strict)


@lru_cache(maxsize=4096)  # the guides of a large gallery; a guide of 40 fields takes some 50 KB
def _compiled(
    ident: str, body: str, path: str, first: int, language: str, stories: tuple[str, ...], strict: Level
) -> Guide:
    return compile_guide(ident, body, path, first, language, stories, strict)
