"""The small gallery of tests/sites/small, opened as it stands or on a copy that a test may change."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.gallery import Gallery, open_gallery
from macros.pages import Plan, plan_pages
from macros.settings import Crisis, Settings

SMALL = Path(__file__).parent / "sites" / "small"
OVERRIDES = Path(__file__).parent.parent / "overrides"
TODAY = date(2026, 11, 22)
URL = "https://small.example.org/some/base/"


def settings(root: Path = SMALL, **changes: Any) -> Settings:
    """What tests/sites/small/mkdocs.yml says, without reading it."""
    start = {
        "name": "Small Shelf", "url": URL, "owner": "The Test Desk", "page_size": 3, "today": TODAY,
        "macro_pages": ("index.md", "calls.md"), "crisis": Crisis("Call or text 988.", "https://988lifeline.org/"),
    }  # fmt: skip
    return Settings(root=root, **(start | changes))


def open_small(**changes: Any) -> Gallery:
    """The small gallery, for tests that change nothing: no documents, which would be kept beside it."""
    return open_gallery(settings(**({"documents": False} | changes)))


@dataclass(frozen=True)
class Shelf:
    """A copy of the small gallery in `root`; paths are relative to it."""

    root: Path
    story: str = "episodes/first-light/episode.yml"
    guide: str = "content/guides/open-every-door.md"
    report: str = "content/reports/doors-report.yml"

    @classmethod
    def copied(cls, to: Path) -> Shelf:
        shutil.copytree(SMALL, to, ignore=shutil.ignore_patterns(".cache"))
        return cls(to)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def open(self, **changes: Any) -> Gallery:
        return open_gallery(settings(self.root, **changes))

    def plans(self, **changes: Any) -> dict[str, Plan]:
        """Every page by its address."""
        return {plan.uri: plan for plan in plan_pages(self.open(**changes))}
