"""macros/media/image.py: the size a browser shows and the type by content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.image import NotImage, facts_of, image_facts

EXAMPLES = Path(__file__).parents[1] / "examples" / "media"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("picture.mp3", (40, 30, "image/png")),
        ("field.webp", (32, 24, "image/webp")),
        ("dot.gif", (16, 12, "image/gif")),
        ("turned.jpg", (40, 60, "image/jpeg")),  # stored 60 × 40 with an orientation that turns it
    ],
)
def test_each_example_has_its_size_and_type(name: str, expected: tuple[int, int, str]) -> None:
    """By content, whatever the file is called; Exif orientation applied."""
    facts = image_facts(EXAMPLES / name)
    assert (facts.width, facts.height, facts.type) == expected
    assert facts.bytes == (EXAMPLES / name).stat().st_size


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "can carry scripts"),
        (b'<?xml version="1.0"?><!-- x --><svg/>', "SVG"),
        (b"hello", "is not a picture"),
        (b"%PDF-1.4", "PDF document"),
        (b"\x89PNG\r\n\x1a\nbroken", "is damaged"),
    ],
)
def test_what_is_no_image_is_named(data: bytes, words: str) -> None:
    """Each refusal says in plain words what the file is."""
    with pytest.raises(NotImage, match=words):
        facts_of(data, "cover.png")


def test_an_absurd_size_is_refused_without_decoding() -> None:
    """A PNG header that claims 100,000 × 100,000 pixels."""
    data = bytearray((EXAMPLES / "picture.mp3").read_bytes())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    with pytest.raises(NotImage, match=r"far too large|damaged"):
        facts_of(bytes(data), "cover.png")


@given(st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP"]), st.binary())
def test_any_bytes_are_facts_or_a_refusal(start: bytes, rest: bytes) -> None:
    """Broken pictures of any kind never crash the run."""
    try:
        facts_of(start + rest, "x")
    except NotImage as refusal:
        assert str(refusal).startswith("x ")
