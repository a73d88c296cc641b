"""How the stages of runs grow with the size of the gallery: the power of the size, and memory an entry."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from scripts.measuring.measured import SHORT, RunFigures

WORSE = 1.1  # above this a stage is called worse than linear

Runs = Sequence[tuple[int, RunFigures]]
"""(entries, run), small ones first."""


def exponents(runs: Runs) -> dict[str, float | None]:
    """Per stage the power of the size with which its seconds grew: 1 is linear, 2 quadratic. The slope of the straight
    line through logarithms, by least squares; None for a stage too short to tell, or not in every run."""
    tables = [
        (entries, {stage.name: stage.seconds for stage in run.stages} | {"all": run.seconds}) for entries, run in runs
    ]
    return {name: _slope([(entries, table.get(name, 0.0)) for entries, table in tables]) for name in tables[0][1]}


def _slope(points: Sequence[tuple[int, float]]) -> float | None:
    if len(points) < 2 or min(seconds for _, seconds in points) < SHORT:
        return None
    rows = [(log(entries), log(seconds)) for entries, seconds in points]
    x, y = (sum(row[axis] for row in rows) / len(rows) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in rows) / sum((a - x) ** 2 for a, _ in rows)


def worse_than_linear(found: dict[str, float | None]) -> list[str]:
    """The stages whose exponent is above WORSE."""
    return [name for name, exponent in found.items() if exponent is not None and exponent > WORSE]


def bytes_an_entry(runs: Runs) -> float | None:
    """How many bytes our own processes hold more for one entry more, between the smallest and the largest run."""
    (few, first), (many, last) = runs[0], runs[-1]
    if first.peak is None or last.peak is None or many == few:
        return None
    return (last.peak - first.peak) / (many - few)
