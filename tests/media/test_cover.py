"""macros/media/cover.py: the same story has the same cover for ever, and another story another one."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from macros.media.cover import PALETTES, cover_png

FACTS = (110.0, [0, 16, 32, 50, 81], [88.5])


@pytest.fixture(scope="module")
def cover() -> bytes:
    return cover_png("the-bus-that-waited", *FACTS)


def test_the_same_facts_are_the_same_bytes(cover: bytes) -> None:
    """No clock, no chance."""
    assert cover_png("the-bus-that-waited", *FACTS) == cover


def test_it_is_what_podcast_apps_ask_for(cover: bytes) -> None:
    """1400 pixels square, RGB without transparency, small, nothing but the picture in the file."""
    picture = Image.open(BytesIO(cover))
    assert (picture.format, picture.size, picture.mode, picture.info) == ("PNG", (1400, 1400), "RGB", {})
    assert len(cover) < 250_000


def test_sky_and_nearest_ground_are_the_palette_s(cover: bytes) -> None:
    """The corners show the first and the last tone of one palette."""
    picture = Image.open(BytesIO(cover))
    corners = tuple("#{:02X}{:02X}{:02X}".format(*picture.getpixel(place)) for place in ((5, 5), (5, 1395)))
    assert corners in [(sky, ground[-1]) for sky, _, ground in PALETTES]


def test_other_facts_are_another_picture(cover: bytes) -> None:
    """The id, the chapters, the stops and a declared palette all show."""
    others = {
        cover_png("another-story", *FACTS),
        cover_png("the-bus-that-waited", 110.0, [0, 60], [88.5]),
        cover_png("the-bus-that-waited", 110.0, [0, 16, 32, 50, 81], [10, 88.5]),
        cover_png("the-bus-that-waited", *FACTS, palette=2),
    }
    assert len(others | {cover}) == 5


@pytest.mark.parametrize(("total", "chapters", "stops"), [(5.0, [], []), (5.0, [0] * 20, [0, 5]), (1.0, [0], [99])])
def test_odd_facts_still_make_a_cover(total: float, chapters: list[float], stops: list[float]) -> None:
    """No chapters, more than there are layers, a stop behind the end."""
    assert cover_png("x", total, chapters, stops).startswith(b"\x89PNG")
