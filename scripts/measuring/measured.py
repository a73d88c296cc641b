"""One measurement: make a gallery, check it, build it, weigh the site, ask it something. All work is done in children.

The figures are plain records; how they look is `report`'s matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from scripts.measuring.first_query import FirstQuery, Unavailable, first_query
from scripts.measuring.gallery import write_gallery
from scripts.measuring.processes import Run, run
from scripts.measuring.sizes import Sizes, folder_bytes, sizes
from scripts.measuring.words import word_list

CODE = Path(__file__).resolve().parents[2]
DAY = {"SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026: every entry is published by then
QUERY_RANKS = (200, 500)  # two words that carry meaning and still are not rare
SHORT = 0.05  # seconds; growth of anything shorter is noise


@dataclass(frozen=True)
class StageFigures:
    """`name` with "/" before what is within; `peak` in bytes, None where it cannot be known."""

    name: str
    seconds: float
    peak: int | None


@dataclass(frozen=True)
class RunFigures:
    """One child: seconds from its start to its end, Python's own start included; `work` are those of the processors,
    its own children's too, None where they cannot be known."""

    seconds: float
    work: float | None
    peak: int | None
    stages: list[StageFigures]
    facts: dict[str, int]


@dataclass(frozen=True)
class Figures:
    """Everything about a gallery of one size; `build`, `site` and `query` are None when only check was asked for."""

    entries: int
    kinds: dict[str, int]
    content: int
    check: RunFigures
    build: RunFigures | None = None
    site: Sizes | None = None
    query: FirstQuery | None = None
    no_query: str = field(default="")

    @property
    def pages_a_second(self) -> float:
        """Of the whole build, from Python's start to the finished site."""
        return self.build.facts["pages"] / self.build.seconds if self.build else 0.0


def measure(
    overrides: Path, folder: Path, entries: int, seed: int, only_check: bool, step: Callable[[str], None]
) -> Figures:
    """Measure this code, with these overrides, on a new gallery in `folder`; `step` hears what is done next.

    Raises ChildFailed."""
    step(f"Writing {entries} entries")
    plan = write_gallery(folder, entries, seed, overrides)
    content = folder_bytes(folder / "content", folder / "episodes")
    step(f"Checking {entries} entries")
    checked = run_worker("check", folder)
    if only_check:
        return Figures(entries, dict(plan.counts), content, checked)
    step(f"Building {entries} entries")
    built = run_worker("build", folder)
    step(f"Searching {entries} entries")
    query, why = None, ""
    try:
        query = first_query(folder / "site", " ".join(word_list("en")[rank] for rank in QUERY_RANKS))
    except Unavailable as error:
        why = str(error)
    return Figures(entries, dict(plan.counts), content, checked, built, sizes(folder / "site"), query, why)


def run_worker(what: str, folder: Path) -> RunFigures:
    """Check or build the gallery in a folder, in a process of its own. Raises ChildFailed."""
    done = run(["-m", "scripts.measuring.worker", what, str(folder)], CODE, DAY)
    stages = [
        StageFigures(stage["name"], stage["seconds"], done.peak_in(stage["begun"], stage["seconds"]))
        for stage in done.said["stages"]
    ]
    facts = {name: value for name, value in done.said.items() if name != "stages"}
    return RunFigures(done.seconds, done.work, done.peak, [_start(done), *stages], facts)


def _start(done: Run) -> StageFigures:
    """What comes before the first stage: Python, imports, settings."""
    first = min((stage["begun"] for stage in done.said["stages"]), default=done.begun)
    return StageFigures("start", first - done.begun, done.peak_in(done.begun, first - done.begun))


def exponents(small: RunFigures, large: RunFigures, factor: float) -> dict[str, float | None]:
    """Per stage the power of the size with which it grew: 1 is linear, 2 quadratic; None: too short to tell."""
    before = {stage.name: stage.seconds for stage in small.stages} | {"all": small.seconds}
    after = {stage.name: stage.seconds for stage in large.stages} | {"all": large.seconds}
    return {
        name: log(after[name] / seconds) / log(factor) if name in after and min(seconds, after[name]) >= SHORT else None
        for name, seconds in before.items()
    }
