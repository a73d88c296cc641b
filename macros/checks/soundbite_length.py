"""soundbite-length: a soundbite should be at most two minutes.

The podcast namespace recommends 15 to 120 seconds (tag soundbite); apps that make trailers of them drop longer ones.
To mend it, choose the part that makes somebody want to hear the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import episodes
from ._times import minutes

LONGEST_MS = 120_000


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        for number, bite in enumerate(entry.soundbites):
            if bite.end - bite.start > LONGEST_MS:
                yield mistake(
                    "soundbite-length", catalog, entry.path, ("soundbites", number, "end"),
                    f"the soundbite is {minutes(bite.end - bite.start)} long; apps want two minutes at most",
                    f"Let it end at {minutes(bite.start + LONGEST_MS)} or before.", "warning",
                )  # fmt: skip
