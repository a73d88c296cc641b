"""The transcripts of a story with the files that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.media.library import Library, transcript_files
from macros.media.transcript import Transcript


def transcripts(library: Library, entry: Any) -> Iterator[tuple[str, Transcript]]:
    """Path and transcript, one for each language."""
    read = library.transcripts(entry)
    paths = {language: path for path, language in sorted(transcript_files(entry))}
    for language, transcript in read.items():
        yield paths[language], transcript
