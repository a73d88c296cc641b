"""A preview shows changed pages first and makes the rest aside; in the end it is what a new preview would be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from mkdocs.commands.build import build

from macros.plugin import artifacts, rest
from macros.plugin.config import config_of
from macros.plugin.rest import Rest, Stopped
from macros.render.words import size
from tests.conftest import TODAY
from tests.documents.conftest import needs_pango

ADDRESS = "http://127.0.0.1:8000/"
GUIDE, STORY = "content/guides/open-every-door.md", "episodes/first-light/episode.yml"


class Preview:
    """What `mkdocs serve` does, without a server: one plugin that builds again and again."""

    def __init__(self, root: Path, site: str) -> None:
        self.root, self.site = root, root / site
        self.plugin: Any = None

    def build(self) -> None:
        config = config_of(self.root, site_dir=str(self.site))
        if self.plugin is None:
            config.plugins.on_startup(command="serve", dirty=False)
        self.plugin = config.plugins["storyshelf"]
        self.plugin.now = TODAY
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()
        }

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def preview(copy_site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    made = Preview(copy_site("small"), "shown")
    options = "      page_size: 3\n"
    made.change("mkdocs.yml", options, f"{options}      search: false\n      documents: false\n")
    made.build()
    yield made
    made.plugin.on_shutdown()


def test_pages_come_first_and_the_rest_follows(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new title stands on its page when the build is done, in the feed a little later; then all is as if new."""
    monkeypatch.setattr(rest, "PAUSE", 600.0)
    preview.change(STORY, "title: ", "title: Newly ")
    preview.build()
    page, feed = preview.site / "stories/first-light/index.html", preview.site / "podcast.xml"
    assert "Newly " in page.read_text(encoding="utf-8")
    assert "Newly " not in feed.read_text(encoding="utf-8")
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    preview.change(GUIDE, "\n---\n", "\n---\nA new first sentence.\n\n")
    preview.build()
    preview.plugin.rest.wait()
    assert "Newly " in feed.read_text(encoding="utf-8")
    clean = Preview(preview.root, "clean")
    clean.build()
    clean.plugin.on_shutdown()
    assert preview.files() == clean.files()


