"""Lists and look-ups of entries and words that note what is looked at (macros/reads.py).

A page of a listing looks at its own 48 entries and at which they are; it must not be made again because the 49th has
changed. So entries are noted one by one as they are handed out, and a part of a list is a list of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from macros.reads import Reads

from .entry import Entry
from .vocabulary import Term


class Row(Sequence[Entry]):
    """A list of entries. `name` and the bounds say which one, so that it can be found again in another build."""

    __slots__ = ("_bounds", "_entries", "_name", "_reads")

    def __init__(
        self, name: tuple[str, ...], entries: list[Entry], reads: Reads, bounds: tuple[int, int] | None = None
    ) -> None:
        self._name, self._reads, self._bounds = name, reads, bounds or (0, -1)
        self._entries = entries

    def _which(self) -> None:
        self._reads.note("row", *self._name, str(self._bounds[0]), str(self._bounds[1]))

    def __len__(self) -> int:
        self._which()
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return self._noting() if self._reads.listening else iter(self._entries)

    def _noting(self) -> Iterator[Entry]:
        self._which()
        note = self._reads.note
        for entry in self._entries:
            note("entry", entry.id)
            yield entry

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Row: ...
    def __getitem__(self, at: int | slice) -> Entry | Row:
        if isinstance(at, int):
            self._which()
            entry = self._entries[at]
            self._reads.note("entry", entry.id)
            return entry
        start, stop, step = at.indices(len(self._entries))
        part = self._entries[start:stop:step]
        plain = self._bounds == (0, -1) and step == 1 and (at.stop is None or at.stop >= 0)
        if not plain:  # a part of a part: as good as all of it
            self._which()
            return Row(self._name, part, self._reads, self._bounds)
        return Row(self._name, part, self._reads, (start, -1 if at.stop is None else at.stop))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, (list, tuple, Row)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def idents(self, start: int = 0, stop: int | None = None) -> list[str]:
        """Which entries these are, or a part of them; nobody is told that it was asked."""
        return [entry.id for entry in self._entries[start:stop]]

    def __repr__(self) -> str:
        return repr(self._entries)


class LookUp(Mapping[str, Entry]):
    """Entries by id; an id that is not there is noted too, since it may come."""

    __slots__ = ("_entries", "_name", "_reads")

    def __init__(self, name: tuple[str, ...], entries: Mapping[str, Entry], reads: Reads) -> None:
        self._name, self._entries, self._reads = name, entries, reads

    def __getitem__(self, ident: str) -> Entry:
        self._reads.note("entry", ident)
        return self._entries[ident]

    def get(self, ident: str, default: Any = None) -> Any:
        self._reads.note("entry", ident)
        return self._entries.get(ident, default)

    def __contains__(self, ident: object) -> bool:
        self._reads.note("entry", str(ident))
        return ident in self._entries

    def __iter__(self) -> Iterator[str]:
        self._reads.note("row", *self._name, "0", "-1")
        return iter(self._entries)

    def __len__(self) -> int:
        self._reads.note("row", *self._name, "0", "-1")
        return len(self._entries)

    def values(self) -> Row:  # type: ignore[override]
        """All of them, in order."""
        return Row(self._name, list(self._entries.values()), self._reads)

    def __repr__(self) -> str:
        return repr(self._entries)


class Words(Mapping[str, Mapping[str, Term]]):
    """The vocabularies. Who takes a whole one looks at all its words; who wants one word asks `Catalog.word`."""

    __slots__ = ("_reads", "plain")

    def __init__(self, plain: Mapping[str, Mapping[str, Term]], reads: Reads) -> None:
        self.plain, self._reads = plain, reads

    def __getitem__(self, vocabulary: str) -> Mapping[str, Term]:
        self._reads.note("words", vocabulary)
        return self.plain[vocabulary]

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)
