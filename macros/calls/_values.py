"""Whether a call can be carried out with the values that a page gives it, said in an editor's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import BoundArguments, Parameter, getdoc, signature
from typing import Any

from macros.gallery import Gallery
from macros.problems import suggestion

from ._fragment import CallError


def bound(
    name: str, call: Callable[..., Any], gallery: Gallery, values: tuple[Any, ...], named: Mapping[str, Any]
) -> BoundArguments:
    """The values in the call's places; CallError when they do not fit, with the call's own example as the hint."""
    places = signature(call)
    own = [place for place in places.parameters if place != "gallery"]
    unknown = next((word for word in named if word not in own), None)
    if unknown is not None:
        raise CallError(f"{name} knows no {unknown!r}", f"{suggestion(unknown, own)} {example(call)}")
    try:
        found = places.bind(gallery, *values, **named)
    except TypeError:
        raise CallError(f"{name} does not take these values", example(call)) from None
    for place, value in _each(found):
        if place.name != "gallery":
            _fits(name, place, value, call)
    return found


def example(call: Callable[..., Any]) -> str:
    """How the call is written, from the first line of its docstring: the part in backticks before the colon."""
    return f"Write {(getdoc(call) or '').partition('`: ')[0].replace('`', '')}."


def _each(found: BoundArguments) -> Iterator[tuple[Parameter, Any]]:
    for name, value in found.arguments.items():
        place = found.signature.parameters[name]
        several = value if place.kind is Parameter.VAR_POSITIONAL else (value,)
        yield from ((place, one) for one in several)


def _fits(name: str, place: Parameter, value: Any, call: Callable[..., Any]) -> None:
    if place.annotation == "int" and (type(value) is not int or value < 1):
        raise CallError(f"in {name}, {place.name} is a whole number from 1 on", example(call))
    if place.annotation == "str" and type(value) is not str:
        raise CallError(f"{name} takes text in quotes here, not {value}", example(call))
