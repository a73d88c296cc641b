"""Artifact: one file of the site that is not a page; SitePages: the finished pages an output may read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be written. `uri` is its address in the site; `data` its bytes, or a finished file: one that `make`
    gives is moved there, one beside an entry is copied. None says that the site of the earlier build has it already,
    byte for byte (`SitePages.holds`)."""

    uri: str
    data: bytes | Path | None


@dataclass(frozen=True, slots=True)
class Part:
    """One file made of many entries, and of nothing that another output makes. `given` is what `make` was told beside
    what it looks up in the gallery: when neither has changed, the file stands as it is."""

    uri: str
    make: Callable[[], bytes]
    given: Any = None


@dataclass(frozen=True, slots=True)
class PageFact:
    """What outputs know of a finished page. `uri` ends with "/" or is "" (home); `facts` is what search filters by."""

    uri: str
    language: str
    lastmod: date | None = None
    noindex: bool = False
    alternates: tuple[tuple[str, str], ...] = ()
    title: str = ""
    description: str = ""
    indexed: bool = False
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class SitePages:
    """The finished pages. `folder` is where they were made, `before` the site of an earlier build in which the others
    stand. Work that takes long asks `go_on` now and then, which raises when there is something better to do."""

    folder: Path
    pages: tuple[PageFact, ...]
    before: Path | None = None
    go_on: Callable[[], None] = lambda: None

    def file(self, uri: str) -> Path:
        """A finished file by its address: where it was made, or where it stands since an earlier build."""
        made = self.folder / uri
        return made if self.before is None or made.is_file() else self.before / uri

    def holds(self, uri: str, path: Path) -> bool:
        """Whether the earlier build's site has this very file at an address: another name of the same bytes on disk."""
        try:
            return self.before is not None and os.path.samefile(path, f"{self.before}/{uri}")  # noqa: PTH121
        except OSError:
            return False
