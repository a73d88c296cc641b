"""chapter-order: chapters stand in the order of their times, and no two begin together.

Podcast apps jump by this list. To mend it, sort the chapters, or correct the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import episodes
from ._times import minutes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        for number, (before, chapter) in enumerate(pairwise(entry.chapters), 1):
            if chapter.start <= before.start:
                yield mistake(
                    "chapter-order", catalog, entry.path, ("chapters", number, "start"),
                    f"this chapter starts at {minutes(chapter.start)}, the one before it at {minutes(before.start)}",
                    "Put the chapters in the order of their times.",
                )  # fmt: skip
