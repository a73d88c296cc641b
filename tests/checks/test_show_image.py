"""What cover a show may have."""

from __future__ import annotations

from typing import Any

from PIL import Image


def test_web_picture_is_refused(desk: Any) -> None:
    """A square WebP of the right size is still none that podcast apps take."""
    Image.new("1", (1400, 1400)).convert("RGB").save(desk.root / "content/vocabulary/show.webp")
    desk.change("content/vocabulary/show.yml", "show.png", "show.webp")
    (problem,) = desk.problems()
    assert problem.message == "the show's cover is image/webp"


def test_sizes_at_the_edge(desk: Any) -> None:
    """1400 and 3000 pixels are fine, one more is not."""
    file = desk.root / "content/vocabulary/show.png"
    Image.new("1", (3000, 3000)).save(file)
    assert desk.problems() == []
    Image.new("1", (3001, 3001)).save(file)
    assert [problem.rule for problem in desk.problems()] == ["show-image"]
