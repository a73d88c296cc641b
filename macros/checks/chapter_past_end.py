"""chapter-past-end: a chapter must begin before the recording ends. To mend it, correct the time or the recording."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._recordings import duration_ms
from ._records import episodes
from ._times import minutes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        length = duration_ms(library, entry)
        for number, chapter in enumerate(entry.chapters):
            if length and chapter.start >= length:
                yield mistake(
                    "chapter-past-end", catalog, entry.path, ("chapters", number, "start"),
                    f"this chapter starts at {minutes(chapter.start)}, but the recording ends at {minutes(length)}",
                    f"Write a time before {minutes(length)}.",
                )  # fmt: skip
