"""What stands beside the cues of a transcript: listening stops after their last words, and marks around passages with
care."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.gallery import Gallery
from macros.kinds.episode import CareFlag, Episode
from macros.media.transcript import Cue, Transcript
from macros.render.stops import stops_of
from macros.render.words import clock_up

from ._order import StopRow, stop_row

SLACK_MS = 100  # a cue that reaches so little into a passage is not part of it


@dataclass(frozen=True, slots=True)
class CareMark:
    """The start of a passage with care; `skip` is the address, on the page, of what comes after it."""

    text: str
    end_label: str
    skip: str


@dataclass(slots=True)
class Marks:
    """For one cue: `care` stands before it; `ends` (how many passages end) and `stops` stand after it."""

    care: list[CareMark] = field(default_factory=list)
    ends: int = 0
    in_stop: bool = False
    stops: list[StopRow] = field(default_factory=list)


def marks(gallery: Gallery, story: Episode, transcript: Transcript, src: str) -> dict[int, Marks]:
    """Marks by the number of the cue, counted from 0; cues without any are left out."""
    found: dict[int, Marks] = {}
    cues = transcript.cues
    for stop in stops_of(gallery, story, transcript.language):
        inside = _inside(cues, stop.start_ms, stop.end_ms)
        for number in inside:
            found.setdefault(number, Marks()).in_stop = True
        if inside:
            found[inside[-1]].stops.append(stop_row(stop, src))
    for flag in story.care:
        inside = _inside(cues, flag.start, flag.end)
        if inside:
            found.setdefault(inside[0], Marks()).care.append(_mark(flag, cues, inside[-1] + 1))
            found.setdefault(inside[-1], Marks()).ends += 1
    return found


def _inside(cues: Sequence[Cue], start_ms: int, end_ms: int) -> list[int]:
    return [
        number
        for number, cue in enumerate(cues)
        if cue.start_ms < end_ms - SLACK_MS and cue.end_ms > start_ms + SLACK_MS
    ]


def _mark(flag: CareFlag, cues: Sequence[Cue], after: int) -> CareMark:
    skip = f"#t-{cues[after].start_ms}" if after < len(cues) else "#transcript-end"
    return CareMark(flag.reason, clock_up(flag.end), skip)
