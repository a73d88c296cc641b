"""Runs check or build on one gallery in a process of its own, and prints as JSON how long each stage took.

`python -m scripts.measuring.worker check|build <root>`. Stages that the build itself tells apart come from its report;
finer ones by putting a clock around the functions that do them. Memory is watched from outside, by `processes`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Stage:
    """A stretch of time: `begun` in seconds on the machine's steady clock, "/" in a name leads to what is within."""

    name: str
    begun: float
    seconds: float


@dataclass
class Joined:
    """All stretches of one name: when the first began, seconds in all, and each by itself as (begun, seconds)."""

    name: str
    begun: float
    seconds: float
    spans: list[tuple[float, float]]


class Stages:
    """The stages of one run, as they end."""

    def __init__(self) -> None:
        self.found: list[Stage] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.found.append(Stage(name, begun, time.monotonic() - begun))

    def around(self, name: str, call: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """What `call` gives; a generator is run to its end, since its work is done there."""
        with self.stage(name):
            result = call(*values, **named)
            return list(result) if isinstance(result, Iterator) else result

    def watch(self, module: ModuleType, function: str, name: str) -> None:
        """Time every call of a module's function from now on. A name that is not there is an AttributeError."""
        setattr(module, function, partial(self.around, name, getattr(module, function)))


def check(root: Path) -> dict[str, Any]:
    """Read and check the gallery."""
    from macros.gallery import open_gallery
    from macros.plugin.config import read_settings
    from macros.workers import cores
    from scripts.check import count_files

    stages = Stages()
    _watch_reading(stages, "")
    settings = read_settings(root)
    problems = open_gallery(settings, jobs=cores()).problems
    return {"files": count_files(settings), "problems": len(problems), "stages": _printable(stages.found)}


def build(root: Path) -> dict[str, Any]:
    """Build the site."""
    import macros.outputs.search
    from macros.plugin.build import build_site

    stages = Stages()
    _watch_reading(stages, "read/")
    stages.watch(macros.outputs.search, "index", "outputs/search/pagefind")
    begun = _watch_clock()
    report = build_site(root)
    stages.found += [Stage(name, begin, end - begin) for (name, begin), (_, end) in pairwise(begun)]
    search = report.search.get("pages", 0)
    return {"pages": report.pages, "indexed": search, "stages": _printable(stages.found)}


def _watch_reading(stages: Stages, above: str) -> None:
    import macros.checks
    import macros.gallery

    known = macros.checks.all_checks()
    each = {name: partial(stages.around, f"{above}checks/{name}", found) for name, found in known.items()}
    macros.checks.all_checks = lambda: each  # type: ignore[assignment]
    named = {
        "load": "load",
        "read_lock": "lock",
        "ask_ahead": "ahead",
        "run_checks": "checks",
        "body_problems": "texts",
    }
    for function, name in named.items():
        stages.watch(macros.gallery, function, f"{above}{name}")


def _watch_clock() -> list[tuple[str, float]]:
    """The names of the build's own stages and when they began, as they begin; each lasts until the next one does."""
    from macros.plugin.state import Clock

    begun: list[tuple[str, float]] = []
    told = Clock.stage

    def stage(clock: Clock, name: str, total: int = 0) -> None:
        begun.append((name, time.monotonic()))
        told(clock, name, total)

    Clock.stage = stage  # type: ignore[method-assign]
    return begun


def _printable(stages: list[Stage]) -> list[dict[str, Any]]:
    """In order of time, what holds others before them; stretches of one name (one for each language) as one stage."""
    joined: dict[str, Joined] = {}
    for stage in sorted(stages, key=lambda stage: (stage.begun, stage.name)):
        known = joined.setdefault(stage.name, Joined(stage.name, stage.begun, 0.0, []))
        known.seconds += stage.seconds
        known.spans.append((stage.begun, stage.seconds))
    return [asdict(stage) for stage in joined.values()]


if __name__ == "__main__":
    print(json.dumps({"check": check, "build": build}[sys.argv[1]](Path(sys.argv[2]))))
