"""A mistake as pydantic reports it, at its place in the file, and the sentence made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..strict_yaml.quoting import one_line
from .model_fields import Location, Spot


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error of pydantic at a place that exists in the file. `spot` is what the model wants there."""

    type: str
    loc: Location
    value: Any
    facts: dict[str, Any]
    text: str
    spot: Spot
    parent: Spot
    branch: tuple[tuple[Location, str], ...] = ()

    @property
    def name(self) -> str:
        """The field's name, as in "for role"; items of lists go by the name of the list."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "this file")

    @property
    def example(self) -> str:
        """A right value on one line, or ""."""
        field = self.spot.field
        if field and field.examples:
            return one_line(field.examples[0])
        return self.spot.allowed[0] if self.spot.allowed else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`at_key` puts the caret at the field's name instead of its value."""

    rule: str
    message: str
    hint: str = ""
    at_key: bool = False


def like(mistake: Mistake) -> str:
    return f"Write it like this: {mistake.name}: {mistake.example}" if mistake.example else ""


def subject(mistake: Mistake) -> str:
    """ "title", or "item 2 of topics"."""
    return place(mistake.loc) if mistake.loc else mistake.name


def place(loc: Location) -> str:
    """("people", 1) → "item 2 of people"; ("image", "alt") → "alt"."""
    if loc and isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of {place(loc[:-1])}"
    return str(loc[-1]) if loc else "this file"
