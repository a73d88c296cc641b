"""Reads: what a piece of work looked up, so that it need only be done again when one of these things has changed.

A key is a tuple of texts whose first says what kind of thing it is: ("entry", "the-long-table"), ("file", "content/…").
What a key's thing looks like now is building/digests.py's matter; nothing here knows a catalog.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

Key = tuple[str, ...]


class _Silence:
    """A class, since a generator in its place costs three times as much, a hundred thousand times a build."""

    __slots__ = ("_around", "_reads")

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def __enter__(self) -> None:
        self._around, self._reads._found = self._reads._found, None

    def __exit__(self, *_: object) -> None:
        self._reads._found = self._around


class Reads:
    """Notes keys while somebody records; costs next to nothing otherwise."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: set[Key] | None = None

    def note(self, *key: str) -> None:
        """Something was looked at, or looked for and not found."""
        if self._found is not None:
            self._found.add(key)

    def note_all(self, keys: Iterable[Key]) -> None:
        """As if each of them had just been looked at: for values that were worked out before."""
        if self._found is not None:
            self._found.update(keys)

    @contextmanager
    def recording(self) -> Iterator[set[Key]]:
        """The keys noted within; whoever records around it hears of them too."""
        around, self._found = self._found, set()
        found = self._found
        try:
            yield found
        finally:
            self._found = around
            self.note_all(found)

    @property
    def listening(self) -> bool:
        """Whether somebody records."""
        return self._found is not None

    def silence(self) -> _Silence:
        """Within, nobody hears anything: for what is made once, whose look-ups count for none of those who use it."""
        return _Silence(self)

    @contextmanager
    def unseen(self) -> Iterator[set[Key]]:
        """Like `recording`, but who records around it hears nothing."""
        around, self._found = self._found, set()
        try:
            yield self._found
        finally:
            self._found = around
