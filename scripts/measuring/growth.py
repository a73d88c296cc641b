"""How runs grow with the size of the gallery: the power of the size, what is beyond a straight line, memory an entry.

Most stages cost something before the first entry, so a power alone misleads: a constant cost makes it small, and hides
a square behind it. The verdict asks for a straight line instead, any constant cost and any cost an entry, and allows
each measured figure to be off by chance. What no such line explains is worse than linear.

Judged are the processors' seconds where they are known: the clock goes on while other programs have the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import log

from scripts.measuring.measured import SHORT, RunFigures

NOISE = 0.15  # of a measured figure: as much as two runs of one size differ on a machine that others use too
SLACK, WORK_SLACK = SHORT, 0.25  # seconds: stages so short are noise; of work, which is looked at a few times a second
MEMORY_SLACK = 20_000_000  # bytes: what the interpreter takes or gives back in one piece
WHOLE = "all"

Runs = Sequence[tuple[int, RunFigures]]
"""(entries, run), small ones first."""

Points = Sequence[tuple[int, float]]
"""(entries, seconds or bytes), small ones first."""


def seconds_of(runs: Runs) -> dict[str, Points]:
    """The seconds by the clock of each stage at each size, 0.0 where there was none, and of the whole run."""
    tables = [{stage.name: stage.seconds for stage in run.stages} | {WHOLE: run.seconds} for _, run in runs]
    return _by_stage([entries for entries, _ in runs], tables)


def work_of(runs: Runs) -> dict[str, Points] | None:
    """The same in seconds of the processors; None when they are not known of every stage."""
    if not all(run.work is not None and all(stage.work is not None for stage in run.stages) for _, run in runs):
        return None
    tables = [{stage.name: stage.work or 0.0 for stage in run.stages} | {WHOLE: run.work or 0.0} for _, run in runs]
    return _by_stage([entries for entries, _ in runs], tables)


def _by_stage(sizes: Sequence[int], tables: Sequence[Mapping[str, float]]) -> dict[str, Points]:
    """In the order of the largest run, the whole last."""
    names = [*dict.fromkeys(name for table in reversed(tables) for name in table if name != WHOLE), WHOLE]
    return {name: [(size, table.get(name, 0.0)) for size, table in zip(sizes, tables, strict=True)] for name in names}


def exponent(points: Points) -> float | None:
    """The power of the size with which the seconds grew: 1 is linear, 2 quadratic, less than either with a constant
    cost. The slope of the straight line through logarithms, by least squares; None for what is too short to tell."""
    if len(points) < 2 or min(seconds for _, seconds in points) < SHORT:
        return None
    rows = [(log(entries), log(seconds)) for entries, seconds in points]
    x, y = (sum(row[axis] for row in rows) / len(rows) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in rows) / sum((a - x) ** 2 for a, _ in rows)


def by_line(points: Points) -> float | None:
    """The last seconds divided by what the straight line through the first and the last but one leads to: 1 is linear,
    whatever the constant cost. Of two points the line comes from nought. None for what is too short to tell."""
    few, least = points[0] if len(points) > 2 else (0, 0.0)
    (some, less), (many, most) = points[-2:]
    if less < SHORT:
        return None
    slope = max(less - least, 0.0) / (some - few)
    return most / (less + slope * (many - some))


def bends_up(points: Points, slack: float) -> bool:
    """Whether no straight line that is nowhere below nought explains the figures, when each may be off by NOISE and by
    `slack`: some figure is below the straight way from one before it, or from nought, to one after it."""
    low = [(0, 0.0), *((entries, (1 - NOISE) * figure - slack) for entries, figure in points)]
    high = {entries: (1 + NOISE) * figure + slack for entries, figure in points}
    return any(
        start + (end - start) * (middle - few) / (many - few) > high[middle]
        for (few, start), (middle, _), (many, end) in combinations(low, 3)
    )


def worse_than_linear(runs: Runs) -> list[str]:
    """The stages whose work bends up, the whole run among them; their seconds where work is not known."""
    work = work_of(runs)
    return _bent(work, WORK_SLACK) if work else _bent(seconds_of(runs), SLACK)


def worse_by_the_clock_alone(runs: Runs) -> list[str]:
    """The stages whose seconds bend up and whose work does not: they waited, for a disk or while others were served."""
    worse = worse_than_linear(runs)
    return [name for name in _bent(seconds_of(runs), SLACK) if name not in worse]


def _bent(every: Mapping[str, Points], slack: float) -> list[str]:
    return [name for name, points in every.items() if bends_up(points, slack)]


def processors_had(runs: Runs) -> list[float]:
    """How many processors each run was given on average: much fewer in one than in others, and its clock tells little.
    Empty where work is not known."""
    return [run.work / run.seconds for _, run in runs if run.work is not None and run.seconds]


def peaks(runs: Runs) -> Points | None:
    """The most bytes that our own processes held at each size; None where it cannot be known."""
    known = [(entries, float(run.peak)) for entries, run in runs if run.peak is not None]
    return known if len(known) == len(runs) else None


def bytes_an_entry(runs: Runs) -> float | None:
    """How many bytes our own processes hold more for one entry more, between the smallest and the largest run."""
    known = peaks(runs)
    return next(_slopes([known[0], known[-1]]), None) if known else None


def bytes_an_entry_by_step(runs: Runs) -> list[float]:
    """The same from each size to the next: alike when memory is flat per entry. Empty where it cannot be known."""
    return list(_slopes(peaks(runs) or ()))


def memory_bends_up(runs: Runs) -> bool | None:
    """Whether memory grows worse than linear; None where it cannot be known."""
    known = peaks(runs)
    return bends_up(known, MEMORY_SLACK) if known else None


def _slopes(points: Points) -> Iterator[float]:
    for (few, less), (many, more) in pairwise(points):
        if many > few:
            yield (more - less) / (many - few)
