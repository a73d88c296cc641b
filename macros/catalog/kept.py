"""Entries and words as an earlier run read them: a file that is as it was need not be parsed and validated again.

A file counts as unchanged while its size, times and place on disk are those from just before it was read. Only what has
no mistake is kept. Entries in parts, so that one changed entry costs one small file.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from macros.cache import Cache, standing
from macros.problems import Problem

from .entry import Entry
from .source import Source

PARTS = 64
Facts = tuple[object, ...]


class KeptEntries:
    """What is known from before, and what becomes known now. Without a cache, nothing is."""

    def __init__(self, root: Path, cache: Cache | None) -> None:
        self._top, self.cache = os.fspath(root), cache
        self._parts = [(cache.load(_name(part)) or {}) if cache else {} for part in range(PARTS)]
        self._now: dict[int, dict[str, tuple[Facts, Entry]]] = defaultdict(dict)

    def facts(self, source: Source) -> Facts | None:
        """How a source's files look on disk; to be asked before they are read. None when nothing is kept anyway."""
        if not self.cache:
            return None
        paths = [f"{self._top}/{source.path}"]
        if source.path.endswith(".yml") and "notes.md" in source.files:
            paths.append(f"{self._top}/{source.folder}/notes.md")
        try:
            return (source.kind, source.files, tuple(map(standing, paths)))
        except OSError:
            return None

    def has(self, source: Source) -> bool:
        """Whether anything is known of a source, be it still right or not."""
        return source.path in self._parts[_part(source)]

    def get(self, source: Source, facts: Facts | None) -> Entry | None:
        kept = self._parts[_part(source)].get(source.path) if facts else None
        if not kept or kept[0] != facts:
            return None
        self._now[_part(source)][source.path] = kept
        return kept[1]

    def put(self, source: Source, facts: Facts | None, entry: Entry) -> None:
        if facts:
            self._now[_part(source)][source.path] = facts, entry

    def save(self) -> None:
        """Keep what was read now in place of what was known before; parts that are the same stay as they are."""
        for part in range(PARTS) if self.cache else ():
            before, now = self._parts[part], self._now[part]
            if before.keys() != now.keys() or any(before[path] is not kept for path, kept in now.items()):
                assert self.cache
                for _, entry in now.values():
                    entry.tell(None)
                self.cache.save(_name(part), now)


class KeptWords:
    """What stands in the files of content/vocabulary/, by path. Without a cache, nothing is known."""

    NAME = "words"

    def __init__(self, root: Path, cache: Cache | None) -> None:
        self._top, self.cache = os.fspath(root), cache
        self._before: dict[str, tuple[Facts, Any]] = (cache.load(self.NAME) if cache else None) or {}
        self._now: dict[str, tuple[Facts, Any]] = {}

    def of(self, path: str, make: Callable[[list[Problem]], Any], problems: list[Problem]) -> Any:
        """What an earlier run made of a file, or `make` makes of it now, adding what is wrong with it to `problems`."""
        facts, known = self._facts(path), len(problems)
        kept = self._before.get(path) if facts else None
        if not kept or kept[0] != facts:
            kept = facts or (), make(problems)
        if facts and len(problems) == known:
            self._now[path] = kept
        return kept[1]

    def _facts(self, path: str) -> Facts | None:
        try:
            return standing(f"{self._top}/{path}") if self.cache else None
        except OSError:
            return None

    def save(self) -> None:
        """Keep what was read now in place of what was known before."""
        if self.cache and self._now != self._before:
            self.cache.save(self.NAME, self._now)


def _part(source: Source) -> int:
    return crc32(source.path.encode()) % PARTS


def _name(part: int) -> str:
    return f"entries-{part:02}"
