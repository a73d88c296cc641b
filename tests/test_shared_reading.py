"""Reading and checking shared between processes: the same gallery, the same mistakes, the same things kept."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from macros import answers, checks, workers
from macros.cache import Cache
from macros.catalog import load as load_module
from macros.catalog import reading
from macros.gallery import Gallery, open_gallery
from macros.pages import asked
from macros.plugin.build import BuildFailed, build_site
from macros.workers import WorkFailed, can_fork
from tests.small import TODAY, Shelf, settings

pytestmark = pytest.mark.skipif("fork" not in workers.get_all_start_methods(), reason="this system cannot fork")


@pytest.fixture(autouse=True)
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small gallery is shared; a thread of an earlier browser test is no reason not to."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(workers, "CHUNK", 1)
    monkeypatch.setattr(reading, "FEW", 0)
    monkeypatch.setattr(answers, "FEW", 0)
    if not can_fork():
        pytest.skip("this system cannot fork")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


@pytest.fixture
def faulty(shelf: Shelf) -> Shelf:
    """Mistakes in six files: in fields, between fields, in a text, in a transcript, in YAML."""
    shelf.change(shelf.report, "title: ", "titel: ")
    shelf.change(shelf.guide, "topics: [mornings]", "topics: [no-such-topic]")
    shelf.change("content/guides/half-written.md", "---\n", "---\nunknown: field\n")
    shelf.write("episodes/first-light/transcript.fr.vtt", "WEBVTT\n\nwords without times\n")
    shelf.write("content/articles/broken.md", "---\ntitle: A: B\ntitle: again\n---\n[nowhere](entry:no-such-entry)\n")
    shelf.change("episodes/second-wind/notes.md", "e", "<script>x</script>e")
    return shelf


def opened(shelf: Shelf, jobs: int) -> Gallery:
    """The gallery as one process or several read it, with a cache in which nothing stands."""
    return open_gallery(settings(shelf.root), Cache(shelf.root, f"read by {jobs}"), jobs, asked)


def elsewhere(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, other: Callable[[], None]) -> None:
    """Has another process do `other` before it calls a function for the first time; the first process waits for that.
    So both have a part in the work."""
    first, taken, real = os.getpid(), get_context("fork").Event(), getattr(module, name)

    def seen(*given: Any) -> Any:
        if os.getpid() == first:
            assert taken.wait(60), "no other process took a piece"
        else:
            taken.set()
            other()
        return real(*given)

    monkeypatch.setattr(module, name, seen)


def test_the_same_mistakes_in_the_same_order(faulty: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes find what one finds: every problem with its place, the entries that are left, what is broken."""
    alone = opened(faulty, 1)
    elsewhere(monkeypatch, load_module, "_entry", lambda: None)
    elsewhere(monkeypatch, checks, "_wrong_alone", lambda: None)
    both = opened(faulty, 2)
    assert len({problem.path for problem in alone.problems}) >= 6
    assert both.problems == alone.problems
    assert both.catalog.broken == alone.catalog.broken
    assert [entry.path for entry in both.catalog.faulty] == [entry.path for entry in alone.catalog.faulty]
    assert list(both.catalog.all_entries) == list(alone.catalog.all_entries)


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_same_gallery(shelf: Shelf, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries with all their fields and places, answers with what was looked at, transcripts and digests of files."""
    alone = opened(shelf, 1)
    elsewhere(monkeypatch, load_module, "_entry", lambda: None)
    both = opened(shelf, jobs)
    assert both.problems == alone.problems == []
    assert list(both.catalog.all_entries.items()) == list(alone.catalog.all_entries.items())
    for ident, entry in both.catalog.all_entries.items():
        other = alone.catalog.all_entries[ident]
        assert entry.__dict__ == other.__dict__
        assert (entry.path, entry.files, entry.body, entry.digest) == (
            other.path,
            other.files,
            other.body,
            other.digest,
        )
    assert both.answers._now == alone.answers._now
    assert both.answers._now
    assert both.library.read == alone.library.read
    assert both.library.read
    assert both.digests.files.facts == alone.digests.files.facts


def test_the_next_run_takes_what_was_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What several processes read and found out is neither read nor found out again."""
    opened(shelf, 2).keep()
    monkeypatch.delattr(load_module, "_entry")
    again = opened(shelf, 2)
    assert again.problems == []
    assert not again.answers._changed


@pytest.mark.parametrize(
    ("module", "name", "did"), [(load_module, "_entry", "read"), (checks, "_wrong_alone", "checked")]
)
def test_a_process_that_dies_is_named(
    shelf: Shelf, module: Any, name: str, did: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One error with the path of the file that it was at."""
    elsewhere(monkeypatch, module, name, lambda: os._exit(9))
    with pytest.raises(WorkFailed, match=rf"a process died while it {did} (content|episodes)/\S+\.(md|yml)\. Is there"):
        opened(shelf, 2)


def test_a_fault_of_ours_is_named(copy_site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The build says which file it could not read, in whatever process; the old site stays as it is."""
    shelf = Shelf(copy_site("small"))

    def fail() -> None:
        raise ValueError("there")

    before = shelf.root / "site" / "index.html"
    shelf.write("site/index.html", "as it was")
    elsewhere(monkeypatch, load_module, "_entry", fail)
    with pytest.raises(BuildFailed, match=r"(content|episodes)/\S+\.(md|yml) could not be read: ValueError: there"):
        build_site(shelf.root, now=TODAY, jobs=2)
    assert before.read_text(encoding="utf-8") == "as it was"
