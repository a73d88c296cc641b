"""Which stories may share a number."""

from __future__ import annotations

from typing import Any

SECOND = "episodes/second-story/episode.yml"
OTHER = (("guid: 5f0c", "guid: 6f0c"), ("status: published", "status: draft"))


def test_bonus_may_share_a_number(desk: Any) -> None:
    """A bonus story may carry the number of the story it belongs to."""
    desk.copy(desk.episode, SECOND, *OTHER, ("season: 1", "season: 1\ntype: bonus"))
    assert desk.problems("season-number") == []


def test_seasons_count_for_themselves(desk: Any) -> None:
    """The same number in another season is fine."""
    desk.copy(desk.episode, SECOND, *OTHER, ("season: 1", "season: 2"))
    assert desk.problems("season-number") == []
