"""field-id, field-id-missing, field-id-taken: every answer hangs on an id.

What people answer is kept under the id of its question: short, in small letters, and used once in its step. To mend
it, write {#id} at the end of the question, table or heading, or let it be written: python3 scripts ids --write
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._guides import of_rules

RULES = ("field-id", "field-id-missing", "field-id-taken")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    yield from of_rules(catalog, RULES)
