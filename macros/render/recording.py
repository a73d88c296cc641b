"""A story's recording as the player fragment wants it; its size and length come from media.lock alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.gallery import Gallery

from .views import Strip, strip, strip_words
from .words import clock, seconds, size


@dataclass(frozen=True, slots=True)
class Download:
    uri: str
    size: str


@dataclass(frozen=True, slots=True)
class Player:
    """The recording. `src` relative to the site's root or absolute; the facts come from media.lock alone."""

    src: str
    type: str
    title: str
    duration_label: str
    download: Download
    low: Download | None
    strip: Strip | None
    strip_label: str


def audio_address(gallery: Gallery, story: Any) -> str:
    """Where the recording is: its own address, the media base, or beside the page."""
    if story.audio.url:
        return story.audio.url
    return _file(gallery, story, story.audio.file)


def _file(gallery: Gallery, story: Any, name: str) -> str:
    """A recording's file: below the media base when there is one, else beside the page."""
    base = gallery.settings.media_base
    return f"{base}{story.id}/{name}" if base else f"{gallery.catalog.uri(story)}{name}"


def player(gallery: Gallery, story: Any) -> Player | None:
    """The player of a story whose recording is measured."""
    facts, src = gallery.library.audio(story), audio_address(gallery, story)
    if not facts:
        return None
    line, low = strip(gallery, story), None
    if story.audio.low and (small := gallery.library.audio(story, story.audio.low)):
        low = Download(_file(gallery, story, story.audio.low), size(small.bytes, story.language))
    return Player(
        src,
        facts.type,
        story.title,
        clock(facts.duration_ms),
        Download(src, size(facts.bytes, story.language)),
        low,
        line,
        strip_words(line, len(story.chapters)),
    )


def passage(src: str, start: int, end: int | None = None) -> str:
    """A media fragment (W3C Media Fragments, temporal): works in the browser's own player, without JavaScript."""
    return f"{src}#t={seconds(start)}" + (f",{seconds(end)}" if end else "")
