"""The folder a site is made in, beside the one readers see, and the swap at the end."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from macros.building.settling import finish, is_ready


def open_stage(target: Path) -> Path:
    """An empty folder beside `target`, named by this process; what killed builds left is cleared away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _heal(target)
    stage = target.parent / f".{target.name}-{os.getpid()}"
    remove(stage)
    stage.mkdir()
    return stage


def swap(stage: Path, target: Path) -> None:
    """Put `stage` in the place of `target`: two renames, and the old site is put back when the second fails."""
    old = target.parent / f".{target.name}-{os.getpid()}.old"
    if target.exists():
        target.rename(old)
    try:
        stage.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    remove(old)


def remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)


def _heal(target: Path) -> None:
    """After a build killed between the two renames the old site is put back; other leftovers of dead builds go."""
    for path in sorted(target.parent.glob(f".{target.name}-*")):
        match = re.fullmatch(rf"\.{re.escape(target.name)}-(\d+)(\.old)?", path.name)
        if match and not _alive(int(match[1])):
            if not match[2] and target.is_dir() and is_ready(path):
                finish(path, target)  # the machine stopped while new files took their places
            if match[2] and not target.exists():
                path.rename(target)
            else:
                remove(path)


def _alive(process: int) -> bool:
    if process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
