"""`fields.json`: the list of fields that every output is compared with, and what names rows added in the browser.

The list is the contract of web page, PDF and DOCX: `{id, kind, label, options: [[value, label], …], lines}`; a field
in a table whose rows repeat has `table` and `row` too.
"""

from __future__ import annotations

from typing import Any

from .model import Field, Grid, Guide


def fields_json(guide: Guide) -> list[dict[str, Any]]:
    """Every field in document order."""
    repeating = {field.id: (grid.id, row) for grid in _repeating(guide) for row, field in _by_row(grid)}
    return [_field(field, repeating.get(field.id)) for field in guide.fields()]


def tables_json(guide: Guide) -> list[dict[str, Any]]:
    """Tables whose rows may be added to, each with how row n is named.

    `{id, caption, row: "Goal", rows: 3, source, columns}`; a column is `{suffix: "c1", kind, label: [before, after],
    options, lines}`: the field in row n has the id `<table>_r<n><suffix>` and the label before + n + after.
    """
    return [_table(grid) for grid in _repeating(guide)]


def added_row(grid: Grid, number: int) -> tuple[Field, ...]:
    """The fields that row `number` of a repeating table has, or would have when added."""
    fields = (field for row, field in _by_row(grid) if row == 1)
    return tuple(_renumbered(grid, field, number) for field in fields)


def _repeating(guide: Guide) -> list[Grid]:
    return [grid for grid in guide.grids() if grid.repeat is not None and grid.rows]


def _by_row(grid: Grid) -> list[tuple[int, Field]]:
    return [
        (number, part) for number, row in enumerate(grid.rows, 1) for cell in row for part in cell
        if isinstance(part, Field)
    ]  # fmt: skip


def _field(field: Field, at: tuple[str, int] | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": field.id,
        "kind": field.kind,
        "label": field.label,
        "options": [[option.value, option.label] for option in field.options],
        "lines": field.lines,
    }
    return found | ({"table": at[0], "row": at[1]} if at else {})


def _table(grid: Grid) -> dict[str, Any]:
    columns = [_column(grid, field) for row, field in _by_row(grid) if row == 1]
    return {
        "id": grid.id,
        "caption": grid.caption,
        "row": grid.repeat or "",
        "rows": len(grid.rows),
        "source": grid.source,
        "columns": columns,
    }


def _column(grid: Grid, field: Field) -> dict[str, Any]:
    found = _field(field, None)
    suffix = found.pop("id").removeprefix(f"{grid.id}_r1")
    return {"suffix": suffix, **found, "label": _around_number(grid, field)}


def _around_number(grid: Grid, field: Field) -> list[str]:
    """A label of row 1 cut where the row's number stands: right after the caption and the row's name."""
    return [grid.spoken_row, field.label.removeprefix(f"{grid.spoken_row}1")]


def _renumbered(grid: Grid, field: Field, number: int) -> Field:
    before, after = _around_number(grid, field)
    ident = f"{grid.id}_r{number}{field.id.removeprefix(f'{grid.id}_r1')}"
    return Field(ident, field.kind, f"{before}{number}{after}", field.options, field.lines, field.line, field.short)
