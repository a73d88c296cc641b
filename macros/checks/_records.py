"""Everything in a gallery that has fields: entries, vocabulary terms and the show, with where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.fields import Model
from macros.catalog.references import Location
from macros.settings import Settings


@dataclass(frozen=True, slots=True)
class Record:
    """Something with fields in the file `path`. `at` is where it begins there; files it names stand in `folder`."""

    path: str
    at: Location
    fields: Model
    folder: str


def records(catalog: Catalog, settings: Settings) -> Iterator[Record]:
    """All of them, entries first. Files that terms and the show name stand beside the vocabulary's files."""
    known: list[Record] = vars(catalog).setdefault("_records", [])  # a dozen checks go through them
    if not known:
        known.extend(_records(catalog, settings))
    return iter(known)


def _records(catalog: Catalog, settings: Settings) -> Iterator[Record]:
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


def entries_with(catalog: Catalog, field: str) -> Iterator[Any]:
    """All entries whose kind has a field of that name; a record takes long to say that it has none."""
    return (entry for entry in catalog.all_entries.values() if _has(type(entry), field))


def parts(fields: BaseModel, field: str, at: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Every smaller record inside one that has a field of that name, at any depth, with its place."""
    for name in _ways(type(fields), field):
        value = getattr(fields, name)
        if isinstance(value, tuple):
            pairs = [((*at, name, n), item) for n, item in enumerate(value)]
        else:
            pairs = [((*at, name), value)] if value is not None else []
        for place, item in pairs:
            if _has(type(item), field):
                yield place, item
            yield from parts(item, field, place)


@cache
def _ways(model: type, field: str) -> tuple[str, ...]:
    """Names of the fields that lead to such a record: most lead nowhere, and 10,000 entries are asked."""
    return tuple(name for name, info in _fields(model).items() if _leads(info.annotation, field))


def _leads(annotation: Any, field: str, above: tuple[Any, ...] = ()) -> bool:
    """Through Optional, tuple and Annotated to a model with the field, or to one that leads there."""
    fields = _fields(annotation)
    if not fields:
        return any(_leads(part, field, above) for part in get_args(annotation))
    if annotation in above:
        return False
    return field in fields or any(_leads(info.annotation, field, (*above, annotation)) for info in fields.values())


@cache
def _has(model: type, field: str) -> bool:
    return field in _fields(model)


def _fields(model: Any) -> dict[str, Any]:
    """A model's fields; {} for any other type."""
    return model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}


@cache
def _is_entry(model: type) -> bool:
    return issubclass(model, Entry)


def episodes(catalog: Catalog) -> Iterator[Any]:
    """All stories that were not taken back. `Any`, because checks know the fields of a kind but not its class."""
    for entry in catalog.all_entries.values():
        if entry.kind == "episode" and entry.status != "withdrawn":
            yield entry


def withdrawn(fields: BaseModel) -> bool:
    """Whether this is an entry that was taken back: its files may be gone."""
    return _is_entry(type(fields)) and fields.status == "withdrawn"  # type: ignore[attr-defined]
