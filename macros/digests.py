"""What the things that pages look at look like now, as short digests: equal digests, equal pages.

The keys are those that look-ups note (macros/reads.py). A value that was worked out for many pages (render/once.py) is
a thing of its own, so that a page is made again only when what it took from it has changed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.cache import standing
from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.media.library import Library
from macros.reads import Key

Facts = dict[str, tuple[tuple[int, ...], str]]
GONE = ""
_SAID = frozenset({str, int, bool, float, type(None)})  # whose repr says all


def digest_of(value: Any) -> str:
    """The digest of plain data: texts, numbers, lists, mappings, records. An entry counts by its own digest."""
    return hashlib.blake2b(repr(_plain(value)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _plain(value: Any) -> Any:
    if type(value) in _SAID or not value:  # nearly all
        return value
    if isinstance(value, (list, tuple)):
        return list(value) if _SAID.issuperset(map(type, value)) else [_plain(item) for item in value]
    if isinstance(value, Entry):
        return ("entry", value.id, value.digest)
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return [(_plain(key), _plain(item)) for key, item in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, value))
    if callable(value):
        return getattr(value, "__qualname__", "")  # its place in memory is another one in every run
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in _names(type(value)))]
    return value


@cache
def _names(record: type) -> tuple[str, ...]:
    """Of a record's fields."""
    return tuple(field.name for field in fields(record))


def _for_these_fields(catalog: Catalog, held: dict[Any, Any]) -> dict[Key, str]:
    """What was found out of a catalog with the same fields, words and live entries; nothing yet for another one."""
    said = [(entry.id, entry.digest) for entry in catalog.all_entries.values()]
    lists = catalog.words.plain  # type: ignore[attr-defined]
    words = [(name, ident, term.model_dump_json()) for name, terms in lists.items() for ident, term in terms.items()]
    fields = digest_of((said, list(catalog.live), words))
    if held.get("fields") != fields:
        held.update(fields=fields, known={})
    return held["known"]  # type: ignore[no-any-return]


class FileDigests:
    """Digests of files below the root. A file whose place on disk, size and times are as they were is not read again;
    `facts` can be kept from one build to the next."""

    def __init__(self, root: Path, facts: Facts | None = None) -> None:
        self.root, self._top, self._old = root, os.fspath(root), dict(facts or {})
        self.facts: Facts = {}

    def kept(self, whole: bool) -> Facts:
        """What is known of files now; of those that nobody asked for too, unless everything was looked at."""
        return self.facts if whole else self._old | self.facts

    def take(self, facts: Facts) -> None:
        """What another process found of files, in this same run."""
        self._old |= facts
        self.facts |= facts

    def of(self, path: str) -> str:
        """The digest of a file's bytes; GONE when there is none."""
        try:
            now = standing(f"{self._top}/{path}")
        except OSError:
            return GONE
        kept = self._old.get(path)
        if not kept or kept[0] != now:
            kept = now, hashlib.blake2b((self.root / path).read_bytes(), digest_size=12).hexdigest()
        self.facts[path] = kept
        return kept[1]


OF_FIELDS = frozenset({"entry", "row", "seasons", "sides", "word", "words"})
"""Kinds of keys that look at nothing but fields of entries and words."""


class Digests:
    """Digests by key. `more` answers for kinds of keys that are known elsewhere. `held` is what builds of one process
    leave for each other: after a save of a text, whatever depends on fields alone is known."""

    def __init__(
        self, catalog: Catalog, library: Library, files: FileDigests, held: dict[Any, Any] | None = None
    ) -> None:
        self.catalog, self.library, self.files = catalog, library, files
        self.more: dict[str, Callable[..., str]] = {}
        self._known: dict[Key, str] = {}
        self._of_fields = self._known if held is None else _for_these_fields(catalog, held)

    def take(self, files: Facts, known: Iterable[tuple[Key, str]]) -> None:
        """What another process worked out, in this same run."""
        self.files.take(files)
        self._known.update(known)

    def of(self, key: Key) -> str:
        """The digest of what a key names now; worked out once."""
        known = self._of_fields if key[0] in OF_FIELDS else self._known
        found = known.get(key)
        if found is None:
            what, *rest = key
            if what in ("entry", "body"):  # a third of all keys, and they look nothing up
                found = known[key] = self._entry(*rest) if what == "entry" else self._body(*rest)
                return found
            make = getattr(self, f"_{what}", None) or self.more[what]
            with self.catalog.reads.silence():
                found = known[key] = make(*rest)
        return found

    def _entry(self, ident: str) -> str:
        entry = self.catalog.all_entries.get(ident)
        return (entry.digest if ident in self.catalog.live else f"hidden {entry.digest}") if entry else GONE

    def _body(self, ident: str) -> str:
        entry = self.catalog.all_entries.get(ident)
        return entry.body_digest if entry else GONE

    def _row(self, *named: str) -> str:
        """Which entries a part of a list holds; how they look is said by keys of their own."""
        *name, start, stop = named
        row = self.catalog.row(tuple(name))
        if row is None:
            return GONE
        part = row.idents(int(start), None if stop == "-1" else int(stop))
        return hashlib.blake2b("\n".join(part).encode(), digest_size=12).hexdigest()

    def _owed(self) -> str:
        return ""

    def _seasons(self) -> str:
        return ",".join(map(str, self.catalog.seasons))

    def _sides(self, ident: str) -> str:
        return ",".join(self.catalog.sides(ident))

    def _word(self, vocabulary: str, ident: str) -> str:
        term = self.catalog.word(vocabulary, ident)
        return digest_of(term.model_dump_json()) if term else GONE

    def _words(self, vocabulary: str) -> str:
        return digest_of(repr(self.catalog.words.get(vocabulary)))  # every word, with all that is said of it

    def _audio(self, key: str) -> str:
        return repr(self.library.lock.audio(key))

    def _file(self, path: str) -> str:
        return self.files.of(path)
