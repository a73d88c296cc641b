"""Small places to run commands in: a gallery as `init` leaves it, and a project whose environment needs no package."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from scripts.console import running
from scripts.console.discovery import command_paths, read_command

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def gallery(tmp_path: Path) -> Path:
    """A gallery as `init` leaves it, with this repository's mkdocs.yml and overrides."""
    from scripts.init import edited, own_settings, replace_demo, words

    root = tmp_path / "gallery"
    root.mkdir()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    replace_demo(root, words("River Stories", "River Schools"))
    settings = own_settings("River Stories", "https://river.example.org/", "River Schools")
    text = re.sub(
        r"^watch:.*$", "watch: [episodes, overrides]", edited(ROOT / "mkdocs.yml", settings), flags=re.MULTILINE
    )
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def run(gallery: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the gallery as the entry point does: `run("check", "--strict", cwd=..., NO_COLOR="1")`."""

    def call(*words: str, cwd: Path | None = None, **environment: str) -> Done:
        monkeypatch.chdir(ROOT)  # restores the folder in the end: commands work from the root
        clean = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_STEP_SUMMARY")}
        out, err = io.StringIO(), io.StringIO()
        with patch.dict(os.environ, clean | environment, clear=True), redirect_stdout(out), redirect_stderr(err):
            code = start_command(gallery, cwd or gallery, words[0], list(words[1:]))
        return Done(code, out.getvalue(), err.getvalue())

    return call


def start_command(gallery: Path, started_in: Path, name: str, words: list[str]) -> int:
    """What the entry point does once the environment is whole."""
    return running.run(gallery, started_in, read_command(command_paths(ROOT / "scripts")[name]), words)


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
