"""The preview hears of a saved file, and not of one that is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from mkdocs.livereload import LiveReloadServer

from macros.plugin.config import config_of
from macros.plugin.watching import watch_quickly


class Heard(LiveReloadServer):
    """A server that is not asked anything: only what it is told counts."""

    def __init__(self, root: Path) -> None:
        self.told = Event()
        super().__init__(lambda: None, "127.0.0.1", 0, str(root))

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if name == "_want_rebuild" and value:
            self.told.set()


@pytest.fixture
def heard(copied: Path) -> Iterator[Heard]:
    server, config = Heard(copied), config_of(copied)
    server.watch(config.docs_dir)
    server.watch(config.config_file_path)
    watch_quickly(server, config)
    server.observer.start()
    yield server
    server.observer.stop()
    server.observer.join()


def test_reading_is_no_change(heard: Heard, copied: Path) -> None:
    """A build reads what is watched: it must not call for the next one. What is written afterwards is heard at once, so
    the reading before it had been looked at."""
    for path in (copied / "content").rglob("*.md"):
        path.read_bytes()
    (copied / "mkdocs.yml").read_bytes()
    assert not heard.told.wait(0.5)
    (copied / "content/about.md").write_text("---\ntitle: About\n---\n", encoding="utf-8")
    assert heard.told.wait(10)


@pytest.mark.parametrize("change", ["new", "renamed", "deleted"])
def test_files_that_come_and_go_are_heard(heard: Heard, copied: Path, change: str) -> None:
    """A new file, a renamed one, one that is gone."""
    about = copied / "content/about.md"
    if change == "new":
        (copied / "content/another.md").write_text("x", encoding="utf-8")
    elif change == "renamed":
        about.rename(copied / "content/another.md")
    else:
        about.unlink()
    assert heard.told.wait(10)
