"""macros/media/probe.py: facts by content, in editors' words where something is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.probe import NotAudio, facts_of, probe

EXAMPLES = Path(__file__).parents[1] / "examples" / "media"
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
PICTURES = ("picture.mp3", "turned.jpg", "field.webp", "dot.gif")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_example_has_its_facts(name: str) -> None:
    """Size, digest, length, type, codec, rates and warnings, as in expected.json."""
    expected = EXPECTED[name] | {"warnings": tuple(EXPECTED[name]["warnings"])}
    facts = probe(EXAMPLES / name)
    assert {key: getattr(facts, key) for key in expected} == expected


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    """An MP3 called .m4a is audio/mpeg."""
    shutil.copy(EXAMPLES / "cbr-info.mp3", tmp_path / "story.m4a")
    assert probe(tmp_path / "story.m4a").type == "audio/mpeg"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_refused_by_its_own_name(name: str) -> None:
    """Also when it is called .mp3: the message says what it is and what to give."""
    with pytest.raises(NotAudio, match=r"is a (PNG|JPEG|WebP|GIF) picture, not audio; give an MP3"):
        probe(EXAMPLES / name)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
        (b"\n<!DOCTYPE html><p>Not found</p>", "web page"),
        (b"%PDF-1.7 ", "PDF"),
        (b"just some words " * 400, "no audio that can be read"),
        (b"\xff\xfb\x00\x00" + bytes(596) + b"\xff\xfb\x00\x00" + bytes(596) + b"\xff\xfb\x00\x00", "free format"),
        ((EXAMPLES / "speech.m4a").read_bytes().replace(b"soun", b"vide"), "is a video"),
        ((EXAMPLES / "speech.m4a").read_bytes()[:9000], "cut short or damaged"),
    ],
)
def test_what_is_no_audio_is_named(data: bytes, words: str) -> None:
    """Each refusal says in plain words what the file is."""
    with pytest.raises(NotAudio, match=words):
        facts_of(data, "story.mp3")


def test_a_cut_ogg_is_reported() -> None:
    """The last page does not end the stream."""
    data = (EXAMPLES / "speech.ogg").read_bytes()
    assert not any("cut short" in warning for warning in facts_of(data, "a.ogg").warnings)
    assert any("cut short" in warning for warning in facts_of(data[:-3000], "a.ogg").warnings)


def test_joined_recordings_are_reported() -> None:
    """The header of the first speaks for the first only."""
    data = (EXAMPLES / "vbr-xing.mp3").read_bytes()
    assert any("longer than it announces" in warning for warning in facts_of(data + data, "a.mp3").warnings)


@given(st.sampled_from([b"", b"OggS", b"\0\0\0\x18ftypM4A ", b"fLaC", b"RIFF\0\0\0\0WAVE"]), st.binary(max_size=600))
def test_any_bytes_are_facts_or_a_refusal(start: bytes, rest: bytes) -> None:
    """Broken files of any kind never crash the run."""
    try:
        assert facts_of(start + rest, "x").duration_ms >= 0
    except NotAudio as refusal:
        assert str(refusal).startswith("x ")


@pytest.mark.parametrize("name", ["speech.m4a", "speech.ogg", "vbr-xing.mp3"])
@given(data=st.data())
def test_a_damaged_file_is_facts_or_a_refusal(name: str, data: st.DataObject) -> None:
    """Real files with some bytes changed and their end missing never crash the run."""
    whole = bytearray((EXAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, 1500))] = data.draw(st.integers(0, 255))
    try:
        facts_of(bytes(whole[: data.draw(st.integers(0, len(whole)))]), "x")
    except NotAudio as refusal:
        assert str(refusal).startswith("x ")
