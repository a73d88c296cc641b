"""The pull quotes and soundbites of a story as clips: words, who says them, play, and an address to share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.gallery import Gallery
from macros.kinds.episode import Episode, Passage, PullQuote
from macros.media.transcript import Cue
from macros.render.recording import passage
from macros.render.shorten import shorten
from macros.render.views import Link
from macros.render.words import clock, clock_up

from ._care import care_during

MOST = 240  # letters of a soundbite's words


@dataclass(frozen=True, slots=True)
class Clip:
    """`title` is a soundbite's; `uri` is the story's address with the seconds, `address` the same, whole, to be copied
    ("" when the site has no address); `href`, `seconds` and `end` play it; `care` says what is hard to hear in it."""

    title: str
    words: str
    who: tuple[Link, ...]
    start_label: str
    end_label: str
    href: str
    seconds: float
    end: float
    uri: str
    address: str
    care: str


def clips(gallery: Gallery, story: Episode, src: str) -> tuple[Clip, ...]:
    """In order of time; a soundbite of the very seconds of a quote is that quote again, and left out."""
    quoted = {(quote.start, quote.end) for quote in story.quotes}
    bites = (bite for bite in story.soundbites if (bite.start, bite.end) not in quoted)
    found = sorted((*story.quotes, *bites), key=lambda each: (each.start, each.end))
    return tuple(_clip(gallery, story, src, each) for each in found)


def _clip(gallery: Gallery, story: Episode, src: str, each: Passage) -> Clip:
    uri = passage(gallery.catalog.uri(story), each.start, each.end)
    cues = list(_cues(gallery, story, each))
    if isinstance(each, PullQuote):
        title, words, names = "", each.text, (each.speaker,) if each.speaker else ()
    else:
        known = {gallery.catalog.name_of(credit): credit.person for credit in story.people}
        names = dict.fromkeys(known.get(cue.speaker, cue.speaker) for cue in cues if cue.speaker)
        title, words = getattr(each, "title", ""), shorten(_dialogue(cues), MOST)
    return Clip(
        title,
        words,
        tuple(_named(gallery, name) for name in names),
        clock(each.start),
        clock_up(each.end),
        passage(src, each.start, each.end),
        each.start / 1000,
        each.end / 1000,
        uri,
        gallery.url(uri) if gallery.settings.url else "",
        care_during(story, each.start, each.end),
    )


def _cues(gallery: Gallery, story: Episode, each: Passage) -> Iterator[Cue]:
    """The cues, in the story's own language, whose middle is heard in a passage; sounds are left out."""
    transcript = gallery.library.transcripts(story).get(story.language)
    for cue in transcript.cues if transcript else ():
        if each.start <= (cue.start_ms + cue.end_ms) // 2 < each.end and not cue.is_sound:
            yield cue


def _dialogue(cues: list[Cue]) -> str:
    """What is said, with a dash where the speaker changes."""
    turns = (" ".join(cue.text for cue in said) for _, said in groupby(cues, key=lambda cue: cue.speaker))
    return " – ".join(turns)


def _named(gallery: Gallery, name: str) -> Link:
    """A person by id with their page; anybody else by name."""
    person = gallery.catalog.word("people", name)
    return Link(person.label, gallery.catalog.word_uri("people", name)) if person else Link(name)
