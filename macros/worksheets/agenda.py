"""An agenda: the parts of a guide laid into 30, 45 or 60 minutes. Pure: numbers in, numbers out.

Knows nothing of guides and of words; parts.py makes parts of a guide, the pages print agendas. The rules:

- The recording is played as it is: the minutes it needs are set aside first and never cut.
- What is left is for talk, and every part gets it in proportion to its own minutes without the recording.
- A part is taken whole or not at all. It is taken when at least half of its own minutes fit (rounded down), with the
  recording and, if it asks anything, a minute for the answer. Parts are taken in order; the first that does not fit
  and all after it are `later`: "if there is time". So a guide of at most twice the time is kept whole.
- Minutes are whole and sum exactly to the total; the largest remainders are rounded up (Hamilton's method), earlier
  parts first when remainders are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LENGTHS = (30, 45, 60)  # minutes


@dataclass(frozen=True, slots=True)
class Part:
    """What is done together: `minutes` its own (at least 1), `listen_ms` the length of all recordings in it.

    `stops`, `questions` and `tables` count what there is to hear, to talk over and to fill in. `guessed` when the
    minutes are not the author's.
    """

    title: str
    minutes: int
    listen_ms: int = 0
    stops: int = 0
    questions: int = 0
    tables: int = 0
    guessed: bool = False

    @property
    def needs(self) -> int:
        """Minutes without which it makes no sense: the recording, and one for the answer."""
        return max(1, _minutes_up(self.listen_ms) + bool(self.questions or self.tables))

    @property
    def talk(self) -> Fraction:
        """Its own minutes without the recording, never below zero."""
        return max(self.minutes - Fraction(self.listen_ms, 60_000), Fraction(0))


@dataclass(frozen=True, slots=True)
class Item:
    """A part with its place: from minute `start` on, for `minutes`."""

    start: int
    minutes: int
    part: Part

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Agenda:
    """`items` fill `total` minutes exactly, or are () when not even the first part fits."""

    total: int
    items: tuple[Item, ...]
    later: tuple[Part, ...]


def agenda(parts: Sequence[Part], total: int) -> Agenda:
    """The parts laid into `total` minutes (at least 1) by the rules above. Linear, for at most `total` parts fit."""
    taken = _fitting(parts, total)
    items, start = [], 0
    for part, minutes in zip(taken, _shares(taken, total), strict=True):
        items.append(Item(start, minutes, part))
        start += minutes
    return Agenda(total, tuple(items), tuple(parts[len(taken) :]))


def _fitting(parts: Sequence[Part], total: int) -> Sequence[Part]:
    used = 0
    for number, part in enumerate(parts):
        used += _least(part, total)
        if used > total:
            return parts[:number]
    return parts


def _least(part: Part, total: int) -> int:
    """Half of its minutes or what it needs. A first part of more than twice the time still gets all there is."""
    return max(part.needs, min(part.minutes // 2, total))


def _shares(parts: Sequence[Part], total: int) -> list[int]:
    """Whole minutes for each part, in proportion and none below its least; their sum is `total`."""
    least = [_least(part, total) for part in parts]
    free = list(range(len(parts)))
    while free:  # a part held at its least leaves less to the others, which may then be held as well
        ideal = _proportional(parts, free, total - sum(least[n] for n in range(len(parts)) if n not in free))
        held = {n for n in free if ideal[n] < least[n]}
        if not held:
            return _rounded([ideal.get(n, Fraction(least[n])) for n in range(len(parts))], total)
        free = [n for n in free if n not in held]
    return _rounded([Fraction(minutes) for minutes in least], total)


def _proportional(parts: Sequence[Part], free: list[int], minutes: int) -> dict[int, Fraction]:
    """The recordings of the free parts, and what is left of `minutes` by their talk; evenly when none has any."""
    heard = {n: Fraction(parts[n].listen_ms, 60_000) for n in free}
    talk = {n: parts[n].talk for n in free}
    if not any(talk.values()):
        talk = dict.fromkeys(free, Fraction(1))
    left, weight = minutes - sum(heard.values()), sum(talk.values())
    return {n: heard[n] + left * talk[n] / weight for n in free}


def _rounded(ideal: list[Fraction], total: int) -> list[int]:
    whole = [int(minutes) for minutes in ideal]
    by_remainder = sorted(range(len(ideal)), key=lambda n: (whole[n] - ideal[n], n))
    for n in by_remainder[: total - sum(whole) if ideal else 0]:
        whole[n] += 1
    return whole


def _minutes_up(milliseconds: int) -> int:
    return -(-milliseconds // 60_000)
