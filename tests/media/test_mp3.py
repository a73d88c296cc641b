"""macros/media/mp3.py: lengths come from the frames, whatever headers and tags say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.frames import frame_of
from macros.media.mp3 import FreeFormat, read_mp3

EXAMPLES = Path(__file__).parents[1] / "examples" / "media"
PLAIN = (EXAMPLES / "cbr-plain.mp3").read_bytes()
FRAMES = 203  # of 1152 samples at 44,100 Hz: 5.303 s, also what a decoder puts out
ID3V1 = b"TAG" + bytes(125)
FOOTED = b"ID3\x04\x00\x10\x00\x00\x00\x05hello3DI\x04\x00\x10\x00\x00\x00\x05"
ITEMS = bytes(5) + b"a value of an item"


def ape(flags: bytes) -> bytes:
    """The header or footer of an APEv2 tag around ITEMS; its size counts the footer, not the header."""
    sizes = (2000).to_bytes(4, "little") + (len(ITEMS) + 32).to_bytes(4, "little") + (1).to_bytes(4, "little")
    return b"APETAGEX" + sizes + flags + bytes(8)


APE_2 = ape(b"\0\0\0\xa0") + ITEMS + ape(b"\0\0\0\x80")
APE_1 = ITEMS + ape(bytes(4))
LYRICS = b"LYRICSBEGIN" + b"IND00002" + b"10" + b"000021" + b"LYRICS200"


def test_every_example_has_the_length_of_its_frames() -> None:
    """Constant or variable, with a header or without: 203 frames are 5.303 seconds."""
    headers = {"cbr-info": "info", "cbr-plain": "none", "vbr-xing": "xing", "vbr-plain": "none"}
    for name, header in headers.items():
        found = read_mp3((EXAMPLES / f"{name}.mp3").read_bytes())
        assert found is not None
        assert (found.duration_ms, found.frames, found.header, found.truncated) == (5303, FRAMES, header, False)
        assert found.declared_frames == (None if header == "none" else FRAMES)
        assert found.mode == name[:3]


def test_the_header_frame_does_not_make_a_constant_file_variable() -> None:
    """An Info frame of another bit rate is no audio: the mean stays 32 kbit/s."""
    found = read_mp3((EXAMPLES / "cbr-info.mp3").read_bytes())
    assert found is not None and found.bitrate == 32_000


def test_a_file_that_was_cut_has_the_length_of_what_is_left() -> None:
    """The header still promises 203 frames; 103 are there."""
    found = read_mp3((EXAMPLES / "cut-short.mp3").read_bytes())
    assert found is not None
    assert (found.truncated, found.frames, found.declared_frames, found.duration_ms) == (True, 103, FRAMES, 2691)


def test_a_cut_last_frame_is_seen_without_any_header() -> None:
    """One byte less loses the last frame."""
    found = read_mp3(PLAIN[:-1])
    assert found is not None and (found.truncated, found.frames) == (True, FRAMES - 1)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (b"", ID3V1),
        (FOOTED, b""),
        (FOOTED * 2, ID3V1),
        (APE_2, b""),
        (b"", APE_2 + ID3V1),
        (b"", APE_1),
        (b"", LYRICS + ID3V1),
        (b"", FOOTED),
    ],
)
def test_tags_are_not_audio_and_no_junk(before: bytes, behind: bytes) -> None:
    """ID3v1, ID3v2 with footers, APE and Lyrics3 in front and behind change nothing."""
    found = read_mp3(before + PLAIN + behind)
    assert found is not None
    assert (found.frames, found.junk, found.truncated) == (FRAMES, 0, False)


def test_junk_in_front_and_between_is_counted_and_stepped_over() -> None:
    """1,000 foreign bytes in front and 500 between two frames cost no frame."""
    middle = len(PLAIN) // 2
    cuts = [0]
    while cuts[-1] < middle:
        frame = frame_of(int.from_bytes(PLAIN[cuts[-1] : cuts[-1] + 4], "big"))
        assert frame is not None
        cuts.append(cuts[-1] + frame.length)
    found = read_mp3(b"\xff\x00" * 500 + PLAIN[: cuts[-1]] + b"x" * 500 + PLAIN[cuts[-1] :])
    assert found is not None and (found.frames, found.junk) == (FRAMES, 1500)


def test_joined_recordings_are_longer_than_the_header_says() -> None:
    """All 406 frames count, and the second file's header frame, which is a frame there."""
    one = (EXAMPLES / "vbr-xing.mp3").read_bytes()
    found = read_mp3(one + one)
    assert found is not None and (found.frames, found.declared_frames) == (2 * FRAMES + 1, FRAMES)


def test_a_vbri_header_is_read_behind_32_bytes() -> None:
    """Fraunhofer's encoders put it there; the frame that carries it is no audio."""
    frame = frame_of(int.from_bytes(PLAIN[:4], "big"))
    assert frame is not None
    carrier = bytearray(PLAIN[:4] + bytes(frame.length - 4))
    carrier[36:54] = b"VBRI" + bytes(10) + FRAMES.to_bytes(4, "big")
    found = read_mp3(bytes(carrier) + PLAIN)
    assert found is not None and (found.header, found.declared_frames, found.frames) == ("vbri", FRAMES, FRAMES)


@pytest.mark.parametrize(
    ("header", "length", "samples", "rate"),
    [
        (0xFFFB9000, 417, 1152, 44_100),  # MPEG-1 Layer III, 128 kbit/s
        (0xFFFB9200, 418, 1152, 44_100),  # the same, padded
        (0xFFF38000, 208, 576, 22_050),  # MPEG-2 Layer III, 64 kbit/s
        (0xFFE38000, 417, 576, 11_025),  # MPEG-2.5
        (0xFFFDA000, 626, 1152, 44_100),  # Layer II, 192 kbit/s
        (0xFFFF6200, 212, 384, 44_100),  # Layer I, 192 kbit/s, padded by a slot of four bytes
    ],
)
def test_frame_lengths_follow_the_standard(header: int, length: int, samples: int, rate: int) -> None:
    """ISO/IEC 11172-3, 2.4.3.1: slots, padding and samples for each layer and version."""
    frame = frame_of(header)
    assert frame is not None
    assert (frame.length, frame.samples, frame.sample_rate) == (length, samples, rate)


@pytest.mark.parametrize("header", [0xFFEB9000, 0xFFF99000, 0xFFFBF000, 0xFFFB9C00, 0xFFFB9002, 0x7FFB9000])
def test_reserved_bits_are_no_header(header: int) -> None:
    """Reserved version, layer, bit rate, sample rate and emphasis, and a broken sync."""
    assert frame_of(header) is None


def test_free_format_is_told_apart() -> None:
    """Frames that do not state their length are refused by name, not taken for something else."""
    frame = b"\xff\xfb\x00\x00" + bytes(596)
    with pytest.raises(FreeFormat):
        read_mp3(frame * 6)


@given(
    st.binary(max_size=3000) | st.lists(st.sampled_from([b"\xff", b"\xfb\x90", b"\0", b"ID3", b"TAG"])).map(b"".join)
)
def test_any_bytes_are_read_without_a_crash(data: bytes) -> None:
    """Whatever is in the file: facts, None or FreeFormat."""
    try:
        found = read_mp3(data)
    except FreeFormat:
        return
    assert found is None or (found.duration_ms >= 0 and 0 <= found.junk <= len(data))
