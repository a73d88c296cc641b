"""What comes of sources: known from an earlier run, or read now, by several processes when there are many.

How one source is read is left to load.py, which also tells what several of them together do wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from macros.problems import Problem
from macros.workers import Work, carry_out

from .entry import Entry
from .kept import Facts, KeptEntries
from .source import Source

FEW = 400  # sources that are read here sooner than another process has read its part and sent it


class Reading(NamedTuple):
    """What came of one source: its entry, what is wrong, and what is left of an entry with mistakes (`faulty`).
    `facts` are how its files looked just before."""

    entry: Entry | None
    problems: tuple[Problem, ...] = ()
    faulty: tuple[Entry, ...] = ()
    facts: Facts | None = None


def read_all(
    sources: Sequence[Source], kept: KeptEntries, read: Callable[[Source], Reading], jobs: int
) -> list[Reading]:
    """One reading for each source, in their order. Those without any mistake are kept for the next run. Raises
    WorkFailed, which names the source that could not be read."""
    found: dict[str, Reading] = {}
    for source in sources:
        entry = kept.get(source, kept.facts(source)) if kept.has(source) else None
        if entry:
            found[source.path] = Reading(entry)
    new = [source for source in sources if source.path not in found]
    for number, reading in _read_new(new, kept, read, jobs).items():
        found[new[number].path] = reading
        if reading.entry and not reading.problems:
            kept.put(new[number], reading.facts, reading.entry)
    return [found[source.path] for source in sources]


def _read_new(
    sources: Sequence[Source], kept: KeptEntries, read: Callable[[Source], Reading], jobs: int
) -> dict[int, Reading]:
    made: dict[int, Reading] = {}

    def do(number: int) -> None:
        facts = kept.facts(sources[number])
        made[number] = reading = read(sources[number])._replace(facts=facts)
        if reading.entry:
            _ = reading.entry.digest, reading.entry.body_digest  # everybody will ask for them: worked out here, shared

    work = Work(len(sources), do, lambda: made, lambda at: sources[at].path, made="read", alone=FEW, stays=True)
    return {number: reading for part in carry_out(work, jobs) for number, reading in part.items()}
