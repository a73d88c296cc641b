"""Beside each story without a picture of its own: cover.png, drawn from the story's facts."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery
from macros.media.story_cover import NAME
from macros.render.views import drawn_cover

from ._artifact import Artifact, SitePages


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    for story in gallery.catalog.by_kind.get("episode", ()):
        cover = drawn_cover(gallery, story)
        if cover:
            yield Artifact(f"{gallery.catalog.uri(story)}{NAME}", cover.png(gallery.settings.root))
