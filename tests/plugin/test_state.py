"""A build's clock."""

from __future__ import annotations

import time

import pytest

from macros.plugin.state import Clock


def test_a_stage_that_begins_again_counts_with_all_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, documents, pages: both parts of the pages are told together, and the last stage has not ended."""
    now = iter([0.0, 1.0, 3.0, 7.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    clock = Clock()
    for name in ("pages", "documents", "pages", "done"):
        clock.stage(name)
    assert clock.seconds() == {"pages": 5.0, "documents": 2.0}
