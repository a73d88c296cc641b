"""What is written down of a build, and when it may be built on."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from macros.building.making import Kept, Made
from macros.building.pieces import Piece
from macros.building.record import Record, looks, recorded, still_right, usable
from macros.cache import Cache


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "stories/x").mkdir(parents=True)
    (folder / "index.html").write_text("home", encoding="utf-8")
    (folder / "stories/x/index.html").write_text("x", encoding="utf-8")
    return folder


@pytest.fixture
def record(site: Path) -> Record:
    """Two pages: one looked at a and b, the other at b alone."""
    pages = {"page ": Kept(array("l", [0, 1]), ("index.html",)), "page x": Kept(array("l", [1]), ("x",))}
    return Record(os.fspath(site), "world", Made([("entry", "a"), ("entry", "b")], pages), ["A", "B"], looks(site))


def piece(key: str) -> Piece:
    return Piece(key, "pages/x.html", "content/x.md", key, lambda: iter(()))


def test_only_what_looked_at_a_change_is_made_again(record: Record) -> None:
    """A page stands when all that it looked at is as it was; a new one is made, one that is gone is forgotten."""
    pieces = [piece("page "), piece("page x"), piece("page new")]
    now = {("entry", "a"): "another", ("entry", "b"): "B"}
    assert set(still_right(record, pieces, now.__getitem__).pieces) == {"page x"}
    same = {("entry", "a"): "A", ("entry", "b"): "B"}
    assert set(still_right(record, pieces, same.__getitem__).pieces) == {"page ", "page x"}
    assert set(still_right(record, pieces[:1], same.__getitem__).pieces) == {"page "}


def test_a_record_comes_back(record: Record, site: Path, tmp_path: Path) -> None:
    """It is found by its site, and by no other."""
    cache = Cache(tmp_path, "1")
    record.save(cache)
    assert recorded(cache, site) == record
    assert recorded(cache, tmp_path / "another") is None
    assert recorded(None, site) is None
    assert usable(record, site, "world") == record


@pytest.mark.parametrize("change", ["changed", "added", "deleted", "gone", "touched"])
def test_a_site_that_somebody_touched_is_made_anew(record: Record, site: Path, change: str) -> None:
    """Whatever happened to a file of the site, it is not built on."""
    page = site / "stories/x/index.html"
    if change == "changed":
        page.write_text("longer", encoding="utf-8")
    elif change == "added":
        (site / "extra.txt").touch()
    elif change == "deleted":
        page.unlink()
    elif change == "touched":
        os.utime(page, ns=(1, 1))
    else:
        site.rename(site.with_name("elsewhere"))
    assert usable(record, site, "world") is None


def test_another_world(record: Record, site: Path) -> None:
    """When something that every page shows has changed, no page stands."""
    assert usable(record, site, "another world") is None


def test_shares_of_processes_are_joined() -> None:
    """Each process numbers what was looked at in its own way; joined, every piece still says the same."""
    one = Made([("entry", "a"), ("entry", "b")], {"x": Kept(array("l", [0, 1]), ("x",))}, {"t": (1, 1.0)})
    two = Made([("entry", "c"), ("entry", "a")], {"y": Kept(array("l", [0, 1]), ("y",))}, {"t": (2, 0.5)})
    one.join(two)
    said = {name: {one.keys[at][1] for at in kept.reads} for name, kept in one.pieces.items()}
    assert said == {"x": {"a", "b"}, "y": {"a", "c"}}
    assert one.spent == {"t": (3, 1.5)}


def test_what_nobody_looks_at_any_more_is_forgotten() -> None:
    """Keys of pieces that are gone do not pile up from build to build."""
    whole = Made([("entry", "a"), ("entry", "b")], {"y": Kept(array("l", [1]), ("y",))})
    whole.forget()
    assert whole.keys == [("entry", "b")]
    assert whole.pieces["y"].reads.tolist() == [0]


def test_a_few_unused_keys_are_no_reason_to_number_all_anew() -> None:
    """They stay until they are many."""
    keys = [("entry", str(number)) for number in range(100)]
    whole = Made(keys, {"y": Kept(array("l", range(1, 100)), ("y",))})
    whole.forget()
    assert whole.keys == keys
