"""Reads data/facets.json back into rows, as overrides/assets/js/search_columns.js does: for tests that look into it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True)
class Row:
    """An entry: its address, title, fragment and values by facet."""

    uri: str
    title: str
    fragment: str
    facts: dict[str, list[str]]


def rows_of(data: dict[str, Any]) -> list[Row]:
    """In order: the newest first."""
    count = data["rows"]
    facts = {name: values_of(data, name) for name in data["columns"]}
    kinds = [known[0] for known in facts["kind"]]
    order = sorted(range(count), key=lambda row: data["facets"]["kind"]["values"].index(kinds[row]))
    ids = dict(zip(order, data["ids"].split("\n"), strict=True)) if count else {}
    uris = [ids[row][1:] if ids[row].startswith("/") else f"{data['folders'][kinds[row]]}/{ids[row]}/"
            for row in range(count)]  # fmt: skip
    titles = data["titles"].split("\n") if count else []
    names = fragments_of(data, [known[0] for known in facts["language"]])
    columns = [{name: facts[name][row] for name in facts} for row in range(count)]
    return [Row(*row) for row in zip(uris, titles, names, columns, strict=True)]


def values_of(data: dict[str, Any], name: str) -> list[list[str]]:
    """A facet's values of each row."""
    column, known = data["columns"][name], data["facets"][name]["values"]
    counts = numbers(column["counts"], data["rows"])
    steps = iter(numbers(column["steps"], sum(counts)))
    places = [list(accumulate(next(steps) for _ in range(count))) for count in counts]
    if "within" in column:
        wide = values_of(data, column["within"])
        return [sorted((wide[row][at] for at in each), key=known.index) for row, each in enumerate(places)]
    return [[known[at] for at in each] for each in places]


def numbers(texts: Sequence[str], count: int) -> list[int]:
    """Numbers from a text of each of their digits, the last digits first."""
    return [sum(SIGNS.index(text[at]) << 6 * place for place, text in enumerate(texts)) for at in range(count)]


def fragments_of(data: dict[str, Any], languages: Sequence[str]) -> list[str]:
    packed, others = b64decode(data["fragments"]["digits"]).hex(), data["fragments"]["others"]
    return [
        others.get(str(row), f"{language}_{packed[6 * row : 6 * row + 6]}") for row, language in enumerate(languages)
    ]
