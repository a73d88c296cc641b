"""transcript-syntax, transcript-order, transcript-speakers, duplicate-transcript: players must be able to read it.

Players drop what they do not understand without a word, and so would search. What each mistake is and how to mend it
is said by the readers of the formats, in macros/media/; this check brings their findings here.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

RULES = ("transcript-syntax", "transcript-order", "transcript-speakers", "duplicate-transcript")

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in catalog.all_entries.values():
        if entry.status != "withdrawn":
            yield from library.transcript_problems(entry)
