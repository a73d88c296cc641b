"""A story's recording as the player fragment wants it; its size and length come from media.lock alone.

Knows where a recording lies and what the player must be told of its story (chapters, sensitive passages, whose show it
is). What the player does with it is overrides/assets/js/player.js's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from macros.gallery import Gallery

from .views import Strip, entry_picture, strip, strip_words
from .words import clock, clock_up, seconds, size


@dataclass(frozen=True, slots=True)
class Download:
    uri: str
    size: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter's beginning, in seconds."""

    seconds: float
    title: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A sensitive passage in words: from and to as on a clock, and what is talked about."""

    start_label: str
    end_label: str
    text: str


@dataclass(frozen=True, slots=True)
class Player:
    """The recording. `src`, `page` and `cover` relative to the site's root or absolute; `duration` in seconds."""

    src: str
    type: str
    title: str
    duration_label: str
    download: Download
    low: Download | None
    strip: Strip | None
    strip_label: str
    story: str  # the story's id: a reader's place in it is kept under this name
    page: str
    show: str
    cover: str
    duration: float
    chapters: tuple[Mark, ...]
    care: tuple[Flag, ...]
    passages: str  # "372,425;510,531.5": what "skip these passages" leaves out, in seconds


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
    cover = entry_picture(gallery, story)
    return Player(
        src,
        facts.type,
        story.title,
        clock(facts.duration_ms),
        Download(src, size(facts.bytes, story.language)),
        low,
        line,
        strip_words(line, len(story.chapters)),
        story.id,
        gallery.catalog.uri(story),
        gallery.catalog.show.title if gallery.catalog.show else gallery.settings.name,
        cover.src if cover else "",
        facts.duration_ms / 1000,
        tuple(Mark(chapter.start / 1000, chapter.title) for chapter in story.chapters),
        tuple(Flag(clock(flag.start), clock_up(flag.end), flag.reason) for flag in story.care),
        ";".join(f"{seconds(start)},{seconds(end)}" for start, end in joined((f.start, f.end) for f in story.care)),
    )


def joined(passages: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Passages in order of time, those that overlap or touch as one: skipping one must not land within the next."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(passages):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def passage(src: str, start: int, end: int | None = None) -> str:
    """A media fragment (W3C Media Fragments, temporal): works in the browser's own player, without JavaScript."""
    return f"{src}#t={seconds(start)}" + (f",{seconds(end)}" if end else "")
