"""An entry with a wrong field: everything else in it is checked in the same run, and nothing of it is shown."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from macros.gallery import open_gallery
from macros.settings import Settings

BASE = Path(__file__).parents[1] / "examples" / "base"
GUIDE = """---
titel: The first guide
summary: Questions to talk over after the first story.
published: 2026-11-10
status: published
topics: [nowhere]
stories: [first-story]
---

See <b onclick="x()">this</b>.
"""


def test_every_mistake_of_one_file_comes_in_one_run(tmp_path: Path) -> None:
    """A misspelt field, a word outside a vocabulary, unsafe markup, each at its place; links to it are no mistake."""
    root = tmp_path / "gallery"
    shutil.copytree(BASE, root)
    (root / "content/guides/first-guide.md").write_text(GUIDE, encoding="utf-8")
    (root / "content/other.md").write_text(
        "---\ntitle: Other\ndescription: Another page.\n---\n[The guide](entry:first-guide)\n", encoding="utf-8"
    )
    gallery = open_gallery(Settings(root, date(2026, 11, 22), url="https://example.org/"))
    found = [(problem.rule, problem.path, problem.line, problem.column) for problem in gallery.problems]
    guide = "content/guides/first-guide.md"
    assert found == [
        ("unknown-field", guide, 2, 1),
        ("not-in-vocabulary", guide, 6, 10),
        ("unsafe-markup", guide, 10, 8),
    ]
    assert "first-guide" not in gallery.catalog.all_entries
    assert {"first-guide", guide} <= gallery.catalog.broken
