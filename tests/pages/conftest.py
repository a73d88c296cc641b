"""The small gallery's plans, and a copy of it to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.gallery import Gallery
from macros.pages import Plan, plan_pages
from tests.small import Shelf, open_small


@pytest.fixture(scope="session")
def gallery() -> Gallery:
    return open_small()


@pytest.fixture(scope="session")
def plans(gallery: Gallery) -> dict[str, Plan]:
    """Every page of the small gallery by its address."""
    return {plan.uri: plan for plan in plan_pages(gallery)}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")
