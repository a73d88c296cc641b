"""Beside each story without a picture of its own: cover.png, and cover-small.png for cards, drawn from its facts."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import drawn_cover

from ._artifact import Artifact

EACH_OF = ("episode",)


def make_each(gallery: Gallery, story: Entry) -> Iterator[Artifact]:
    cover = drawn_cover(gallery, story)
    for name, data in cover.pngs(gallery.settings.root).items() if cover else ():
        yield Artifact(f"{gallery.catalog.uri(story)}{name}", data)
