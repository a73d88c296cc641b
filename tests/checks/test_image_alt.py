"""What is not a description of a picture."""

from __future__ import annotations

import shutil
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("alt", "wrong"),
    [
        ("A yellow bus at dawn.", False),
        ("The picture book on the table.", False),
        ("Imagery of the river.", False),
        ("Photo of a yellow bus.", True),
        ("An image of a bus", True),
        ("cover", True),
        ("IMG_2041.JPG", True),
    ],
)
def test_words_that_describe_nothing(desk: Any, alt: str, wrong: bool) -> None:
    """File names and openings that a screen reader says anyway are found, and nothing else."""
    shutil.copyfile(desk.root / "content/vocabulary/show.png", desk.root / "episodes/first-story/cover.png")
    desk.add(desk.episode, f"image:\n  file: cover.png\n  alt: {alt}\n")
    assert [problem.rule for problem in desk.problems()] == ["image-alt"] * wrong
