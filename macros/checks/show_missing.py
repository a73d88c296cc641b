"""show-missing: published stories need a show.

The podcast feed's title, author and cover come from content/vocabulary/show.yml. To mend it, write that file; the
reference of fields lists what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._records import episodes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    published = [entry for entry in episodes(catalog) if entry.status == "published"]
    if published and "show" not in catalog.vocabulary_paths:
        yield Problem(
            "show-missing", f"{settings.content}/vocabulary/show.yml", 0, 0, "",
            "there are published stories, but this file, which describes the podcast, is missing",
            "Write it with guid, title, description, author and image.",
        )  # fmt: skip
