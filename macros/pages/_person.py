"""What a person says in the stories: each turn with its time, newest story first.

Speakers are matched by the names of the credited (render/speakers.py). Only the transcript in the story's own language
counts. The person's own page holds the newest turns; all of them, in pages, are moments.py's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.transcript import Transcript, Turn
from macros.render.once import answered, once_each
from macros.render.recording import audio_address, passage
from macros.render.shorten import shorten
from macros.render.speakers import credited_names
from macros.render.views import Link
from macros.render.words import clock

from ._care import care_during

LETTERS = 200  # of one turn
OPEN_TURNS, OPEN_STORIES = 5, 3  # turns seen at once of each of the newest stories; all others are folded
MOST_TURNS, MOST_STORIES = 40, 6  # on the person's own page, which has cards too
PAGE_TURNS = 80  # of a page of moments: 50 KB, and below 150 KB in any script with a warning at every turn


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
    how many turns are left out; `continued` says that a page before has the first ones."""

    story: Link
    language: str
    here: str | None
    seen: tuple[Spoken, ...]
    folded: tuple[Spoken, ...]
    more: int = 0
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Moments:
    """`turns` is how many there are in all stories, `stories` how many stories; `rest` leads to those not shown."""

    stories: int
    turns: int
    heard: tuple[HeardIn, ...]
    rest: Link | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """Turns of a person in one story: those numbered `first` up to, not with, `end`, from 0."""

    story: str
    first: int
    end: int


def moments(gallery: Gallery, person: str) -> Moments | None:
    """The newest moments of a person by id; None when no transcript has their words."""
    spoken = speaking(gallery, person)
    if not spoken:
        return None
    rows, room = [], MOST_TURNS
    for number, (ident, turns) in enumerate(islice(spoken.items(), MOST_STORIES)):
        if room:
            portion = Portion(ident, 0, min(turns, room))
            rows.append(heard_in(gallery, person, portion, OPEN_TURNS if number < OPEN_STORIES else 0))
            room -= portion.end
    total = sum(spoken.values())
    rest = Link(f"All {total} moments", moments_uri(gallery, person)) if is_long(spoken) else None
    return Moments(len(spoken), total, tuple(rows), rest)


def is_long(spoken: Mapping[str, int]) -> bool:
    """Whether a person's moments do not all fit on their own page."""
    return len(spoken) > MOST_STORIES or sum(spoken.values()) > MOST_TURNS


def moments_uri(gallery: Gallery, person: str) -> str:
    return f"{gallery.catalog.word_uri('people', person)}moments/"


@once_each
def portioned(gallery: Gallery, person: str) -> Sequence[Sequence[Portion]]:
    """The pages of a person's moments; none when their own page has all."""
    spoken = speaking(gallery, person)
    return portions(spoken) if is_long(spoken) else ()


def portions(spoken: Mapping[str, int], size: int = PAGE_TURNS) -> list[list[Portion]]:
    """Turns by story in pages of at most `size` turns. A story begins a new page when the rest of one is too short for
    it; only a story longer than a page is split."""
    pages: list[list[Portion]] = []
    room = 0
    for story, turns in spoken.items():
        for first in range(0, turns, size):
            end = min(first + size, turns)
            if end - first > room:
                pages.append([])
                room = size
            pages[-1].append(Portion(story, first, end))
            room -= end - first
    return pages


@once_each
def speaking(gallery: Gallery, person: str) -> dict[str, int]:
    """The stories in which a person speaks, newest first, with their number of turns."""
    named = (entry.id for entry in gallery.catalog.with_word("people", person) if isinstance(entry, Episode))
    counts = ((story, turn_counts(gallery, story).get(person, 0)) for story in named)
    return {story: turns for story, turns in counts if turns}


@answered
def turn_counts(gallery: Gallery, story: str) -> dict[str, int]:
    """How often each credited person speaks in a story: all that planning needs of its transcript."""
    return dict(Counter(person for person, _ in _turns(gallery, gallery.catalog.entries[story])))


def _turns(gallery: Gallery, story: Any, only: str = "") -> Iterator[tuple[str, Turn]]:
    """The turns of credited people, or of one of them, each with the person's id, without descriptions of sounds."""
    transcript: Transcript | None = gallery.library.transcripts(story).get(story.language)
    names = {name: who for name, who in credited_names(gallery, story).items() if only in ("", who)}
    for turn in transcript.turns if transcript else ():
        if turn.speaker in names:
            said = tuple(cue for cue in turn.cues if not cue.is_sound)
            if said:
                yield names[turn.speaker], Turn(turn.speaker, said)


def heard_in(gallery: Gallery, person: str, portion: Portion, seen: int) -> HeardIn:
    """A portion as it is shown, `seen` turns of it at once."""
    story = gallery.catalog.entries[portion.story]
    uri = gallery.catalog.uri(story)
    said = [turn for _, turn in _turns(gallery, story, person)]
    shown = tuple(_spoken(story, uri, turn) for turn in said[portion.first : portion.end])  # type: ignore[arg-type]
    here = audio_address(gallery, story) if gallery.library.audio(story) else None
    more, continued = len(said) - portion.end, portion.first > 0
    return HeardIn(Link(story.title, uri), story.language, here, shown[:seen], shown[seen:], more, continued)


def _spoken(story: Episode, uri: str, turn: Turn) -> Spoken:
    start, end = turn.start_ms, turn.cues[-1].end_ms
    href = passage(uri, start, end)
    care = care_during(story, start, end)
    return Spoken(clock(start), href, href.partition("#t=")[2], shorten(turn.text, LETTERS), care)
