"""Cover art from a story's own facts: the same facts give the same picture, byte for byte.

Each chapter is a layer of ground, as thick as the chapter is long; each listening stop is two people talking on the
horizon at its time; the sun stands behind the first one. Flat colours only and never any text: what a screen reader
hears is the entry's own alternative text.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIZE = 1400  # px; podcast apps ask for 1400 to 3000
SMALL = 560  # px, for cards, which are 250 to 330 wide
COLOURS = 64  # of the small one: a fifth of the large one's bytes, and nobody sees a difference
FINER = 4  # painted that many times larger, then scaled down, so that edges are smooth
STEP = 20  # px between two points of a ridge
# Sky, sun, then six layers of ground from far to near.
PALETTES = (
    ("#F3E3C2", "#E0703F", ("#A9C4A4", "#6FA287", "#3F7F6B", "#23604F", "#17463B", "#0E2F28")),
    ("#F6D9CC", "#F4B73F", ("#D99A8B", "#B96A6B", "#8E4A5C", "#66364F", "#472842", "#2D1A2E")),
    ("#D5E4EA", "#F4B73F", ("#9DBFD1", "#6796B5", "#3E7098", "#27547F", "#1A3C60", "#112843")),
    ("#FBE6B0", "#B9473A", ("#EBBE62", "#CF9741", "#A5742F", "#785428", "#533B22", "#33261A")),
    ("#E4DDEB", "#EE9B5B", ("#BBA7C9", "#937BA8", "#6D5788", "#4F3D6B", "#382B50", "#241D37")),
    ("#DDE6D2", "#F0A93B", ("#B8C98F", "#8BA861", "#63853F", "#46662F", "#304A26", "#20331C")),
)
Points = list[tuple[float, float]]


def cover_png(
    ident: str,
    total_s: float,
    chapter_starts: Sequence[float],
    stop_starts: Sequence[float] = (),
    palette: int | None = None,
) -> bytes:
    """A PNG of 1400 × 1400 px, RGB without transparency.

    `total_s`, `chapter_starts` and `stop_starts` are seconds. `palette` (0 to 5) overrides the one that the id picks,
    for two neighbours that would look alike.
    """
    return encoded(painted(ident, total_s, chapter_starts, stop_starts, palette).reduce(FINER))


def cover_pngs(ident: str, total_s: float, chapter_starts: Sequence[float]) -> tuple[bytes, bytes]:
    """The same picture twice, painted once: the large PNG, and one of 560 × 560 px with few colours."""
    from PIL.Image import Dither, Quantize

    picture = painted(ident, total_s, chapter_starts)
    small = picture.reduce(SIZE * FINER // SMALL).quantize(COLOURS, Quantize.MEDIANCUT, dither=Dither.NONE)
    return encoded(picture.reduce(FINER)), encoded(small)


def painted(
    ident: str,
    total_s: float,
    chapter_starts: Sequence[float],
    stop_starts: Sequence[float] = (),
    palette: int | None = None,
) -> Image:
    """The picture as it is painted, `FINER` times as large as it is shown."""
    from PIL import Image, ImageDraw

    chance = numbers(ident)
    picked = int(next(chance) * 5.999)
    sky, sun, layers = PALETTES[picked if palette is None else palette]
    picture = Image.new("RGB", (SIZE * FINER, SIZE * FINER), sky)
    draw = ImageDraw.Draw(picture)
    horizon = ridge(SIZE * 0.38, 70, chance)
    paint_people(draw, horizon, [140 + (SIZE - 280) * stop / total_s for stop in stop_starts], sun, layers[-1], chance)
    paint_ground(draw, horizon, shares_of(total_s, chapter_starts), layers, chance)
    return picture


def numbers(seed: str) -> Iterator[float]:
    """An endless stream of numbers from 0 to 1, the same for the same seed on every machine."""
    count = 0
    while True:
        for byte in hashlib.sha256(f"{seed}/{count}".encode()).digest():
            yield byte / 255
        count += 1


def ridge(base: float, swing: float, chance: Iterator[float]) -> Points:
    """Points of one wavy edge from left to right: the sum of two sines."""
    waves = [(swing * (1.0, 0.45)[n], 0.6 + 1.1 * n + next(chance), 6.283 * next(chance)) for n in (0, 1)]
    return [
        (x, base + sum(a * math.sin(6.283 * f * x / SIZE + p) for a, f, p in waves)) for x in range(0, SIZE + 1, STEP)
    ]


def shares_of(total: float, starts: Sequence[float]) -> list[float]:
    """Each chapter's share of the time, at least 9 % so that it can be seen; six layers at most."""
    starts = list(starts) or [0]
    lengths = [max(end - start, 0.0) for start, end in zip(starts, [*starts[1:], total], strict=True)][:6]
    whole = sum(lengths) or 1.0
    return [max(length / whole, 0.09) for length in lengths]


