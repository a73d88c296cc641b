"""The few questions that commands ask git; every answer is empty or None where git is absent."""

from __future__ import annotations

import subprocess
from pathlib import Path


def ask(root: Path, *words: str) -> str | None:
    """What git prints for `words`; None when it fails, is not installed, or this is no clone."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def changed_in_last_commit(root: Path) -> set[str]:
    """Paths that HEAD changes against its first parent: for a pull request's merge commit, all that it changes."""
    return set(filter(None, (ask(root, "diff", "--name-only", "-z", "HEAD^1", "HEAD") or "").split("\0")))


def uncommitted(root: Path) -> list[str] | None:
    """Paths with changes that are in no commit, untracked ones included; None when that cannot be known."""
    said = ask(root, "status", "--porcelain", "--untracked-files=all")
    return None if said is None else [line[3:] for line in said.splitlines()]
