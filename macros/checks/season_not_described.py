"""season-not-described: a season should have a name in content/vocabulary/show.yml.

Without one its page and feed are called “Season 2” and say nothing more. To mend it, add it under `seasons`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import episodes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    if not catalog.show:
        return
    seen = {season.number for season in catalog.show.seasons}
    for entry in episodes(catalog):
        if entry.season and entry.season not in seen:
            seen.add(entry.season)
            yield mistake(
                "season-not-described", catalog, entry.path, ("season",),
                f"season {entry.season} has no name in {catalog.vocabulary_paths['show']}",
                f"Add it there under seasons, with number: {entry.season} and a name.", "warning",
            )  # fmt: skip
