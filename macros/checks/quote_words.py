"""quote-words: a pull quote must be heard at its time, in these words.

It is shown in large type with somebody's name, and its button plays those seconds. An ellipsis (…) or words in brackets
stand for what was left out or put in. To mend it, write the words as in the transcript, or correct the times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.media.transcript import Cue
from macros.problems import Problem
from macros.settings import Settings

from ._heard import NEAR_MS, between, cues_of, is_said
from ._mistake import mistake
from ._records import episodes
from ._times import minutes

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        cues = cues_of(library, entry) if entry.quotes else ()
        for number, quote in enumerate(entry.quotes if cues else ()):
            if not is_said(quote.text, between(cues, quote.start - NEAR_MS, quote.end + NEAR_MS)):
                yield mistake(
                    "quote-words", catalog, entry.path, ("quotes", number, "text"),
                    f"the transcript does not have these words from {minutes(quote.start)} to {minutes(quote.end)}",
                    _hint(quote.text, cues), "warning",
                )  # fmt: skip


def _hint(text: str, cues: Sequence[Cue]) -> str:
    """Where the words are said, when one or two neighbouring cues have them."""
    for before, cue in pairwise((cues[0], *cues)):
        for said in ((cue,), (before, cue)):
            if is_said(text, said):
                return f"They are said from {minutes(said[0].start_ms)} to {minutes(cue.end_ms)}."
    return "Write them as in the transcript; an ellipsis (…) stands for words left out."
