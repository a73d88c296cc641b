"""Answers: small facts of one entry each, worked out once and kept between builds with what was looked at for them.

For what every build needs of every entry and what costs reading a long file: who speaks in a story, which mistakes a
guide has. A value must be plain, small, and depend on nothing but what was looked up while it was made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from macros.cache import Cache
from macros.digests import Digests
from macros.problems import Problem
from macros.reads import Key, Reads

Made = TypeVar("Made")
NAME = "answers"
Answer = tuple[tuple[tuple[Key, str], ...], Any]


class Answers:
    """Answers by name and subject. Without a cache, they are those of this build. `shared` is the digest of what any of
    them may depend on without looking it up: answers of another one are forgotten."""

    def __init__(self, reads: Reads, digests: Digests, shared: str, cache: Cache | None = None) -> None:
        self.reads, self.digests, self.shared, self.cache = reads, digests, shared, cache
        of, kept = (cache and cache.load(NAME)) or ("", {})
        self._old: dict[tuple[str, str], Answer] = kept if of == shared else {}
        self._now: dict[tuple[str, str], Answer] = {}
        self._changed = False

    def ask(self, name: str, subject: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, or gave in an earlier build when nothing that it looked at has changed since.

        Mistakes are never kept: they are looked for anew until they are mended, so that a message is always of today.
        """
        key = (name, subject)
        found = self._now.get(key)
        if found is None:
            found = self._now[key] = self._still_right(key) or self._made(make)
        return found[1]

    def _still_right(self, key: tuple[str, str]) -> Answer | None:
        old, of = self._old.get(key), self.digests.of
        return old if old and all(of(looked) == digest for looked, digest in old[0]) else None

    def _made(self, make: Callable[[], Made]) -> Answer:
        self._changed = True
        with self.reads.unseen() as looked:
            value = make()
        return tuple((key, self.digests.of(key)) for key in sorted(looked)) if self.cache else (), value

    def save(self, asked_all: bool) -> None:
        """Keep the answers. `asked_all`: what was not asked for in this run is asked for no more, and is forgotten."""
        if self.cache and (self._changed or (asked_all and len(self._old) != len(self._now))):
            kept = self._now if asked_all else self._old | self._now
            lasting = {key: answer for key, answer in kept.items() if not _is_mistake(answer[1])}
            self.cache.save(NAME, (self.shared, lasting))


def _is_mistake(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Problem) for item in value)
