"""image-unreadable: a picture's file must hold a picture.

A renamed document or a half-copied file shows as a broken frame. To mend it, export the picture again as PNG, JPEG or
WebP and put it in the old one's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.image import NotImage, image_facts
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._pictures import Picture, pictures

EXPORT = "Export the picture again as PNG, JPEG or WebP."


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for picture in pictures(catalog, settings):
        if library.size(picture.file) is None or library.image(picture.file):
            continue
        place = (*picture.at, "file")
        message, hint = _reason(catalog, picture)
        yield mistake("image-unreadable", catalog, picture.record.path, place, message, hint)


def _reason(catalog: Catalog, picture: Picture) -> tuple[str, str]:
    """What the file is instead, and what to do, from whoever could not read it."""
    try:
        image_facts(catalog.root / picture.file)
    except NotImage as error:
        message, _, cure = str(error).partition("; ")
        return message, f"{cure[:1].upper()}{cure[1:]}." if cure else EXPORT
    except OSError:
        pass
    return f"{picture.image.file} cannot be opened", EXPORT
