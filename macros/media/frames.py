"""MPEG audio frame headers: what four bytes say about the frame that follows.

Knows ISO/IEC 11172-3 section 2.4.2.3 (MPEG-1), 13818-3 (MPEG-2) and the unofficial MPEG-2.5. Walking through a file
is left to mp3.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

VERSIONS = {0: "2.5", 2: "2", 3: "1"}
LAYERS = {1: 3, 2: 2, 3: 1}
SAMPLE_RATES = {"1": (44100, 48000, 32000), "2": (22050, 24000, 16000), "2.5": (11025, 12000, 8000)}
# kbit/s for the bit-rate index 1 to 14; index 0 is "free format", 15 is forbidden.
BIT_RATES = {
    ("1", 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    ("1", 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    ("1", 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    ("2", 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    ("2", 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
BIT_RATES["2", 3] = BIT_RATES["2", 2]
# The bits that a header must share with its neighbours: sync, version, layer and sample rate.
SAME_STREAM = 0xFFFE0C00


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `length` in bytes with its header, `samples` per channel, `bitrate` in bit/s, 0 for free format."""

    version: str
    layer: int
    bitrate: int
    sample_rate: int
    channels: int
    length: int
    samples: int


@lru_cache(maxsize=4096)
def frame_of(header: int) -> Frame | None:
    """The frame that a 32-bit big-endian header announces; None when the bits are no header."""
    version, layer = VERSIONS.get(header >> 19 & 3), LAYERS.get(header >> 17 & 3)
    rate_index, bit_index = header >> 10 & 3, header >> 12 & 15
    if header >> 21 != 0x7FF or version is None or layer is None or rate_index == 3 or bit_index == 15:
        return None
    if header & 3 == 2:  # a reserved emphasis: common in data that only looks like a header
        return None
    rate = SAMPLE_RATES[version][rate_index]
    family = "1" if version == "1" else "2"
    bitrate = BIT_RATES[family, layer][bit_index - 1] * 1000 if bit_index else 0
    samples = 384 if layer == 1 else 576 if layer == 3 and family == "2" else 1152
    padding = header >> 9 & 1
    # Layer I counts in slots of four bytes, the others in bytes.
    length = (12 * bitrate // rate + padding) * 4 if layer == 1 else samples // 8 * bitrate // rate + padding
    return Frame(version, layer, bitrate, rate, 1 if header >> 6 & 3 == 3 else 2, length, samples)


def side_info(frame: Frame) -> int:
    """Bytes of Layer III side information after the header, where a Xing or Info header hides."""
    if frame.version == "1":
        return 17 if frame.channels == 1 else 32
    return 9 if frame.channels == 1 else 17
