"""Beside each story: its transcripts as WebVTT, SubRip, JSON and plain text, all from one source, so they agree."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.media.formats import FORMATS

from ._artifact import Artifact

EACH_OF = ("episode",)


def make_each(gallery: Gallery, episode: Entry) -> Iterator[Artifact]:
    """transcript.<language>.vtt, .srt, .json and .txt; a transcript without a cue is not published."""
    for language, transcript in gallery.library.transcripts(episode).items():
        for form in FORMATS if transcript.cues else ():
            uri = f"{gallery.catalog.uri(episode)}transcript.{language}.{form.extension}"
            yield Artifact(uri, form.write(transcript).encode())
