"""Which recordings a story has: the one that players get and, when there is one, a smaller encode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalog.catalog import Catalog
from macros.catalog.references import Location
from macros.media.library import Library
from macros.media.lock import AudioLine

from ._records import episodes


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of `entry`, named in its field `at`. `path` is the file's, "" for an address elsewhere."""

    entry: Any
    at: Location
    name: str
    path: str
    size: int | None
    locked: AudioLine | None


def recordings(catalog: Catalog, library: Library) -> Iterator[Recording]:
    """Every recording of every story, with its size on disk (None: not here) and what media.lock says of it."""
    for entry in episodes(catalog):
        audio = entry.audio
        for field, name in (("file", audio.file), ("low", audio.low)):
            if name:
                path = f"{entry.folder}/{name}"
                locked = library.audio(entry, name)
                yield Recording(entry, ("audio", field), name, path, library.size(path), locked)
        if audio.url:
            yield Recording(entry, ("audio", "url"), audio.url, "", None, library.audio(entry))


def duration_ms(library: Library, entry: Any) -> int:
    """Length of the story's recording in milliseconds; 0 while it is not known."""
    locked = library.audio(entry)
    return locked.duration_ms if locked else 0
