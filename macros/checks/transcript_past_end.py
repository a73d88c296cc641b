"""transcript-past-end: a transcript must end with its recording.

Words after the end belong to another cut of the recording, and then all times before may be off too.
To mend it, take the transcript of the cut that is published, or correct the last times.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.cue_blocks import clock
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._recordings import duration_ms
from ._records import episodes
from ._transcripts import transcripts

MARGIN_MS = 1500  # speech recognisers let the last cue run into the silence

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        length = duration_ms(library, entry)
        for path, transcript in transcripts(library, entry) if length else ():
            late = [cue for cue in transcript.cues if cue.end_ms > length + MARGIN_MS]
            if late:
                yield Problem(
                    "transcript-past-end", path, late[0].line, 1, "",
                    f"this cue ends at {clock(late[0].end_ms)}, but the recording at {clock(length)}",
                    "Use the transcript of this cut of the recording, or correct the times.",
                )  # fmt: skip
