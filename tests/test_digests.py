"""Digests say whether something looks as it did: equal for equal things, another one for every change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.digests import GONE, Digests, FileDigests, digest_of
from tests.small import Shelf


@dataclass(frozen=True)
class Record:
    name: str
    parts: tuple[object, ...]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"), ((1, 2), (1, 3)), ({"a": 1}, {"a": 2}), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), ({"a"}, {"b"}),
        (Record("a", (1,)), Record("a", (2,))), ((), ("",)), (None, ""),
    ],
)  # fmt: skip
def test_other_data_another_digest(one: object, other: object) -> None:
    """Also for another order, where order is seen."""
    assert digest_of(one) != digest_of(other)


def test_equal_data_the_same_digest() -> None:
    """Sets have no order, and functions no place in memory."""
    assert digest_of({"b", "a", "c"}) == digest_of({"c", "a", "b"})
    assert digest_of(frozenset({"x"})) == digest_of(frozenset({"x"}))
    first, second = (partial_of(number) for number in (1, 1))
    assert first is not second and digest_of(first) == digest_of(second)


def partial_of(number: int) -> object:
    return (lambda: number), number


def test_files(tmp_path: Path) -> None:
    """By their bytes; one that is not there has a digest too; what is known of one that stands is not read again."""
    (tmp_path / "a").write_bytes(b"1")
    first = FileDigests(tmp_path)
    before = first.of("a")
    assert first.of("none") == GONE != before
    later = FileDigests(tmp_path, first.kept(True))
    assert later.of("a") == before
    (tmp_path / "a").write_bytes(b"22")
    assert FileDigests(tmp_path, later.kept(True)).of("a") != before


def digests(shelf: Shelf) -> Digests:
    return shelf.open(documents=False).digests


def test_look_ups(tmp_path: Path) -> None:
    """An entry, a list, a word: each key differs when its thing does, and only then."""
    shelf = Shelf.copied(tmp_path / "gallery")
    keys = [
        ("entry", "first-light"), ("entry", "none"), ("row", "kind", "guide", "0", "-1"), ("row", "all", "0", "2"),
        ("word", "topics", "mornings"), ("word", "topics", "none"), ("words", "topics"), ("seasons",),
        ("row", "word", "topics", "mornings", "0", "-1"), ("row", "season", "9", "0", "-1"),
        ("file", "episodes/first-light/transcript.en.vtt"), ("audio", "episodes/first-light/audio.mp3"),
    ]  # fmt: skip

    def changed() -> set[tuple[str, ...]]:
        now = {key: digests(shelf).of(key) for key in keys}
        found = {key for key in keys if now[key] != before[key]}
        before.update(now)
        return found

    before = {key: digests(shelf).of(key) for key in keys}
    assert changed() == set()
    shelf.change(shelf.story, "title: ", "title: New ")
    assert changed() == {("entry", "first-light")}
    shelf.change("content/vocabulary/topics.yml", "label: ", "label: New ")
    assert ("words", "topics") in changed()
    shelf.change("episodes/first-light/transcript.en.vtt", "-->", "--> ")
    assert changed() == {("file", "episodes/first-light/transcript.en.vtt")}
    (shelf.root / "content/guides/open-every-door.md").rename(shelf.root / "content/guides/a-door.md")
    assert ("row", "kind", "guide", "0", "-1") in changed()
