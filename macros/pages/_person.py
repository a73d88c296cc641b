"""What a person says in the stories: each turn with its time, newest story first.

Speakers are matched by the names of the credited (render/speakers.py). Only the transcript in the story's own language
counts. A page holds the newest turns and leads to the search, by speaker, for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.transcript import Transcript, Turn
from macros.render.once import once
from macros.render.recording import audio_address, passage
from macros.render.shorten import shorten
from macros.render.speakers import credited_names
from macros.render.views import Link
from macros.render.words import clock

from ._care import care_during

LETTERS = 200  # of one turn
OPEN_TURNS, OPEN_STORIES = 5, 3  # turns seen at once of each of the newest stories; all others are folded
MOST_TURNS, MOST_STORIES = 120, 12  # of one page: about 70 KB


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn. `href` is the story at these seconds, `span` the seconds as "95,107"; `care` is "" or a warning."""

    start_label: str
    href: str
    span: str
    text: str
    care: str


@dataclass(frozen=True, slots=True)
class HeardIn:
    """What somebody says in one story. `here` is the recording's address, None when it cannot be played; `more` is
    how many turns are left out."""

    story: Link
    language: str
    here: str | None
    seen: tuple[Spoken, ...]
    folded: tuple[Spoken, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Moments:
    """`turns` is how many there are in all stories, `stories` how many stories; `rest` leads to those not shown."""

    stories: int
    turns: int
    heard: tuple[HeardIn, ...]
    rest: Link | None


def moments(gallery: Gallery, person: str) -> Moments | None:
    """The moments of a person by id; None when no transcript has their words."""
    spoken = _speaking(gallery).get(person, {})
    if not spoken:
        return None
    rows, room = [], MOST_TURNS
    for number, ident in enumerate(list(spoken)[:MOST_STORIES]):
        if room <= 0:
            break
        seen = OPEN_TURNS if number < OPEN_STORIES else 0
        row = _heard(gallery, gallery.catalog.entries[ident], person, seen, room)
        room -= len(row.seen) + len(row.folded)
        rows.append(row)
    total = sum(spoken.values())
    rest = Link("Search everything they say", f"search/?speaker={person}") if MOST_TURNS - room < total else None
    return Moments(len(spoken), total, tuple(rows), rest)


@once
def _speaking(gallery: Gallery) -> dict[str, dict[str, int]]:
    """For each person the stories in which they speak, newest first, with their number of turns."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for story in gallery.catalog.by_kind.get("episode", ()):
        for person, _ in _turns(gallery, story):
            found[person][story.id] = found[person].get(story.id, 0) + 1
    return dict(found)


def _turns(gallery: Gallery, story: Any) -> Iterator[tuple[str, Turn]]:
    """The turns of credited people, each with the person's id, without descriptions of sounds."""
    transcript: Transcript | None = gallery.library.transcripts(story).get(story.language)
    names = credited_names(gallery, story)
    for turn in transcript.turns if transcript else ():
        said = tuple(cue for cue in turn.cues if not cue.is_sound)
        if said and turn.speaker in names:
            yield names[turn.speaker], replace(turn, cues=said)


def _heard(gallery: Gallery, story: Any, person: str, seen: int, room: int) -> HeardIn:
    uri = gallery.catalog.uri(story)
    said = [_spoken(story, uri, turn) for who, turn in _turns(gallery, story) if who == person]
    here = audio_address(gallery, story) if gallery.library.audio(story) else None
    shown = said[:room]
    return HeardIn(
        Link(story.title, uri), story.language, here, tuple(shown[:seen]), tuple(shown[seen:]), len(said) - len(shown)
    )


def _spoken(story: Episode, uri: str, turn: Turn) -> Spoken:
    start, end = turn.start_ms, turn.cues[-1].end_ms
    href = passage(uri, start, end)
    care = care_during(story, start, end)
    return Spoken(clock(start), href, href.partition("#t=")[2], shorten(turn.text, LETTERS), care)
