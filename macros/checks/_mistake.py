"""How a check says what is wrong: the position is looked up only when there is a mistake, because it costs a read."""

from __future__ import annotations

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.references import Location
from macros.problems import Level, Problem


def mistake(
    rule: str,
    catalog: Catalog,
    path: str,
    at: Location,
    message: str,
    hint: str,
    level: Level = "error",
    key: bool = False,
) -> Problem:
    """A Problem at the field `at` of the file `path`; `key` points at the field's name instead of its value."""
    line, column = catalog.where(path, at, key)
    return Problem(rule, path, line, column, ".".join(map(str, at)), message, hint, level)


def level_of(entry: Entry) -> Level:
    """An error in what is (or will be) published; only a warning while it is being written, so that drafts can wait."""
    return "error" if entry.status == "published" else "warning"
