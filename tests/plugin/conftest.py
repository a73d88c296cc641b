"""A copy of the small gallery to break, and one with a finished site beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def copied(copy_site: Callable[[str], Path]) -> Path:
    """The small gallery without a site."""
    return copy_site("small")


@pytest.fixture
def built(small_gallery: Path, tmp_path: Path) -> Path:
    """The small gallery with its finished site."""
    return Path(shutil.copytree(small_gallery, tmp_path / "gallery"))
