"""`measure --preview`: a real preview of a small gallery is started, changed and ended. No figure is judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.measuring import preview
from scripts.measuring.preview import Preview, Server, preview_json, preview_text, try_preview
from scripts.measuring.processes import ChildFailed
from scripts.serve import end

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"


def test_saved_texts_are_seen_on_their_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each save is waited for until its page shows it, before all is made and after."""
    monkeypatch.setattr(preview, "SAVES", 1)
    monkeypatch.setattr(preview, "BETWEEN", 0.0)
    monkeypatch.setattr(preview, "QUIET", 0.5)
    monkeypatch.setattr(preview, "LONGEST", 60.0)
    root = tmp_path / "preview"
    found = try_preview(OVERRIDES, root, 8, 1, lambda title: None)
    assert (found.entries, len(found.busy), len(found.rested)) == (8, 1, 1)
    (notes,) = (path for path in root.glob("episodes/*/notes.md") if "Saved" in path.read_text(encoding="utf-8"))
    assert notes.read_text(encoding="utf-8").count("Saved for the") == 2


def test_a_preview_that_ends_says_why(tmp_path: Path) -> None:
    """A folder without a gallery cannot be shown; the engine's own words are told."""
    root = tmp_path / "nothing"
    root.mkdir()
    server = Server(root)
    try:
        with pytest.raises(ChildFailed, match=r"mkdocs\.yml"):
            server.until(lambda: bool(server.page("")))
    finally:
        end(server.process)


def test_the_figures_are_told() -> None:
    """Text has the middle and both ends, JSON every save."""
    found = Preview(1000, 12.0, (1.0, 2.0, 4.0), (0.5, 0.7, 0.6), 30.0)
    text = preview_text(found, 0.1)
    assert "from a saved text to its page: 0.60 s, 0.50 to 0.70 of 3" in text
    assert "being made: 2.00 s, 1.00 to 4.00 of 3" in text
    data = json.loads(preview_json(found, 1, 0.1))
    assert (data["busy"], data["middle"]["rested"], data["rest"]) == ([1.0, 2.0, 4.0], 0.6, 30.0)
