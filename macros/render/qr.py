"""QR codes (ISO/IEC 18004) for paper: as the path of an SVG that a template draws, or as the bytes of a PNG.

Which address a code leads to is the caller's; what stands around it is overrides/'s. The modules are qr_mask.py's.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache

from PIL import Image, ImageOps

from .qr_mask import best_code

QUIET = 4  # modules of white on every side, by the standard
WHITE_AND_BLACK = bytes.maketrans(b"01", b"\xff\x00")
_DARK = re.compile("1+")


@lru_cache(maxsize=2048)
def svg_path(text: str) -> tuple[int, str]:
    """The width and height of the code in modules, with its white border, and the `d` of its dark modules.

    One rectangle for each run of dark modules in a row, drawn on `viewBox="0 0 size size"`: no hairlines between them.
    Raises segno.DataOverflowError for more text than a code holds (about 2,300 letters).
    """
    rows = _rows(text)
    runs = ((y, run.span()) for y, row in enumerate(rows, QUIET) for run in _DARK.finditer(row))
    return len(rows) + 2 * QUIET, "".join(f"M{a + QUIET} {y}h{b - a}v1h-{b - a}z" for y, (a, b) in runs)


def png(text: str, scale: int = 8) -> bytes:
    """The same as a PNG, `scale` pixels a module; the same bytes for the same text."""
    rows = _rows(text)
    code = Image.frombytes("L", (len(rows), len(rows)), "".join(rows).encode().translate(WHITE_AND_BLACK))
    framed = ImageOps.expand(code, QUIET, fill=255).convert("1")
    out = io.BytesIO()
    framed.resize((framed.width * scale,) * 2, Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=2048)
def _rows(text: str) -> tuple[str, ...]:
    return tuple(best_code(text))
