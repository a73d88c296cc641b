"""Tags around MPEG audio: how many bytes before and after it are not audio.

Knows the sizes of ID3v2 (id3.org, 2.4.0 sections 3.1 and 3.4), ID3v1, APEv1 and APEv2, and Lyrics3v2; never their
content, which mutagen reads better.
"""

from __future__ import annotations


def audio_span(data: bytes) -> tuple[int, int]:
    """Start and end (bytes) of what lies between the tags in front and the tags behind."""
    start = 0
    while length := tag_length(data, start):
        start += length
    end = len(data)
    while length := tail_length(data, end):
        end -= length
    return min(start, len(data)), max(end, min(start, len(data)))


def tag_length(data: bytes, position: int) -> int:
    """Bytes of the ID3v2 or APEv2 tag that starts here; 0 when none does."""
    head = data[position : position + 32]
    if is_id3(head, b"ID3"):
        return 10 + synchsafe(head[6:10]) + (10 if head[5] & 0x10 else 0)
    if head[:8] == b"APETAGEX" and len(head) == 32:
        return 32 + int.from_bytes(head[12:16], "little")
    return 0


def tail_length(data: bytes, end: int) -> int:
    """Bytes of the tag that ends here: ID3v1, APE, Lyrics3v2, or ID3v2 with a footer; 0 when none does."""
    if end >= 128 and data[end - 128 : end - 125] == b"TAG":
        return 128
    foot = data[max(end - 32, 0) : end]
    if foot[:8] == b"APETAGEX" and len(foot) == 32:
        size = int.from_bytes(foot[12:16], "little")
        return fitting(size + (32 if int.from_bytes(foot[20:24], "little") >> 31 else 0), end)
    if foot[-9:] == b"LYRICS200" and foot[-15:-9].isdigit():
        return fitting(int(foot[-15:-9]) + 15, end)
    if is_id3(foot[-10:], b"3DI"):
        return fitting(synchsafe(foot[-4:]) + 20, end)
    return 0


def fitting(length: int, end: int) -> int:
    """A length, or 0 when the tag claims more than there is in front of its end."""
    return length if 0 < length <= end else 0


def is_id3(head: bytes, name: bytes) -> bool:
    """An ID3v2 header or footer: versions below 0xFF, each size byte below 0x80."""
    return head[:3] == name and len(head) >= 10 and head[3] < 0xFF and head[4] < 0xFF and max(head[6:10]) < 0x80


def synchsafe(four: bytes) -> int:
    """A number in seven bits a byte, so that it can never look like a frame's sync."""
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]
