"""missing-file: a picture or document that is named must be there.

An entry's files stand in its own folder; pictures of people, organizations and the show in
content/vocabulary/.
To mend it, put the file there, or correct its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._mistake import mistake
from ._records import Record, parts, records, withdrawn


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for record in records(catalog, settings):
        if withdrawn(record.fields):
            continue
        for at, part in parts(record.fields, "file", record.at):
            name = part.file
            if at[-1] == "audio" or not name or library.size(f"{record.folder}/{name}") is not None:
                continue
            yield mistake(
                "missing-file", catalog, record.path, (*at, "file"), f"there is no file {record.folder}/{name}",
                _hint(catalog, record, name),
            )  # fmt: skip


def _hint(catalog: Catalog, record: Record, name: str) -> str:
    """The files of the same type that are there, nearest first."""
    folder, suffix = catalog.root / record.folder, PurePosixPath(name).suffix
    here = sorted(file.name for file in folder.iterdir() if file.suffix == suffix) if folder.is_dir() else []
    return suggestion(name, here) if here else f"Put the file into {record.folder}/."
