"""A transcript as its fragment wants it: turns of speakers, with the headings of chapters. Shown on a story's page and
on the page of each other language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, NamedTuple

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.transcript import Cue, Transcript
from macros.render.once import once_for
from macros.render.recording import audio_address, passage
from macros.render.speakers import credited_names, speaker_key
from macros.render.views import Named, people
from macros.render.words import clock, language_name, seconds

from ._marks import Marks, marks
from ._share import Quoting, quoting


@dataclass(frozen=True, slots=True)
class Speaker:
    """`shape` is the place among the story's speakers, in order of appearance."""

    name: str
    role: str | None
    uri: str | None
    initials: str
    shape: int


class Line(NamedTuple):
    """A cue. `time` is the fragment of the recording's address where it begins, `start` and `end` are its seconds as
    text, `look` the classes of what is shown: "long" for a time of an hour and more, "in" for part of a stop.

    A tuple, because a page has hundreds of them.
    """

    id: str
    start_label: str
    time: str
    start: str
    end: str
    text: str
    sound: bool
    look: str = ""
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
    """A transcript as its fragment wants it. `audio` is the recording's address, from the site's root or whole;
    `quoting` is None where nothing is to be shared."""

    audio: str
    turns: tuple[Turn, ...]
    downloads: tuple[LabelledLink, ...]
    language: str = "en"
    role_language: str = ""
    others: tuple[OtherWords, ...] = ()
    quoting: Quoting | None = None

    @property
    def cues(self) -> int:
        """How many there are."""
        return sum(len(turn.cues) for turn in self.turns)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker once, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker.name for turn in self.turns if turn.speaker))


@once_for(8)  # a story's page, its page for frames and its pages in other languages are written one after the other
def words(gallery: Gallery, story: Episode, language: str) -> Words | None:
    """The transcript in a language with its chapters' headings, one turn a speaker; None when there is none."""
    transcript = gallery.library.transcripts(story).get(language)
    if transcript is None:
        return None
    uri, src = gallery.catalog.uri(story), audio_address(gallery, story)
    downloads = tuple(
        LabelledLink(label, f"{uri}transcript.{transcript.language}.{suffix}")
        for label, suffix in (("VTT", "vtt"), ("SRT", "srt"), ("text", "txt"))
    )
    named = transcript.language == story.language
    return Words(
        src,
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
    speaker = _speakers(gallery, story)
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
            yield Turn(turn_id(who), speaker(who), heading, tuple(turn))
            turn, heading = [], None
        heading = starts or heading
        who = cue.speaker
        turn.append(_line(cue, taken, beside.get(number)))
    if turn:
        yield Turn(turn_id(who), speaker(who), heading, tuple(turn))


def _line(cue: Cue, taken: set[str], beside: Marks | None) -> Line:
    start, end, text = cue.start_ms, cue.end_ms, cue.text
    ident = f"t-{start}"
    while ident in taken:  # two cues of one millisecond still need two names
        ident += "-b"
    taken.add(ident)
    label, sound = clock(start), text.startswith("[") and text.endswith("]")
    look = (" in" if beside and beside.in_stop else "") + (" long" if len(label) > 5 else "")
    return Line(ident, label, passage("", start), str(start / 1000), seconds(end), text, sound, look, beside)


def _turn_id(credited: dict[str, str], numbers: Iterator[int], name: str | None) -> str:
    """Says who speaks and is unique on the page: search reads it, see overrides/assets/js/search_passages.js."""
    return f"by-{speaker_key(name, credited)}-{next(numbers)}"


def _speakers(gallery: Gallery, story: Episode) -> Callable[[str | None], Speaker | None]:
    """Who a name is; each name is looked up once."""
    known = {gallery.catalog.name_of(credit): credit for credit in story.people}
    found: dict[str, Speaker] = {}

    def speaker(name: str | None) -> Speaker | None:
        if not name:
            return None
        if name not in found:
            initials = "".join(part[0] for part in name.split()[:2]).upper()
            person = people(gallery, [known[name]])[0] if name in known else Named(name, None)
            found[name] = Speaker(name, person.role, person.uri, initials, len(found))
        return found[name]

    return speaker
