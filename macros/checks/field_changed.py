"""field-changed, field-not-locked, worksheets-lock: the fields of a published guide stay what they are.

Answers saved in people's browsers and files hang on a field's id and on the names of its options; worksheets.lock
remembers them. To mend it, give the question or option its old id back, or run: python3 scripts ids --write
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from macros.cache import standing
from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem, errors
from macros.settings import Settings
from macros.worksheets.lock import NAME, Locked, read_lock
from macros.worksheets.model import Guide
from macros.worksheets.permanence import broken_promises, new_fields

from ._guides import guides
from ._mistake import level_of

RULES = ("field-changed", "field-not-locked", "worksheets-lock")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    lock, damage = _lock(catalog)
    yield from damage
    for entry, guide in guides(catalog):
        before = lock.get(entry.id, {})
        broken = list(broken_promises(guide, before, entry.body_path, level_of(entry)))
        yield from broken
        settled = entry.status == "published" and not broken and not damage and not errors(guide.problems)
        new = new_fields(guide, before) if settled else []
        if new:
            yield _not_locked(entry, guide, new)


def _lock(catalog: Catalog) -> tuple[dict[str, Locked], list[Problem]]:
    """The lock, which every guide is held against: read once as long as the file is the same."""
    catalog.reads.note("file", NAME)
    try:
        return _read(catalog.root, standing(catalog.root / NAME))
    except OSError:
        return {}, []


@lru_cache(maxsize=1)
def _read(root: Path, facts: tuple[int, ...]) -> tuple[dict[str, Locked], list[Problem]]:
    return read_lock(root)


def _not_locked(entry: Any, guide: Guide, new: list[str]) -> Problem:
    line = next(field.line for field in guide.fields() if field.id == new[0])
    more = f" and {len(new) - 1} more" if len(new) > 1 else ""
    return Problem(
        "field-not-locked", entry.body_path, line, 1, "",
        f"worksheets.lock does not have the field {new[0]!r}{more} as it is now",
        "Run: python3 scripts ids --write, and commit worksheets.lock.", "warning",
    )  # fmt: skip
