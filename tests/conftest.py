"""Fixtures for all tests: options of the examples and golden files, and sites that are built once a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import hypothesis
import pytest

from scripts.environment.turn import one_at_a_time

# A test says nothing of time: a machine that does other things too would fail it.
hypothesis.settings.register_profile("storyshelf", deadline=None)
hypothesis.settings.load_profile("storyshelf")

pytest_plugins = ["tests.golden_files", "tests.examples_option"]

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
LONG = ("slow", "browser", "demo")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """After `init` the demo is gone, and with it what its tests read. Files that take long come first, so that no
    process is left alone with one at the end."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in LONG))
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
def built_gallery(
    copy_site: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str], Path]:
    """Copies a gallery of tests/sites/ with its finished site in `site/`, each of which is built once a run: by the
    process that needs it first, while others wait."""
    from macros.plugin.build import build_site

    own = tmp_path_factory.getbasetemp()
    run = own if worker_id == "master" else own.parent

    def copied(name: str) -> Path:
        built = run / "built" / name
        built.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(built):
            if not (built / "gallery").exists():
                root = copy_site(name)
                build_site(root, now=TODAY)
                root.rename(built / "gallery")
        return Path(shutil.copytree(built / "gallery", tmp_path_factory.mktemp(name) / "gallery"))

    return copied


@pytest.fixture(scope="session")
def small_gallery(built_gallery: Callable[[str], Path]) -> Path:
    """The small gallery's folder, with its site built in `site/`."""
    return built_gallery("small")


@pytest.fixture(scope="session")
def small_site(small_gallery: Path) -> Path:
    """The small gallery's finished site."""
    return small_gallery / "site"
