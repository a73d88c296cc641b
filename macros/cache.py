"""What one build keeps for the next under `.cache/build/`: safe to delete at any time, and trusted only by its maker.

A pull request may bring any file, also one under `.cache/`. What is kept is pickled, so it must be ours: every file is
sealed with a key that was made here, and the key counts only while it is the very file that was made (its inode and
change time, which nobody can choose for a file that git writes). Another Python, other code or other libraries seal
with another `stamp` and never see each other's files.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(".cache", "build")
KEY, GUARD = "key", "guard"
SEAL = 32  # bytes of a seal, at the head of each file


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the garbage collector: thousands of new things that stay are no reason to look at all others."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def standing(path: Path | str) -> tuple[int, ...]:
    """Size, times and place of a file on disk: while they are the same, so are its bytes. Raises OSError."""
    facts = os.stat(path)  # noqa: PTH116 - thousands are asked for, most as texts
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


@dataclass
class Cache:
    """Values by name. `lost` says why the last one could not be kept ("" when it could): a full disk harms nothing."""

    root: Path
    stamp: str
    lost: str = field(default="", init=False)

    @property
    def folder(self) -> Path:
        return self.root / FOLDER

    def load(self, name: str) -> Any | None:
        """A value kept by an earlier build; None for one that is missing, damaged, foreign or of another stamp."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        key = self._key()
        if not key or not secrets.compare_digest(data[:SEAL], self._seal(key, name, data[SEAL:])):
            return None
        with no_collection():
            return pickle.loads(data[SEAL:])

    def in_memory(self, name: str) -> dict[Any, Any] | None:
        """What builds of this process leave for each other; None in a process of one build."""
        return None

    def save(self, name: str, value: Any) -> None:
        """Keep a value for the next build, whole or not at all."""
        aside = self.folder / f".{name}.{os.getpid()}"
        try:
            key = self._key() or self._new_key()
            data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            aside.write_bytes(self._seal(key, name, data) + data)
            aside.replace(self.folder / name)
        except OSError as error:
            self.lost = error.strerror or str(error)
            aside.unlink(missing_ok=True)

    def _seal(self, key: bytes, name: str, data: bytes) -> bytes:
        sealed = b"\0".join((self.stamp.encode(), name.encode(), data))
        return hashlib.blake2b(sealed, key=key, digest_size=SEAL).digest()

    def _key(self) -> bytes | None:
        """The key, when it is the file that was made here."""
        try:
            made = (self.folder / GUARD).read_text(encoding="ascii")
            return (self.folder / KEY).read_bytes() if made == _identity(self.folder / KEY) else None
        except (OSError, ValueError):
            return None

    def _new_key(self) -> bytes:
        """A new key; whatever an older one sealed is worthless now and goes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            if path.is_file():
                path.unlink(missing_ok=True)
        key = secrets.token_bytes(SEAL)
        (self.folder / KEY).write_bytes(key)
        (self.folder / GUARD).write_text(_identity(self.folder / KEY), encoding="ascii")
        return key


@dataclass
class HeldCache(Cache):
    """A cache for a process that builds again and again: what was loaded or saved stays in its memory too."""

    held: dict[str, Any] = field(default_factory=dict, init=False)
    own: dict[str, dict[Any, Any]] = field(default_factory=dict, init=False)

    def in_memory(self, name: str) -> dict[Any, Any]:
        return self.own.setdefault(name, {})

    def load(self, name: str) -> Any | None:
        if name not in self.held:
            self.held[name] = super().load(name)
        return self.held[name]

    def save(self, name: str, value: Any) -> None:
        self.held[name] = value
        super().save(name, value)


def _identity(path: Path) -> str:
    facts = path.stat()
    return f"{facts.st_dev} {facts.st_ino} {facts.st_ctime_ns}"
