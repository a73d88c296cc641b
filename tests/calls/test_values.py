"""Whether values fit a call, and the example that an editor is shown."""

from __future__ import annotations

from typing import Any

import pytest

from macros.calls import all_calls
from macros.calls._fragment import CallError
from macros.calls._text import Written, pieces
from macros.calls._values import bound, example
from macros.gallery import Gallery


@pytest.mark.parametrize("name", sorted(all_calls()))
def test_every_call_shows_how_it_is_written(name: str) -> None:
    """The docstring of every call begins with an example of itself that can be read, in backticks before a colon."""
    words = example(all_calls()[name])
    found = [piece for piece in pieces(words) if isinstance(piece, Written)]
    assert found
    assert {written.name for written in found} == {name}
    assert "`" not in words


@pytest.mark.parametrize("name", sorted(all_calls()))
def test_examples_fit(gallery: Gallery, name: str) -> None:
    """The values in a call's own example are values that it takes."""
    for written in pieces(example(all_calls()[name])):
        if isinstance(written, Written):
            assert bound(name, all_calls()[name], gallery, written.values, written.named).arguments


def some(gallery: Gallery, ident: str, *more: str, limit: int = 1) -> None:
    """`{{ some("a") }}`: an example."""


@pytest.mark.parametrize(("values", "named"), [
    (("a",), {}), (("a", "b", "c"), {}), (("a",), {"limit": 5}), ((), {"ident": "a"}), (("",), {}),
])  # fmt: skip
def test_fits(gallery: Gallery, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Text where text belongs, whole numbers from 1 where numbers belong."""
    assert bound("some", some, gallery, values, named).arguments["gallery"] is gallery


@pytest.mark.parametrize(("values", "named"), [
    ((), {}), ((1,), {}), (("a", 2), {}), (("a",), {"limit": 0}), (("a",), {"limit": "2"}), (("a",), {"limit": True}),
    (("a",), {"limit": 1.5}), (("a",), {"ident": "b"}), (("a",), {"gallery": "b"}), (("a",), {"lmit": 2}), ((None,),
    {}),
])  # fmt: skip
def test_does_not_fit(gallery: Gallery, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Anything else is refused with the call's own example."""
    with pytest.raises(CallError) as raised:
        bound("some", some, gallery, values, named)
    assert 'Write {{ some("a") }}.' in raised.value.hint