def paint_people(
    draw: ImageDraw, horizon: Points, places: list[float], sun: str, tone: str, chance: Iterator[float]
) -> None:
    """The sun, and at each stop two who talk, one taller; the ground is painted over their feet."""
    centre = places[0] if places else SIZE * 0.5
    disc(draw, centre, height_at(horizon, centre) - 70, 150 + 70 * next(chance), sun)
    for x in places:
        for left, grow in ((x, 1.0), (x + 74, 0.7)):
            paint_figure(draw, left, height_at(horizon, left) + 24, grow, tone)


def paint_figure(draw: ImageDraw, x: float, y: float, grow: float, tone: str) -> None:
    """A standing person seen from afar: a round head above a coat with rounded shoulders."""
    shoulders = [(-24 + 48 * t, -104 - 64 * t * (1 - t)) for t in (n / 16 for n in range(17))]  # a quadratic curve
    polygon(draw, [(x + dx * grow, y + dy * grow) for dx, dy in ((-38, 0), *shoulders, (38, 0))], tone)
    disc(draw, x, y - 156 * grow, 27 * grow, tone)


def paint_ground(
    draw: ImageDraw, horizon: Points, shares: list[float], layers: Sequence[str], chance: Iterator[float]
) -> None:
    """Layers from far to near; every other one is ploughed in the tone of the next."""
    scale, top = SIZE * 0.62 / sum(shares), SIZE * 0.38
    step = (len(layers) - 1) / max(len(shares) - 1, 1)
    for n, share in enumerate(shares):
        edge = horizon if n == 0 else ridge(top, 70 - 9 * n, chance)
        polygon(draw, [*edge, (SIZE, SIZE), (0, SIZE)], layers[round(n * step)])
        rows = int(3 + 4 * next(chance)) if n % 2 == 0 else 0
        for row in range(1, rows + 1):
            furrow = [(x, y + row * share * scale / (rows + 1)) for x, y in edge]
            line(draw, furrow, 3 + row, layers[min(round(n * step) + 1, len(layers) - 1)])
        top += share * scale


def height_at(horizon: Points, x: float) -> float:
    return horizon[max(0, min(int(x // STEP), len(horizon) - 1))][1]


def polygon(draw: ImageDraw, points: Points, tone: str) -> None:
    draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=tone)


def line(draw: ImageDraw, points: Points, width: int, tone: str) -> None:
    draw.line([(x * FINER, y * FINER) for x, y in points], fill=tone, width=width * FINER, joint="curve")


def disc(draw: ImageDraw, x: float, y: float, radius: float, tone: str) -> None:
    x, y, radius = x * FINER, y * FINER, radius * FINER
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tone)


def encoded(picture: object) -> bytes:
    """The picture as PNG bytes, no text chunks and no time in it."""
    held = BytesIO()
    picture.save(held, "PNG", optimize=True)  # type: ignore[attr-defined]
    return held.getvalue()
