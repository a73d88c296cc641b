"""A folder that keeps finished folders from build to build, each named by the digest of what it was made of.

An entry is made aside and renamed, so that one that is there is whole. A pull request may bring any file: an entry
counts only while its folders are the very ones that were made here, by their inodes and change times, which the
build's cache remembers under seal, and while their files are as they were left: they are links to those of the site,
where somebody may write. What a build did not ask for is removed when it ends. Without a cache, entries live as long as
the build, and so do those that cannot be written beside it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from filecmp import cmp
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from macros.cache import Cache

FOLDER = Path(".cache", "search")
_FACTS = "search"  # the name under which the build's cache keeps what entries looked like


class Keep:
    """`work` is a folder for files on their way; it is gone after the build."""

    def __init__(self, folder: Path, work: Path, known: dict[str, str]) -> None:
        self.folder, self.work, self.known = folder, work, known
        self.used: dict[str, Path] = {}
        self.made: set[str] = set()
        self.lent_before = 0

    @classmethod
    @contextmanager
    def opened(cls, cache: Cache | None, beside: Path) -> Iterator[Keep]:
        """With a folder for work in `beside`. When nothing fails, entries that were not asked for are removed."""
        with TemporaryDirectory(prefix=".search-", dir=beside) as work:
            inside = Path(work) / "kept"
            inside.mkdir()
            keep = cls(cache.root / FOLDER if cache else inside, Path(work), (cache and cache.load(_FACTS)) or {})
            yield keep
            if cache:
                keep.tidy()
                cache.save(_FACTS, {
                    name: _looks(path) if name in keep.made else keep.known[name] for name, path in keep.used.items()
                })  # fmt: skip

    def get(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of an entry; one that is not there is made by `make` in an empty folder."""
        path = self.folder / name
        if not self.trusted(path):
            path = self._made(name, make)
            self.made.add(name)
        self.used[name] = path
        return path

    def trusted(self, path: Path) -> bool:
        """Whether an entry is the one that was made here, in this build or an earlier one."""
        return path.is_dir() and (self.used.get(path.name) == path or self.known.get(path.name) == _looks(path))

    def entries(self) -> Iterator[Path]:
        """All that can be trusted."""
        found = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return (path for path in found if self.trusted(path))

    @cached_property
    def before(self) -> dict[str, str]:
        """The files that earlier builds kept in entries, by their paths in these; of several any one."""
        return {
            path.removeprefix(f"{entry}/"): path
            for entry in self.entries()
            if entry.name not in self.made
            for folder, _, names in os.walk(entry)
            for path in (f"{folder}/{name}" for name in names)
        }

    def share(self, made: Path) -> None:
        """Files of a new entry that an earlier one has too become links to those: what stands in the site since then
        is known by its place on the disk, and need not be compared."""
        for folder, _, names in os.walk(made):
            for path in (f"{folder}/{name}" for name in names):
                known = self.before.get(path.removeprefix(f"{made}/"))
                if known and cmp(known, path, shallow=False):
                    link(known, f"{path}.new")
                    os.replace(f"{path}.new", path)  # noqa: PTH105

    def _made(self, name: str, make: Callable[[Path], None]) -> Path:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            aside = Path(mkdtemp(prefix="making-", dir=self.folder))
        except OSError:  # the place is full or may not be written to
            aside = Path(mkdtemp(prefix="making-", dir=self.work))
        try:
            make(aside)
            path = aside.parent / name
            shutil.rmtree(path, ignore_errors=True)
            return aside.rename(path)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what this build did not ask for."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path not in self.used.values():
                shutil.rmtree(path, ignore_errors=True)

    def lent(self, path: Path) -> Path:
        """A kept file under a name of its own below `work`, to be moved away: a link to it where links work."""
        copy = self.work / str(self.lent_before)
        self.lent_before += 1
        link(path, copy)
        return copy


def link(path: Path | str, to: Path | str) -> None:
    """The same file under another name, or a copy on another disk or a file system without links."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copyfile(path, to)


def _looks(path: Path) -> str:
    """What tells a folder and all in it from others of the same names. A file's link count and the time of its change
    are no part of it: it is lent."""
    found = []
    todo = [os.fspath(path)]
    while todo:
        folder = todo.pop()
        place = os.lstat(folder)
        found.append((folder.removeprefix(str(path)), place.st_dev, place.st_ino, place.st_ctime_ns))
        for item in os.scandir(folder):
            if item.is_dir(follow_symlinks=False):
                todo.append(item.path)
            else:
                file = item.stat(follow_symlinks=False)
                found.append((item.name, file.st_size, file.st_ino, file.st_mtime_ns))
    return blake2b(repr(sorted(found)).encode(), digest_size=16).hexdigest()
