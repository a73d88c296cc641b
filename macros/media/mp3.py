"""True facts of an MPEG audio file (MP3 and its elders), by walking over every frame.

Headers lie: a file without one has its length guessed from its first bit rate (half or double the truth), and a file
that was cut short still announces its old length. Frames do not lie. What a frame header means is in frames.py,
tags around the audio in tags.py, words for editors in probe.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from macros.media.frames import SAME_STREAM, Frame, frame_of, side_info
from macros.media.tags import audio_span, tag_length

Header = Literal["xing", "info", "vbri", "none"]
SEARCH = 1 << 20  # bytes of junk to look through for the next frame
AGREEING = 3  # neighbouring frames that must agree before bytes count as audio


class FreeFormat(ValueError):
    """The frames do not say how long they are; hardly any player can play such a file."""


@dataclass(frozen=True, slots=True)
class Mp3:
    """Facts of one file. `duration_ms` is the sum of all samples, `bitrate` the mean in bit/s.

    `frames` counts audio frames, without the one that only carries a Xing, Info or VBRI header; `declared_frames` is
    what that header promises (None: nothing). `junk` counts bytes between the tags that are no frame.
    """

    version: str
    layer: int
    duration_ms: int
    bitrate: int
    mode: Literal["cbr", "vbr"]
    sample_rate: int
    channels: int
    header: Header
    frames: int
    declared_frames: int | None
    truncated: bool
    junk: int


def read_mp3(data: bytes) -> Mp3 | None:
    """Facts of the MPEG audio in `data`; None when there is none.

    Raises FreeFormat for free-format audio (ISO/IEC 11172-3, bit-rate index 0).
    """
    start, end = audio_span(data)
    first = next_frame(data, start, end)
    if first is None:
        if free_format(data, start, end):
            raise FreeFormat
        return None
    counts, junk, cut = walk(data, first, end)
    opening = frame_at(data, first)
    assert opening is not None
    kind, declared = stream_header(data[first : first + opening.length], opening)
    if kind != "none":
        counts[int.from_bytes(data[first : first + 4], "big")] -= 1
    return summary(+counts, opening, kind, declared, junk + first - start, cut)


def summary(counts: Counter[int], opening: Frame, kind: Header, declared: int | None, junk: int, cut: bool) -> Mp3:
    """Adds the frames up. One frame fewer than declared is no loss: some encoders count their header frame too."""
    total = sum(counts.values())
    seconds = bits = 0.0
    rates = set()
    for header, count in sorted(counts.items()):
        frame = frame_of(header)
        assert frame is not None
        seconds += count * frame.samples / frame.sample_rate
        bits += count * frame.samples / frame.sample_rate * frame.bitrate
        rates.add(frame.bitrate)
    return Mp3(
        version=opening.version,
        layer=opening.layer,
        duration_ms=round(seconds * 1000),
        bitrate=round(bits / seconds) if seconds else opening.bitrate,
        mode="vbr" if len(rates) > 1 else "cbr",
        sample_rate=opening.sample_rate,
        channels=opening.channels,
        header=kind,
        frames=total,
        declared_frames=declared,
        truncated=cut or (declared is not None and total + 1 < declared),
        junk=junk,
    )


def walk(data: bytes, position: int, end: int) -> tuple[Counter[int], int, bool]:
    """Frames by header, bytes of junk between and after them, and whether the last frame is cut off."""
    counts: Counter[int] = Counter()
    junk = 0
    while position + 4 <= end:
        header = int.from_bytes(data[position : position + 4], "big")
        frame = frame_of(header)
        if frame is None or not frame.length:
            following = next_frame(data, position + tag_length(data, position), end)
            if following is None:
                return counts, junk + end - position, False
            junk += following - position
            position = following
            continue
        if position + frame.length > end:
            return counts, junk, True
        counts[header] += 1
        position += frame.length
    return counts, junk + end - position, False


def next_frame(data: bytes, start: int, end: int) -> int | None:
    """Where the next run of agreeing frames begins; a lone sync pattern in junk is not believed."""
    position = start
    last = min(end, start + SEARCH)
    while (position := data.find(b"\xff", position, last)) >= 0:
        if agree(data, position, end):
            return position
        position += 1
    return None


def agree(data: bytes, position: int, end: int) -> bool:
    """Whether frames of one stream follow each other here; fewer than three only up to the very end."""
    expected = int.from_bytes(data[position : position + 4], "big") & SAME_STREAM
    for seen in range(AGREEING):
        header = int.from_bytes(data[position : position + 4], "big")
        frame = frame_at(data, position)
        if frame is None or not frame.length or header & SAME_STREAM != expected:
            return False
        position += frame.length
        if position >= end - 4:  # what is left holds no further header
            return seen > 0 or position == end
    return True


def frame_at(data: bytes, position: int) -> Frame | None:
    return frame_of(int.from_bytes(data[position : position + 4], "big"))


def stream_header(first: bytes, frame: Frame) -> tuple[Header, int | None]:
    """The kind of header frame that opens the file and the number of frames it declares.

    Xing and Info stand behind the side information, VBRI always 32 bytes behind the frame's header; with a checksum
    some encoders shift theirs by two bytes.
    """
    for offset in (4 + side_info(frame), 6 + side_info(frame)):
        name = first[offset : offset + 4]
        if name in (b"Xing", b"Info"):
            flags = int.from_bytes(first[offset + 4 : offset + 8], "big")
            declared = int.from_bytes(first[offset + 8 : offset + 12], "big") if flags & 1 else None
            return ("xing" if name == b"Xing" else "info"), declared
    if first[36:40] == b"VBRI":
        return "vbri", int.from_bytes(first[50:54], "big")
    return "none", None


def free_format(data: bytes, start: int, end: int) -> bool:
    """Whether the audio opens with three free-format headers of one stream at even distances."""
    head = data[start : min(end, start + 8192)]
    frame = frame_at(head, 0)
    if len(head) < 4 or frame is None or frame.bitrate:
        return False
    sync = bytes([head[0], head[1]])
    second = head.find(sync, 4)
    while second >= 0:
        # Padding makes neighbours differ by one slot, at most four bytes.
        third = head.find(sync, second * 2 - 4, second * 2 + 6)
        if third >= 0:
            return True
        second = head.find(sync, second + 1)
    return False
