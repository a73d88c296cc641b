"""Looks up what a model says about a place in a file: field names, examples, allowed words.

Follows annotations through Optional, Annotated, unions, lists and groups; knows nothing of mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel, RootModel
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """What may stand in one place: the types, and the field it is (None in lists and at the top)."""

    types: tuple[Any, ...]
    field: FieldInfo | None = None

    @property
    def models(self) -> tuple[type[BaseModel], ...]:
        return tuple(option for option in self.types if isinstance(option, type) and issubclass(option, BaseModel))

    @property
    def allowed(self) -> tuple[str, ...]:
        """The words of a closed list, in their order; numbers as text."""
        words: list[str] = []
        for option in self.types:
            if get_origin(option) is Literal:
                words.extend(str(word) for word in get_args(option))
            elif isinstance(option, type) and issubclass(option, Enum):
                words.extend(str(member.value) for member in option)
        return tuple(dict.fromkeys(words))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the fields that may stand here, as editors write them."""
        found = (shown(name, info) for model in self.models for name, info in model.model_fields.items())
        return tuple(dict.fromkeys(found))

    def branch(self, label: str | None) -> Spot:
        """Only the model that the label of a union means: by its name, or by the word that decides (`type: file`)."""
        meant = [model for model in self.models if label == model.__name__] or [
            model
            for model in self.models
            if any(label in Spot(tuple(options(info.annotation))).allowed for info in model.model_fields.values())
        ]
        return Spot(tuple(meant), self.field) if label and len(meant) == 1 else self

    def below(self, part: str | int) -> Spot:
        """The place one step further; empty when the model knows nothing of it."""
        types: list[Any] = []
        info = None
        for option in self.types:
            if isinstance(option, type) and issubclass(option, BaseModel) and get_origin(option) is None:
                info = field_of(option, str(part)) or info
                types.extend(options(info.annotation) if info else ())
            else:
                types.extend(_items(option, part))
        return Spot(tuple(types), info)


def spot_at(model: type[BaseModel], loc: Location, labels: Mapping[Location, str] | None = None) -> Spot:
    """What the model wants at `loc`; `labels` says which branch of a union was tried in a place."""
    labels = labels or {}
    spot = Spot(tuple(options(model))).branch(labels.get(()))
    for number, part in enumerate(loc, 1):
        spot = spot.below(part).branch(labels.get(loc[:number]))
    return spot


def options(annotation: Any) -> Iterator[Any]:
    """The single types behind Annotated, unions, named aliases and root models; None left out."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from options(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from options(part)
    elif hasattr(annotation, "__value__"):
        yield from options(annotation.__value__)
    elif isinstance(annotation, type) and origin is None and issubclass(annotation, RootModel):
        yield from options(annotation.model_fields["root"].annotation)
    elif annotation is not type(None):
        yield annotation


def field_of(model: type[BaseModel], part: str) -> FieldInfo | None:
    """The field that editors call `part`, by alias or by its own name."""
    for name, info in model.model_fields.items():
        if part in (shown(name, info), name):
            return info
    return None


def shown(name: str, info: FieldInfo) -> str:
    """The name editors write: the alias where one is declared."""
    alias = info.validation_alias or info.alias
    if isinstance(alias, AliasChoices):
        alias = next((choice for choice in alias.choices if isinstance(choice, str)), None)
    return alias if isinstance(alias, str) else name


def _items(option: Any, part: str | int) -> Iterator[Any]:
    origin, inner = get_origin(option), get_args(option)
    if not inner or not isinstance(origin, type):
        return
    if issubclass(origin, Mapping):
        yield from options(inner[1])
    elif origin is tuple and inner[-1] is not Ellipsis:
        if isinstance(part, int) and part < len(inner):
            yield from options(inner[part])
    elif issubclass(origin, (Sequence, set, frozenset)):
        yield from options(inner[0])
