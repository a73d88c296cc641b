"""table-caption, table-shape, unknown-setting: a fill-in table is whole.

Every blank in a table is called by caption, row and column. To mend it, write Table: and a caption above the table,
a heading over each column, and as many cells in each row as there are headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._guides import of_rules

RULES = ("table-caption", "table-shape", "unknown-setting")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    yield from of_rules(catalog, RULES)
