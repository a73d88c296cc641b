"""How stages grow: a straight line is linear with any constant cost and in spite of chance, and nothing else is."""

from __future__ import annotations

from itertools import product

import pytest

from scripts.measuring.growth import (
    bends_up,
    by_line,
    bytes_an_entry,
    bytes_an_entry_by_step,
    exponent,
    memory_bends_up,
    processors_had,
    seconds_of,
    worse_by_the_clock_alone,
    worse_than_linear,
)
from scripts.measuring.growth_report import growth_json, growth_text
from scripts.measuring.measured import RunFigures, StageFigures

SIZES = (1000, 5000, 20_000)
SLACK = 0.05


def grown(seconds: dict[str, float], peak: int) -> RunFigures:
    return RunFigures(sum(seconds.values()), None, peak, [StageFigures(*each, None) for each in seconds.items()], {})


def test_growth_is_the_power_of_the_size() -> None:
    """Four times as long for four times as many is 1, sixteen times as long 2; what is too short is left open."""
    few = grown({"a": 0.5, "b": 0.5, "c": 0.001}, 100)
    many = grown({"a": 2.0, "b": 8.0, "c": 9.0}, 400)
    runs = [(10, few), (40, many)]
    every = seconds_of(runs)
    assert exponent(every["a"]) == pytest.approx(1) and exponent(every["b"]) == pytest.approx(2)
    assert exponent(every["c"]) is None
    assert worse_than_linear(runs) == ["b", "c", "all"]
    assert bytes_an_entry(runs) == 10


def test_growth_over_several_sizes_is_one_line() -> None:
    """Every size has its part in the exponent: a middle one above the line lifts none of the ends."""
    assert exponent([(n, n**1.5) for n in SIZES]) == pytest.approx(1.5)


def test_a_stage_of_later_sizes_alone_is_told_of() -> None:
    """What only a large gallery does took no time in a small one."""
    runs = [(10, grown({"a": 1.0}, 0)), (20, grown({"b": 4.0}, 0))]
    assert seconds_of(runs)["b"] == [(10, 0.0), (20, 4.0)] and seconds_of(runs)["a"] == [(10, 1.0), (20, 0.0)]


@pytest.mark.parametrize("constant", [0.0, 0.5, 20.0, 400.0])
def test_a_constant_cost_is_no_growth_and_hides_none(constant: float) -> None:
    """With any constant cost a straight line stays one, and a square beside it is seen unless it hardly counts."""
    line = [(n, constant + 0.002 * n) for n in SIZES]
    square = [(n, constant / 50 + 0.000_000_1 * n**2) for n in SIZES]
    assert by_line(line) == pytest.approx(1) and not bends_up(line, SLACK)
    assert bends_up(square, SLACK) and exponent(square) < 2.001  # type: ignore[operator]


@pytest.mark.parametrize("off", list(product((0.87, 1.0, 1.13), repeat=3)))
def test_chance_is_no_growth(off: tuple[float, float, float]) -> None:
    """Figures of a straight line that are off by an eighth either way are still called linear; a square is not."""
    line, square = ([(n, times * n**power) for n, times in zip(SIZES, off, strict=True)] for power in (1, 2))
    assert not bends_up(line, SLACK)
    assert bends_up(square, SLACK)


def test_growth_that_slows_down_is_not_worse() -> None:
    """Roots, and what costs the same at every size."""
    for power in (0.0, 0.5, 0.9, 1.0):
        assert not bends_up([(n, n**power) for n in SIZES], SLACK)


def test_what_was_too_short_to_time_is_still_seen_to_grow() -> None:
    """A hundredth of a second that becomes nine is no straight line; one that becomes a twentieth may be chance."""
    assert bends_up([(1000, 0.01), (5000, 0.02), (20_000, 9.0)], SLACK)
    assert not bends_up([(1000, 0.0), (5000, 0.0), (20_000, 0.04)], SLACK)
    assert by_line([(1000, 0.01), (5000, 0.02), (20_000, 9.0)]) is None


def test_memory_grows_by_step() -> None:
    """Bytes an entry from size to size: alike is flat per entry; twice as many at the end is told."""
    flat = [(n, grown({}, 60_000_000 + 40_000 * n)) for n in SIZES]
    steep = [(n, grown({}, 60_000_000 + 10 * n**2)) for n in SIZES]
    assert bytes_an_entry_by_step(flat) == [40_000, 40_000] and not memory_bends_up(flat)
    assert bytes_an_entry_by_step(steep) == [60_000, 250_000] and memory_bends_up(steep)
    unknown = [(n, RunFigures(1.0, None, None, [], {})) for n in SIZES]
    assert bytes_an_entry(unknown) is None and memory_bends_up(unknown) is None


def busy(entries: int, clock: float) -> RunFigures:
    """A run whose "pages" need work in proportion and whose "order" needs its square; `clock` times as long by the
    clock as the processors worked."""
    pages, order = entries / 100, entries**2 / 1e6
    stages = [StageFigures(name, clock * work, None, work) for name, work in (("pages", pages), ("order", order))]
    return RunFigures(clock * (pages + order), pages + order, 9 * entries, stages, {})


def test_work_is_judged_where_it_is_known() -> None:
    """What the clock says alone, while others had the machine, is no growth of ours, and is told apart."""
    runs = [(n, busy(n, clock)) for n, clock in zip(SIZES, (1.0, 1.0, 4.0), strict=True)]
    assert worse_than_linear(runs) == ["order", "all"]
    assert worse_by_the_clock_alone(runs) == ["pages"]
    assert processors_had(runs) == pytest.approx([1.0, 1.0, 0.25])
    assert worse_than_linear([(n, grown({"a": n**2 / 1e6}, 0)) for n in SIZES]) == ["a", "all"]


def test_the_report_names_the_stage_that_is_worse() -> None:
    """Text marks its row and names it in the verdict; JSON holds the same, with the figures behind it."""
    runs = [(n, busy(n, clock)) for n, clock in zip(SIZES, (1.0, 1.0, 4.0), strict=True)]
    lines = list(growth_text("build", runs))
    assert [line.split()[0] for line in lines if line.endswith("WORSE")] == ["order", "all"]
    assert "    worse than linear in build: order, all" in lines
    assert lines[-1].endswith("others on this machine): pages")
    data = growth_json(runs)
    assert (data["of"], data["worse_than_linear"]) == ("work", ["order", "all"])
    assert data["by_line"]["pages"] == pytest.approx(1) and data["exponents"]["order"] == pytest.approx(2)
