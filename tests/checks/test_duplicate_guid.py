"""Which of two entries is told."""

from __future__ import annotations

from typing import Any


def test_newer_entry_is_told(desk: Any) -> None:
    """The older entry keeps its GUID, whatever the folders are called."""
    desk.copy(desk.episode, "episodes/a-copy/episode.yml", ("published: 2026-11-10", "published: 2026-11-20"))
    assert [problem.path for problem in desk.problems("duplicate-guid")] == ["episodes/a-copy/episode.yml"]
