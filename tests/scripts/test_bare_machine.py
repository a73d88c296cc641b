"""From a fresh copy to a finished site with one command, by the build lock alone. The only real installation here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("content", "episodes", "macros", "overrides", "scripts")
BASE = getattr(sys, "_base_executable", sys.executable)


@pytest.mark.slow
def test_one_command_builds_the_site_on_a_bare_machine(tmp_path: Path) -> None:
    """Set-up and build work from a copy without environment; the second run sets nothing up; mkdocs runs too."""
    clone = tmp_path / "clone"
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, clone / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.iterdir():
        if file.is_file() and file.name != "requirements-test.lock":
            shutil.copy(file, clone)

    first = build(clone)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "Setting up" in first.stderr and "Built" in first.stdout
    home = (clone / "site/index.html").read_bytes()

    again = build(clone)
    assert again.returncode == 0 and "Setting up" not in again.stderr
    assert (clone / "site/index.html").read_bytes() == home
    assert not list(clone.glob("*.egg-info")) and not list(clone.glob(".venv-*"))

    mkdocs = clone / ".venv/bin/mkdocs"
    plugins = "from importlib.metadata import entry_points; print(*entry_points(group='mkdocs.plugins').names)"
    known = subprocess.run([clone / ".venv/bin/python", "-c", plugins], capture_output=True, text=True, check=True)
    assert "storyshelf" in known.stdout.split()
    assert subprocess.run([mkdocs, "--version"], capture_output=True, check=False).returncode == 0
    packages = subprocess.run([clone / ".venv/bin/python", "-c", "import pytest"], capture_output=True, check=False)
    assert packages.returncode != 0, "the build environment holds packages of the tests"


def build(clone: Path) -> subprocess.CompletedProcess[str]:
    """Run the build in a folder below the root, as somebody may, with a Python that is in no environment."""
    clean = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    line = [BASE, str(clone / "scripts"), "build", "--now", "2026-11-22"]
    return subprocess.run(line, cwd=clone / "content", env=clean, capture_output=True, text=True, check=False)
