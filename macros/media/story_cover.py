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

from .cover import SIZE, cover_pngs
from .library import Library

NAME = "cover.png"
SMALL_NAME = "cover-small.png"
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
        return self.pngs(root)[NAME]

    def pngs(self, root: Path) -> dict[str, bytes]:
        """The picture, large and small, by file name; both are drawn when one is not kept."""
        kept = {NAME: root / CACHE / f"{self.key}.png", SMALL_NAME: root / CACHE / f"{self.key}-small.png"}
        if all(path.is_file() for path in kept.values()):
            return {name: path.read_bytes() for name, path in kept.items()}
        drawn = cover_pngs(self.ident, self.total / 1000, [start / 1000 for start in self.chapters])
        for path, data in zip(kept.values(), drawn, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f".{path.name}.{os.getpid()}")
            aside.write_bytes(data)
            aside.replace(path)
        return dict(zip(kept, drawn, strict=True))


def story_cover(library: Library, entry: Entry) -> StoryCover | None:
    """The cover to draw for a story; None when it has a picture, is not measured, or has files of these names."""
    facts = library.audio(entry)
    if entry.image or {NAME, SMALL_NAME} & set(entry.files) or not facts or not facts.duration_ms:
        return None
    return StoryCover(entry.id, facts.duration_ms, tuple(chapter.start for chapter in getattr(entry, "chapters", ())))


__all__ = ["NAME", "SIZE", "SMALL_NAME", "TYPE", "StoryCover", "story_cover"]
