"""Reading a whole gallery: everything that is wrong at once, and everything that is right all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.load import load
from macros.kinds import all_kinds
from macros.problems import Problem
from tests.small import Shelf, settings

HEAD = "title: T\nsummary: S.\npublished: 2026-01-01\nstatus: published\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


def loaded(shelf: Shelf) -> tuple[Catalog, list[Problem]]:
    return load(settings(shelf.root), all_kinds())


def rules(shelf: Shelf) -> set[tuple[str, str]]:
    return {(problem.rule, problem.path) for problem in loaded(shelf)[1]}


def test_small_gallery_is_right(shelf: Shelf) -> None:
    """The small gallery is read without a word of complaint."""
    catalog, problems = loaded(shelf)
    assert problems == []
    assert len(catalog.all_entries) == 8
    assert {name: len(words) for name, words in catalog.words.items()} == {
        "topics": 3, "people": 3, "organizations": 1, "places": 1, "audiences": 1, "grades": 1,
    }  # fmt: skip
    assert [page.name for page in catalog.pages] == ["about.md", "calls.md", "index.md"]
    assert catalog.show
    assert catalog.broken == frozenset()


def test_everything_broken_at_once(shelf: Shelf) -> None:
    """Mistakes in entries, pages, words, the show, names, types, links and encodings all come in one run."""
    shelf.write("content/guides/Bad Name.md", f"---\n{HEAD}---\n")
    shelf.write("content/guides/empty.md", "")
    shelf.write("content/guides/nofields.md", "---\n- a\n---\n")
    shelf.write("content/guides/unclosed.md", f"---\n{HEAD}")
    shelf.write("content/guides/other-id.md", f"---\nid: another\n{HEAD}---\n")
    shelf.write("content/guides/calls.md", f"---\nrender_macros: true\n{HEAD}---\n")
    shelf.write("content/guides/page.html", "<p>x</p>")
    shelf.write("content/guides/first-light.md", f"---\n{HEAD}---\n")
    shelf.write("content/guides/twice.md", f"---\n{HEAD}---\n")
    shelf.write("content/guides/twice.yml", HEAD)
    shelf.write("content/guides/unknown.md", f"---\n{HEAD}colour: red\n---\n")
    shelf.write("content/guides/README.md", "notes")
    shelf.write("content/reports/empty.yml", "")
    shelf.write("content/reports/list.yml", "- a\n- b\n")
    shelf.write("content/pamphlets/x.md", "x")
    shelf.write("content/vocabulary/moods.yml", "a:\n  label: A\n")
    shelf.write("content/vocabulary/grades.yml", "Middle School:\n  label: M\nhigh:\n  order: 9\nlow:\n  label: L\n")
    shelf.write("content/vocabulary/show.yml", "title: Only this\n")
    shelf.write("content/about.md", "---\ntitle: A\ndescription: B.\nrender_macros: true\n---\n")
    shelf.write("content/bare.md", "Only words.")
    shelf.write("episodes/nothing/notes.md", "x")
    (shelf.root / "content/guides/latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    (shelf.root / "content/guides/link.md").symlink_to(shelf.root / "content/about.md")
    found = rules(shelf)
    guides = "content/guides/"
    assert {
        ("file-name", f"{guides}Bad Name.md"), ("missing-field", f"{guides}empty.md"),
        ("front-matter", f"{guides}nofields.md"),
        ("front-matter", f"{guides}unclosed.md"), ("id-differs", f"{guides}other-id.md"),
        ("macros-refused", f"{guides}calls.md"),
        ("file-type", f"{guides}page.html"), ("duplicate-id", f"{guides}first-light.md"),
        ("duplicate-id", f"{guides}twice.yml"),
        ("unknown-field", f"{guides}unknown.md"), ("file-type", f"{guides}README.md"),
        ("empty-file", "content/reports/empty.yml"),
        ("wrong-type", "content/reports/list.yml"), ("unknown-folder", "content/pamphlets"),
        ("unknown-file", "content/vocabulary/moods.yml"), ("bad-id", "content/vocabulary/grades.yml"),
        ("missing-field", "content/vocabulary/grades.yml"), ("missing-field", "content/vocabulary/show.yml"),
        ("macros-refused", "content/about.md"), ("missing-field", "content/bare.md"),
        ("missing-file", "episodes/nothing"),
        ("encoding", f"{guides}latin.md"), ("symlink", f"{guides}link.md"),
    } <= found  # fmt: skip


def test_every_problem_has_a_place(shelf: Shelf) -> None:
    """Every problem names a path that is there, relative to the gallery, and a line that the file has."""
    shelf.write("content/guides/unknown.md", f"---\n{HEAD}colour: red\nsize: big\n---\n")
    shelf.write("content/vocabulary/topics.yml", "a: {label: A}\nb: {lable: B, definition: C}\n")
    for problem in loaded(shelf)[1]:
        lines = (shelf.root / problem.path).read_text(encoding="utf-8").splitlines()
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def test_mistake_in_one_word_leaves_the_others(shelf: Shelf) -> None:
    """A vocabulary with a wrong word keeps the right ones, so that entries are not told what is not their fault."""
    shelf.write("content/vocabulary/grades.yml", "middle:\n  label: M\nhigh:\n  order: 9\nUpper:\n  label: U\n")
    catalog, problems = loaded(shelf)
    assert set(catalog.words["grades"]) == {"middle"}
    assert {problem.rule for problem in problems} == {"missing-field", "bad-id"}


def test_entry_with_a_mistake_is_broken(shelf: Shelf) -> None:
    """An entry with a mistake is not shown, and known as broken by id and path."""
    shelf.change(shelf.guide, "minutes: 20", "minutes: soon")
    catalog, problems = loaded(shelf)
    assert "open-every-door" not in catalog.all_entries
    assert catalog.broken == {"open-every-door", shelf.guide}
    assert [(problem.rule, problem.field) for problem in problems] == [("wrong-type", "minutes")]


def test_own_id_may_be_written(shelf: Shelf) -> None:
    """The id of the file's own name may stand in the file; it changes nothing."""
    shelf.change(shelf.guide, "title: Open", "id: open-every-door\ntitle: Open")
    catalog, problems = loaded(shelf)
    assert problems == []
    assert catalog.all_entries["open-every-door"].id == "open-every-door"


