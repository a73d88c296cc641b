"""date-order: an entry cannot have been updated before it was published. To mend it, correct one of the two days."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in catalog.all_entries.values():
        if entry.updated and entry.updated < entry.published:
            yield mistake(
                "date-order", catalog, entry.path, ("updated",),
                f"updated on {entry.updated}, before it was published on {entry.published}",
                f"Write {entry.published} or a later day, or take the line out.",
            )  # fmt: skip
