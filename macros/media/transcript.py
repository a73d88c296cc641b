"""A transcript: timed cues with speakers, whatever file they came from. Formats are read and written beside this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

# White space by WebVTT (section 4.1): a no-break space is text.
SPACE = re.compile(r"[ \t\n\f\r]+")


class Cue(NamedTuple):
    """Words from `start_ms` to `end_ms`. `text` is plain, on one line; `line` is where the cue begins in its file.

    A tuple, because a large gallery has hundreds of thousands: they are made, kept and sent at half the cost.
    """

    start_ms: int
    end_ms: int
    speaker: str | None
    text: str
    line: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether the cue describes a sound, as in "[Rain on a tin roof]", and is spoken by no one."""
        return is_sound(self.text)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another begins."""

    speaker: str | None
    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        return " ".join(cue.text for cue in self.cues)

    @property
    def start_ms(self) -> int:
        return self.cues[0].start_ms


@dataclass(frozen=True, slots=True)
class Transcript:
    """All cues of one story in one language (a BCP 47 tag, "" when unknown), in order of time."""

    language: str
    cues: tuple[Cue, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Neighbouring cues of the same speaker, joined."""
        return tuple(Turn(name, tuple(cues)) for name, cues in groupby(self.cues, key=lambda cue: cue.speaker))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker once, in order of appearance."""
        return tuple(dict.fromkeys(cue.speaker for cue in self.cues if cue.speaker))

    @property
    def words(self) -> int:
        """Number of words, descriptions of sounds left out."""
        return sum(len(cue.text.split()) for cue in self.cues if not cue.is_sound)

    @property
    def duration_ms(self) -> int:
        """The end of the last cue."""
        return max((cue.end_ms for cue in self.cues), default=0)


def is_sound(text: str) -> bool:
    """Whether a whole text is a description in brackets, or music between notes."""
    return len(text) > 2 and (text[0], text[-1]) in (("[", "]"), ("(", ")"), ("♪", "♪"))


def one_line(text: str) -> str:
    """Text with line breaks and runs of spaces as single spaces, as a browser would show it."""
    text = text.replace("\n", " ")
    if text.isprintable() and "  " not in text:  # nearly every cue
        return text.strip(" ")
    return SPACE.sub(" ", text).strip(" ")
