"""A desk to edit a small right gallery on, and to ask what is wrong with it then."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.gallery import open_gallery
from macros.problems import Problem
from macros.settings import Settings

BASE = Path(__file__).parent.parent / "examples" / "base"


@dataclass(frozen=True)
class Desk:
    """A copy of the base gallery in `root`. Paths are relative to it."""

    root: Path
    episode: str = "episodes/first-story/episode.yml"
    guide: str = "content/guides/first-guide.md"
    report: str = "content/reports/first-report.yml"
    transcript: str = "episodes/first-story/transcript.en.vtt"

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        self.write(path, self.read(path) + text)

    def change(self, path: str, old: str, new: str) -> None:
        """Replaces a text that must be there."""
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def copy(self, path: str, to: str, *changes: tuple[str, str]) -> None:
        self.write(to, self.read(path))
        for old, new in changes:
            self.change(to, old, new)

    def problems(self, rule: str = "", **settings: Any) -> list[Problem]:
        """What is wrong by now; only one rule's when it is named."""
        values = {"url": "https://stories.example.org/", "today": date(2026, 11, 22), **settings}
        found = open_gallery(Settings(root=self.root, **values)).problems
        return [problem for problem in found if rule in ("", problem.rule)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copytree(BASE, tmp_path / "gallery")))
