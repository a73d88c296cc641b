"""Which of its eight masks a QR code wears (ISO/IEC 18004:2015, 7.8): the one with the fewest penalty points.

segno tries all eight on every code, module by module, which is most of the work of a code. What two masks of one code
differ by depends on its version and level alone, so that is learnt once from segno; after that a code is made with one
mask and the others follow. The points are counted as segno counts them, without the format and version information, so
the choice is its own (tests/render/test_qr.py).

A code is a whole number here: its modules are the bits (1 is dark), from the highest on, row after row, and each row
has GAP light ones behind it, so that shifting never brings a module beside one of another row. `>> 1` is thus the
module to the left, `>> row` the one above.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

import segno

MASKS = range(8)
GAP = 4  # light modules beside a code count as its border does in N3
DIGITS = bytes.maketrans(b"\0\1", b"01")


def best_code(text: str) -> list[str]:
    """The rows of a text's code, "1" for each dark module.

    Error correction at least M (15 %: a code on a wall gets scratched), and more where it costs no space. Raises
    segno.DataOverflowError for more text than a code holds (about 2,300 letters).
    """
    made = _made(text, 0)
    grid, wearing = _grid(int(made.version)), _masks(int(made.version), made.error)
    first, turned = grid.number(made.matrix), grid.number(zip(*made.matrix, strict=True))
    number = min(MASKS, key=lambda mask: grid.penalty(first ^ wearing[mask][0], turned ^ wearing[mask][1]))
    return grid.rows(first ^ wearing[number][0])


def _made(text: str, mask: int) -> segno.QRCode:
    return segno.make(text, error="m", micro=False, mask=mask)


@cache
def _masks(version: int, level: str) -> list[tuple[int, int]]:
    """What each mask changes in a code that wears mask 0, in its rows and in its columns: of any text the same."""
    grid = _grid(version)
    made = [segno.make("0", error=level, version=version, mask=mask, boost_error=False).matrix for mask in MASKS]
    numbers = [(grid.number(code), grid.number(zip(*code, strict=True))) for code in made]
    return [(rows ^ numbers[0][0], columns ^ numbers[0][1]) for rows, columns in numbers]


@cache
def _grid(version: int) -> Grid:
    return Grid(17 + 4 * version)


@dataclass(frozen=True)
class Grid:
    """The modules of all codes of one size."""

    size: int

    def number(self, modules: Iterable[Iterable[int]]) -> int:
        """Rows of 0 and 1 as one number."""
        return int(b"".join(bytes(row).translate(DIGITS) + b"0" * GAP for row in modules), 2)

    def rows(self, code: int) -> list[str]:
        """`number` the other way round."""
        row = self.size + GAP
        text = f"{code:0{row * self.size}b}"
        return [text[at : at + self.size] for at in range(0, len(text), row)]

    def penalty(self, code: int, turned: int) -> int:
        """The points of a code, by table 11; `turned` has its columns as rows."""
        code, turned = code & self.counted, turned & self.counted
        dark = code.bit_count() / self.size**2 * 100
        lines = self._lines(code) + self._lines(turned)
        return lines + 3 * self._blocks(code) + 10 * int(abs(dark - 50) / 5)

    def _lines(self, code: int) -> int:
        """N1: runs of five and more; N3: what looks like a finder, dark 1:1:3:1:1 with four light before or after."""
        alike = ~(code ^ code >> 1) & self.beside
        five = alike & alike >> 1 & alike >> 2 & alike >> 3
        runs = five.bit_count() + 2 * (five & ~(five >> 1)).bit_count()
        finder = code & code >> 2 & code >> 3 & code >> 4 & code >> 6 & ~(code >> 1 | code >> 5)
        before, after = code >> 7 | code >> 8 | code >> 9 | code >> 10, code << 1 | code << 2 | code << 3 | code << 4
        finder &= ~(before & after)
        return runs + 40 * (finder & ~(finder >> 4 | finder >> 6)).bit_count()  # two that overlap count as one

    def _blocks(self, code: int) -> int:
        """N2: blocks of two by two of one colour."""
        row = self.size + GAP
        alike = ~(code ^ code >> 1) & self.beside
        return (alike & alike >> row & ~(code ^ code >> row)).bit_count()

    @cached_property
    def beside(self) -> int:
        """The modules that have one to their left."""
        return self.number([[0] + [1] * (self.size - 1)] * self.size)

    @cached_property
    def counted(self) -> int:
        """All but format and version information and the module that is always dark (7.9, 7.10)."""
        edge, far = {*range(6), 7, 8, *range(self.size - 8, self.size)}, range(self.size - 11, self.size - 8)
        places = {(8, at) for at in edge}
        places |= {(row, column) for row in range(6) for column in far if self.size > 41}
        places |= {(column, row) for row, column in places}
        return self.number(
            [[int((row, column) not in places) for column in range(self.size)] for row in range(self.size)]
        )
