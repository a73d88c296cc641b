"""QR codes (ISO/IEC 18004) for paper: as the path of an SVG that a template draws, or as the bytes of a PNG.

Which address a code leads to is the caller's; what stands around it is overrides/'s. The library is segno.
"""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import groupby

import segno

QUIET = 4  # modules of white on every side, by the standard


def svg_path(text: str) -> tuple[int, str]:
    """The width and height of the code in modules, with its white border, and the `d` of its dark modules.

    One rectangle for each run of dark modules in a row, drawn on `viewBox="0 0 size size"`: no hairlines between them.
    Raises segno.DataOverflowError for more text than a code holds (about 2,300 letters).
    """
    rows = tuple(tuple(map(bool, row)) for row in _code(text).matrix_iter(border=QUIET))
    return len(rows), "".join(_row(y, row) for y, row in enumerate(rows))


def png(text: str, scale: int = 8) -> bytes:
    """The same as a PNG, `scale` pixels a module; the same bytes for the same text."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()


@lru_cache(maxsize=2048)
def _code(text: str) -> segno.QRCode:
    """Error correction at least M (15 %: a code on a wall gets scratched), and more where it costs no space."""
    return segno.make(text, error="m", micro=False)


def _row(y: int, row: tuple[bool, ...]) -> str:
    parts, x = [], 0
    for dark, run in groupby(row):
        width = len(list(run))
        parts.append(f"M{x} {y}h{width}v1h-{width}z" if dark else "")
        x += width
    return "".join(parts)
