"""macros/outputs/covers.py: a story without a picture has a drawn one on its page, on cards and in the feed."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from macros.outputs._artifact import SitePages
from macros.outputs.covers import make
from macros.outputs.podcast import make as make_feed
from macros.render.views import card
from tests.small import Shelf, open_small

AT = "stories/first-light/cover.png"


def test_each_story_without_a_picture_has_one(tmp_path: Path) -> None:
    """The covers stand beside the pages of both stories."""
    gallery = Shelf.copied(tmp_path / "shelf").open()
    made = {artifact.uri: artifact.data for artifact in make(gallery, SitePages(tmp_path, ()))}
    assert sorted(made) == [AT, "stories/second-wind/cover.png"]
    assert all(isinstance(data, bytes) and data.startswith(b"\x89PNG") for data in made.values())


def test_a_story_keeps_its_own_picture(tmp_path: Path) -> None:
    """Where the story names a picture nothing is drawn."""
    shelf = Shelf.copied(tmp_path / "shelf")
    shelf.change(shelf.story, "title: First light", "title: First light\nimage: {file: own.png, alt: A door.}")
    Image.new("RGB", (1400, 1400)).save(shelf.root / "episodes/first-light/own.png")
    gallery = shelf.open()
    assert AT not in [artifact.uri for artifact in make(gallery, SitePages(tmp_path, ()))]
    shown = card(gallery, gallery.catalog.entries["first-light"]).image
    assert shown
    assert shown.src == "stories/first-light/own.png"


def test_cards_show_it_as_decoration() -> None:
    """The drawn cover has its size and no words."""
    gallery = open_small()
    shown = card(gallery, gallery.catalog.entries["first-light"]).image
    assert shown
    assert (shown.src, shown.alt, shown.width, shown.height) == (AT, "", 1400, 1400)


def test_the_page_gives_it_to_previews(tmp_path: Path) -> None:
    """og:image is the drawn cover's whole address."""
    plans = Shelf.copied(tmp_path / "shelf").plans()
    assert (plans["stories/first-light/"].image or "").endswith(f"/{AT}")


def test_left_out_by_name_nothing_points_at_it(tmp_path: Path) -> None:
    """With `outputs_off: [covers]` neither cards nor the feed name a picture that is not there."""
    gallery = open_small(outputs_off=("covers",))
    assert card(gallery, gallery.catalog.entries["first-light"]).image is None
    (feed,) = make_feed(gallery, SitePages(tmp_path, ()))
    assert isinstance(feed.data, bytes)
    assert b"cover.png" not in feed.data
