"""macros/media/story_cover.py: which stories get a drawn cover, and that it is drawn once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from macros.media import story_cover as module
from macros.media.story_cover import CACHE, StoryCover, story_cover
from tests.small import open_small

COVER = StoryCover("first-light", 8281, (0, 5000))
PIXELS = "91b69b40"  # of version 1; another picture needs another version, or old ones stay in caches


def test_a_measured_story_without_a_picture_gets_one() -> None:
    """The facts are the id, the length in media.lock and the chapters."""
    gallery = open_small()
    assert story_cover(gallery.library, gallery.catalog.entries["first-light"]) == COVER


@pytest.mark.parametrize("ident", ["open-every-door", "doors-report"])
def test_what_has_no_recording_gets_none(ident: str) -> None:
    """Guides and reports have no time to draw."""
    gallery = open_small()
    assert story_cover(gallery.library, gallery.catalog.entries[ident]) is None


@pytest.mark.parametrize("name", ["cover.png", "cover-small.png"])
def test_a_file_of_that_name_is_left_alone(name: str) -> None:
    """A picture beside the story, which its notes may show, is not overwritten."""
    gallery = open_small()
    story = gallery.catalog.entries["first-light"].model_copy()
    story._files = (name,)
    assert story_cover(gallery.library, story) is None


def test_it_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build takes the kept picture; nothing half written stays beside it."""
    first = COVER.pngs(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(module, "cover_pngs", None)
        assert COVER.pngs(tmp_path) == first
        assert COVER.png(tmp_path) == first["cover.png"]
    names = sorted(file.name for file in (tmp_path / CACHE).iterdir())
    assert names == [f"{COVER.key}-small.png", f"{COVER.key}.png"]
    (tmp_path / CACHE / names[0]).unlink()  # as a version before there were small ones left it
    assert COVER.pngs(tmp_path) == first


def test_cards_have_a_small_one(tmp_path: Path) -> None:
    """The same picture, less wide and of few colours, so that a list of 48 stories is light."""
    large, small = (Image.open(BytesIO(data)) for data in COVER.pngs(tmp_path).values())
    assert (small.size, small.mode) == ((560, 560), "P")
    difference = ImageChops.difference(large.resize(small.size), small.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 4
    assert len(COVER.pngs(tmp_path)["cover-small.png"]) * 3 < len(COVER.pngs(tmp_path)["cover.png"])


def test_other_facts_are_kept_under_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The id, the length, the chapters and the version of the drawing all make another name."""
    names = {COVER.key, replace(COVER, ident="x").key, replace(COVER, total=9).key, replace(COVER, chapters=()).key}
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    assert len(names | {COVER.key}) == 5


def test_version_1_draws_this(tmp_path: Path) -> None:
    """A published cover never changes: whoever changes the drawing raises VERSION, and this digest with it."""
    picture = Image.open(BytesIO(COVER.png(tmp_path)))
    assert (picture.size, module.VERSION) == ((1400, 1400), 1)
    assert hashlib.sha256(picture.tobytes()).hexdigest()[:8] == PIXELS
