"""passage-past-end: care flags, soundbites, quotes and evidence must lie inside the recording.

A care flag outside warns of nothing, and a soundbite outside plays nothing.
To mend it, correct the times; whole seconds may be rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.references import Location
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._recordings import duration_ms
from ._records import episodes
from ._times import minutes

ROUNDING_MS = 999  # a recording of 1:01.4 may be said to end at 1:02


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        length = duration_ms(library, entry)
        for place, time in _times(entry) if length else ():
            if time > length + ROUNDING_MS:
                yield mistake(
                    "passage-past-end", catalog, entry.path, place,
                    f"{minutes(time)} is after the recording's end at {minutes(length)}",
                    f"Write a time up to {minutes(length)}.",
                )  # fmt: skip


def _times(entry: Any) -> Iterator[tuple[Location, int]]:
    """The last moment of each passage, with its place."""
    for field in ("care", "soundbites", "quotes"):
        for number, passage in enumerate(getattr(entry, field)):
            yield (field, number, "end"), passage.end
    for number, evidence in enumerate(entry.evidence):
        if evidence.heard is not None:
            yield ("evidence", number, "heard"), evidence.heard
