"""Puts what was made new into a site that stands: each file by one rename, so that nobody ever reads half a file.

First everything is ready in the stage beside the site, then a list of what goes is written, and from that moment on the
change is finished by whoever comes next, even after a power cut: `finish` only moves and deletes, and may be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from filecmp import cmp
from pathlib import Path

LIST = ".going.json"
"""Stands in a stage that is complete: addresses of the files that go from the site."""


def settle(stage: Path, site: Path, gone: Iterable[str]) -> list[str]:
    """Make `site` hold what is in `stage` instead of what it held there, and nothing of `gone`; the addresses of files
    that differ. Files that are equal are left alone, so that a copy by time or size sends only what changed."""
    fresh = [path for path in sorted(stage.rglob("*")) if path.is_file()]
    changed = []
    for path in fresh:
        uri = path.relative_to(stage).as_posix()
        there = site / uri
        if there.is_file() and cmp(path, there, shallow=False):
            path.unlink()
        else:
            changed.append(uri)
    going = sorted(gone)
    aside = stage / f"{LIST}.new"
    aside.write_text(json.dumps(going), encoding="utf-8")
    aside.replace(stage / LIST)
    finish(stage, site)
    return [*changed, *going]


def is_ready(stage: Path) -> bool:
    """Whether a stage was complete when its build ended."""
    return (stage / LIST).is_file()


def finish(stage: Path, site: Path) -> None:
    """Carry out what `settle` prepared. What goes, goes first: its address may be a folder of what comes."""
    for uri in json.loads((stage / LIST).read_text(encoding="utf-8")):
        if not (stage / uri).exists():
            _unlink(site / uri)
            _clear((site / uri).parent, site)
    for path in sorted(stage.rglob("*")):
        if path.is_file() and path.name != LIST:
            there = site / path.relative_to(stage)
            there.parent.mkdir(parents=True, exist_ok=True)
            path.replace(there)
    (stage / LIST).unlink()


def _unlink(path: Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        path.unlink()


def _clear(folder: Path, site: Path) -> None:
    """Take away folders that hold nothing any more, up to the site's own."""
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
