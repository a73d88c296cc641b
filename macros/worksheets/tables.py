"""`Table: caption {#id rows=3 row="Goal" from=goals_smart}` and the Markdown table below it → Grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .cells import Writer
from .context import Context
from .inline import BLANK, CHOICE, TICK, ended, joined, masked, plain
from .lines import Line
from .model import Cell, Grid, Listen
from .table_settings import Settings, read_settings

_RULE = re.compile(r"[ \t|:-]*-[ \t|:-]*$")
_PIPE = re.compile(r"(?<!\\)\|")

MOST_COLUMNS = 12
Rows = list[tuple[Line, list[str]]]


def is_fill_in(lines: list[Line]) -> bool:
    """Whether a table without a caption has places for answers."""
    cells = [cell for line in lines[2:] for cell in split(line.text)]
    return any(_fills_in(cell) for cell in cells)


def table(caption: Line, lines: list[Line], listen: Listen | None, context: Context) -> Grid:
    """The table as a block; what is wrong is reported, and something is always made of it."""
    end = ended(caption.text.strip().removeprefix("Table:"))
    context.minutes(end, caption)
    text = plain(end.markdown)
    if not text:
        context.mistakes.problem(
            "table-caption", caption, "", "this table has no caption",
            "Say what it asks for: Table: Who should help plan the space? {#who}",
        )  # fmt: skip
    settings = read_settings(end.attributes, caption, context)
    ident = context.names.answerable(end.ident, text, caption, "table")
    header, rows = _written(caption, lines, context)
    maker = _Maker(ident, text or ident, header, rows, settings, context)
    corner, headings, row_headers, cells = maker.make()
    made = Grid(
        ident, text, end.markdown, headings, cells, row_headers, corner, maker.repeat, maker.spoken_row,
        settings.source, end.minutes, listen, caption.number,
    )  # fmt: skip
    context.grids[ident] = made
    return made


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns written rows into named cells."""

    ident: str
    caption: str
    header: list[str]
    written: Rows
    settings: Settings
    context: Context

    @property
    def repeat(self) -> str | None:
        """The name of rows that repeat, "" for repeating rows without one, None for a fixed table."""
        repeats = self.settings.rows is not None or self.settings.row is not None or self.settings.source
        return (self.settings.row or "") if repeats else None

    @property
    def spoken_row(self) -> str:
        """What stands before a row's number in spoken names: "Goals, Goal " in "Goals, Goal 1, Results"."""
        row = f"{self.repeat} " if self.repeat else self.context.phrases.row.partition("{")[0]
        return joined(self.caption, row) if self.repeat is not None else ""

    def make(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
        """Corner, headings of columns, headings of rows, and the cells."""
        if self.repeat is not None:
            count = self.settings.rows or 1
            if len(self.written) > 1:
                self.context.mistakes.problem(
                    "table-shape", self.written[1][0], "", "a table whose row repeats has one row, and here is another",
                    "Keep the first row only, or take rows=, row= and from= out of the line with the caption.",
                )  # fmt: skip
            rows = self.written[:1] * count
            names = tuple(f"{self.repeat} {number}" for number in range(1, count + 1)) if self.repeat else ()
            return self.repeat or "", tuple(self.header), names if rows else (), self._rows(rows, names, 0)
        beside = len(self.header) > 1 and bool(self.written) and not any(_fills_in(row[0]) for _, row in self.written)
        names = tuple(row[0] for _, row in self.written) if beside else ()
        first = 1 if beside else 0
        corner = self.header[0] if beside else ""
        return corner, tuple(self.header[first:]), names, self._rows(self.written, names, first)

    def _rows(self, rows: Rows, names: tuple[str, ...], first: int) -> tuple[tuple[Cell, ...], ...]:
        made = []
        for number, (line, cells) in enumerate(rows, 1):
            row = plain(names[number - 1]) if names else ""
            row = row or self.context.phrases.row.format(number)
            made.append(tuple(self._cell(line, row, number, at, cells[at]) for at in range(first, len(self.header))))
        return tuple(made)

    def _cell(self, line: Line, row: str, number: int, at: int, markdown: str) -> Cell:
        column = plain(self.header[at])
        spoken = joined(joined(self.caption, row), column)
        return Writer(f"{self.ident}_r{number}c{at + 1}", spoken, line, self.context).cell(markdown)


def split(text: str) -> list[str]:
    """The cells of a row; a pipe in code or after a backslash is none of the table's."""
    text = text.strip()
    seen = masked(text)
    at = [found.start() for found in _PIPE.finditer(seen)]
    edges = [-1, *at, len(text)]
    cells = [text[start + 1 : end].strip() for start, end in pairwise(edges)]
    if len(cells) > 1 and seen.startswith("|"):
        del cells[0]
    if len(cells) > 1 and at and at[-1] == len(text) - 1:
        del cells[-1]
    return cells


def _fills_in(cell: str) -> bool:
    seen = masked(cell)
    return bool(BLANK.search(seen) or CHOICE.search(seen) or TICK.search(seen))


def _written(caption: Line, lines: list[Line], context: Context) -> tuple[list[str], Rows]:
    """Headings and rows, every row as wide as the headings."""
    if len(lines) < 3 or not _RULE.match(lines[1].text):
        context.mistakes.problem(
            "table-shape", lines[1] if len(lines) > 1 else caption, "",
            "below the caption comes no whole table",
            "A table has headings | Action | By |, then a line | --- | --- |, then rows such as | ____ | ____ |.",
        )  # fmt: skip
        return [], []
    header = split(lines[0].text)
    if len(header) > MOST_COLUMNS:
        context.mistakes.problem(
            "table-shape", lines[0], "", f"a table of {len(header)} columns fits on no page",
            f"Make two tables of it; {MOST_COLUMNS} columns are the most.",
        )  # fmt: skip
        return [], []
    rows = [(line, split(line.text)) for line in lines[2:]]
    for line, cells in [(lines[1], split(lines[1].text)), *rows]:
        if len(cells) != len(header):
            context.mistakes.problem(
                "table-shape", line, "", f"a row has {_cells(len(cells))}, the headings have {len(header)}",
                "Give every row as many cells as there are headings; a cell may be empty: | |",
            )  # fmt: skip
    rows = [(line, (cells + [""] * len(header))[: len(header)]) for line, cells in rows]
    for at, heading in enumerate(header):
        if not plain(heading) and (at > 0 or any(_fills_in(cells[0]) for _, cells in rows)):
            context.mistakes.problem(
                "table-shape", lines[0], "", "every column of a fill-in table needs a heading",
                f"Write what goes into column {at + 1}: it is read aloud with every blank in it.",
            )  # fmt: skip
    return header, rows


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
