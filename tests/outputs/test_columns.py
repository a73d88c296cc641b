"""Columns of the catalogue: short texts that hold every row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.outputs._artifact import PageFact
from macros.outputs._columns import (
    by_kind,
    column,
    column_within,
    counted,
    digits,
    folders_of,
    lines,
    names,
    short_address,
)
from tests.catalogue_columns import numbers, rows_of

VALUES = [f"value{n}" for n in range(100)]
ROWS = st.lists(st.lists(st.sampled_from(VALUES), max_size=5, unique=True), max_size=30)


@given(st.lists(st.integers(0, 2**20), max_size=50))
def test_numbers_come_back(given: list[int]) -> None:
    """A text of each digit holds all numbers, and no digit is written that all have as 0."""
    texts = digits(given)
    assert numbers(texts, len(given)) == given
    assert len(texts) == max((-(-number.bit_length() // 6) for number in given), default=0)


@settings(max_examples=30)
@given(ROWS, st.data())
def test_rows_come_back(rows: list[list[str]], data: st.DataObject) -> None:
    """A row's values come back in the order of the facet, from a column of its own or within a wider one."""
    some = [data.draw(st.lists(st.sampled_from(row), unique=True)) if row else [] for row in rows]
    facets: dict[str, Any] = {name: {"values": VALUES} for name in ("wide", "some")}
    facets |= {"kind": {"values": ["page"]}, "language": {"values": ["en"]}}
    columns = {
        "wide": column(rows, VALUES), "some": column_within(some, "wide", rows, VALUES),
        "kind": column([("page",)] * len(rows), ["page"]), "language": column([("en",)] * len(rows), ["en"]),
    }  # fmt: skip
    pages = [PageFact(f"p{n}/", "en", facts={"kind": ("page",)}) for n in range(len(rows))]
    folders = {"page": "none"}
    found = rows_of({
        "rows": len(rows), "facets": facets, "columns": columns, "folders": folders,
        "ids": lines(short_address(page, folders) for page in pages), "titles": lines("" for _ in rows),
        "fragments": names([f"en_{n:06x}" for n in range(len(rows))], ["en"] * len(rows)),
    })  # fmt: skip
    assert [row.facts["wide"] for row in found] == [sorted(row, key=VALUES.index) for row in rows]
    assert [row.facts["some"] for row in found] == [sorted(row, key=VALUES.index) for row in some]
    assert [(row.uri, row.fragment) for row in found] == [(page.uri, f"en_{n:06x}") for n, page in enumerate(pages)]


def test_addresses_are_short_where_they_can_be() -> None:
    """The folder that most entries of a kind stand in is written once; an address elsewhere is whole."""
    uris = {"stories/a/": "a", "stories/b/es/": "b/es", "old/c/": "/old/c/", "stories/": "/stories/", "": "/"}
    pages = [PageFact(uri, "en", facts={"kind": ("episode",)}) for uri in uris]
    folders = folders_of(pages)
    assert folders == {"episode": "stories"}
    assert [short_address(page, folders) for page in pages] == [*uris.values()]


def test_ids_come_kind_by_kind() -> None:
    """Kinds are in the order of the facet, and entries of a kind stay in theirs."""
    pages = [PageFact(f"{kind}/{n}/", "en", facts={"kind": (kind,)}) for n, kind in enumerate("baab")]
    assert [page.uri for page in by_kind(pages, ["b", "a"])] == ["b/0/", "b/3/", "a/1/", "a/2/"]


@pytest.mark.parametrize("name", ["", "en_1234567", "en_12345x", "pt-br_123456", "123456"])
def test_names_of_another_shape_are_kept_whole(name: str) -> None:
    """What is no language with six digits is written as it is."""
    made = names(["en_0a1b2c", name], ["en", "en"])
    assert made == {"digits": "ChssAAAA", "others": {1: name}}


def test_counts_are_rounded() -> None:
    """Numbers of words are kept in whole units."""
    made = counted({"garden": 1240, "río": 1260}, 100)
    assert made == {"words": "garden río", "unit": 100, "counts": digits([12, 13])}
