"""missing-transcript: a story needs its words in text.

People who do not hear, who skim, and who search cannot use a story without them (WCAG 2.2, 1.2.1).
To mend it, put transcript.<language>.vtt beside episode.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library, transcript_files
from macros.problems import Problem
from macros.settings import Settings

from ._records import episodes

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        if not any(language == entry.language for _, language in transcript_files(entry)):
            yield Problem(
                "missing-transcript", entry.path, 0, 0, "", "the story has no transcript in its own language",
                f"Put transcript.{entry.language}.vtt beside it.", "warning",
            )  # fmt: skip
