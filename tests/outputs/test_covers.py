"""macros/outputs/covers.py: a story without a picture has a drawn one on its page, on cards and in the feed."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from macros.gallery import Gallery
from macros.outputs.covers import make_each
from macros.outputs.podcast import make_parts
from macros.render.templates import fragment
from macros.render.views import card
from tests.small import Shelf, open_small

AT = "stories/first-light/cover.png"
SMALL = "stories/first-light/cover-small.png"


def made(gallery: Gallery) -> dict[str, bytes]:
    """The files of all stories."""
    stories = gallery.catalog.by_kind["episode"]
    return {artifact.uri: artifact.data for story in stories for artifact in make_each(gallery, story)}  # type: ignore[misc]


def test_each_story_without_a_picture_has_one(tmp_path: Path) -> None:
    """The covers, large and small, stand beside the pages of both stories."""
    found = made(Shelf.copied(tmp_path / "shelf").open())
    other = "stories/second-wind/cover"
    assert sorted(found) == [SMALL, AT, f"{other}-small.png", f"{other}.png"]
    assert all(data.startswith(b"\x89PNG") for data in found.values())


def test_a_story_keeps_its_own_picture(tmp_path: Path) -> None:
    """Where the story names a picture nothing is drawn."""
    shelf = Shelf.copied(tmp_path / "shelf")
    shelf.change(shelf.story, "title: First light", "title: First light\nimage: {file: own.png, alt: A door.}")
    Image.new("RGB", (1400, 1400)).save(shelf.root / "episodes/first-light/own.png")
    gallery = shelf.open()
    assert not {AT, SMALL} & made(gallery).keys()
    shown = card(gallery, gallery.catalog.entries["first-light"]).image
    assert shown
    assert (shown.src, shown.small) == ("stories/first-light/own.png", "")


def test_cards_show_it_as_decoration() -> None:
    """The drawn cover has its size and no words."""
    gallery = open_small()
    shown = card(gallery, gallery.catalog.entries["first-light"]).image
    assert shown
    assert (shown.src, shown.alt, shown.width, shown.height) == (AT, "", 1400, 1400)
    html = str(fragment("calls/cards.html", cards=[card(gallery, gallery.catalog.entries["first-light"])], base="./"))
    assert f'<img src="./{SMALL}" alt=""' in html


def test_the_page_gives_it_to_previews(tmp_path: Path) -> None:
    """og:image is the drawn cover's whole address."""
    plans = Shelf.copied(tmp_path / "shelf").plans()
    assert (plans["stories/first-light/"].image or "").endswith(f"/{AT}")


def test_left_out_by_name_nothing_points_at_it(tmp_path: Path) -> None:
    """With `outputs_off: [covers]` neither cards nor the feed name a picture that is not there."""
    gallery = open_small(outputs_off=("covers",))
    assert card(gallery, gallery.catalog.entries["first-light"]).image is None
    (feed,) = make_parts(gallery)
    assert b"cover.png" not in feed.make()
