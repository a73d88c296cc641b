"""Beside each story: chapters.json, version 1.2 of the podcast namespace's JSON Chapters (jsonChapters.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import inf
from typing import Any

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.stops import Stop, stops_of

from ._artifact import Artifact

EACH_OF = ("episode",)


def make_each(gallery: Gallery, episode: Entry) -> Iterator[Artifact]:
    if isinstance(episode, Episode) and episode.chapters:
        text = json.dumps(chapters_of(gallery, episode), ensure_ascii=False, indent=1)
        yield Artifact(f"{gallery.catalog.uri(episode)}chapters.json", f"{text}\n".encode())


def chapters_of(gallery: Gallery, episode: Episode) -> dict[str, Any]:
    """The chapters object; startTime is in seconds, `url` the guide's question about a chapter."""
    show = gallery.catalog.show
    stops = stops_of(gallery, episode, episode.language) if gallery.settings.url else ()
    ends = [*(chapter.start for chapter in episode.chapters[1:]), inf]
    return {
        "version": "1.2.0",
        "title": episode.title,
        **({"podcastName": show.title} if show else {}),
        "chapters": [
            {
                "startTime": seconds(chapter.start),
                "title": chapter.title,
                **({"url": gallery.url(uri)} if (uri := _question(stops, chapter.start, end)) else {}),
            }
            for chapter, end in zip(episode.chapters, ends, strict=False)
        ],
    }


def _question(stops: tuple[Stop, ...], start: int, end: float) -> str:
    """The guide's page that asks about a chapter first, "" without one.

    A stop is no chapter of its own: feed, file and recording must say the same chapters (research/feeds.md, C03), and
    Apple makes headings of the transcript of them. The `url` is what the specification has for such a link.
    """
    return next((stop.guide_uri for stop in stops if start <= stop.start_ms < end), "")


def seconds(ms: int) -> int | float:
    """Whole seconds as a whole number: simple players choke on 95.0."""
    return ms / 1000 if ms % 1000 else ms // 1000
