"""Everything on the shelf as plain text, a title a line."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery

from ._artifact import Artifact, SitePages

LINK = ("Everything, as text", "roll-call.txt", "text/plain")


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    yield Artifact("roll-call.txt", "".join(f"{entry.title}\n" for entry in gallery.catalog.entries.values()).encode())
