"""When a site needs an address."""

from __future__ import annotations

from typing import Any


def test_empty_gallery_needs_none(desk: Any) -> None:
    """A gallery with nothing to show yet is not told about feeds."""
    for path in (desk.episode, desk.guide, desk.report):
        desk.change(path, "status: published", "status: draft")
    assert desk.problems("site-address", url="") == []
