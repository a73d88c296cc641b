"""Which passages cover each other."""

from __future__ import annotations

from typing import Any


def test_passages_may_touch(desk: Any) -> None:
    """One passage may end where the next begins; the order in the file does not matter."""
    first = "  - start: 0:02\n    end: 0:04\n    reason: a death\n"
    second = "  - start: 0:00\n    end: 0:02\n    reason: a fire\n"
    desk.add(desk.episode, f"care:\n{first}{second}")
    assert desk.problems() == []
