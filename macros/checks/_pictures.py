"""Every picture that content names, with its words and where its file stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.fields import Image
from macros.catalog.references import Location
from macros.settings import Settings

from ._records import Record, parts, records, withdrawn


@dataclass(frozen=True, slots=True)
class Picture:
    """`image` is named at `at` in `record`; `file` is its path relative to the root."""

    record: Record
    at: Location
    image: Image

    @property
    def file(self) -> str:
        return f"{self.record.folder}/{self.image.file}"


def pictures(catalog: Catalog, settings: Settings) -> Iterator[Picture]:
    """Pictures of everything that was not taken back."""
    for record in records(catalog, settings):
        if withdrawn(record.fields):
            continue
        for at, part in parts(record.fields, "file", record.at):
            if isinstance(part, Image):
                yield Picture(record, at, part)
