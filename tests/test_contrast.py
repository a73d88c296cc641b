"""The palette is legible by its numbers: WCAG contrast of every pair of roles in tokens.css that stands together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "overrides" / "assets" / "css" / "tokens.css"
TEXT, BORDER = 4.5, 3.0  # WCAG 2.2, 1.4.3 (text) and 1.4.11 (what is no text)
# What stands on what: the words of each use, on each surface where it is used.
PAIRS: dict[float, dict[str, str]] = {
    TEXT: {
        "ink": "ground sheet sunk pinetint maritint plumtint bluetint rosetint",
        "soft": "ground sheet sunk pinetint maritint plumtint bluetint rosetint",
        "pine": "ground sheet sunk pinetint maritint plumtint bluetint rosetint",
        "onpine": "pine",
        "onboard": "board",
        "onmari": "marigold",
        "mariink": "maritint ground sheet",
        "plum": "plumtint ground sheet",
        "blue": "bluetint ground sheet",
        "rose": "rosetint ground sheet",
        "err": "sheet ground",
    },
    BORDER: {
        "edge": "ground sheet sunk pinetint maritint rosetint bluetint",
        "focus": "ground sheet sunk pinetint maritint plumtint bluetint rosetint",
        "onboard": "board",
    },
}
DECORATIVE = {"rule"}  # hairlines that nothing depends on
CASES = [(ink, surface, least) for least, rows in PAIRS.items() for ink, on in rows.items() for surface in on.split()]


def block(start: str) -> dict[str, str]:
    """The colour roles in the first block of tokens.css whose selector is `start`."""
    text = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.search(rf"^\s*{re.escape(start)} \{{(.*?)\}}", text, re.MULTILINE | re.DOTALL)
    assert found, start
    return dict(re.findall(r"--c-([a-z]+):\s*(#[0-9A-Fa-f]{3,6})", found[1]))


LIGHT = block(":root")
DARK = block(':root[data-scheme="dark"]')


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("ink", "surface", "least"), CASES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_pair_is_legible(palette: dict[str, str], ink: str, surface: str, least: float) -> None:
    """Words have 4.5 and borders and focus rings 3 on every surface where they stand."""
    assert contrast(palette[ink], palette[surface]) >= least


def test_the_measure_is_right() -> None:
    """Black on white is 21, and WCAG's own example grey #767676 on white just passes."""
    assert round(contrast("#000", "#fff"), 2) == 21
    assert 4.5 <= contrast("#767676", "#ffffff") < 4.6


def test_both_dark_sets_are_the_same() -> None:
    """The dark colours are the same whether the system asks for them or the reader's button does."""
    assert block(':root:not([data-scheme="light"])') == DARK


def test_dark_names_every_colour() -> None:
    """No colour of the light set is left over in the dark."""
    assert DARK.keys() == LIGHT.keys()


def test_every_colour_is_held_against_another() -> None:
    """A new colour role comes with the pairs it stands in, or is called decorative."""
    used = {role for ink, surface, _ in CASES for role in (ink, surface)}
    assert LIGHT.keys() - used == DECORATIVE