def test_folder_of_its_own(shelf: Shelf) -> None:
    """An entry of any kind may have a folder, with its files beside it and its text in notes.md or in itself."""
    shelf.write("content/guides/one/guide.md", f"---\n{HEAD}---\nWords.\n")
    shelf.write("content/guides/one/plan.pdf", "x")
    shelf.write("content/reports/two/report.yml", HEAD)
    shelf.write("content/reports/two/notes.md", "More words.\n")
    catalog, problems = loaded(shelf)
    assert problems == []
    one, two = catalog.all_entries["one"], catalog.all_entries["two"]
    assert (one.folder, one.files, one.body, one.body_path) == (
        "content/guides/one", ("guide.md", "plan.pdf"), "Words.\n", "content/guides/one/guide.md"
    )  # fmt: skip
    assert (two.body, two.body_line, two.body_path) == ("More words.\n", 1, "content/reports/two/notes.md")


def test_second_run_sees_changes(shelf: Shelf) -> None:
    """Nothing of an earlier run is remembered, positions included."""
    loaded(shelf)
    shelf.write(shelf.guide, f"---\n{HEAD}minutes: soon\n---\n")
    (problem,) = loaded(shelf)[1]
    assert (problem.line, problem.column) == (6, 10)
    shelf.change(shelf.guide, "minutes: soon", "\n\nminutes: soon")
    assert loaded(shelf)[1][0].line == 8


def test_order_does_not_depend_on_the_disk(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the disk lists files in, entries come in the same order."""
    before = list(loaded(shelf)[0].all_entries)
    scan = os.scandir

    class Backwards:
        def __init__(self, path: Path) -> None:
            self.items = sorted(scan(path), key=lambda item: item.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.items

        def __exit__(self, *_: object) -> None:
            self.items = []

    monkeypatch.setattr("macros.catalog.source.os.scandir", Backwards)
    assert list(loaded(shelf)[0].all_entries) == before


def test_empty_gallery(tmp_path: Path) -> None:
    """A folder without content is a gallery without entries, and no mistake."""
    catalog, problems = load(settings(tmp_path), all_kinds())
    assert (dict(catalog.all_entries), problems, catalog.show) == ({}, [], None)
