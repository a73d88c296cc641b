"""How runs grow, as text for people and as values for JSON. Prints nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.measuring.growth import (
    NOISE,
    Points,
    Runs,
    by_line,
    bytes_an_entry,
    bytes_an_entry_by_step,
    exponent,
    memory_bends_up,
    peaks,
    processors_had,
    seconds_of,
    work_of,
    worse_by_the_clock_alone,
    worse_than_linear,
)
from scripts.measuring.measured import SHORT

MB = 1_000_000


def growth_json(runs: Runs) -> dict[str, Any]:
    """Exponents and what is beyond a straight line by stage (None: too short to tell), the verdict, bytes an entry."""
    work = work_of(runs)
    every = work or seconds_of(runs)
    return {
        "of": "work" if work else "seconds",
        "exponents": {name: exponent(points) for name, points in every.items()},
        "by_line": {name: by_line(points) for name, points in every.items()},
        "worse_than_linear": worse_than_linear(runs), "noise": NOISE,
        "worse_by_the_clock_alone": worse_by_the_clock_alone(runs), "processors_had": processors_had(runs),
        "bytes_an_entry": bytes_an_entry(runs), "bytes_an_entry_by_step": bytes_an_entry_by_step(runs),
        "memory_worse_than_linear": memory_bends_up(runs),
    }  # fmt: skip


def growth_title(sizes: list[int]) -> Iterator[str]:
    """What the columns mean."""
    yield f"Growth from {' to '.join(f'{size:,}' for size in sizes)} entries"
    yield "  power    seconds grow with this power of the size: 1 is linear, 2 quadratic, less with a constant cost"
    yield "  by line  the largest by the straight line through the smaller ones: 1 is linear, with any constant cost"
    yield f"  WORSE    no straight line explains the figures, were each {NOISE:.0%} off by chance"
    if len(sizes) < 3:
        yield "  Of two sizes the line comes from nought, and a constant cost can hide growth: name three or more."


def growth_text(name: str, runs: Runs) -> Iterator[str]:
    """A row for each stage long enough to tell, then memory, then the verdict on `name` (check, build)."""
    work, worse, waited = work_of(runs), worse_than_linear(runs), worse_by_the_clock_alone(runs)
    yield f"  {name}, seconds of {'the processors' if work else 'the clock'}"
    yield f"    {'entries':<36}{''.join(f'{entries:>10,}' for entries, _ in runs)}{'power':>8}{'by line':>9}"
    for stage, points in (work or seconds_of(runs)).items():
        if points[-1][1] >= SHORT or stage in worse:
            yield _row(stage, points) + ("  WORSE" if stage in worse else "")
    yield from _clock(runs)
    yield from _memory(runs)
    yield f"    worse than linear in {name}: {', '.join(worse) or 'no stage'}"
    if waited:
        yield f"    by the clock alone (a disk, or others on this machine): {', '.join(waited)}"


def _row(stage: str, points: Points) -> str:
    seconds = "".join(f"{figure:>8.2f} s" for _, figure in points)
    return f"    {stage:<36}{seconds}{_figure(exponent(points)):>8}{_figure(by_line(points)):>9}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _clock(runs: Runs) -> Iterator[str]:
    """Beside the processors' seconds: the clock's, and how many processors each run was given."""
    had = processors_had(runs)
    if had:
        yield _row("by the clock", [(entries, run.seconds) for entries, run in runs])
        yield f"    {'processors it had':<36}{''.join(f'{count:>10.2f}' for count in had)}"


def _memory(runs: Runs) -> Iterator[str]:
    known, each = peaks(runs), bytes_an_entry(runs)
    if known is None or each is None:
        yield "    memory: unknown"
        return
    steps = ", ".join(f"{step / 1000:.1f}" for step in bytes_an_entry_by_step(runs))
    verdict = "WORSE than linear" if memory_bends_up(runs) else "not worse than linear"
    yield f"    {'memory':<36}{''.join(f'{held / MB:>7.0f} MB' for _, held in known)}"
    yield f"    memory: {each / 1000:.1f} kB an entry (from size to size {steps} kB), {verdict}"
