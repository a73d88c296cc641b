"""Whether an MP4 or Ogg file is whole, and whether an MP4 holds moving pictures. Everything else is mutagen's."""

from __future__ import annotations

import re

# ISO/IEC 14496-12, 8.4.3: a handler box of version 0; its handler type stands 12 bytes behind the box's name.
VIDEO_TRACK = re.compile(rb"hdlr\0{8}vide")
LAST_PAGE = 0x04  # RFC 3533, section 6: header type flag "end of stream"


def mp4_has_video(data: bytes) -> bool:
    """Whether a video track is declared."""
    return VIDEO_TRACK.search(data) is not None


def mp4_is_cut(data: bytes) -> bool:
    """Whether a top-level box is longer than what is left of the file (ISO/IEC 14496-12, section 4.2)."""
    position = 0
    while position + 8 <= len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 1:  # a 64-bit size follows the name
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        if size == 0:  # "to the end of the file"
            return False
        if size < 8:
            return True
        position += size
    return position != len(data)


def ogg_is_cut(data: bytes) -> bool:
    """Whether the last page is incomplete or not marked as the last one of its stream."""
    page = data.rfind(b"OggS")
    head = data[page : page + 27]
    if page < 0 or len(head) < 27:
        return True
    segments = data[page + 27 : page + 27 + head[26]]
    whole = len(segments) == head[26] and page + 27 + head[26] + sum(segments) <= len(data)
    return not (whole and head[5] & LAST_PAGE)
