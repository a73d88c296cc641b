"""unknown-block, block-not-closed, bad-minutes, listen-form, answer-indented: blocks are read as they were meant.

Notes, branches, minutes and listening stops are told from ordinary text by how they begin and end. To mend it, write
them as the hint shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._guides import of_rules

RULES = ("unknown-block", "block-not-closed", "bad-minutes", "listen-form", "answer-indented")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    yield from of_rules(catalog, RULES)
