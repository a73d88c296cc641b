"""Look-ups over everything that editors wrote."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from tests.small import Shelf, open_small


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_small().catalog


def test_live_entries_newest_first(catalog: Catalog) -> None:
    """Look-ups show published entries whose day has come, the newest first."""
    assert list(catalog.entries) == ["second-wind", "issue-1", "open-every-door", "first-light", "doors-report"]
    assert [entry.id for entry in catalog.withdrawn] == ["taken-back"]
    assert {name: len(entries) for name, entries in catalog.by_kind.items()} == {
        "episode": 2, "guide": 1, "report": 1, "bulletin": 1
    }  # fmt: skip


def test_preview_shows_all_but_withdrawn() -> None:
    """A preview of drafts shows drafts, reviews and schedules, and never what was taken back."""
    catalog = open_small(drafts=True).catalog
    assert set(catalog.entries) == set(catalog.all_entries) - {"taken-back"}


@pytest.mark.parametrize(("day", "live"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
def test_published_on_its_day(day: date, live: bool) -> None:
    """An entry is live from its day on, that day included."""
    assert ("first-light" in open_small(today=day).catalog.entries) == live


def test_one_day_is_in_order_of_ids(tmp_path: Path) -> None:
    """Entries of one day stand in the order of their ids, so that two builds agree."""
    shelf = Shelf.copied(tmp_path / "gallery")
    for name in ("b", "a", "c"):
        shelf.write(
            f"content/guides/{name}.md",
            f"---\ntitle: {name}\nsummary: S.\npublished: 2026-11-20\nstatus: published\n---\n",
        )
    assert list(shelf.open().catalog.entries)[:3] == ["a", "b", "c"]


def test_with_word(catalog: Catalog) -> None:
    """Entries are found by any word they name, each once, hidden ones never."""
    assert [entry.id for entry in catalog.with_word("topics", "mornings")] == [
        "issue-1", "open-every-door", "first-light", "doors-report"
    ]  # fmt: skip
    assert catalog.with_word("topics", "empty-shelf") == []
    assert catalog.with_word("topics", "nobody") == []
    assert [entry.id for entry in catalog.with_word("places", "north-school")] == ["first-light"]


def test_neighbours_from_both_sides(catalog: Catalog) -> None:
    """What an entry names comes first, then what names it; never itself, nothing twice."""
    assert [entry.id for entry in catalog.neighbours(catalog.entries["first-light"])] == [
        "open-every-door", "doors-report", "issue-1"
    ]  # fmt: skip
    assert [entry.id for entry in catalog.neighbours(catalog.entries["doors-report"])] == [
        "open-every-door",
        "first-light",
    ]
    assert [entry.id for entry in catalog.pointing_at("first-light")] == ["issue-1", "open-every-door"]


def test_hidden_neighbours_are_left_out(tmp_path: Path) -> None:
    """A draft that is named is no neighbour yet, and a draft that names does not count."""
    shelf = Shelf.copied(tmp_path / "gallery")
    shelf.change(shelf.guide, "minutes: 20", "minutes: 20\nrelated: [half-written, open-every-door]")
    shelf.change("content/guides/half-written.md", "status: draft", "status: draft\nrelated: [second-wind]")
    catalog = shelf.open().catalog
    assert [entry.id for entry in catalog.neighbours(catalog.entries["open-every-door"])] == [
        "first-light", "doors-report", "issue-1"
    ]  # fmt: skip
    assert catalog.neighbours(catalog.entries["second-wind"]) == []


def test_seasons(catalog: Catalog) -> None:
    """Stories of a season are in the order of their numbers."""
    assert {number: [story.id for story in stories] for number, stories in catalog.seasons.items()} == {
        1: ["first-light", "second-wind"]
    }


def test_addresses(catalog: Catalog) -> None:
    """Entries and words have their addresses from their kinds and vocabularies."""
    assert catalog.uri(catalog.entries["first-light"]) == "stories/first-light/"
    assert catalog.word_uri("people", "ida-marsh") == "people/ida-marsh/"


def test_places_of_fields(catalog: Catalog) -> None:
    """A field's place is its line and column in the source, or the key's; of a missing one the nearest above."""
    path = "episodes/first-light/episode.yml"
    rows = (catalog.root / path).read_text(encoding="utf-8").splitlines()
    line, column = catalog.where(path, ("chapters", 1, "title"))
    assert rows[line - 1][column - 1 :].startswith("Names")
    line, column = catalog.where(path, ("care", 0, "reason"), key=True)
    assert rows[line - 1][column - 1 :].startswith("reason: a loud noise")
    line, column = catalog.where(path, ("chapters", 9))
    assert rows[line - 1].strip().startswith(("chapters:", "- {start"))
    assert catalog.where(path, ("nothing",)) == (1, 1)


def test_name_of_a_credit(catalog: Catalog) -> None:
    """A credited person is called by their name."""
    assert [catalog.name_of(credit) for credit in catalog.entries["first-light"].people] == ["Ida Marsh", "Sol Ferrer"]
