"""The files of an index: chunks of words, and the list of pages and chunks that a browser fetches first.

Pagefind's own chunks are twice to three times as large, and every word of a query costs one, and the time to read it.
Smaller ones make that list longer: for 10,000 pages, queries of two or three words are cheapest at about what is set
here. A chunk's name is a digest of it, so that one that has not changed since the last build is not packed again.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from ._cbor import listed, number, text
from ._search_keep import Keep, link

MAGIC = b"pagefind_dcd"
"""Twelve bytes before the content of each of Pagefind's packed files."""
PACKERS = 2
CHUNK = 16_000
"""Bytes of a chunk before it is packed; it ends where the next word is not alike, and at twice that anywhere."""
_ALIKE = 4  # letters: words that begin with the same are found together while one of them is typed
_LEVEL = 5  # of 9: the highest takes eight times as long for 4 % less
_NAMES = "chunks.json"  # the whole digests of chunks, whose names are their beginnings


def write_index(
    into: Path, pages: Sequence[tuple[str, int]], words: Iterable[tuple[str, bytes]], language: str, keep: Keep
) -> str:
    """Fill a folder with `index/` and the list: of pages as (fragment, words), and of words in order as (word, its part
    of a chunk). The name by which Pagefind's entry calls the list."""
    before = _packed_before(keep)
    listing, names, writing = [], dict[str, str](), []
    (into / "index").mkdir()
    with ThreadPoolExecutor(PACKERS) as packing:
        for first, last, entries in chunks(words):
            data = MAGIC + listed(listed(*entries))
            whole = blake2b(data, digest_size=16).hexdigest()
            name = next(f"{language}_{whole[:end]}" for end in range(6, 33) if f"{language}_{whole[:end]}" not in names)
            names[name] = whole
            path = into / "index" / f"{name}.pf_index"
            if whole in before:
                link(before[whole], path)
            else:
                writing.append(packing.submit(_pack, data, path))
            listing.append(listed(text(first), text(last), text(name)))
    for each in writing:
        each.result()
    rows = [listed(text(fragment), number(length)) for fragment, length in pages]
    parts = (text(version("pagefind")), listed(*rows), listed(*listing), listed(), listed(), listed(text("title")))
    meta = MAGIC + listed(*parts)
    name = f"{language}_{blake2b(meta, digest_size=5).hexdigest()}"
    _pack(meta, into / f"pagefind.{name}.pf_meta")
    (into / _NAMES).write_text(json.dumps(names), encoding="utf-8")
    return name


def index_files(folder: Path) -> list[str]:
    """The files of an index that browsers fetch, by their paths in its folder."""
    chunks = [f"index/{item.name}" for item in os.scandir(folder / "index")]
    return sorted([*chunks, *(item.name for item in os.scandir(folder) if item.is_file() and item.name != _NAMES)])


def chunks(words: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, list[bytes]]]:
    """(first word, last word, parts) of each chunk; words in order."""
    first = last = ""
    parts: list[bytes] = []
    size = 0
    for word, part in words:
        if parts and size >= CHUNK and (word[:_ALIKE] != last[:_ALIKE] or size >= 2 * CHUNK):
            yield first, last, parts
            parts, size = [], 0
        if not parts:
            first = word
        parts.append(part)
        last, size = word, size + len(part)
    if parts:
        yield first, last, parts


def _packed_before(keep: Keep) -> dict[str, str]:
    """The chunks that are kept, by their whole digests."""
    lists = (path / _NAMES for path in keep.entries() if (path / _NAMES).is_file())
    return {
        whole: f"{path.parent}/index/{name}.pf_index"
        for path in lists
        for name, whole in json.loads(path.read_text(encoding="utf-8")).items()
    }


def _pack(data: bytes, path: Path) -> None:
    path.write_bytes(gzip.compress(data, _LEVEL, mtime=0))
