"""New files take the old ones' place; a change that was cut off is finished by the next build."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.building.settling import LIST, finish, is_ready, settle

OLD = {"index.html": "old", "a/index.html": "same", "b/index.html": "goes"}
NEW = {"index.html": "new", "a/index.html": "same", "c/index.html": "comes", "d/e/index.html": "comes too"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", OLD)


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    return write(tmp_path / "stage", NEW)


def test_the_site_holds_what_is_new_and_nothing_that_went(site: Path, stage: Path) -> None:
    """What differs is said; empty folders go with their last file."""
    assert settle(stage, site, ["b/index.html"]) == ["c/index.html", "d/e/index.html", "index.html", "b/index.html"]
    assert read(site) == NEW
    assert not (site / "b").exists()


def test_equal_files_stay_untouched(site: Path, stage: Path) -> None:
    """A file that came out the same keeps its time of writing: nothing sends it anew."""
    before = (site / "a/index.html").stat()
    settle(stage, site, [])
    after = (site / "a/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("moved", range(4))
def test_a_change_that_was_cut_off_is_finished(
    site: Path, stage: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    """Stopped after any number of files, the same stage finishes the change; before its list was whole, nothing was."""
    left = iter(range(moved))
    real = Path.replace

    def replace(path: Path, to: Path) -> Path:
        if path.name != f"{LIST}.new" and next(left, None) is None:
            raise KeyboardInterrupt
        return real(path, to)

    monkeypatch.setattr(Path, "replace", replace)
    try:
        settle(stage, site, ["b/index.html"])
    except KeyboardInterrupt:
        monkeypatch.undo()
        assert is_ready(stage)
        finish(stage, site)
    assert read(site) == NEW
    assert not is_ready(stage)


def test_a_file_where_a_folder_was(tmp_path: Path) -> None:
    """An address may become a file where a folder was, whose files go."""
    site = write(tmp_path / "site", {"x/index.html": "1"})
    settle(write(tmp_path / "stage", {"x": "file"}), site, ["x/index.html"])
    assert read(site) == {"x": "file"}
