"""image-alt: the words for a picture must say what it shows.

A screen reader says “image” by itself and then reads the words; a file name or “picture of” tells nobody anything.
To mend it, say in one sentence what somebody who sees the picture learns from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._pictures import pictures

OPENING = re.compile(r"(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|graphic)\s+of\b\s*", re.IGNORECASE)
FILE = re.compile(r"\S+\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for picture in pictures(catalog, settings):
        alt = picture.image.alt
        opening = OPENING.match(alt)
        if FILE.fullmatch(alt) or alt == PurePosixPath(picture.image.file).stem:
            wrong = f"{alt!r} is a file's name, not what the picture shows", "Write: A yellow bus on a gravel road."
        elif opening:
            rest = alt[opening.end() :]
            wrong = (
                f"the words for the picture begin with {opening[0].strip()!r}",
                f"Write: {rest[:1].upper()}{rest[1:]}",
            )
        else:
            continue
        place = (*picture.at, "alt")
        yield mistake("image-alt", catalog, picture.record.path, place, *wrong, "warning")
