"""What is heard in a passage of a story, for checks of quotes: the words compared without case and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

from macros.media.library import Library
from macros.media.transcript import Cue

NEAR_MS = 2000  # times of quotes are set by ear
_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"…|\.{3}|\[[^\]]*\]|\([^)]*\)")


def cues_of(library: Library, entry: Any) -> tuple[Cue, ...]:
    """The cues of the transcript in the story's own language."""
    transcript = library.transcripts(entry).get(entry.language)
    return transcript.cues if transcript else ()


def between(cues: Iterable[Cue], start_ms: int, end_ms: int) -> list[Cue]:
    return [cue for cue in cues if cue.start_ms < end_ms and cue.end_ms > start_ms]


def is_said(quote: str, cues: Iterable[Cue]) -> bool:
    """Whether the cues have a quote's words in this order; an ellipsis or brackets stand for any others."""
    said, at = _plain(" ".join(cue.text for cue in cues if not cue.is_sound)), 0
    for part in _LEFT_OUT.split(quote):
        words = _plain(part)
        found = said.find(words, at) if words.strip() else at
        if found < 0:
            return False
        at = found + len(words.rstrip())
    return True


def _plain(text: str) -> str:
    """The words with a space before and after each."""
    return f" {' '.join(_WORD.findall(normalize('NFKC', text).casefold()))} "
