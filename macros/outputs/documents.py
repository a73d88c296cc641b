"""Beside each guide: `<id>.pdf`, to be filled in or printed, and `<id>.docx`, to be edited."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.entry import Entry
from macros.documents.shelf import documents_of, wanted
from macros.gallery import Gallery

from ._artifact import Artifact

EACH_OF = ("guide",)


def make_each(gallery: Gallery, guide: Entry) -> Iterator[Artifact]:
    made = documents_of(gallery, guide.id)
    for name, path in (made.files if made else {}).items():
        yield Artifact(f"{gallery.catalog.uri(guide)}{guide.id}.{name}", path)


__all__ = ["make_each", "wanted"]
