"""Listening stops, gathered from guides for the stories they play."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.render import stops as module
from macros.render.stops import Stop, guide_stops, stops_of
from tests.small import Shelf, open_small

STOP = "Listen: 0:05.25 to 0:07.3 {#heard}"
PLACE = "guides/open-every-door/#ask-"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


def found(shelf: Shelf, text: str) -> list[tuple[int, int, str]]:
    """The stops of a guide that says this in place of its own."""
    shelf.change(shelf.guide, STOP, text)
    return [(stop.start_ms, stop.end_ms, stop.question) for stop in guide_stops(shelf.open()).get("first-light", ())]


def test_stop_of_a_guide() -> None:
    """A stop has its times in milliseconds, its question without a number, and where in the guide it is asked."""
    question = "What do they know about you?"
    place = f"{PLACE}what-do-they-know-about-you"
    assert guide_stops(open_small()) == {"first-light": (Stop(5250, 7300, question, "Open every door", place),)}


def test_chapter(shelf: Shelf) -> None:
    """A stop that names a chapter has the chapter's times."""
    assert found(shelf, 'Listen: "Names" {#heard}')[0][:2] == (5000, 8281)


def test_stop_that_stands_alone(shelf: Shelf) -> None:
    """A stop that leads to no question asks the guide's opening question."""
    assert found(shelf, f"{STOP}\n\n## And then") == [(5250, 7300, "Who opens your door?")]


def test_order_of_time(shelf: Shelf) -> None:
    """The stops of a story are in the order of its time, not of the guide."""
    text = "Listen: 0:06 to 0:07\n\nWhat then?\n\nListen: 0:01 to 0:02\n\nAnd before?\n\n## After"
    assert found(shelf, text) == [(1000, 2000, "And before?"), (6000, 7000, "What then?")]


@pytest.mark.parametrize(
    "text", ["Listen: elsewhere, 0:01 to 0:02", "Listen: first-light, 9:01 to 9:02", 'Listen: "No such chapter"']
)
def test_what_cannot_be_played_is_no_stop(shelf: Shelf, text: str) -> None:
    """A story, a chapter or seconds that do not exist make no stop; the checks say so."""
    assert found(shelf, text) == []


def test_hidden_guides_ask_nothing(shelf: Shelf) -> None:
    """A guide that is not published has no stops."""
    shelf.change(shelf.guide, "status: published", "status: draft")
    assert guide_stops(shelf.open()) == {}


def test_language(shelf: Shelf) -> None:
    """A page shows the stops in its language, and those of all languages when there are none in its own."""
    text = (shelf.root / shelf.guide).read_text(encoding="utf-8")
    shelf.write(
        "content/guides/abre.md", text.replace("status:", "language: es\nstatus:").replace("What do they", "¿Qué")
    )
    gallery = shelf.open()
    story = gallery.catalog.entries["first-light"]
    assert [stop.language for stop in stops_of(gallery, story, "es")] == ["es"]
    assert [stop.language for stop in stops_of(gallery, story, "en")] == ["en"]
    assert sorted(stop.language for stop in stops_of(gallery, story, "fr")) == ["en", "es"]


def test_guides_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages ask, a gallery's guides are read once."""
    gallery = open_small()
    read: list[str] = []
    real = module.compiled
    monkeypatch.setattr(module, "compiled", lambda guide: read.append(guide.id) or real(guide))
    for _ in range(3):
        for story in gallery.catalog.by_kind["episode"]:
            stops_of(gallery, story, "en")
    assert read == ["open-every-door"]
