"""What is kept between builds: whole or not at all, and believed only by whoever made it."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.cache import FOLDER, KEY, SEAL, Cache, HeldCache


class Bomb:
    """Leaves a file when it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return os.mkdir, (self.path,)


def test_a_value_comes_back(tmp_path: Path) -> None:
    """Another cache of the same folder and stamp finds what was kept, the newest of a name."""
    Cache(tmp_path, "1").save("value", [1])
    Cache(tmp_path, "1").save("value", [2])
    assert Cache(tmp_path, "1").load("value") == [2]
    assert Cache(tmp_path, "1").load("another") is None


def test_other_code_sees_nothing(tmp_path: Path) -> None:
    """Another stamp (another Python, other code) finds nothing, and what it keeps is its own."""
    Cache(tmp_path, "python 3.11").save("value", "old")
    assert Cache(tmp_path, "python 3.12").load("value") is None
    Cache(tmp_path, "python 3.12").save("value", "new")
    assert Cache(tmp_path, "python 3.11").load("value") is None


@pytest.mark.parametrize("at", [0, SEAL, -1])
def test_a_damaged_file_is_ignored(tmp_path: Path, at: int) -> None:
    """One changed byte anywhere, or a file cut short, is as good as no file."""
    cache = Cache(tmp_path, "1")
    cache.save("value", "x" * 100)
    path = tmp_path / FOLDER / "value"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert cache.load("value") is None
    path.write_bytes(data[:10])
    assert cache.load("value") is None


def test_a_brought_file_is_never_unpickled(tmp_path: Path) -> None:
    """A whole cache made elsewhere, with its key and guard, is ignored: a pull request may bring one."""
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    Cache(theirs, "1").save("value", Bomb(str(tmp_path / "bomb")))
    shutil.copytree(theirs / FOLDER, ours / FOLDER)
    assert Cache(ours, "1").load("value") is None
    assert not (tmp_path / "bomb").exists()


def test_a_file_put_into_our_cache_is_never_unpickled(tmp_path: Path) -> None:
    """Neither is one put beside our own key, nor one sealed with a key that was put in the place of ours."""
    cache = Cache(tmp_path / "ours", "1")
    cache.save("value", "fine")
    bomb = pickle.dumps(Bomb(str(tmp_path / "bomb")))
    (cache.folder / "value").write_bytes(b"\0" * SEAL + bomb)
    assert cache.load("value") is None
    other = Cache(tmp_path / "theirs", "1")
    other.save("value", Bomb(str(tmp_path / "bomb")))
    for name in (KEY, "value"):
        shutil.copyfile(other.folder / name, cache.folder / f"{name}.new")
        (cache.folder / f"{name}.new").replace(cache.folder / name)
    assert cache.load("value") is None
    assert not (tmp_path / "bomb").exists()


def test_a_full_disk_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is said and leaves the older value as it is."""
    cache = Cache(tmp_path, "1")
    cache.save("value", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    cache.save("value", "new")
    monkeypatch.undo()
    assert cache.lost == "No space left on device"
    assert cache.load("value") == "old"
    assert sorted(path.name for path in cache.folder.iterdir()) == ["guard", "key", "value"]


def test_a_process_that_builds_again_holds_what_it_kept(tmp_path: Path) -> None:
    """It gets the very value back, without reading it; the next process finds it on disk."""
    cache, value = HeldCache(tmp_path, "1"), ["x"]
    assert cache.load("value") is None
    cache.save("value", value)
    (tmp_path / FOLDER / "value").rename(tmp_path / "aside")
    assert cache.load("value") is value
    (tmp_path / "aside").rename(tmp_path / FOLDER / "value")
    assert Cache(tmp_path, "1").load("value") == value
