"""A listening stop as fragments show it: where its passage plays, and the words that are said in it.

Times and chapters are the compiler's matter (macros/worksheets/listen.py); the words come from the story's transcript.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.transcript import Cue
from macros.worksheets.model import Listen

from .recording import audio_address, passage
from .stops import in_recording
from .words import clock, clock_up, seconds


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says in the passage; `speaker` is None for sounds and unnamed voices."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A passage to hear. `href` is the story's page at its seconds, `audio` the recording, `span` "95,130" (seconds).

    `language` is that of the words, "" when it is the page's own; `care` is what a sensitive passage in it is about.
    """

    id: str
    title: str
    uri: str
    href: str
    audio: str
    span: str
    start_label: str
    end_label: str
    chapter: str
    said: tuple[Said, ...]
    language: str
    care: str


def stop(gallery: Gallery, listen: Listen, language: str) -> Stop | None:
    """The stop, with its words in `language` where the story has them; None for a story, a chapter or seconds that
    do not exist, which the checks report."""
    story, found = gallery.catalog.entries.get(listen.story), in_recording(gallery, listen)
    if not isinstance(story, Episode) or found is None or found.start_ms is None:
        return None
    facts = gallery.library.audio(story)
    start, end = found.start_ms, found.end_ms
    uri = gallery.catalog.uri(story)
    transcripts = gallery.library.transcripts(story)
    spoken = next((name for name in (language, story.language) if name in transcripts), "")
    cues = transcripts[spoken].cues if spoken else ()
    stops = end if end is not None else facts.duration_ms if facts else None
    return Stop(
        listen.id,
        story.title,
        uri,
        passage(uri, start, end),
        audio_address(gallery, story),
        seconds(start) + (f",{seconds(end)}" if end else ""),
        clock(start),
        clock_up(stops) if stops else "",
        listen.chapter,
        said(cues, start, stops),
        spoken if spoken != language else "",
        "; ".join(flag.reason for flag in story.care if flag.start < (stops or flag.end) and flag.end > start),
    )


def said(cues: tuple[Cue, ...], start: int, end: int | None) -> tuple[Said, ...]:
    """The words of the cues that have their middle in the passage, by speaker; milliseconds."""
    inside = [cue for cue in cues if start <= (cue.start_ms + cue.end_ms) // 2 and (end is None or cue.start_ms < end)]
    inside = [cue for cue in inside if end is None or (cue.start_ms + cue.end_ms) // 2 <= end]
    return tuple(
        Said(name, " ".join(cue.text for cue in part)) for name, part in groupby(inside, key=lambda cue: cue.speaker)
    )
