"""The transcript formats that are written beside a story's page, with their file endings and MIME types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.media.plain_text import write_text
from macros.media.srt import write_srt
from macros.media.transcript import Transcript
from macros.media.transcript_json import write_json
from macros.media.vtt import write_vtt


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
