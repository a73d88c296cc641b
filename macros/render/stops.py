"""Listening stops by story: which guides ask a question about which seconds of it.

The stops are the compiler's (`Listen: the-bus-that-waited, 1:35 to 2:20` above a question, in a live guide).
`guide_stops` is the one place that says where stops come from; everybody else asks `stops_of`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.kinds.guide import Guide
from macros.worksheets.compiled import compiled
from macros.worksheets.listen import Recording, resolve
from macros.worksheets.model import Listen

from .once import answered, once, once_each

_NUMBER = re.compile(r"^\d+[.)] ")  # questions are numbered in their guide and nowhere else


@dataclass(frozen=True, slots=True)
class Stop:
    """A question about a passage. `question` is plain text in `language`, the guide's title where the stop stands
    alone; `guide_uri` is the guide's page in the site, with the place of the question."""

    start_ms: int
    end_ms: int
    question: str
    guide_title: str
    guide_uri: str
    language: str = "en"


def stops_of(gallery: Gallery, story: Any, language: str) -> tuple[Stop, ...]:
    """The stops of a story that ask in this language, in order of time; when none does, those of all languages."""
    stops = _stops_in(gallery, story.id)
    return tuple(stop for stop in stops if stop.language == language) or stops


@once_each
def _stops_in(gallery: Gallery, story: str) -> tuple[Stop, ...]:
    """All stops in a story: what its pages depend on, when a guide changes."""
    return guide_stops(gallery).get(story, ())


@once
def guide_stops(gallery: Gallery) -> dict[str, tuple[Stop, ...]]:
    """All stops by the story's id, in order of time; of one time in the order of the guides, newest first."""
    found: dict[str, list[Stop]] = defaultdict(list)
    for guide in gallery.catalog.by_kind.get("guide", ()):
        for ident, stop in asked_by(gallery, guide.id):
            found[ident].append(stop)
    return {
        ident: tuple(sorted(stops, key=lambda stop: (stop.start_ms, stop.end_ms))) for ident, stops in found.items()
    }


@answered
def asked_by(gallery: Gallery, ident: str) -> tuple[tuple[str, Stop], ...]:
    guide = gallery.catalog.entries[ident]
    return tuple(_stops(gallery, guide)) if isinstance(guide, Guide) else ()


def _stops(gallery: Gallery, guide: Guide) -> Iterator[tuple[str, Stop]]:
    uri = gallery.catalog.uri(guide)
    for stop in compiled(guide).stops():
        found = in_recording(gallery, stop.listen)
        if found and found.start_ms is not None and found.end_ms:
            question = _NUMBER.sub("", stop.question) or guide.opening or guide.title
            place = f"{uri}#ask-{stop.prompt or found.id}"
            yield found.story, Stop(found.start_ms, found.end_ms, question, guide.title, place, guide.language)


def in_recording(gallery: Gallery, listen: Listen) -> Listen | None:
    """A stop with its times in its story's recording; None for a story, a chapter or seconds that do not exist, which
    the checks report."""
    story = gallery.catalog.entries.get(listen.story)
    if not isinstance(story, Episode):
        return None
    facts = gallery.library.audio(story)
    chapters = tuple((chapter.title, chapter.start) for chapter in story.chapters)
    found = resolve(listen, {story.id: Recording(facts.duration_ms if facts else None, chapters)})
    return found if isinstance(found, Listen) and found.start_ms is not None else None
