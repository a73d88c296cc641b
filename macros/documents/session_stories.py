"""The stories of a session: which there are, what is hard to hear in them, their words, the code on the poster."""

from __future__ import annotations

from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.kinds.guide import Guide
from macros.media.transcript import Transcript
from macros.render.once import once_for
from macros.render.qr import svg_path
from macros.render.views import Picture, entry_picture
from macros.render.words import clock, clock_up, language_name

from .stops import short


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of a whole address: `path` on a square of `size` modules; `label` is what people type."""

    address: str
    label: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Words:
    """A transcript; `turns` are pairs of speaker ("" for sounds) and text, `name` is the language's own."""

    language: str
    name: str
    turns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SessionStory:
    """`uri` and the picture are relative to the site's root; `length` "1:41" or ""; `care` has from, to and reason."""

    id: str
    title: str
    uri: str
    summary: str
    language: str
    length: str
    length_ms: int
    care: tuple[tuple[str, str, str], ...]
    code: Code | None
    words: tuple[Words, ...]
    picture: Picture | None


def stories_of(gallery: Gallery, guide: Guide) -> tuple[Episode, ...]:
    """The live stories that the guide names, then those that name it, each once."""
    live = gallery.catalog.entries
    named = [live[name] for name in guide.stories if name in live]
    named += [
        entry
        for entry in gallery.catalog.pointing_at(guide.id)
        if isinstance(entry, Episode) and entry.guide == guide.id
    ]
    return tuple({entry.id: entry for entry in named if isinstance(entry, Episode)}.values())


@once_for(200)
def story(gallery: Gallery, episode: Episode) -> SessionStory:
    """A story as the pack shows it."""
    facts, uri = gallery.library.audio(episode), gallery.catalog.uri(episode)
    flags = sorted(episode.care, key=lambda flag: (flag.start, flag.end))
    return SessionStory(
        episode.id,
        episode.title,
        uri,
        episode.summary,
        episode.language,
        clock(facts.duration_ms) if facts else "",
        facts.duration_ms if facts else 0,
        tuple((clock(flag.start), clock_up(flag.end), flag.reason) for flag in flags),
        code(gallery, uri),
        tuple(_words(words) for words in gallery.library.transcripts(episode).values() if words.cues),
        entry_picture(gallery, episode),
    )


def code(gallery: Gallery, uri: str) -> Code | None:
    """The code of an address in the site; None while the site has no address of its own."""
    if not gallery.settings.url:
        return None
    address = gallery.url(uri)
    return Code(address, short(address), *svg_path(address))


def _words(transcript: Transcript) -> Words:
    turns = tuple((turn.speaker or "", turn.text) for turn in transcript.turns)
    return Words(transcript.language, language_name(transcript.language, transcript.language), turns)
