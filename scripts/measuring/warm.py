"""A second build after a small change: how long it takes, and whether its result is that of a clean build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.kinds import all_kinds
from macros.media.lock import read_lock, write_lock
from scripts.measuring.entries import Plan
from scripts.measuring.measured import RunFigures, run_worker
from scripts.measuring.stories import story
from scripts.measuring.vocabulary import STORIES_A_SEASON

SOURCES = ("content", "episodes", "overrides", "mkdocs.yml", "media.lock")
"""What a gallery is written as; everything else at its root was made by a build."""

SEASON = re.compile(r"^season: \d+\nnumber: \d+\n", re.MULTILINE)


@dataclass(frozen=True)
class WarmFigures:
    """A change, the builds after it (one for each repetition), each in a process of its own."""

    change: str
    runs: tuple[RunFigures, ...]


def forget(root: Path) -> None:
    """Remove what builds left, caches too, so that the next one is cold."""
    for path in root.iterdir():
        if path.name not in SOURCES:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def edit(root: Path, time: int) -> None:
    """One sentence more in the notes of one story."""
    notes = sorted((root / "episodes").glob("*/notes.md"))[0]
    notes.write_text(
        f"{notes.read_text(encoding='utf-8')}\nOne sentence more, for the {time}. time.\n", encoding="utf-8"
    )


def add(root: Path, plan: Plan, time: int) -> None:
    """One story more, newer than those that the plan made, as a late one of the first season."""
    number = plan.counts["episode"] + time
    made = story(Plan(plan.seed, {**plan.counts, "episode": number}), all_kinds()["episode"], number)
    for name, text in made.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = SEASON.sub(f"season: 1\nnumber: {STORIES_A_SEASON + time}\n", text)
        path.write_text(text, encoding="utf-8", newline="\n")
    lock, _ = read_lock(root)
    write_lock(root, {**lock.lines, made.address: made.facts})


def warm_runs(root: Path, plan: Plan, repeat: int, step: Callable[[str], None]) -> Iterator[WarmFigures]:
    """Change the gallery at `root`, which has just been built, and build it again. Raises ChildFailed."""
    changes: dict[str, Callable[[int], None]] = {
        "one entry edited": lambda time: edit(root, time),
        "one entry added": lambda time: add(root, plan, time),
    }
    for name, change in changes.items():
        runs = []
        for time in range(1, repeat + 1):
            change(time)
            step(f"Building again, {name}")
            runs.append(run_worker("build", root))
        yield WarmFigures(name, tuple(runs))


def unlike_clean(root: Path, folder: Path) -> list[str]:
    """Build a copy of the gallery from nothing in `folder`, which must be new; gives the files of the two sites that
    are not the same, byte for byte. Raises ChildFailed."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        path = root / name
        if path.exists():
            shutil.copytree(path, folder / name) if path.is_dir() else shutil.copy(path, folder / name)
    run_worker("build", folder)
    return different(root / "site", folder / "site")


def different(one: Path, other: Path) -> list[str]:
    """Names of files that are in one folder alone, or not the same in both."""
    names = [{path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()} for top in (one, other)]
    unlike = {name for name in names[0] & names[1] if (one / name).read_bytes() != (other / name).read_bytes()}
    return sorted((names[0] ^ names[1]) | unlike)
