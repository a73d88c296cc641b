"""webinar-room: a webinar with seats needs a room. To mend it, name the room, or take the seats out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in catalog.all_entries.values():
        if entry.kind == "webinar" and entry.seats and not entry.room:
            yield mistake(
                "webinar-room", catalog, entry.path, ("seats",), "there are seats, but no room", "Add room: The library"
            )
