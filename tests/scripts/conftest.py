"""Small places to run commands in: a gallery as `init` leaves it, and a project whose environment needs no package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from pathlib import Path
sys.path.insert(0, {code!r})
from scripts.console.discovery import command_paths, read_command
from scripts.console.running import run
path = command_paths(Path({code!r}) / "scripts")[sys.argv[1]]
sys.exit(run(Path({gallery!r}), Path.cwd(), read_command(path), sys.argv[2:]))
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def gallery(tmp_path: Path) -> Path:
    """A gallery as `init` leaves it, with this repository's mkdocs.yml and overrides."""
    from scripts.init import edited, own_settings, replace_demo, words

    root = tmp_path / "gallery"
    root.mkdir()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    replace_demo(root, words("River Stories", "River Schools"))
    settings = own_settings("River Stories", "https://river.example.org/", "River Schools")
    (root / "mkdocs.yml").write_text(edited(ROOT / "mkdocs.yml", settings), encoding="utf-8")
    return root


@pytest.fixture
def run(gallery: Path) -> Run:
    """Runs a command on the gallery in a process of its own: `run("check", "--strict", cwd=..., NO_COLOR="1")`."""

    def call(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        code = RUN.format(code=str(ROOT), gallery=str(gallery))
        clean = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_STEP_SUMMARY")}
        return subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=cwd or gallery, env=clean | environment, capture_output=True, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project with our set-up code, locks that name no package, and a build tool of its own."""
    root = tmp_path / "tiny"
    shutil.copytree(ROOT / "tests/scripts/tiny", root)
    for folder in ("console", "environment"):
        shutil.copytree(ROOT / "scripts" / folder, root / "scripts" / folder)
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts" / name)
    for name in ("requirements.lock", "requirements-test.lock"):
        (root / name).write_text("# no package\n", encoding="utf-8")
    return root
