"""image-without-alt: a story's cover needs words for those who do not see it.

Empty words mark a picture as decoration, but a cover stands for its story in players, apps and shared links.
To mend it, say in one sentence what the cover shows.
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
    for entry in episodes(catalog):
        if entry.image and not entry.image.alt:
            yield mistake(
                "image-without-alt", catalog, entry.path, ("image", "alt"), "the cover has no words that describe it",
                "Write what it shows: A yellow bus on a gravel road at dawn.",
            )  # fmt: skip
