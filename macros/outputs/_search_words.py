"""The words of Pagefind's index as bytes: taken out of the chunks of small indexes and put together into one.

Pagefind 1.5.2 writes a chunk as CBOR (RFC 8949): `[[[word, pages, [[form, pages], …]], …]]`, where a page is
`[steps, places, meta]`: how far its number is from the page before (the first from 0), and lists of whole numbers. Only
numbers of first pages depend on an index's other pages: what follows them is copied as it is and never read. A list's
key is its word, or word, line end and form. What a chunk's file is named and how large it is, is `_search_chunks`'s.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ._cbor import LIST, UnknownFormat, head, head_at, number, text, text_at

_NUMBER = rb"(?:[\x00-\x17]|\x18.|\x19..|\x1a.{4})"
_WHOLE = rb"(?:[\x19\x39]..|[\x18\x38].|[\x00-\x17\x20-\x37]|[\x1a\x3a].{4})*+"
_HEAD = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_REST = _HEAD + _WHOLE + _HEAD + _WHOLE
_PAGE = re.compile(rb"\x83(" + _NUMBER + rb")" + _REST, re.DOTALL)
_PAGES = re.compile(rb"(?:\x83" + _NUMBER + _REST + rb")*+", re.DOTALL)


class _Numbers(dict[bytes, int]):
    """The value of a number's bytes."""

    def __missing__(self, data: bytes) -> int:
        self[data] = value = data[0] if len(data) == 1 else int.from_bytes(data[1:], "big")
        return value


class _Coded(dict[int, bytes]):
    """The bytes of a number."""

    def __missing__(self, value: int) -> bytes:
        self[value] = data = number(value)
        return data


class Row(NamedTuple):
    """Where a word, or a form of it, stands: how many pages, the numbers of the first and the last, and the bytes from
    the first page's number on."""

    key: str
    count: int
    first: int
    last: int
    rest: bytes


def rows_of(chunk: bytes) -> Iterator[Row]:
    """Every list of a chunk. Raises UnknownFormat."""
    numbers = _Numbers()
    one, at = head_at(chunk, 0, LIST)
    words, at = head_at(chunk, at, LIST)
    for _ in range(words):
        parts, at = head_at(chunk, at, LIST)
        if (one, parts) != (1, 3):
            raise UnknownFormat("a word has other parts than before")
        word, at = text_at(chunk, at)
        row, at = _row_at(chunk, at, word, numbers)
        yield row
        forms, at = head_at(chunk, at, LIST)
        for _ in range(forms):
            form, at = text_at(chunk, head_at(chunk, at, LIST)[1])
            row, at = _row_at(chunk, at, f"{word}\n{form}", numbers)
            yield row
    if at != len(chunk):
        raise UnknownFormat("a chunk ends in another way than before")


def _row_at(chunk: bytes, at: int, key: str, numbers: _Numbers) -> tuple[Row, int]:
    count, start = head_at(chunk, at, LIST)
    found = _PAGES.match(chunk, start)
    end = found.end() if found else start
    steps = _PAGE.findall(chunk, start, end)
    if len(steps) != count:
        raise UnknownFormat(f"the pages of “{key}” are written in another way than before")
    if not steps:
        return Row(key, 0, 0, 0, b""), end
    first = steps[0]
    return Row(
        key, count, numbers[first], sum(map(numbers.__getitem__, steps)), chunk[start + 1 + len(first) : end]
    ), end


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of one index, ordered by key: columns of `Row`, and all `rest` in one, list n from starts[n] to
    starts[n + 1]."""

    keys: list[str]
    counts: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    starts: Sequence[int]
    rests: bytes

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Words:
        ordered = sorted(rows, key=itemgetter(0))
        keys, counts, firsts, lasts, rests = zip(*ordered, strict=True) if ordered else ((), (), (), (), ())
        starts = array("I", accumulate(map(len, rests), initial=0))
        return cls([*keys], array("I", counts), array("I", firsts), array("I", lasts), starts, b"".join(rests))

    def save(self, folder: Path) -> None:
        """Three files; the numbers as this machine writes them."""
        (folder / "keys").write_text("\0".join(self.keys), encoding="utf-8", newline="")
        columns = (self.counts, self.firsts, self.lasts, self.starts)
        (folder / "numbers").write_bytes(b"".join(memoryview(column) for column in columns))  # type: ignore[arg-type]
        (folder / "lists").write_bytes(self.rests)

    @classmethod
    def load(cls, folder: Path) -> Words:
        written = (folder / "keys").read_text(encoding="utf-8")
        keys = written.split("\0") if written else []
        numbers = array("I", (folder / "numbers").read_bytes())
        one, two, three = (len(keys) * n for n in (1, 2, 3))
        columns = (numbers[:one], numbers[one:two], numbers[two:three], numbers[three:])
        return cls(keys, *columns, (folder / "lists").read_bytes())


def together(parts: Sequence[tuple[Words, int]]) -> Iterator[tuple[str, bytes]]:
    """(word, its part of a chunk), in order, of several indexes; each with what its pages' numbers begin at."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    coded = _Coded()
    for part, (words, _) in enumerate(parts):
        for at, key in enumerate(words.keys):
            places[key].append((part, at))
    for word, keys in groupby(sorted(places), key=lambda key: key.partition("\n")[0]):
        own, *forms = keys
        lists = [_joined(parts, places[key], coded) for key in (own, *forms)]
        variants = [b"\x82" + text(key.partition("\n")[2]) + data for key, data in zip(forms, lists[1:], strict=True)]
        yield word, b"".join((b"\x83", text(word), lists[0], head(LIST, len(forms)), *variants))


def _joined(parts: Sequence[tuple[Words, int]], places: Sequence[tuple[int, int]], coded: _Coded) -> bytes:
    count, before, data = 0, 0, [b""]
    for part, at in places:
        words, offset = parts[part]
        pages = words.counts[at]
        if pages:
            count += pages
            rest = words.rests[words.starts[at] : words.starts[at + 1]]
            data += b"\x83", coded[offset + words.firsts[at] - before], rest
            before = offset + words.lasts[at]
    data[0] = head(LIST, count)
    return b"".join(data)
