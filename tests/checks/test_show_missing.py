"""When a gallery needs a show."""

from __future__ import annotations

from typing import Any


def test_gallery_without_stories_needs_none(desk: Any) -> None:
    """Guides and reports alone make no podcast."""
    (desk.root / "content/vocabulary/show.yml").unlink()
    desk.change(desk.episode, "status: published", "status: draft")
    assert desk.problems("show-missing") == []


def test_broken_show_is_not_called_missing(desk: Any) -> None:
    """A show with a mistake is reported for that mistake only."""
    desk.change("content/vocabulary/show.yml", "title: The first show\n", "")
    assert [problem.rule for problem in desk.problems()] == ["missing-field"]
