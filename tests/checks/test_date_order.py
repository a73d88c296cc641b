"""Which days must follow each other."""

from __future__ import annotations

from typing import Any


def test_same_day_is_fine(desk: Any) -> None:
    """An entry may be updated on the day it was published."""
    desk.add(desk.episode, "updated: 2026-11-10\n")
    assert desk.problems() == []
