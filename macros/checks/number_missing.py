"""number-missing: in a serial show every full story needs a number.

Apple Podcasts plays a serial show in the order of its numbers (podcast requirements, episode tags).
To mend it, add `number`, or make the show episodic in content/vocabulary/show.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import level_of, mistake
from ._records import episodes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    if not catalog.show or catalog.show.type != "serial":
        return
    for entry in episodes(catalog):
        if entry.type == "full" and not entry.number:
            yield mistake(
                "number-missing", catalog, entry.path, (), "a story of a serial show needs a number",
                "Add a line such as number: 4, or write type: episodic in the show's file.", level_of(entry),
            )  # fmt: skip
