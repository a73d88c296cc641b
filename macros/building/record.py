"""What is written down of a build: its pieces, what they looked at and how that looked, and which files came of them.

With it, `still_right` says which pieces of the next build need not be made: nothing that they looked at has changed,
and their files stand in the site as they were left.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from macros.cache import Cache
from macros.reads import Key

from .making import Kept, Made
from .pieces import Piece

Look = tuple[int, int]  # bytes and time of last writing, in nanoseconds


@dataclass
class Record:
    """`site` is the folder that the files are in; `world` the digest of what every page depends on. `digests` stand in
    the order of `made.keys`; `looks` are of every file of the site."""

    site: str
    world: str
    made: Made = field(default_factory=Made)
    digests: list[str] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)

    def save(self, cache: Cache | None) -> None:
        """Keep it for the next build of the same site."""
        if cache:
            cache.save(_name(self.site), self)


def looks_after(before: dict[str, Look], site: Path, changed: Iterable[str]) -> dict[str, Look]:
    """How every file stands after some have changed, come or gone: only these are looked at."""
    after = dict(before)
    for uri in changed:
        try:
            facts = (site / uri).stat()
            after[uri] = facts.st_size, facts.st_mtime_ns
        except OSError:
            after.pop(uri, None)
    return after


def _name(site: str) -> str:
    return f"pages-{crc32(site.encode('utf-8', 'surrogatepass')):08x}"


def looks(site: Path | str) -> dict[str, Look]:
    """How every file of a folder stands there, by its address."""
    found: dict[str, Look] = {}
    todo = [("", os.fspath(site))]
    while todo:
        at, folder = todo.pop()
        for item in os.scandir(folder):
            if item.is_dir(follow_symlinks=False):
                todo.append((f"{at}{item.name}/", item.path))
            else:
                facts = item.stat(follow_symlinks=False)
                found[f"{at}{item.name}"] = facts.st_size, facts.st_mtime_ns
    return found


def recorded(cache: Cache | None, site: Path) -> Record | None:
    """What an earlier build kept of a site; None for one that nothing is known of."""
    found = cache.load(_name(os.fspath(site))) if cache else None
    return found if isinstance(found, Record) else None


def usable(record: Record | None, site: Path, world: str, own: bool = False) -> Record | None:
    """The record when it tells what pages would look like, and the site stands as it was left; a folder that is this
    process's `own` is not looked through."""
    if record is None or (record.site, record.world) != (os.fspath(site), world) or not site.is_dir():
        return None
    return record if own or looks(site) == record.looks else None


OWED: Key = ("owed",)
"""Looked at by a piece that is to be made again: it shows something as it was, or is an earlier build's."""


def owe(made: Made, last: Record, later: Iterable[str]) -> None:
    """Have pieces that are left as an earlier build made them count as made, and as not right; those that were made
    now, or stand for what they looked at, say for themselves that they show something as it was."""
    left = (name for name in later if name in last.made.pieces and name not in made.pieces)
    standing = {name: last.made.pieces[name].files for name in left}
    made.join(Made([OWED], {name: Kept(array("i", [0]), files) for name, files in standing.items()}))


def owed(made: Made) -> set[str]:
    """The pieces that are to be made again."""
    at = made.keys.index(OWED) if OWED in made.keys else -1
    return {name for name, kept in made.pieces.items() if at in kept.reads}


def digests_of(made: Made, digest: Callable[[Key], str]) -> list[str]:
    """How everything that pieces looked at looks now, in the order of their keys; what is owed never looks the same."""
    return ["to be made" if key == OWED else digest(key) for key in made.keys]


def still_right(record: Record, pieces: Iterable[Piece], digest: Callable[[Key], str], with_owed: bool = False) -> Made:
    """The pieces of an earlier build that would come out the same, or would if nothing were owed."""
    made = record.made
    changed = {number for number, key in enumerate(made.keys) if digest(key) != record.digests[number]}
    if with_owed and OWED in made.keys:
        changed.discard(made.keys.index(OWED))
    kept = Made(made.keys)  # without what was spent: that was an earlier build's
    for piece in pieces:
        old = made.pieces.get(piece.key)
        if old and changed.isdisjoint(old.reads):
            kept.pieces[piece.key] = old
    return kept
