"""What stands behind a table's id: `{#plan rows=3 row="Goal" from=goals_smart}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.problems import suggestion

from .context import Context
from .lines import Line
from .model import Field, Grid

MOST_ROWS = 50
_NAMES = ("rows", "row", "from")
_SETTING = re.compile(r"""(?P<name>[^\s="]+)(?:=(?P<value>"[^"]*"|“[^”]*”|'[^']*'|[^\s"]*))?""")


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands behind a table's id. `rows` is None when the table is as long as it is written."""

    rows: int | None = None
    row: str | None = None
    source: str = ""


def read_settings(attributes: str, line: Line, context: Context) -> Settings:
    """The settings behind the id in `{#id …}`; what a table continues gives it its rows."""
    return _sourced(_written(attributes, line, context), line, context)


def _written(attributes: str, line: Line, context: Context) -> Settings:
    values: dict[str, str] = {}
    problem = context.mistakes.problem
    for found in _SETTING.finditer(attributes):
        key, value = found["name"], (found["value"] or "").strip("\"'“”").strip()
        if key not in _NAMES:
            problem("unknown-setting", line, key, f"{key!r} is no setting of a table", suggestion(key, _NAMES))
        elif not value:
            problem("unknown-setting", line, key, f"{key!r} has no value", 'Write it like rows=3 row="Goal".')
        else:
            values[key] = value
    rows = None
    if "rows" in values:
        if re.fullmatch(r"[0-9]{1,2}", values["rows"]) and 1 <= int(values["rows"]) <= MOST_ROWS:
            rows = int(values["rows"])
        else:
            problem(
                "unknown-setting", line, "rows=", f"rows={values['rows'][:20]} is not a number of rows",
                f"Write a whole number from 1 to {MOST_ROWS}: rows=3.",
            )  # fmt: skip
            rows = 1
    return Settings(rows, values.get("row"), values.get("from", ""))


def _sourced(settings: Settings, line: Line, context: Context) -> Settings:
    """The same with the rows of the table that it continues: `from=goals_smart`."""
    if not settings.source:
        return settings
    source = context.grids.get(settings.source)
    if source is None or source.repeat is None or not _typed_names(source):
        repeating = [name for name, grid in context.grids.items() if grid.repeat is not None and _typed_names(grid)]
        context.mistakes.problem(
            "unknown-setting", line, settings.source,
            f"{settings.source!r} is no table above whose rows repeat and begin with a blank",
            f"Name such a table with its step: from=goals_smart. {suggestion(settings.source, repeating)}",
        )  # fmt: skip
        return Settings(settings.rows or 1, settings.row)
    row = source.repeat if settings.row is None else settings.row
    return Settings(settings.rows or len(source.rows), row, settings.source)


def _typed_names(grid: Grid) -> bool:
    """Whether the first column of a table's first row begins with a blank to type a name into."""
    first = grid.rows[0][0] if grid.rows and grid.rows[0] else ()
    return any(isinstance(part, Field) and part.kind == "text" for part in first)
