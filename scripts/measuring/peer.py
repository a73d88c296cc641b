"""The peer of our build: Hugo on the same content, then Pagefind on its output. Each in a process of its own."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.measuring.processes import Run, run_program


@dataclass(frozen=True)
class PeerFigures:
    """Seconds from start to end of Hugo and of Pagefind, seconds of the processors, and the bytes each held."""

    seconds: float
    search_seconds: float
    work: float | None
    search_work: float | None
    peak: int | None
    peak_search: int | None
    indexed: int

    @property
    def total(self) -> float:
        return self.seconds + self.search_seconds

    @property
    def total_work(self) -> float | None:
        """Of both, in seconds of the processors."""
        return None if self.work is None or self.search_work is None else self.work + self.search_work


def run_peer(program: Path, project: Path, out: Path) -> PeerFigures:
    """Build the project into `out`, which is emptied first, with a cache that is new each time. Raises ChildFailed."""
    cache = out.with_name(f"{out.name}-cache")
    for folder in (out, cache, project / "resources"):
        shutil.rmtree(folder, ignore_errors=True)
    words = [str(program), "build", "--destination", str(out), "--cacheDir", str(cache), "--noBuildLock", "--quiet"]
    built, _ = run_program(words, project, {})
    searched, _ = run_program([sys.executable, "-m", "pagefind", "--site", str(out), "--quiet"], project, {})
    return _figures(built, searched, _indexed(out))


def _figures(built: Run, searched: Run, indexed: int) -> PeerFigures:
    peaks = [look.ours + look.search for look in searched.looks]
    return PeerFigures(
        built.seconds, searched.seconds, built.work, searched.work, built.peak, max(peaks, default=None), indexed
    )


def _indexed(out: Path) -> int:
    """How many pages Pagefind took, by its own list of languages."""
    entry = json.loads((out / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    return sum(language["page_count"] for language in entry["languages"].values())
