"""Beside each guide: `<id>.pdf`, to be filled in or printed, and `<id>.docx`, to be edited."""

from __future__ import annotations

from collections.abc import Iterator

from macros.documents.shelf import documents, wanted
from macros.gallery import Gallery

from ._artifact import Artifact, SitePages


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    for ident, made in documents(gallery).items():
        at = gallery.catalog.uri(gallery.catalog.entries[ident])
        for name, path in made.files.items():
            yield Artifact(f"{at}{ident}.{name}", path.read_bytes())


__all__ = ["make", "wanted"]
