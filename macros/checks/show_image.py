"""show-image: the show's cover must be a square JPEG or PNG of 1400 to 3000 pixels.

Apple Podcasts refuses feeds with another one (podcast requirements, show cover). To mend it, export the cover again.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake

SMALLEST, LARGEST = 1400, 3000
TYPES = {"image/jpeg", "image/png"}


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    if not catalog.show:
        return
    facts = library.image(f"{settings.content}/vocabulary/{catalog.show.image.file}")
    if facts is None:
        return
    square = facts.width == facts.height and SMALLEST <= facts.width <= LARGEST
    if not square or facts.type not in TYPES:
        found = f"{facts.width} × {facts.height} pixels" if not square else facts.type
        yield mistake(
            "show-image", catalog, catalog.vocabulary_paths["show"], ("image", "file"), f"the show's cover is {found}",
            f"Give a square JPEG or PNG of {SMALLEST} to {LARGEST} pixels.",
        )  # fmt: skip
