"""Columns of the catalogue as short texts: every row's value in the order of the rows, to be packed well by gzip.

Read by overrides/assets/js/search_columns.js. A number is written in digits of base 64, and all first digits stand
before all second ones, so that each text has few different signs. Without them a page's address, names of fragments and
ten thousand lists of numbers would weigh more than all titles.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ._artifact import PageFact

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_DIGITS = 6
"""Hexadecimal digits of a fragment's usual name."""


def digits(numbers: Sequence[int]) -> list[str]:
    """A text for each digit, the last ones first; [] for no numbers and for none but 0."""
    texts = []
    while any(numbers):
        texts.append("".join(SIGNS[number & 63] for number in numbers))
        numbers = [number >> 6 for number in numbers]
    return texts


def column(rows: Sequence[Sequence[str]], values: Sequence[str]) -> dict[str, Any]:
    """{"counts", "steps"}: how many values each row has, and of their places in `values`, in order, how far each is
    from the one before in its row."""
    code = {value: n for n, value in enumerate(values)}
    return _column([sorted(code[value] for value in row) for row in rows])


def column_within(
    rows: Sequence[Sequence[str]], wider: str, wide: Sequence[Sequence[str]], values: Sequence[str]
) -> dict[str, Any]:
    """A column whose rows hold some of the values of another facet's (those who speak, of all people): their places
    among those, in the order of the other's `values`. A row's value that is not there is a KeyError."""
    code = {value: n for n, value in enumerate(values)}
    places = []
    for row, all_of_it in zip(rows, wide, strict=True):
        place = {value: n for n, value in enumerate(sorted(all_of_it, key=code.__getitem__))}
        places.append(sorted(place[value] for value in row))
    return _column(places) | {"within": wider}


def _column(rows: Sequence[Sequence[int]]) -> dict[str, Any]:
    steps = [now - before for row in rows for before, now in pairwise((0, *row))]
    return {"counts": digits([len(row) for row in rows]), "steps": digits(steps)}


def counted(numbers: Mapping[str, int], unit: int) -> dict[str, Any]:
    """{"words", "counts"}: texts without spaces, and a number of each in whole units, rounded."""
    return {"words": " ".join(numbers), "unit": unit, "counts": digits([round(n / unit) for n in numbers.values()])}


def by_kind(pages: Sequence[PageFact], kinds: Sequence[str]) -> list[PageFact]:
    """Kind by kind, each in order: ids that are numbered follow each other then."""
    code = {kind: n for n, kind in enumerate(kinds)}
    return sorted(pages, key=lambda page: code.get(_kind(page), -1))


def lines(texts: Iterable[str]) -> str:
    """One text of all, a line each."""
    return "\n".join(" ".join(text.split()) for text in texts)


def folders_of(pages: Iterable[PageFact]) -> dict[str, str]:
    """The folder that most pages of a kind stand in, by kind."""
    found: dict[str, Counter[str]] = {}
    for page in pages:
        found.setdefault(_kind(page), Counter())[page.uri.partition("/")[0]] += 1
    return {kind: min(seen, key=lambda name: (-seen[name], name)) for kind, seen in sorted(found.items())}


def short_address(page: PageFact, folders: Mapping[str, str]) -> str:
    """A page's address without its kind's folder and the last "/"; the whole one after a "/" where it is elsewhere."""
    folder = f"{folders[_kind(page)]}/"
    return page.uri[len(folder) : -1] if page.uri.startswith(folder) and len(page.uri) > len(folder) else f"/{page.uri}"


def names(fragments: Sequence[str], languages: Sequence[str]) -> dict[str, Any]:
    """Names of fragments, "en_0a1b2c": the digits of all as bytes in Base64, and those of another shape by row."""
    parts = [name.rpartition("_") for name in fragments]
    usual = [
        start == language and len(end) == _DIGITS and not set(end) - set("0123456789abcdef")
        for (start, _, end), language in zip(parts, languages, strict=True)
    ]
    packed = "".join(end if fits else "0" * _DIGITS for (_, _, end), fits in zip(parts, usual, strict=True))
    others = {row: name for row, name in enumerate(fragments) if not usual[row]}
    return {"digits": b64encode(bytes.fromhex(packed)).decode(), "others": others}


def _kind(page: PageFact) -> str:
    return next(iter(page.facts.get("kind", ())), "")
