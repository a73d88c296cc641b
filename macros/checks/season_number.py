"""season-number: two full stories cannot have the same number in the same season.

Podcast apps sort by it. Trailers and bonus stories may share a number. To mend it, give one the next free number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import episodes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    first: dict[tuple[int | None, int], Any] = {}
    for entry in episodes(catalog):
        if entry.type != "full" or not entry.number:
            continue
        place = (entry.season, entry.number)
        if place in first:
            name = f"season {entry.season}, number {entry.number}" if entry.season else f"number {entry.number}"
            free = max(number for season, number in first if season == entry.season) + 1
            yield mistake(
                "season-number", catalog, entry.path, ("number",), f"{first[place].path} is {name} already",
                f"The next free number is {free}.",
            )  # fmt: skip
        else:
            first[place] = entry
