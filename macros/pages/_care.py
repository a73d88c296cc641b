"""Care flags as pages show them: passages that may be hard to hear, with a way past each, and where help is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.recording import audio_address, passage
from macros.render.views import Link
from macros.render.words import clock, clock_up


@dataclass(frozen=True, slots=True)
class CarePassage:
    """A passage from `at` (milliseconds). `href` and `seconds` are of its end, to skip to."""

    at: int
    start_label: str
    end_label: str
    href: str
    seconds: float
    text: str
    type: str = "care"


@dataclass(frozen=True, slots=True)
class Care:
    """A story's passages; `help` is the gallery's help line, its address None when it has only words; `language` is
    that of the reasons."""

    passages: tuple[CarePassage, ...]
    help: Link | None
    story: Link
    language: str


def care_of(gallery: Gallery, story: Episode) -> Care | None:
    """The note before a story; None without sensitive passages."""
    if not story.care:
        return None
    here = Link(story.title, gallery.catalog.uri(story))
    return Care(tuple(passages(story, audio_address(gallery, story))), help_line(gallery), here, story.language)


def care_before(gallery: Gallery, stories: Iterable[Entry | None]) -> tuple[Care, ...]:
    """The notes of those stories that have one, for a page that sends people to them, such as a guide's."""
    found = (care_of(gallery, story) for story in stories if isinstance(story, Episode))
    return tuple(care for care in found if care)


def passages(story: Episode, src: str) -> Iterator[CarePassage]:
    """In order of time, whatever the editors' order; `src` is the recording's address."""
    for flag in sorted(story.care, key=lambda flag: (flag.start, flag.end)):
        yield CarePassage(
            flag.start, clock(flag.start), clock_up(flag.end), passage(src, flag.end), flag.end / 1000, flag.reason
        )


def care_during(story: Episode, start_ms: int, end_ms: int) -> str:
    """The reasons for care with what is heard from `start_ms` to `end_ms`; "" when there are none."""
    touched = (flag.reason for flag in story.care if flag.start < end_ms and flag.end > start_ms)
    return "; ".join(dict.fromkeys(touched))


def help_line(gallery: Gallery) -> Link | None:
    crisis = gallery.settings.crisis
    return Link(crisis.text, crisis.url or None) if crisis else None
