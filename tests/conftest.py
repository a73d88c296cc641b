"""Fixtures for all tests: options of the examples and golden files, and the small site, built once a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

pytest_plugins = ["tests.golden_files", "tests.examples_option"]

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """After `init` the demo is gone, and with it what its tests read. Slow tests come first."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if not (ROOT / "content" / ".demo").exists():
        gone = pytest.mark.skip(reason="the demo gallery was replaced by somebody's own")
        for item in items:
            if item.get_closest_marker("demo"):
                item.add_marker(gone)


@pytest.fixture(scope="session")
def copy_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Copies a folder of tests/sites/ to a place of its own, with this tree's overrides beside it."""

    def copy(name: str) -> Path:
        root = tmp_path_factory.mktemp(name) / "gallery"
        shutil.copytree(ROOT / "tests" / "sites" / name, root)
        shutil.copytree(ROOT / "overrides", root / "overrides")
        return root

    return copy


@pytest.fixture(scope="session")
def small_gallery(copy_site: Callable[[str], Path]) -> Path:
    """The small gallery's folder, with its site built in `site/`."""
    from macros.plugin.build import build_site

    root = copy_site("small")
    build_site(root, now=TODAY)
    return root


@pytest.fixture(scope="session")
def small_site(small_gallery: Path) -> Path:
    """The small gallery's finished site."""
    return small_gallery / "site"
