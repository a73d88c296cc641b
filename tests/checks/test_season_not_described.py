"""When a season needs a name."""

from __future__ import annotations

from typing import Any


def test_each_season_once(desk: Any) -> None:
    """A season without a name is reported at its first story only."""
    desk.change(desk.episode, "season: 1", "season: 4")
    desk.copy(
        desk.episode, "episodes/second-story/episode.yml", ("guid: 5f0c", "guid: 6f0c"), ("number: 1", "number: 2")
    )
    assert [problem.path for problem in desk.problems("season-not-described")] == [desk.episode]
