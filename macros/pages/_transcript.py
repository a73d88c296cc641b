"""A transcript as its fragment wants it: turns of speakers, with the headings of chapters. Shown on a story's page and
on the page of each other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from macros.catalog.fields import Credit
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.transcript import Transcript
from macros.render.recording import passage
from macros.render.speakers import credited_names, speaker_key
from macros.render.views import people
from macros.render.words import clock, language_name, seconds

from ._marks import Marks, marks
from ._share import Quoting, quoting


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    role: str | None
    uri: str | None
    initials: str


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    start_label: str
    href: str
    text: str
    end: str
    marks: Marks | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    id: str
    speaker: Speaker | None
    chapter: Any
    cues: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class LabelledLink:
    label: str
    uri: str


@dataclass(frozen=True, slots=True)
class OtherWords:
    """The same story's words in another language: `uri` is its JSON transcript."""

    language: str
    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class Words:
    """A transcript as its fragment wants it. `quoting` is None where nothing is to be shared."""

    turns: tuple[Turn, ...]
    downloads: tuple[LabelledLink, ...]
    language: str = "en"
    role_language: str = ""
    others: tuple[OtherWords, ...] = ()
    quoting: Quoting | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker once, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker.name for turn in self.turns if turn.speaker))


def words(gallery: Gallery, story: Episode, transcript: Transcript, src: str) -> Words:
    """The transcript with its chapters' headings, one turn a speaker."""
    uri = gallery.catalog.uri(story)
    downloads = tuple(
        LabelledLink(label, f"{uri}transcript.{transcript.language}.{suffix}")
        for label, suffix in (("VTT", "vtt"), ("SRT", "srt"), ("text", "txt"))
    )
    named = transcript.language == story.language
    return Words(
        tuple(_turns(gallery, story, transcript, src, named)),
        downloads,
        transcript.language,
        "" if named else story.language,
        tuple(_others(gallery, story, transcript.language)),
        quoting(gallery, story),
    )


def _others(gallery: Gallery, story: Episode, language: str) -> Iterator[OtherWords]:
    for name, other in gallery.library.transcripts(story).items():
        if name != language and other.cues:
            yield OtherWords(name, language_name(name, name), f"{gallery.catalog.uri(story)}transcript.{name}.json")


def _turns(gallery: Gallery, story: Episode, transcript: Transcript, src: str, named: bool) -> Iterator[Turn]:
    chapters = list(story.chapters) if named else []
    known = {catalog_name(gallery, credit): credit for credit in story.people}
    turn_id = partial(_turn_id, credited_names(gallery, story), count(1))
    taken: set[str] = set()
    turn: list[Line] = []
    who: str | None = None
    heading: Heading | None = None
    beside = marks(gallery, story, transcript, src)
    for number, cue in enumerate(transcript.cues):
        starts = None
        while chapters and chapters[0].start <= cue.start_ms:
            chapter = chapters.pop(0)
            starts = Heading(f"chapter-{chapter.start}", chapter.title)
        if turn and (starts or cue.speaker != who):
            yield Turn(turn_id(who), _speaker(gallery, who, known), heading, tuple(turn))
            turn, heading = [], None
        heading = starts or heading
        who = cue.speaker
        ident = f"t-{cue.start_ms}"
        while ident in taken:  # two cues of one millisecond still need two names
            ident += "-b"
        taken.add(ident)
        href, end = passage(src, cue.start_ms), seconds(cue.end_ms)
        turn.append(Line(ident, clock(cue.start_ms), href, cue.text, end, beside.get(number)))
    if turn:
        yield Turn(turn_id(who), _speaker(gallery, who, known), heading, tuple(turn))


def _turn_id(credited: dict[str, str], numbers: Iterator[int], name: str | None) -> str:
    """Says who speaks and is unique on the page: search reads it, see overrides/assets/js/search_passages.js."""
    return f"by-{speaker_key(name, credited)}-{next(numbers)}"


def catalog_name(gallery: Gallery, credit: Credit) -> str:
    return gallery.catalog.name_of(credit)


def _speaker(gallery: Gallery, name: str | None, known: dict[str, Credit]) -> Speaker | None:
    if not name:
        return None
    initials = "".join(part[0] for part in name.split()[:2]).upper()
    if name not in known:
        return Speaker(name, None, None, initials)
    person = people(gallery, [known[name]])[0]
    return Speaker(name, person.role, person.uri, initials)
