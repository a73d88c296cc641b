"""Writes a whole invented gallery. The same number of entries and the same seed give the same bytes.

Left out on purpose: recordings and covers, whose cost is that of copying files.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from macros.kinds import all_kinds
from macros.media.cover import cover_png
from macros.media.lock import AudioLine, write_lock
from scripts.measuring.entries import WRITERS, Plan, other, shares
from scripts.measuring.stories import story
from scripts.measuring.vocabulary import SETTINGS, vocabulary_files


def write_gallery(root: Path, entries: int, seed: int, overrides: Path) -> Plan:
    """A gallery of `entries` at `root`, which must be new or empty; `overrides` is copied into it."""
    return write_plan(root, Plan(seed, shares(entries, all_kinds())), overrides)


def write_plan(root: Path, plan: Plan, overrides: Path) -> Plan:
    """A gallery with as many entries of each kind as the plan says."""
    kinds, seed = all_kinds(), plan.seed
    _write(root / "mkdocs.yml", SETTINGS)
    shutil.copytree(overrides, root / "overrides")
    for name, text in vocabulary_files(seed, plan.counts.get("episode", 0)).items():
        _write(root / "content" / name, text)
    (root / "content/vocabulary/show.png").write_bytes(_cover())
    lock: dict[str, AudioLine] = {}
    for name, count in plan.counts.items():
        for number in range(1, count + 1):
            if name == "episode":
                made = story(plan, kinds[name], number)
                files = made.files
                lock[made.address] = made.facts
            else:
                files = WRITERS.get(name, other)(plan, kinds[name], number)
            for path, text in files.items():
                _write(root / path, text)
    write_lock(root, lock)
    return plan


@cache
def _cover() -> bytes:
    """The show's picture, the same for all: painting one takes a second."""
    return cover_png("measured", 100.0, [0.0, 40.0])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
