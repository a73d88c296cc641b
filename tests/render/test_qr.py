"""QR codes as a path and as a picture."""

from __future__ import annotations

import io
import re

import segno
from PIL import Image

from macros.render.qr import QUIET, png, svg_path

ADDRESS = "https://small.example.org/some/base/stories/first-light/#t=88.508,95.014"


def drawn(size: int, path: str) -> list[list[bool]]:
    """The modules that the path's rectangles cover."""
    dark = [[False] * size for _ in range(size)]
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{width}v1h-{back}z" for x, y, width, back in runs) == path
    for x, y, width, back in runs:
        assert width == back
        dark[int(y)][int(x) : int(x) + int(width)] = [True] * int(width)
    return dark


def test_the_path_is_the_code_with_its_quiet_zone() -> None:
    """The rectangles cover exactly the dark modules, four light ones on every side (ISO/IEC 18004)."""
    size, path = svg_path(ADDRESS)
    code = segno.make(ADDRESS, error="m", micro=False)
    assert drawn(size, path) == [list(map(bool, row)) for row in code.matrix_iter(border=QUIET)]
    assert QUIET == 4


def test_the_picture_is_the_same_code() -> None:
    """The PNG shows the same modules, each `scale` pixels wide, and is the same on every call."""
    size, path = svg_path(ADDRESS)
    picture = Image.open(io.BytesIO(png(ADDRESS, 3))).convert("1")
    assert picture.size == (size * 3, size * 3)
    seen = [[picture.getpixel((x * 3 + 1, y * 3 + 1)) == 0 for x in range(size)] for y in range(size)]
    assert seen == drawn(size, path)
    assert png(ADDRESS) == png(ADDRESS)


def test_codes_of_different_addresses_differ() -> None:
    """The address is in the code: another second is another code."""
    assert svg_path(ADDRESS) != svg_path(ADDRESS.replace("88.508", "88.509"))
