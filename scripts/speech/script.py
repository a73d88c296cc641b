"""The form of a spoken script: who speaks with which voice, and what is said or heard, line by line.

Each line becomes one cue of the transcript, so a line is a sentence or two.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from macros.media.transcript import is_sound
from scripts.speech.sounds import SOUNDS

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Voice(BaseModel):
    """One speaker's voice. The three factors are 1 for the voice as it is; `timbre` above 1 sounds like a smaller,
    younger person, below 1 like a larger one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    speaker: str = Field(min_length=1)
    engine: Literal["flite", "espeak-ng"]
    voice: str = Field(pattern=r"^[a-zA-Z0-9_+-]+$")
    rate: float = Field(1.0, ge=0.5, le=2)
    pitch: float = Field(1.0, ge=0.5, le=2)
    timbre: float = Field(1.0, ge=0.7, le=1.4)


class Line(BaseModel):
    """Something said (`speaker`, `text`) or heard (`sound`, in brackets, made as `make` says). Times in seconds.

    `say` is for the voice alone, where it would stumble over the spelling. Any other field is a language tag
    with the line's translation.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    speaker: str | None = None
    text: str | None = None
    say: str | None = None
    sound: str | None = None
    make: str = "room"
    seconds: float = Field(2.0, gt=0.2, le=20)
    pause: float | None = Field(None, ge=0.05, le=10)

    @model_validator(mode="after")
    def said_or_heard(self) -> Line:
        if (self.sound is None) == (self.text is None) or (self.text is None) != (self.speaker is None):
            raise ValueError("a line is either speaker and text, or sound")
        if self.sound is not None and (not is_sound(self.sound) or self.make not in SOUNDS):
            raise ValueError(f"a sound is words in brackets, made by one of {', '.join(sorted(SOUNDS))}")
        for name, words in self.translations.items():
            if not LANGUAGE.fullmatch(name) or not isinstance(words, str) or not words.strip():
                raise ValueError(f"“{name}” is neither a field of a line nor a language with a translation")
        return self

    @property
    def words(self) -> str:
        """What the transcript says in the script's own language."""
        return self.text or self.sound or ""

    @property
    def translations(self) -> dict[str, str]:
        """Words by language."""
        return dict(self.model_extra or {})


class Script(BaseModel):
    """A whole script. Every line is translated into the same languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str = Field(min_length=1)
    show: str = Field(min_length=1)
    language: str = Field(pattern=LANGUAGE.pattern + "$")
    voices: tuple[Voice, ...]
    lines: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def complete(self) -> Script:
        known = [voice.speaker for voice in self.voices]
        for number, line in enumerate(self.lines, 1):
            if line.speaker is not None and line.speaker not in known:
                raise ValueError(f"line {number}: {line.speaker} has no voice; voices: {', '.join(known)}")
            if line.translations.keys() != self.lines[0].translations.keys():
                raise ValueError(f"line {number} is not translated into the same languages as line 1")
        return self

    def voice_of(self, speaker: str) -> Voice:
        return next(voice for voice in self.voices if voice.speaker == speaker)
