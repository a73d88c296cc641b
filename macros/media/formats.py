"""The transcript formats: which are read, by file ending, and which are written beside a story's page, with types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.media.plain_text import write_text
from macros.media.srt import read_srt, write_srt
from macros.media.transcript import Cue, Transcript
from macros.media.transcript_json import write_json
from macros.media.vtt import read_vtt, write_vtt
from macros.problems import Problem


@dataclass(frozen=True, slots=True)
class Format:
    """A file to write: its ending without the dot, its MIME type, and whether it carries times (rel="captions")."""

    extension: str
    type: str
    timed: bool
    write: Callable[[Transcript], str]


FORMATS = (
    Format("vtt", "text/vtt", True, write_vtt),
    Format("srt", "application/x-subrip", True, write_srt),
    Format("json", "application/json", True, write_json),
    Format("txt", "text/plain", False, write_text),
)

READERS = {".vtt": read_vtt, ".srt": read_srt}


def read_transcript(path_name: str, text: str) -> tuple[tuple[Cue, ...], list[Problem]]:
    """The cues in a file's text, by its ending (.vtt or .srt), and what is wrong with it. Never raises."""
    reader = READERS.get(PurePosixPath(path_name).suffix.lower())
    if reader:
        return reader(text, path_name)
    message = "a transcript must be a .vtt or .srt file"
    hint = "Save it as WebVTT; most transcription programs can."
    return (), [Problem("transcript-syntax", path_name, 0, 0, "", message, hint)]
