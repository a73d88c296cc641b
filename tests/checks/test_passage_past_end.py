"""How far a passage may reach."""

from __future__ import annotations

from typing import Any


def test_whole_seconds_may_be_rounded_up(desk: Any) -> None:
    """A recording of 4.056 seconds may be said to end at 0:05."""
    desk.add(desk.episode, "care:\n  - start: 0:01\n    end: 0:05\n    reason: a house fire\n")
    assert desk.problems() == []
    desk.change(desk.episode, "end: 0:05", "end: 0:06")
    assert [problem.field for problem in desk.problems("passage-past-end")] == ["care.0.end"]
