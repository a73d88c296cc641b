"""Which stories need whose consent."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(("consent", "cure"), [("pending", "draft"), ("withdrawn", "withdrawn")])
def test_cure_fits_the_consent(desk: Any, consent: str, cure: str) -> None:
    """Consent that may still come leads back to draft; consent taken back leads to withdrawn."""
    desk.change(desk.episode, "status: granted", f"status: {consent}")
    (problem,) = desk.problems()
    assert problem.hint == f"Write status: {cure} for the story."


def test_draft_may_wait_for_consent(desk: Any) -> None:
    """A draft may be written before everybody has agreed."""
    desk.change(desk.episode, "status: published", "status: draft")
    desk.change(desk.episode, "status: granted", "status: pending")
    assert desk.problems("consent-missing") == []
