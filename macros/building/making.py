"""Makes pieces, in one process or several, and writes down what each looked at and which files came of it."""

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from macros.outputs._artifact import Artifact
from macros.reads import Key, Reads
from macros.workers import Work, carry_out

from .pieces import Piece


class Kept(NamedTuple):
    """A piece that was made: numbers of keys in `Made.keys`, and its files in the site."""

    reads: array[int]
    files: tuple[str, ...]


WORTH_KEEPING = 0.9  # of the keys, used ones: with fewer, the others go

Spent = dict[str, tuple[int, float]]
"""How many pieces of a sort were made, and the seconds that it took in all processes together."""


@dataclass
class Made:
    """Pieces by their key. One process's share can be joined to another's."""

    keys: list[Key] = field(default_factory=list)
    pieces: dict[str, Kept] = field(default_factory=dict)
    spent: Spent = field(default_factory=dict)

    def join(self, other: Made) -> None:
        """Take over another's pieces."""
        number = {key: at for at, key in enumerate(self.keys)}
        for name, kept in other.pieces.items():
            reads = (number.setdefault(other.keys[at], len(number)) for at in kept.reads)
            self.pieces[name] = kept._replace(reads=array("i", reads))
        self.keys = list(number)
        for sort, (pieces, seconds) in other.spent.items():
            before = self.spent.get(sort, (0, 0.0))
            self.spent[sort] = before[0] + pieces, before[1] + seconds

    def forget(self) -> None:
        """Let go of keys that no piece looks at any more, once they are many: their things are looked at for nothing,
        and numbering nearly a million anew for a few costs more."""
        used = set().union(*(kept.reads for kept in self.pieces.values()))
        if len(used) > len(self.keys) * WORTH_KEEPING:
            return
        number = {old: new for new, old in enumerate(sorted(used))}
        self.keys = [self.keys[old] for old in number]
        for name, kept in self.pieces.items():
            self.pieces[name] = kept._replace(reads=array("i", [number[at] for at in kept.reads]))


def make_pieces(
    pieces: Sequence[Piece], reads: Reads, stage: Path, jobs: int, done: Callable[[int], None] = lambda count: None
) -> Made:
    """Write the files of all pieces below `stage`. Raises WorkFailed, which names the source of what failed."""
    maker = _Maker(pieces, reads, stage)
    work = Work(len(pieces), maker.do, maker.result, lambda number: pieces[number].label, done)
    whole, *others = carry_out(work, jobs)
    for part in others:
        whole.join(part)
    return whole


class _Maker:
    """One process's share."""

    def __init__(self, pieces: Sequence[Piece], reads: Reads, stage: Path) -> None:
        self.pieces, self.reads, self.stage = pieces, reads, stage
        self.numbers: dict[Key, int] = {}
        self.made: dict[str, Kept] = {}
        self.folders: set[str] = set()
        self.spent: Spent = {}

    def do(self, number: int) -> None:
        piece, begun = self.pieces[number], perf_counter()
        with self.reads.unseen() as looked:
            files = tuple(self._write(artifact) for artifact in piece.make())
        numbers, at = self.numbers, []
        for key in (*piece.looked, *looked):
            at.append(numbers.setdefault(key, len(numbers)))
        count, seconds = self.spent.get(piece.sort, (0, 0.0))
        self.spent[piece.sort] = count + 1, seconds + perf_counter() - begun
        self.made[piece.key] = Kept(array("i", sorted(set(at))), files)

    def result(self) -> Made:
        return Made(list(self.numbers), self.made, self.spent)

    def _write(self, artifact: Artifact) -> str:
        uri = os.path.normpath(artifact.uri)
        if uri.startswith(("..", "/")):
            raise RuntimeError(f"{artifact.uri} leads out of the site")
        folder, _, _ = uri.rpartition("/")
        path = f"{self.stage}/{uri}"
        if folder not in self.folders:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        if isinstance(artifact.data, Path):
            shutil.copyfile(artifact.data, path)
            return artifact.uri
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - one of fifty thousand: nothing is asked of it first
            left = memoryview(artifact.data)
            while left:
                left = left[file.write(left) :]
        return artifact.uri
