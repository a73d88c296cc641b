"""Everything in a gallery that has fields: entries, vocabulary terms and the show, with where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.references import Location
from macros.settings import Settings


@dataclass(frozen=True, slots=True)
class Record:
    """Something with fields in the file `path`. `at` is where it begins there; files it names stand in `folder`."""

    path: str
    at: Location
    fields: BaseModel
    folder: str


def records(catalog: Catalog, settings: Settings) -> Iterator[Record]:
    """All of them, entries first. Files that terms and the show name stand beside the vocabulary's files."""
    for entry in catalog.all_entries.values():
        yield Record(entry.path, (), entry, entry.folder)
    beside = f"{settings.content}/vocabulary"
    for name, terms in catalog.words.items():
        for ident, term in terms.items():
            yield Record(catalog.vocabulary_paths[name], (ident,), term, beside)
    if catalog.show:
        yield Record(catalog.vocabulary_paths["show"], (), catalog.show, beside)


def records_with_faulty(catalog: Catalog, settings: Settings) -> Iterator[Record]:
    """The same and entries with mistakes, without their wrong fields: all mistakes are told in one run."""
    yield from records(catalog, settings)
    for entry in catalog.faulty:
        yield Record(entry.path, (), entry, entry.folder)


def parts(fields: BaseModel, at: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every smaller record inside one, at any depth, with its place."""
    for name in _with_parts(type(fields)):
        value = getattr(fields, name)
        many = enumerate(value) if isinstance(value, tuple) else ()
        pairs = [((*at, name, n), item) for n, item in many] or [((*at, name), value)]
        for place, item in pairs:
            if isinstance(item, BaseModel):
                yield place, item
                yield from parts(item, place)


@cache
def _with_parts(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields that can hold smaller records: most cannot, and 10,000 entries are asked."""
    return tuple(name for name, info in model.model_fields.items() if _holds_records(info.annotation))


def _holds_records(annotation: Any) -> bool:
    """Through Optional, tuple and Annotated to a model."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_records(part) for part in get_args(annotation))


def episodes(catalog: Catalog) -> Iterator[Any]:
    """All stories that were not taken back. `Any`, because checks know the fields of a kind but not its class."""
    for entry in catalog.all_entries.values():
        if entry.kind == "episode" and entry.status != "withdrawn":
            yield entry


def withdrawn(fields: BaseModel) -> bool:
    """Whether this is an entry that was taken back: its files may be gone."""
    return isinstance(fields, Entry) and fields.status == "withdrawn"
