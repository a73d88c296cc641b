"""duplicate-guid: two entries cannot have the same GUID.

Podcast apps know a story by its GUID and show only one of two. It happens when a folder is copied.
To mend it, keep the older entry's, and give the newer one a new one: `python3 scripts new` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import entries_with


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    first: dict[str, Any] = {}
    for entry in sorted(entries_with(catalog, "guid"), key=lambda entry: (entry.published, entry.id)):
        guid = entry.guid
        if guid and first.setdefault(guid, entry) is not entry:
            yield mistake(
                "duplicate-guid", catalog, entry.path, ("guid",), f"{first[guid].path} has the same GUID",
                "Leave the older one as it is and give this one a new GUID: python3 scripts new makes one.",
            )  # fmt: skip
