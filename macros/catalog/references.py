"""Finds every field that names something else (`Refers`), in any model, without knowing the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from .fields import Refers

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """`value` stands at `location` in the source and must be the id of what `refers` says."""

    location: Location
    value: str
    refers: Refers


@cache
def _routes(model: type[BaseModel]) -> tuple[tuple[str, bool, Refers | None, type[BaseModel] | None], ...]:
    """Per field: its name, whether it is a list, and what it refers to or which model lies below."""
    found = []
    for name, info in model.model_fields.items():
        marks = [mark for mark in info.metadata if isinstance(mark, Refers)]
        many, mark, below = _look(info.annotation)
        mark = marks[0] if marks else mark
        if mark or below:
            found.append((name, many, mark, below))
    return tuple(found)


def _look(annotation: Any) -> tuple[bool, Refers | None, type[BaseModel] | None]:
    """Through Optional, tuple and Annotated to a mark or a model."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return False, None, annotation if issubclass(annotation, BaseModel) else None
    many, mark, below = get_origin(annotation) in (tuple, list), None, None
    for part in get_args(annotation):
        if isinstance(part, Refers):
            mark = part
        elif part is not Ellipsis:
            inner_many, inner_mark, inner_below = _look(part)
            many, mark, below = many or inner_many, mark or inner_mark, below or inner_below
    return many, mark, below


def references(record: BaseModel, at: Location = ()) -> Iterator[Reference]:
    """Every reference in a record, in the order of its fields."""
    for name, many, mark, below in _routes(type(record)):
        value = getattr(record, name)
        if value is None:
            continue
        items = [((*at, name, n), item) for n, item in enumerate(value)] if many else [((*at, name), value)]
        for place, item in items:
            if mark:
                yield Reference(place, item, mark)
            elif below:
                yield from references(item, place)


def names(record: BaseModel) -> list[tuple[Refers, str]]:
    """What the same references say, without their places: several times faster, for those who ask of 10,000 entries."""
    found: list[tuple[Refers, str]] = []
    for field, many, mark, below in _routes(type(record)):
        value = getattr(record, field)
        if not value:
            continue
        if mark:
            found.extend([(mark, item) for item in value] if many else [(mark, value)])
        elif below:
            for item in value if many else (value,):
                found.extend(names(item))
    return found
