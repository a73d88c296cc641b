"""duplicate-guid: two entries cannot have the same GUID.

Podcast apps know a story by its GUID and show only one of two. It happens when a folder is copied.
To mend it, keep the older entry's, and give the newer one a new one: `python3 scripts new` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in sorted(catalog.all_entries.values(), key=lambda entry: (entry.published, entry.id)):
        guid = getattr(entry, "guid", None)
        if guid and first.setdefault(guid, entry) is not entry:
            yield mistake(
                "duplicate-guid", catalog, entry.path, ("guid",), f"{first[guid].path} has the same GUID",
                "Leave the older one as it is and give this one a new GUID: python3 scripts new makes one.",
            )  # fmt: skip
