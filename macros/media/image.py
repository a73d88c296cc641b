"""Facts of one image: its size on the page and its type, from the file's header; the picture is never decoded.

Pillow reads the headers and decides the type by content. What sizes a cover must have is a check's business.
"""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from macros.media.signatures import signature

TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}
ORIENTATION = 0x0112  # Exif 2.3, 4.6.4: values 5 to 8 turn the picture on its side
WANTED = "give a PNG, JPEG, WebP or GIF"


class NotImage(ValueError):
    """The file is no image that a gallery can publish; its text says so in editors' words."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """Width and height in pixels as browsers show them (Exif orientation applied), bytes, MIME type, SHA-256 in hex."""

    width: int
    height: int
    bytes: int
    type: str
    sha256: str


def image_facts(path: Path) -> ImageFacts:
    """Facts of the image at `path`; raises NotImage for anything else, SVG included (it can carry scripts)."""
    return facts_of(path.read_bytes(), path.name)


def facts_of(data: bytes, name: str) -> ImageFacts:
    """Facts of an image in memory; `name` only appears in messages."""
    kind, words = signature(data[:4096])
    if not data:
        raise NotImage(f"{name} is empty; {WANTED}")
    if kind == "svg":
        raise NotImage(f"{name} is an SVG picture, which can carry scripts; {WANTED}")
    if kind not in ("png", "jpeg", "webp", "gif"):
        raise NotImage(f"{name} is {words or 'not a picture'}; {WANTED}")
    try:
        width, height, type_ = measured(data)
    except Exception:  # Pillow's readers let struct, index and memory errors of broken files through
        raise NotImage(f"{name} is damaged or far too large: its size cannot be read; export it again") from None
    return ImageFacts(width, height, len(data), type_, hashlib.sha256(data).hexdigest())


def measured(data: bytes) -> tuple[int, int, str]:
    """Width, height and MIME type from the header."""
    from PIL import Image  # 40 ms that most builds do not need

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data), formats=tuple(TYPES)) as picture:
            width, height = picture.size
            turned = picture.format == "JPEG" and picture.getexif().get(ORIENTATION) in (5, 6, 7, 8)
            return (height, width, TYPES["JPEG"]) if turned else (width, height, TYPES[str(picture.format)])
