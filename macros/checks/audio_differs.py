"""audio-differs: a recording must be the one that media.lock describes.

Podcast apps were told its size and length; a changed file under the same name plays badly where the old one was
begun. To mend it, give a corrected recording a new name (audio.v2.mp3), name it in the story, and run
`python3 scripts probe`; or put the old file back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import level_of, mistake
from ._recordings import Recording, recordings

LARGEST = 5_000_000  # bytes; hashing more on every check would be felt, and another size already tells


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for recording in recordings(catalog, library):
        difference = _difference(catalog, recording)
        if difference:
            yield mistake(
                "audio-differs", catalog, recording.entry.path, recording.at, difference,
                "Give a new recording a new file name, then run: python3 scripts probe", level_of(recording.entry),
            )  # fmt: skip


def _difference(catalog: Catalog, recording: Recording) -> str:
    """What the file and the lock disagree about; "" when nothing, or when one of them is missing."""
    size, locked = recording.size, recording.locked
    if size is None or locked is None:
        return ""
    if size != locked.bytes:
        return f"{recording.name} has {size:,} bytes, media.lock says {locked.bytes:,}"
    if size > LARGEST:
        return ""
    digest = hashlib.sha256((catalog.root / recording.path).read_bytes()).hexdigest()
    if digest == locked.sha256:
        return ""
    return f"{recording.name} has the SHA-256 {digest[:12]}…, media.lock says {locked.sha256[:12]}…"
