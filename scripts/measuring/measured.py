"""One measurement: make a gallery, check it, build it, weigh the site, ask it something. All work is done in children.

The figures are plain records; how they look is `report`'s matter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.measuring.first_query import FirstQuery, Unavailable, first_query
from scripts.measuring.gallery import write_gallery
from scripts.measuring.processes import Run, run
from scripts.measuring.sizes import Sizes, folder_bytes, sizes
from scripts.measuring.words import word_list

CODE = Path(__file__).resolve().parents[2]
DAY = {"SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026: every entry is published by then
QUERY_RANKS = (200, 500)  # two words that carry meaning and still are not rare
SEARCH = "outputs/search"
SHORT = 0.05  # seconds; growth of anything shorter is noise


@dataclass(frozen=True)
class StageFigures:
    """`name` with "/" before what is within; `peak` in bytes and `work`, the processors' seconds, are None where they
    cannot be known."""

    name: str
    seconds: float
    peak: int | None
    work: float | None = None


@dataclass(frozen=True)
class RunFigures:
    """One child: seconds from its start to its end, Python's own start included; `work` are those of the processors,
    its own children's too, None where they cannot be known. `peak` is what our own processes held, `peak_search` what
    Pagefind's did."""

    seconds: float
    work: float | None
    peak: int | None
    stages: list[StageFigures]
    facts: dict[str, int]
    peak_search: int | None = None

    @property
    def search_seconds(self) -> float:
        """Of the search stages: those whose names begin with SEARCH, what is within another not counted again."""
        names = [stage.name for stage in self.stages]
        return sum(
            stage.seconds
            for stage in self.stages
            if stage.name.startswith(SEARCH) and not any(stage.name.startswith(f"{name}/") for name in names)
        )


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
    stages = [_stage(done, stage["name"], stage["spans"]) for stage in done.said["stages"]]
    facts = {name: value for name, value in done.said.items() if name != "stages"}
    return RunFigures(done.seconds, done.work, done.peak, [_start(done), *stages], facts, done.peak_search)


def _start(done: Run) -> StageFigures:
    """What comes before the first stage: Python, imports, settings."""
    first = min((stage["begun"] for stage in done.said["stages"]), default=done.begun)
    return _stage(done, "start", [(done.begun, first - done.begun)])


def _stage(done: Run, name: str, spans: Sequence[tuple[float, float]]) -> StageFigures:
    """A stage of one stretch or more, each (begun, seconds)."""
    peaks = [peak for span in spans if (peak := done.peak_in(*span)) is not None]
    work = [spent for span in spans if (spent := done.work_in(*span)) is not None]
    seconds = sum(seconds for _, seconds in spans)
    return StageFigures(name, seconds, max(peaks, default=None), sum(work) if work else None)
