"""What may stand where in content/ and episodes/."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalog.source import Found, find
from macros.kinds import all_kinds


def found(root: Path, *names: str) -> Found:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    return find(root, "content", "episodes", all_kinds().values())


def test_both_shapes(tmp_path: Path) -> None:
    """An entry is a file named by its id, or a folder named so with the kind's file in it."""
    seen = found(tmp_path, "content/guides/a.md", "content/guides/b/guide.md", "content/reports/c.yml",
    "episodes/d/episode.yml",
                 "episodes/d/pics/e.png")  # fmt: skip
    assert [(source.kind, source.id, source.path, source.files) for source in seen.sources] == [
        ("guide", "b", "content/guides/b/guide.md", ("guide.md",)),
        ("guide", "a", "content/guides/a.md", ()),
        ("report", "c", "content/reports/c.yml", ()),
        ("episode", "d", "episodes/d/episode.yml", ("episode.yml", "pics/e.png")),
    ]
    assert seen.problems == []


def test_hidden_files_are_not_seen(tmp_path: Path) -> None:
    """Files and folders that begin with a dot are left alone."""
    seen = found(
        tmp_path, "content/.obsidian/x.js", "content/guides/.a.md.swp", "content/.DS_Store", "episodes/.git/config"
    )
    assert (seen.sources, seen.pages, seen.problems) == ([], [], [])


@pytest.mark.parametrize("name", [
    "x.html", "x.js", "x.svg", "x.exe", "x.php", "x.MD", "x.PNG", "x.yaml", "x.md.exe", "x", "x.", "x.css", "x.xml",
    "x.zip", "x.swf",
])  # fmt: skip
@pytest.mark.parametrize("folder", ["content", "content/guides", "content/assets", "content/vocabulary", "episodes/a"])
def test_types_that_are_not_published(tmp_path: Path, folder: str, name: str) -> None:
    """Only listed types, in small letters, may stand in the folders that editors write."""
    seen = found(tmp_path, "episodes/a/episode.yml", f"{folder}/{name}")
    assert [(problem.rule, problem.path) for problem in seen.problems] == [("file-type", f"{folder}/{name}")]


@pytest.mark.parametrize(
    ("name", "better"), [("x.yaml", ".yml"), ("x.svg", ".png"), ("x.html", ".md"), ("x.markdown", ".md")]
)
def test_hint_has_the_better_type(tmp_path: Path, name: str, better: str) -> None:
    """A type that has a near relative is told to use that."""
    (problem,) = found(tmp_path, f"content/guides/{name}").problems
    assert problem.hint.startswith(f"Use {better} instead.")


def test_links_are_refused(tmp_path: Path) -> None:
    """Links to elsewhere on the disk, to files and to folders, are refused and not followed."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "guide.md").write_text("x", encoding="utf-8")
    root = tmp_path / "root"
    found(root, "content/guides/a.md")
    (root / "content/guides/file.md").symlink_to(secret / "guide.md")
    (root / "content/guides/folder").symlink_to(secret)
    (root / "content/reports").symlink_to(secret)
    seen = found(root)
    assert {(problem.rule, problem.path) for problem in seen.problems} == {
        ("symlink", "content/guides/file.md"), ("symlink", "content/guides/folder"), ("symlink", "content/reports")
    }  # fmt: skip
    assert [source.id for source in seen.sources] == ["a"]


@pytest.mark.parametrize(("name", "better"), [
    ("Big Name.md", "big-name"), ("ünder.md", "under"), ("a_b.md", "a-b"), ("-a.md", "a"), ("a--b.md", "a-b"),
    ("日本.md", ""),
])  # fmt: skip
def test_names_that_are_no_address(tmp_path: Path, name: str, better: str) -> None:
    """A name with other signs than small letters, digits and hyphens is refused, with a better one."""
    (problem,) = found(tmp_path, f"content/guides/{name}").problems
    assert problem.rule == "file-name"
    assert (f"{better!r}" in problem.hint) == bool(better)


def test_folder_without_its_file(tmp_path: Path) -> None:
    """A folder of a story without episode.yml is reported as a whole."""
    (problem,) = found(tmp_path, "episodes/a/notes.md").problems
    assert (problem.rule, problem.path) == ("missing-file", "episodes/a")


def test_unknown_folder_has_a_suggestion(tmp_path: Path) -> None:
    """A folder that no kind has is refused, with the nearest one."""
    (problem,) = found(tmp_path, "content/guide/a.md").problems
    assert (problem.rule, problem.path) == ("unknown-folder", "content/guide")
    assert "guides" in problem.hint


def test_pictures_stand_beside_the_words(tmp_path: Path) -> None:
    """Pictures of people and of the show may stand in the vocabulary."""
    seen = found(tmp_path, "content/vocabulary/people.yml", "content/vocabulary/ana.jpg")
    assert (seen.vocabulary, seen.problems) == ({"people": "content/vocabulary/people.yml"}, [])
