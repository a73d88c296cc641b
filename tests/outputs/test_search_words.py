"""Words of an index as bytes: taken apart and put together they are what they were, and other formats are noticed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.outputs._cbor import LIST, UnknownFormat, head, head_at, listed, number, text, value_at
from macros.outputs._search_chunks import CHUNK, chunks
from macros.outputs._search_words import Words, rows_of, together

NUMBERS = st.one_of(st.integers(0, 30), st.integers(0, 2**32 - 1))
WHOLE = st.lists(st.one_of(NUMBERS, st.integers(-300, -1)), max_size=4)
PAGES = st.dictionaries(st.integers(0, 2**20), st.tuples(WHOLE, WHOLE), max_size=5)
FORMS = st.dictionaries(st.text("áb", max_size=3), PAGES, max_size=2)
INDEX = st.dictionaries(st.text("abñ漢", min_size=1, max_size=4), st.tuples(PAGES, FORMS), max_size=6)

Index = dict[str, Any]


def whole(value: int) -> bytes:
    return head(0, value) if value >= 0 else head(1, -1 - value)


def pages(found: Index) -> bytes:
    """A list of pages as Pagefind writes it: each number as the step from the one before."""
    before, made = 0, []
    for page in sorted(found):
        places, meta = found[page]
        made.append(listed(number(page - before), listed(*map(whole, places)), listed(*map(whole, meta))))
        before = page
    return listed(*made)


def entry(word: str, found: tuple[Index, dict[str, Index]]) -> bytes:
    own, forms = found
    variants = [listed(text(form), pages(forms[form])) for form in sorted(forms)]
    return listed(text(word), pages(own), listed(*variants))


def chunk(index: Index) -> bytes:
    return listed(listed(*(entry(word, index[word]) for word in sorted(index))))


def moved(found: Index, by: int) -> Index:
    return {page + by: lists for page, lists in found.items()}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(INDEX, min_size=1, max_size=3))
def test_indexes_put_together_hold_all_their_pages(indexes: list[Index]) -> None:
    """Every list of every index is in the whole, its pages numbered on; also when kept in files meanwhile."""
    step = 2**20 + 1
    parts = []
    for n, index in enumerate(indexes):
        with TemporaryDirectory() as folder:
            Words.of(rows_of(chunk(index))).save(Path(folder))
            parts.append((Words.load(Path(folder)), n * step))
    expected: Index = {}
    for n, index in enumerate(indexes):
        for word, (own, forms) in index.items():
            known, variants = expected.setdefault(word, ({}, {}))
            known.update(moved(own, n * step))
            for form, found in forms.items():
                variants.setdefault(form, {}).update(moved(found, n * step))
    assert list(together(parts)) == [(word, entry(word, expected[word])) for word in sorted(expected)]


@pytest.mark.parametrize(
    "data",
    [
        b"", listed(), listed(listed(listed(text("word"), listed()))),
        listed(listed(listed(number(1), listed(), listed()))),
        listed(listed(listed(text("word"), listed(listed(number(1), listed())), listed()))),
        listed(listed(listed(text("word"), listed(), listed()))) + b"\x00",
    ],
)  # fmt: skip
def test_other_formats_are_noticed(data: bytes) -> None:
    """A chunk that is written in another way is refused, whatever differs."""
    with pytest.raises(UnknownFormat):
        list(rows_of(data))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.recursive(st.one_of(NUMBERS, st.text(max_size=40)), lambda inner: st.lists(inner, max_size=30)))
def test_values_come_back(value: Any) -> None:
    """Numbers, texts and lists are read as they were written, to their end."""

    def coded(value: Any) -> bytes:
        return (
            number(value)
            if isinstance(value, int)
            else text(value)
            if isinstance(value, str)
            else listed(*map(coded, value))
        )

    data = coded(value)
    assert value_at(data + b"more") == (value, len(data))


def test_values_of_other_types_are_noticed() -> None:
    """What is no number, text or list of known length is refused."""
    for data in (b"", b"\x9f\xff", b"\xf5", b"\x20"):
        with pytest.raises(UnknownFormat):
            value_at(data)
    with pytest.raises(UnknownFormat):
        head_at(b"\x01", 0, LIST)


def test_chunks_end_between_words_that_are_not_alike() -> None:
    """A chunk is not much larger than it should be; words that begin alike stay together where they can."""
    size = CHUNK // 4
    words = [*(f"gard{n}" for n in range(6)), "hill", "hilly"]
    found = [(first, last, len(parts)) for first, last, parts in chunks((word, b"x" * size) for word in words)]
    assert found == [("gard0", "gard5", 6), ("hill", "hilly", 2)]
    long = [(first, last) for first, last, _ in chunks((f"gard{n:02}", b"x" * size) for n in range(20))]
    assert long == [("gard00", "gard07"), ("gard08", "gard15"), ("gard16", "gard19")]
    assert list(chunks([])) == []
