"""The folder beside the site, and the swap: the old site is there at every moment at which something can go wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.plugin.folder import open_stage, remove, swap
from tests.built_site import digests


def folder(path: Path, words: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(words, encoding="utf-8")
    return path


def words(path: Path) -> str:
    return (path / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_stage_is_empty_and_beside(tmp_path: Path) -> None:
    """The stage is an empty hidden folder beside the site, on the same disk; folders above are made."""
    stage = open_stage(tmp_path / "made" / "site")
    assert stage.parent == tmp_path / "made"
    assert stage.name == f".site-{os.getpid()}"
    assert list(stage.iterdir()) == []


def test_swap_replaces_the_site(tmp_path: Path) -> None:
    """After the swap the new site stands in the old one's place, and nothing else is left."""
    target = folder(tmp_path / "site", "old")
    stage = open_stage(target)
    (stage / "index.html").write_text("new", encoding="utf-8")
    swap(stage, target)
    assert words(target) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_first_swap(tmp_path: Path) -> None:
    """Without an old site the new one just takes the place."""
    stage = folder(tmp_path / ".site-1", "new")
    swap(stage, tmp_path / "site")
    assert words(tmp_path / "site") == "new"


def test_failed_swap_puts_the_old_site_back(tmp_path: Path) -> None:
    """When the second rename fails the old site stands in its place again."""
    target = folder(tmp_path / "site", "old")
    with pytest.raises(OSError, match="gone"):
        swap(tmp_path / "gone", target)
    assert words(target) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_leftovers_of_dead_builds_go(tmp_path: Path, dead: int) -> None:
    """What a killed build left is cleared away; folders of other names are not touched."""
    target = folder(tmp_path / "site", "old")
    folder(tmp_path / f".site-{dead}", "half")
    folder(tmp_path / f".site-{dead}.old", "older")
    others = [folder(tmp_path / name, "mine") for name in (".site-notes", f".sites-{dead}", f"site-{dead}", ".site-")]
    stage = open_stage(target)
    left = {path.name for path in tmp_path.iterdir()} - {path.name for path in others}
    assert left == {"site", stage.name}
    assert words(target) == "old"


def test_old_site_comes_back_after_a_kill(tmp_path: Path, dead: int) -> None:
    """Killed between the two renames: the old site is put back before anything new is begun."""
    folder(tmp_path / f".site-{dead}.old", "old")
    folder(tmp_path / f".site-{dead}", "new")
    open_stage(tmp_path / "site")
    assert words(tmp_path / "site") == "old"


def test_running_builds_are_left_alone(tmp_path: Path) -> None:
    """The stage of a build that still runs in another process stays as it is."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        other = folder(tmp_path / f".site-{process.pid}", "in the making")
        before = digests(other)
        open_stage(tmp_path / "site")
        assert digests(other) == before
    finally:
        process.communicate(b"\n")


def test_remove_is_silent_about_nothing(tmp_path: Path) -> None:
    """Removing what is not there is no mistake."""
    remove(tmp_path / "none")
    assert not (tmp_path / "none").exists()
