"""Answers come back in the next build while nothing that they are made of has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cache import Cache
from macros.gallery import Gallery, open_gallery
from macros.problems import Problem
from tests.small import Shelf, settings

STORY = "first-light"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


def opened(shelf: Shelf, stamp: str = "1", **changes: object) -> Gallery:
    return open_gallery(settings(shelf.root, **changes), Cache(shelf.root, stamp))


def ask(gallery: Gallery, said: list[str], value: object = "answer") -> object:
    """An answer that looks at a story's transcripts, and tells when it is worked out."""

    def make() -> object:
        said.append("made")
        gallery.library.languages(gallery.catalog.entries[STORY])
        gallery.library.transcripts(gallery.catalog.entries[STORY])
        return value

    return gallery.answers.ask("a question", STORY, make)


def asked_again(shelf: Shelf, value: object = "answer", **changes: object) -> bool:
    """Whether the next build works the answer out anew."""
    first = opened(shelf)
    ask(first, [], value)
    first.keep()
    said: list[str] = []
    change = changes.pop("change", None)
    if callable(change):
        change()
    assert ask(opened(shelf, **changes), said, value) == value  # type: ignore[arg-type]
    return bool(said)


def test_an_answer_is_kept(shelf: Shelf) -> None:
    """Nothing changed: it is not worked out again."""
    assert not asked_again(shelf)


def test_a_change_of_what_was_looked_at(shelf: Shelf) -> None:
    """Another word in the transcript, another title of the story."""
    assert asked_again(shelf, change=lambda: shelf.change(f"episodes/{STORY}/transcript.en.vtt", "-->", "--> "))
    assert asked_again(shelf, change=lambda: shelf.change(shelf.story, "title: ", "title: New "))


def test_a_change_of_something_else(shelf: Shelf) -> None:
    """Another entry is none of its business."""
    assert not asked_again(shelf, change=lambda: shelf.change(shelf.report, "title: ", "title: New "))


def test_settings_belong_to_every_answer(shelf: Shelf) -> None:
    """Another address of the site, or other code, forgets them all; another day does not."""
    assert asked_again(shelf, url="https://elsewhere.example.org/")
    assert asked_again(shelf, stamp="2")
    assert not asked_again(shelf, today=settings().today.replace(day=23))


def test_mistakes_are_looked_for_anew(shelf: Shelf) -> None:
    """A problem is never kept: its message is always of today."""
    assert asked_again(shelf, (Problem("rule", "path", 1, 1, "", "what is wrong", "what to write"),))
    assert not asked_again(shelf, ())


def test_a_run_that_asks_little_forgets_nothing(shelf: Shelf) -> None:
    """`check` keeps what a build will ask for; a build forgets what nobody asks for any more."""
    first = opened(shelf)
    ask(first, [])
    first.keep()
    opened(shelf).keep(whole=False)
    said: list[str] = []
    ask(opened(shelf), said)
    assert not said
    opened(shelf).keep(whole=True)
    ask(opened(shelf), said)
    assert said == ["made"]
