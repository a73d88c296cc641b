"""choice-options, answer-mixed, unknown-mark: one question is answered in one way that can be told apart.

The words of an option become its name in saved answers, in the PDF and in the roll-up. To mend it, write at least two
options that differ, and one way of answering to a question; a choice may have lines ____ below it for notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._guides import of_rules

RULES = ("choice-options", "answer-mixed", "unknown-mark")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    yield from of_rules(catalog, RULES)
