"""Entries that an earlier run read are taken as they were while their files stand unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cache import Cache
from macros.catalog import load as load_module
from macros.catalog import word_files
from macros.catalog.load import load
from macros.kinds import all_kinds
from tests.small import Shelf, settings


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of entries that are parsed."""
    paths: list[str] = []
    real = load_module._entry

    def seen(root: Path, source: object, *rest: object) -> object:
        paths.append(source.path)  # type: ignore[attr-defined]
        return real(root, source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(load_module, "_entry", seen)
    return paths


def loaded(shelf: Shelf, stamp: str = "1") -> dict[str, object]:
    catalog, _ = load(settings(shelf.root), all_kinds(), Cache(shelf.root, stamp))
    return dict(catalog.all_entries)


def test_nothing_is_parsed_twice(shelf: Shelf, parsed: list[str]) -> None:
    """The second run has the same entries, in the same order, with text, place and digest."""
    first = loaded(shelf)
    assert len(parsed) == len(first) > 4
    parsed.clear()
    second = loaded(shelf)
    assert parsed == []
    assert list(second.items()) == list(first.items())
    for ident, entry in first.items():
        assert vars(second[ident]) == vars(entry)
        assert second[ident].digest == entry.digest != ""  # type: ignore[attr-defined]
        assert second[ident].body == entry.body  # type: ignore[attr-defined]


def test_only_what_changed_is_parsed(shelf: Shelf, parsed: list[str]) -> None:
    """A field, the text beside it, or a file that comes into its folder."""
    loaded(shelf)
    for path, change in (
        (shelf.report, lambda: shelf.change(shelf.report, "title: ", "title: New ")),
        ("episodes/second-wind/episode.yml", lambda: shelf.change("episodes/second-wind/notes.md", "e", "E")),
        (shelf.story, lambda: shelf.write("episodes/first-light/transcript.fr.vtt", "WEBVTT\n")),
    ):
        parsed.clear()
        change()
        loaded(shelf)
        assert parsed == [path]


def test_other_code_parses_everything(shelf: Shelf, parsed: list[str]) -> None:
    """What other code or another Python kept is not taken."""
    count = len(loaded(shelf))
    parsed.clear()
    assert len(loaded(shelf, "2")) == len(parsed) == count


def test_an_entry_with_a_mistake_is_read_until_it_is_mended(shelf: Shelf, parsed: list[str]) -> None:
    """Its mistakes are told in every run."""
    shelf.change(shelf.guide, "title: ", "titel: ")
    for _ in range(2):
        parsed.clear()
        _, problems = load(settings(shelf.root), all_kinds(), Cache(shelf.root, "1"))
        assert shelf.guide in {problem.path for problem in problems}
    assert parsed == [shelf.guide]


TOPICS = "content/vocabulary/topics.yml"


def test_words_are_read_again_when_their_file_has_changed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another label is seen at once; files that are as they were are not parsed."""
    read: list[str] = []
    real = word_files._said

    def seen(root: Path, name: str, *rest: object) -> object:
        read.append(name)
        return real(root, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(word_files, "_said", seen)
    cache = lambda: Cache(shelf.root, "1")  # noqa: E731
    first, _ = load(settings(shelf.root), all_kinds(), cache())
    assert {"topics", "show"} <= set(read)
    read.clear()
    second, _ = load(settings(shelf.root), all_kinds(), cache())
    assert read == []
    assert dict(second.words) == dict(first.words)
    assert second.show == first.show is not None
    shelf.change(TOPICS, "label: ", "label: New ")
    third, _ = load(settings(shelf.root), all_kinds(), cache())
    assert read == ["topics"]
    assert any(word.label.startswith("New ") for word in third.words["topics"].values())


def test_mistakes_in_words_are_told_in_every_run(shelf: Shelf) -> None:
    """They are not kept with the words that are right."""
    shelf.change(TOPICS, "label: ", "lable: ")
    told = [load(settings(shelf.root), all_kinds(), Cache(shelf.root, "1"))[1] for _ in range(2)]
    assert told[0] == told[1]
    assert TOPICS in {problem.path for problem in told[0]}
