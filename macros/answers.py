"""Answers: small facts of one entry each, worked out once and kept between builds with what was looked at for them.

For what every build needs of every entry and what costs reading a long file: who speaks in a story, which mistakes a
guide has. A value must be plain, small, and depend on nothing but what was looked up while it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from macros.cache import Cache
from macros.digests import Digests, Facts
from macros.media.library import Transcripts
from macros.problems import Problem
from macros.reads import Key, Reads
from macros.workers import Work, carry_out

Made = TypeVar("Made")
NAME = "answers"
FEW = 400  # entries that are looked at here sooner than another process can look at its part
Answer = tuple[tuple[tuple[Key, str], ...], Any]


class Asking(NamedTuple):
    """Something that asks for answers about one entry: `path` is the entry's, for people."""

    path: str
    ask: Callable[[], object]


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

    def ahead(self, asking: Iterable[Asking], jobs: int) -> None:
        """Carry out what will ask for many answers in up to `jobs` processes, if nothing is kept of an earlier run:
        else nearly all are known. Raises WorkFailed, which names the file whose entry was looked at."""
        if self._old:
            return
        todo = sorted(asking, key=lambda each: each.path)  # together, what needs the same files
        share = _Share(self, todo)
        work = Work(len(todo), share.do, share.result, lambda at: todo[at].path, made="checked", alone=FEW, stays=True)
        for found in carry_out(work, jobs)[1:]:
            self._now |= found.answers
            self._changed = True
            self.digests.take(found.files, (looked for answer in found.answers.values() for looked in answer[0]))
            self.digests.library.read |= found.transcripts

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


class _Found(NamedTuple):
    """What one process found out, and what it read for that."""

    answers: Mapping[tuple[str, str], Answer]
    files: Facts
    transcripts: Mapping[str, Transcripts]


class _Share:
    """What one process comes to know from now on."""

    def __init__(self, answers: Answers, todo: Sequence[Asking]) -> None:
        self.answers, self.todo, self.before = answers, todo, set(answers._now)

    def do(self, number: int) -> None:
        self.todo[number].ask()

    def result(self) -> _Found:
        known, digests = self.answers._now, self.answers.digests
        new = {key: answer for key, answer in known.items() if key not in self.before}
        return _Found(new, digests.files.facts, digests.library.read)
