"""quote-speaker: who is named beside a pull quote must be heard in its seconds.

To mend it, name the one who speaks there, or correct the times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._heard import between, cues_of
from ._mistake import mistake
from ._records import episodes
from ._times import minutes

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        cues = cues_of(library, entry) if entry.quotes else ()
        for number, quote in enumerate(entry.quotes):
            person = catalog.word("people", quote.speaker or "")
            heard = dict.fromkeys(cue.speaker for cue in between(cues, quote.start, quote.end) if cue.speaker)
            if (
                person
                and heard
                and not _names(entry, quote.speaker, person.label) & {name.casefold() for name in heard}
            ):
                yield mistake(
                    "quote-speaker", catalog, entry.path, ("quotes", number, "speaker"),
                    f"{person.label} does not speak from {minutes(quote.start)} to {minutes(quote.end)}",
                    f"The transcript has {' and '.join(heard)} there.", "warning",
                )  # fmt: skip


def _names(entry: Any, person: str, label: str) -> set[str]:
    """What the transcript may call somebody: their name, and their parts in the story."""
    credits = [credit for credit in entry.people if credit.person == person]
    return {credit.role.casefold() for credit in credits} | {label.casefold()}
