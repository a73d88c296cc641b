"""Finds what editors wrote on disk: the only reader of the folders content/ and episodes/.

Knows where files may stand and which types may stand there; what is in them is parse.py's matter.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.problems import Problem, suggestion

from .entry import Kind

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MEDIA = frozenset("mp3 m4a ogg opus jpg jpeg png webp gif pdf docx csv vtt srt".split())
TEXTS = frozenset({"md", "yml"})
ALLOWED = MEDIA | TEXTS
NEAR_TYPES = {"yaml": "yml", "markdown": "md", "mdown": "md", "svg": "png", "htm": "md", "html": "md"}


@dataclass(frozen=True, slots=True)
class Source:
    """One entry's main file. `path` and `folder` are posix, relative to the root; `files` stand beside it."""

    kind: str
    id: str
    path: str
    folder: str
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """Everything a walk found: entries, vocabulary files by stem, hand-written pages, problems."""

    sources: list[Source] = field(default_factory=list)
    vocabulary: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(root: Path, path: str) -> bytes:
    """The bytes of one file under the root."""
    return (root / path).read_bytes()


def find(root: Path, content: str, episodes: str, kinds: Iterable[Kind]) -> Found:
    """Walk both folders once, in name order, whatever order the disk gives."""
    found = Found()
    by_folder = {kind.folder: kind for kind in kinds}
    for top in (content, episodes):
        folder = by_folder.get(top)
        if folder:
            _entries(root, folder, found)
        elif (root / top).is_dir():
            _content(root, top, by_folder, found)
    return found


def _content(root: Path, top: str, by_folder: dict[str, Kind], found: Found) -> None:
    for item in _listed(root, top, found):
        path = f"{top}/{item.name}"
        if not item.is_dir():
            if item.name.endswith(".md"):
                found.pages.append(path)
        elif path in by_folder:
            _entries(root, by_folder[path], found)
        elif item.name == "vocabulary":
            for file in _listed(root, path, found):
                if not file.name.endswith(tuple(MEDIA)):  # pictures of people and of the show stand here too
                    found.vocabulary[file.name.removesuffix(".yml")] = f"{path}/{file.name}"
        elif item.name == "assets":
            list(_below(root, path, found))
        else:
            folders = [name.removeprefix(f"{top}/") for name in by_folder] + ["vocabulary", "assets"]
            found.problems.append(
                Problem(
                    "unknown-folder",
                    path,
                    0,
                    0,
                    "",
                    f"nothing is published from the folder {item.name!r}",
                    suggestion(item.name, folders),
                )
            )


def _entries(root: Path, kind: Kind, found: Found) -> None:
    """Both shapes: <id>.md or <id>.yml, and <id>/ with the kind's own file in it."""
    stems: dict[str, list[str]] = {}
    for item in _listed(root, kind.folder, found):
        path = f"{kind.folder}/{item.name}"
        stem, _, suffix = item.name.rpartition(".")
        if item.is_dir():
            _entry_folder(root, kind, path, found)
        elif suffix in TEXTS:
            stems.setdefault(stem, []).append(path)
    for stem, paths in stems.items():
        if _is_slug(stem, paths[0], found):
            found.sources.append(Source(kind.name, stem, paths[0], kind.folder))
        found.problems.extend(
            Problem(
                "duplicate-id",
                extra,
                1,
                1,
                "id",
                f"{stem!r} is also the id of {paths[0]}",
                "Keep one of the two files, or give this one another name.",
            )
            for extra in paths[1:]
        )


def _entry_folder(root: Path, kind: Kind, path: str, found: Found) -> None:
    files = tuple(_below(root, path, found))
    names = [name for name in (f"{kind.name}.yml", f"{kind.name}.md") if name in files]
    ident = path.rsplit("/", 1)[-1]
    if not names:
        found.problems.append(
            Problem(
                "missing-file",
                path,
                0,
                0,
                "",
                f"this folder has no {kind.name}.yml",
                f"Add {path}/{kind.name}.yml, or remove the folder.",
            )
        )
    elif _is_slug(ident, path, found):
        found.sources.append(Source(kind.name, ident, f"{path}/{names[0]}", path, files))


def _is_slug(name: str, path: str, found: Found) -> bool:
    if SLUG.fullmatch(name):
        return True
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    hint = "Use small letters a to z, digits and hyphens only"
    found.problems.append(
        Problem(
            "file-name",
            path,
            0,
            0,
            "id",
            f"{name!r} cannot be an address",
            f"{hint}: {better!r}." if better else f"{hint}.",
        )
    )
    return False


def _listed(root: Path, folder: str, found: Found) -> Iterator[os.DirEntry[str]]:
    """The folder's items in order, without dot-files; what may not be there becomes a problem."""
    try:
        with os.scandir(root / folder) as items:
            ordered = sorted(items, key=lambda item: item.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for item in ordered:
        if item.name.startswith("."):
            continue
        problem = _refused(item, f"{folder}/{item.name}")
        if problem:
            found.problems.append(problem)
        else:
            yield item


def _below(root: Path, folder: str, found: Found, prefix: str = "") -> Iterator[str]:
    """Names of all files under a folder, relative to it."""
    for item in _listed(root, folder, found):
        if item.is_dir():
            yield from _below(root, f"{folder}/{item.name}", found, f"{prefix}{item.name}/")
        else:
            yield prefix + item.name


def _refused(item: os.DirEntry[str], path: str) -> Problem | None:
    if item.is_symlink():
        return Problem(
            "symlink",
            path,
            0,
            0,
            "",
            "a link to another place on the disk is not allowed here",
            "Put the file itself here.",
        )
    if item.is_dir():
        return None
    _, dot, last = item.name.rpartition(".")
    ending = last if dot else ""
    suffix = ending.lower()
    if item.name.lower() == "readme.md":
        return Problem(
            "file-type",
            path,
            0,
            0,
            "",
            "a README would become a page of the site",
            "Put notes for editors into CONTRIBUTING.md at the top of the repository.",
        )
    if suffix not in ALLOWED or suffix != ending:
        return Problem(
            "file-type",
            path,
            0,
            0,
            "",
            f"files of the type {'.' + suffix if suffix else 'without a name ending'} are not published from here",
            _type_hint(suffix),
        )
    return None


def _type_hint(suffix: str) -> str:
    near = NEAR_TYPES.get(suffix)
    start = f"Use .{near} instead. " if near else ""
    return f"{start}Allowed: {', '.join('.' + name for name in sorted(ALLOWED))}."
