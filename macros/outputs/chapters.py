"""Beside each story: chapters.json, version 1.2 of the podcast namespace's JSON Chapters (jsonChapters.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.gallery import Gallery
from macros.kinds.episode import Episode

from ._artifact import Artifact, SitePages


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    for episode in gallery.catalog.by_kind.get("episode", ()):
        if isinstance(episode, Episode) and episode.chapters:
            text = json.dumps(chapters_of(gallery, episode), ensure_ascii=False, indent=1)
            yield Artifact(f"{gallery.catalog.uri(episode)}chapters.json", f"{text}\n".encode())


def chapters_of(gallery: Gallery, episode: Episode) -> dict[str, Any]:
    """The chapters object; startTime is in seconds."""
    show = gallery.catalog.show
    return {
        "version": "1.2.0",
        "title": episode.title,
        **({"podcastName": show.title} if show else {}),
        "chapters": [{"startTime": seconds(chapter.start), "title": chapter.title} for chapter in episode.chapters],
    }


def seconds(ms: int) -> int | float:
    """Whole seconds as a whole number: simple players choke on 95.0."""
    return ms / 1000 if ms % 1000 else ms // 1000
