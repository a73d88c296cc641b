"""A story's running order: chapters, listening stops and passages with care, one list in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.recording import passage
from macros.render.stops import Stop, stops_of
from macros.render.views import Link
from macros.render.words import clock, clock_up, list_of

from ._care import CarePassage, passages

LAST = {"chapter": 0, "care": 1, "stop": 2}  # of one moment: its chapter, then the warning, then the question
NAMES = {
    "chapter": ("chapter", "chapters"),
    "stop": ("listening stop", "listening stops"),
    "care": ("passage with care", "passages with care"),
}


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """`at` in milliseconds, `seconds` for time links; `href` plays from there without JavaScript."""

    at: int
    start_label: str
    href: str
    seconds: float
    title: str
    length_label: str = ""
    type: str = "chapter"


@dataclass(frozen=True, slots=True)
class StopRow:
    """A question about `seconds` to `end`; `guide` is where it is asked, `language` that of the question."""

    at: int
    start_label: str
    end_label: str
    href: str
    seconds: float
    end: float
    question: str
    guide: Link
    language: str
    type: str = "stop"


Row = ChapterRow | StopRow | CarePassage


def order(gallery: Gallery, story: Episode, src: str) -> tuple[Row, ...]:
    """All rows; `src` is the recording's address."""
    facts = gallery.library.audio(story)
    stops = (stop_row(stop, src) for stop in stops_of(gallery, story, story.language))
    rows = [*_chapters(story, src, facts.duration_ms if facts else 0), *passages(story, src), *stops]
    return tuple(sorted(rows, key=lambda row: (row.at, LAST[row.type])))


def stop_row(stop: Stop, src: str) -> StopRow:
    return StopRow(
        stop.start_ms,
        clock(stop.start_ms),
        clock_up(stop.end_ms),
        passage(src, stop.start_ms, stop.end_ms),
        stop.start_ms / 1000,
        stop.end_ms / 1000,
        stop.question,
        Link(stop.guide_title, stop.guide_uri),
        stop.language,
    )


def in_words(rows: tuple[Row, ...]) -> str:
    """How much there is of each, "5 chapters, 2 listening stops and 1 passage with care"; "" for chapters alone."""
    counts = {name: sum(row.type == name for row in rows) for name in NAMES}
    said = [f"{count} {NAMES[name][count > 1]}" for name, count in counts.items() if count]
    return list_of(said) if counts["stop"] or counts["care"] else ""


def _chapters(story: Episode, src: str, duration_ms: int) -> Iterator[ChapterRow]:
    ends = [chapter.start for chapter in story.chapters[1:]] + [duration_ms]
    for chapter, end in zip(story.chapters, ends, strict=False):
        length = clock(end - chapter.start) if end > chapter.start else ""
        yield ChapterRow(
            chapter.start,
            clock(chapter.start),
            passage(src, chapter.start),
            chapter.start / 1000,
            chapter.title,
            length,
        )
