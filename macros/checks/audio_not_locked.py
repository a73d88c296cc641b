"""audio-not-locked: media.lock must know the size and length of every recording.

Feeds and players take their figures only from there, so that they never change by accident.
To mend it, run `python3 scripts probe` and commit media.lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.media.lock import NAME
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import level_of, mistake
from ._recordings import Recording, recordings


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for recording in recordings(catalog, library):
        elsewhere = not recording.path or bool(settings.media_base)
        if (recording.size is None and not elsewhere) or recording.locked or _has_mistakes(catalog, recording):
            continue
        yield mistake(
            "audio-not-locked", catalog, recording.entry.path, recording.at,
            f"media.lock does not know the length and size of {recording.name}",
            f"Run: python3 scripts probe {recording.path or recording.name}", level_of(recording.entry),
        )  # fmt: skip


def _has_mistakes(catalog: Catalog, recording: Recording) -> bool:
    """Whether the lock names the recording but could not be read there, which is reported of the lock itself."""
    lock = catalog.root / NAME
    text = lock.read_text(encoding="utf-8", errors="replace") if lock.exists() else ""
    return json.dumps(recording.path or recording.name, ensure_ascii=False) in text
