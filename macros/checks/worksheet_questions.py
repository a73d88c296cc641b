"""question-missing, blank-in-prose, answer-in-note: a place for an answer has a question.

A screen reader, the PDF and the Word file call every place for an answer by its question; one without is lost to
many. To mend it, write the question on a line, and below it how it is answered: ____, ( ) Yes ( ) No, or - [ ].
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._guides import of_rules

RULES = ("question-missing", "blank-in-prose", "answer-in-note")
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    yield from of_rules(catalog, RULES)
