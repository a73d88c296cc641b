"""How big a finished site is, and what of it search needs."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sizes:
    """Bytes. `search` is all of Pagefind's bundles; `facets_gzip` what a host that compresses sends of the filters."""

    files: int
    site: int
    largest_page: int
    search: int
    facets: int
    facets_gzip: int
    feed: int


def sizes(site: Path) -> Sizes:
    """Facts of the site in a folder."""
    every = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    facets = site / "data/facets.json"
    return Sizes(
        files=len(every),
        site=sum(every.values()),
        largest_page=max((size for name, size in every.items() if name.endswith(".html")), default=0),
        search=sum(size for name, size in every.items() if name.startswith("pagefind/")),
        facets=every.get("data/facets.json", 0),
        facets_gzip=len(gzip.compress(facets.read_bytes(), mtime=0)) if facets.is_file() else 0,
        feed=every.get("podcast.xml", 0),
    )


def folder_bytes(*folders: Path) -> int:
    """Bytes of all files in some folders."""
    return sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())


def yardstick() -> float:
    """Seconds that this machine needs to count to three million, the best of three: to compare figures by."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        total = 0
        for number in range(3_000_000):
            total += number
        best = min(best, time.process_time() - begun)
    return best
