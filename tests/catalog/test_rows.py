"""Lists and look-ups of entries: they behave as lists and mappings do, and note what is looked at."""

from __future__ import annotations

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.rows import LookUp, Row
from macros.kinds.report import Report
from macros.reads import Key, Reads
from tests.small import open_small


def entries(count: int) -> list[Entry]:
    return [Report.model_construct(id=f"entry-{number}") for number in range(count)]


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def row(reads: Reads) -> Row:
    return Row(("kind", "report"), entries(6), reads)


def idents(found: list[Key] | set[Key]) -> set[str]:
    return {key[1] for key in found if key[0] == "entry"}


def test_only_what_is_taken_is_noted(row: Row, reads: Reads) -> None:
    """A part of a list notes its own entries and which part it is; the others may change."""
    with reads.recording() as found:
        assert [entry.id for entry in row[2:4]] == ["entry-2", "entry-3"]
    assert found == {("entry", "entry-2"), ("entry", "entry-3"), ("row", "kind", "report", "2", "4")}


def test_the_length_notes_which_entries_there_are(row: Row, reads: Reads) -> None:
    """How many there are depends on the whole list, and on no entry's words."""
    with reads.recording() as found:
        assert len(row) == 6 and bool(row)
    assert found == {("row", "kind", "report", "0", "-1")}


def test_stopping_early_notes_what_was_seen(row: Row, reads: Reads) -> None:
    """Somebody who stops at the third entry looked at three."""
    with reads.recording() as found:
        next(entry for entry in row if entry.id == "entry-2")
    assert idents(found) == {"entry-0", "entry-1", "entry-2"}


@pytest.mark.parametrize("part", [slice(None), slice(1, None), slice(None, 3), slice(-2, None), slice(None, -1)])
@pytest.mark.parametrize("again", [slice(None), slice(1, 2), slice(None, None, 2)])
def test_slices_are_those_of_a_list(row: Row, part: slice, again: slice) -> None:
    """Parts, and parts of parts, hold what those of a list hold."""
    assert list(row[part][again]) == list(row)[part][again]


def test_equal_to_lists(row: Row, reads: Reads) -> None:
    """A row is compared by what it holds."""
    assert row == list(row) and row == tuple(row) and row != []
    assert row[1:1] == []


def test_an_id_that_is_missing_is_noted(reads: Reads) -> None:
    """A look-up without an answer has one when the entry comes."""
    found_entries = LookUp(("all",), {entry.id: entry for entry in entries(2)}, reads)
    with reads.recording() as found:
        assert found_entries.get("none") is None
        assert "other" not in found_entries
        assert found_entries["entry-1"].id == "entry-1"
    assert idents(found) == {"none", "other", "entry-1"}


def test_every_list_is_found_again_by_its_name() -> None:
    """The name that a list of the catalog notes leads to the same list in another build."""
    first, second = open_small().catalog, open_small().catalog
    lists = [*lists_of(first)]
    assert len(lists) > 8
    for row in lists:
        with first.reads.recording() as found:
            len(row)
        (key,) = (key for key in found if key[0] == "row")
        again = second.row(key[1:-2])
        assert again is not None and [entry.id for entry in again] == [entry.id for entry in row]


def lists_of(catalog: Catalog) -> list[Row]:
    some = next(iter(catalog.live.values()))
    return [
        catalog.entries.values(), catalog.withdrawn, *catalog.by_kind.values(), *catalog.seasons.values(),
        catalog.neighbours(some), catalog.pointing_at(some.id), *(catalog.with_word("topics", t) for t in some.topics),
    ]  # type: ignore[list-item]  # fmt: skip
