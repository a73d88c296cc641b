"""What a file is, by its first bytes; its name is never asked, because names lie."""

from __future__ import annotations

import re

# (offset, bytes, short name, words for an editor)
SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "png", "a PNG picture"),
    (0, b"\xff\xd8\xff", "jpeg", "a JPEG picture"),
    (0, b"GIF8", "gif", "a GIF picture"),
    (8, b"WEBP", "webp", "a WebP picture"),
    (8, b"WAVE", "wav", "a WAV recording"),
    (8, b"AIF", "aiff", "an AIFF recording"),
    (8, b"AVI ", "avi", "an AVI video"),
    (4, b"ftypavif", "avif", "an AVIF picture"),
    (4, b"ftyphei", "heic", "a HEIC picture"),
    (4, b"ftyp", "mp4", "an MP4 file"),
    (0, b"OggS", "ogg", "an Ogg file"),
    (0, b"fLaC", "flac", "a FLAC recording"),
    (0, b"\x1aE\xdf\xa3", "webm", "a WebM or Matroska file"),
    (0, b"\x30\x26\xb2\x75", "wma", "a Windows Media file"),
    (0, b"%PDF", "pdf", "a PDF document"),
    (0, b"PK\x03\x04", "zip", "a ZIP archive or an office document"),
    (0, b"version https://git-lfs", "lfs", "a Git LFS pointer: the file itself is not in this copy"),
)
MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype|<svg|<html)", re.IGNORECASE)
SVG = re.compile(rb"<svg[\s/>]", re.IGNORECASE)


def signature(head: bytes) -> tuple[str, str]:
    """Short name and editors' words for a file's first bytes (4 KiB are enough); ("", "") when unknown."""
    for offset, sign, name, words in SIGNATURES:
        if head[offset : offset + len(sign)] == sign:
            return name, words
    if MARKUP.match(head):
        return ("svg", "an SVG picture") if SVG.search(head) else ("html", "a web page or XML file")
    return "", ""
