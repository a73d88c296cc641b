"""Covers of stories that bring no picture: which facts they are drawn from, and where a drawn one is kept.

How a cover looks is cover.py's. The facts are the id, the length in media.lock and the chapters, so that the same story
has the same cover on every machine; a drawn one is kept under the gallery's root, named by these facts.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from macros.catalog.entry import Entry

from .cover import SIZE, cover_png
from .library import Library

NAME = "cover.png"
TYPE = "image/png"
CACHE = Path(".cache", "covers")
VERSION = 1  # of what cover.py draws: raise it with every change there, or old pictures stay


@dataclass(frozen=True, slots=True)
class StoryCover:
    """A cover to be drawn, `SIZE` px square; times in milliseconds."""

    ident: str
    total: int
    chapters: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Names the picture: another version, id or time is another name."""
        facts = f"{VERSION}/{self.ident}/{self.total}/{','.join(map(str, self.chapters))}"
        return hashlib.sha256(facts.encode()).hexdigest()[:32]

    def png(self, root: Path) -> bytes:
        """The picture; drawn at most once in the gallery at `root`."""
        kept = root / CACHE / f"{self.key}.png"
        if kept.is_file():
            return kept.read_bytes()
        data = cover_png(self.ident, self.total / 1000, [start / 1000 for start in self.chapters])
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_name(f".{kept.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(kept)
        return data


def story_cover(library: Library, entry: Entry) -> StoryCover | None:
    """The cover to draw for a story; None when it has a picture, is not measured, or has a file of that name."""
    facts = library.audio(entry)
    if entry.image or NAME in entry.files or not facts or not facts.duration_ms:
        return None
    return StoryCover(entry.id, facts.duration_ms, tuple(chapter.start for chapter in getattr(entry, "chapters", ())))


__all__ = ["NAME", "SIZE", "TYPE", "StoryCover", "story_cover"]