def test_a_save_in_the_middle_of_the_rest_loses_nothing(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stopped when half of it is made is made the next time."""
    real, told = artifacts.write_outputs, []

    def stopped(*_: object) -> None:
        told.append("reached")
        raise Stopped

    monkeypatch.setattr(artifacts, "write_outputs", stopped)
    preview.change(STORY, "title: ", "title: Newly ")
    preview.build()
    preview.plugin.rest.wait()
    assert told and "Newly " not in (preview.site / "podcast.xml").read_text(encoding="utf-8")
    monkeypatch.setattr(artifacts, "write_outputs", real)
    preview.change(GUIDE, "\n---\n", "\n---\nA new first sentence.\n\n")
    preview.build()
    preview.plugin.rest.wait()
    assert "Newly " in (preview.site / "podcast.xml").read_text(encoding="utf-8")
    assert not list(preview.root.glob(".shown-*"))


def test_an_entry_that_goes_takes_its_files_along(preview: Preview) -> None:
    """Its page at once, and in the end everything that was beside it."""
    (preview.root / GUIDE).rename(preview.root / "content/guides/another-door.md")
    shutil.copyfile(preview.root / "content/guides/another-door.md", preview.root / GUIDE)
    preview.build()
    preview.plugin.rest.wait()
    assert (preview.site / "guides/another-door/index.html").is_file()
    (preview.root / "content/guides/another-door.md").unlink()
    preview.build()
    assert not (preview.site / "guides/another-door/index.html").exists()
    preview.plugin.rest.wait()
    assert not (preview.site / "guides/another-door").exists()


def test_nothing_is_left_when_it_ends_in_the_middle(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the rest waits for its turn leaves no folder beside the site and no thread."""
    monkeypatch.setattr(rest, "PAUSE", 600.0)
    preview.change(STORY, "title: ", "title: Newly ")
    preview.build()
    preview.plugin.on_shutdown()
    assert not list(preview.root.glob(".shown-*"))
    assert preview.plugin.rest._thread is None


def test_new_work_ends_the_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that asks whether to go on hears that it should not, as soon as something else is to be done."""
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    begun, stopped, done = Event(), Event(), Event()

    def endless(go_on: Callable[[], None]) -> None:
        begun.set()
        try:
            while True:
                go_on()
        except Stopped:
            stopped.set()
            raise

    each = Rest()
    each.begin(endless)
    assert begun.wait(10)
    each.begin(lambda go_on: done.set())
    assert stopped.is_set() and done.wait(10)
    each.stop()


def test_a_failure_is_said_and_ends_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be made is named in the log; the preview goes on."""
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    each = Rest()
    each.begin(lambda go_on: 1 / 0)  # type: ignore[func-returns-value]
    each.wait()
    assert "could not be made" in caplog.text and "ZeroDivisionError" in caplog.text


@needs_pango
def test_a_changed_guide_shows_its_documents_as_they_were_until_they_are_made(
    copy_site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page does not wait for its PDF: it tells the old one's size, then the new one's; links always lead there."""
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    preview = Preview(copy_site("small"), "shown")
    preview.change("mkdocs.yml", "      page_size: 3\n", "      page_size: 3\n      search: false\n")
    preview.build()
    preview.plugin.rest.wait()
    monkeypatch.setattr(rest, "PAUSE", 600.0)
    paper = preview.site / "guides/open-every-door/open-every-door.pdf"
    page, before = paper.with_name("index.html"), paper.read_bytes()
    preview.change(GUIDE, "\n---\n", "\n---\nA new first sentence.\n\n" + "It grows longer and longer.\n\n" * 400)
    preview.build()
    assert "A new first sentence." in page.read_text(encoding="utf-8")
    assert paper.read_bytes() == before and size(len(before), "en") in page.read_text(encoding="utf-8")
    preview.plugin.on_shutdown()
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    preview.build()
    preview.plugin.rest.wait()
    after = paper.read_bytes()
    assert after != before and size(len(after), "en") in page.read_text(encoding="utf-8")
    assert size(len(before), "en") != size(len(after), "en")
    preview.plugin.on_shutdown()


@needs_pango
def test_a_first_preview_does_not_wait_for_documents(
    copy_site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else is there at once, no link leads nowhere; documents follow, and all is as in a later preview."""
    monkeypatch.setattr(rest, "PAUSE", 600.0)
    preview = Preview(copy_site("small"), "shown")
    preview.build()
    page = preview.site / "guides/open-every-door/index.html"
    assert page.is_file() and (preview.site / "podcast.xml").is_file()
    assert not list(preview.site.rglob("*.pdf")) and "open-every-door.pdf" not in page.read_text(encoding="utf-8")
    preview.plugin.on_shutdown()
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    preview = Preview(preview.root, "again")
    preview.build()
    preview.plugin.rest.wait()
    page = preview.site / "guides/open-every-door/index.html"
    assert "open-every-door.pdf" in page.read_text(encoding="utf-8") and page.with_name("open-every-door.pdf").is_file()
    later = Preview(preview.root, "later")
    later.build()
    assert not later.plugin.build.later
    for each in (preview, later):
        each.plugin.on_shutdown()
    assert preview.files() == later.files()


@needs_pango
def test_a_page_that_waits_for_its_documents_is_made_again_for_a_change_alone(
    copy_site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save elsewhere leaves it as it stands, its own text is shown at once, and in the end it has its links."""
    monkeypatch.setattr(rest, "PAUSE", 600.0)
    preview = Preview(copy_site("small"), "shown")
    preview.change("mkdocs.yml", "      page_size: 3\n", "      page_size: 3\n      search: false\n")
    preview.build()
    page = preview.site / "guides/open-every-door/index.html"
    preview.change("content/about.md", "\n---\n", "\n---\nA new first sentence.\n\n")
    preview.build()
    assert "A new first sentence." in (preview.site / "about/index.html").read_text(encoding="utf-8")
    assert "page guides/open-every-door/" in preview.plugin.build.later
    assert "kinds/guide.html" not in preview.plugin.build.report["spent"]
    preview.change(GUIDE, "\n---\n", "\n---\nA second sentence.\n\n")
    monkeypatch.setattr(rest, "PAUSE", 0.0)
    preview.build()
    assert "A second sentence." in page.read_text(encoding="utf-8")
    preview.plugin.rest.wait()
    later = Preview(preview.root, "later")
    later.build()
    for each in (preview, later):
        each.plugin.on_shutdown()
    assert preview.files() == later.files()
    assert "open-every-door.pdf" in page.read_text(encoding="utf-8")
