"""care-overlap: two care flags must not cover the same seconds.

The skip control jumps to the end of one passage, and must not land inside another.
To mend it, join the two, or let the first end where the second begins.
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
        ordered = sorted(enumerate(entry.care), key=lambda item: (item[1].start, item[1].end))
        for (_, before), (number, flag) in pairwise(ordered):
            if flag.start < before.end:
                yield mistake(
                    "care-overlap", catalog, entry.path, ("care", number, "start"),
                    f"this passage starts at {minutes(flag.start)}, inside the one that ends at {minutes(before.end)}",
                    "Join the two passages, or let one end where the other begins.",
                )  # fmt: skip
