"""The environment: made once, made anew when it must be, whole or absent whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.environment import stamp
from scripts.environment.stamp import fingerprint, is_whole, write_stamp

BASE = getattr(sys, "_base_executable", sys.executable)
SET_UP = """
import signal
import sys
from pathlib import Path
from scripts.environment.create import set_up
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background ignores Ctrl-C
sys.exit(0 if set_up(Path.cwd(), "build") else 2)
"""
posix = pytest.mark.skipif(os.name == "nt", reason="kills processes as POSIX does")


def begin(root: Path) -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([BASE, "-c", SET_UP], cwd=root, text=True, encoding="utf-8", **pipes)


def set_up(root: Path) -> tuple[int, str]:
    """Make the environment in a process of its own; its exit code and what it said on standard error."""
    process = begin(root)
    _, said = process.communicate()
    return process.returncode, said


def made_at(root: Path) -> int:
    return (root / ".venv" / "stamp").stat().st_ino


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.02)


def leftovers(root: Path) -> list[Path]:
    return [*root.glob(".venv-new-*"), *root.glob(".venv-old-*")]


@pytest.fixture
def unmade(tmp_path: Path) -> Path:
    """A clone in which nothing was made."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    for name in stamp.LOCKS["test"]:
        (tmp_path / name).write_text("a==1\n", encoding="utf-8")
    return tmp_path


def stamped(root: Path, profile: str) -> None:
    python = stamp.python_of(root / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    write_stamp(root, root / ".venv", profile)


def test_an_environment_without_a_stamp_is_not_whole(unmade: Path) -> None:
    """A folder .venv that nobody finished counts as none."""
    stamp.python_of(unmade / ".venv").parent.mkdir(parents=True)
    stamp.python_of(unmade / ".venv").touch()
    assert not is_whole(unmade, "build")


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"build": 1}'])
def test_a_damaged_stamp_counts_as_none(unmade: Path, text: str) -> None:
    """Whatever stands in the stamp, only the right hash makes the environment whole."""
    stamped(unmade, "build")
    (unmade / ".venv/stamp").write_text(text, encoding="utf-8")
    assert not is_whole(unmade, "build")


def test_an_environment_for_tests_serves_builds_but_not_the_reverse(unmade: Path) -> None:
    """The test lock holds everything of the build lock."""
    stamped(unmade, "test")
    assert is_whole(unmade, "build") and is_whole(unmade, "test")
    write_stamp(unmade, unmade / ".venv", "build")
    assert is_whole(unmade, "build") and not is_whole(unmade, "test")


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_makes_it_stale(unmade: Path, name: str) -> None:
    """The lock and pyproject.toml are part of what the stamp says."""
    stamped(unmade, "build")
    (unmade / name).write_text("changed\n", encoding="utf-8")
    assert not is_whole(unmade, "build")


def test_a_changed_test_lock_leaves_builds_alone(unmade: Path) -> None:
    """Only `test` needs the test lock."""
    stamped(unmade, "test")
    (unmade / "requirements-test.lock").write_text("a==2\n", encoding="utf-8")
    assert is_whole(unmade, "build") and not is_whole(unmade, "test")


def test_another_python_makes_it_stale(unmade: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python version is part of what the stamp says."""
    before = fingerprint(unmade, "build")
    monkeypatch.setattr(stamp.sys, "version_info", (3, 99, 0, "final", 0))
    assert fingerprint(unmade, "build") != before


def test_an_environment_whose_python_is_gone_is_not_whole(unmade: Path) -> None:
    """An upgraded system can take away the Python that .venv points at."""
    stamped(unmade, "build")
    stamp.python_of(unmade / ".venv").unlink()
    assert not is_whole(unmade, "build")


@pytest.mark.slow
def test_it_is_made_once_and_again_for_another_lock_or_place(tiny: Path) -> None:
    """A second run makes nothing; a changed lock and a moved clone make a new one, whose console scripts run."""
    (tiny / ".venv").mkdir()
    (tiny / ".venv/mine").touch()
    assert set_up(tiny)[0] == 0
    assert (tiny / ".venv-before/mine").exists(), "an environment that is somebody's own was deleted"
    first = made_at(tiny)
    assert set_up(tiny) == (0, "") and made_at(tiny) == first

    (tiny / "requirements.lock").write_text("# still no package\n", encoding="utf-8")
    assert set_up(tiny)[0] == 0
    second = made_at(tiny)
    assert second != first

    (tiny / "requirements.lock").write_text("no-hash-here==1\n", encoding="utf-8")
    code, said = set_up(tiny)
    assert code == 2 and "hash" in said and "The set-up failed" in said
    assert made_at(tiny) == second, "a failed set-up took the old environment away"
    (tiny / "requirements.lock").write_text("# still no package\n", encoding="utf-8")

    moved = tiny.rename(tiny.with_name("moved"))
    assert set_up(moved)[0] == 0
    shown = subprocess.run([moved / ".venv/bin/tiny"], stdout=subprocess.PIPE, text=True, check=True).stdout
    assert shown == f"{moved / '.venv'}\n", "the console script does not run in the environment's final place"
    assert leftovers(moved) == []


@pytest.mark.slow
@posix
def test_a_killed_set_up_is_cleared_away_and_two_at_once_make_one(tiny: Path) -> None:
    """Killed while its pip runs on: two later runs wait for that; one clears up and finishes, one finds it done."""
    (tiny / "hold").touch()
    killed = begin(tiny)
    wait_for(tiny / "reached")
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert leftovers(tiny) != [] and not (tiny / ".venv").exists()

    later = [begin(tiny), begin(tiny)]
    assert all("waiting" in run.stderr.readline() for run in later)
    (tiny / "hold").unlink()
    for run in later:
        run.communicate()
    assert [run.returncode for run in later] == [0, 0]
    assert leftovers(tiny) == [] and (tiny / ".venv/stamp").exists()
    assert (tiny / "reached").read_text(encoding="utf-8").splitlines() == ["once", "once"]


@pytest.mark.slow
@posix
def test_an_interrupted_set_up_leaves_nothing(tiny: Path) -> None:
    """Ctrl-C during the set-up clears up at once."""
    (tiny / "hold").touch()
    process = begin(tiny)
    wait_for(tiny / "reached")
    process.send_signal(signal.SIGINT)
    (tiny / "hold").unlink()
    process.communicate()
    assert process.returncode != 0 and leftovers(tiny) == [] and not (tiny / ".venv").exists()
