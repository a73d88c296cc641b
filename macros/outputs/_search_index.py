"""Pagefind's part of search: the index of some pages of one language, and what is kept of it.

Pagefind 1.5.2 writes several languages of one bundle in random order, so every language is indexed alone. A fragment is
Pagefind's file of one page: its name is the id that results carry. What Pagefind gets of a page is `_search_pages`'s.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ._cbor import UnknownFormat, value_at
from ._pagefind import SearchFailed, run_pagefind
from ._search_chunks import MAGIC
from ._search_common import Sample, looked_at
from ._search_words import Words, rows_of

ENTRY = "pagefind-entry.json"
PROGRAM = ("pagefind.js", "wasm.")
"""How the names of what browsers run begin."""
_BEGINNING = MAGIC + b'{"url":"'  # of a page's file
_ENOUGH = 16_384  # bytes of it: no address is longer
_LAYOUT = 2  # of what is kept; another number makes everything anew


@dataclass(frozen=True, slots=True)
class Indexed:
    """Pages in Pagefind's order as (address, fragment, words), and words of some."""

    pages: list[tuple[str, str, int]]
    sample: Sample

    def save(self, folder: Path) -> None:
        sample = {"pages": self.sample.pages, "said": self.sample.said, "words": self.sample.words}
        (folder / "pages.json").write_text(json.dumps({"pages": self.pages, "sample": sample}), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Indexed:
        data = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        return cls(data["pages"], Sample(**data["sample"]))


def about(language: str) -> str:
    """What decides an index beside its pages."""
    return f"{_LAYOUT} {version('pagefind')} {sys.byteorder} {language}"


def index(pages: Mapping[str, bytes], language: str, into: Path, go_on: Callable[[], None] = lambda: None) -> None:
    """Run Pagefind over pages, given by address as it shall read them, and fill a folder with what is kept: its
    program, `fragment/`, the lists of its words, and `pages.json`. Raises SearchFailed, and what `go_on` raises."""
    files = run_pagefind(pages, language, go_on)
    made = _take_apart(files, into)
    known = {address for address, _, _ in made.pages}
    missing = [uri for uri in pages if f"/{uri}" not in known]
    if missing:
        raise SearchFailed(f"{len(missing)} pages are not in the search index, the first is /{missing[0]}")
    (into / "fragment").mkdir()
    program = f"wasm.{_known(files)['wasm'] or 'unknown'}.pagefind"
    for path, data in files.items():
        if path.startswith("fragment/") or path in (ENTRY, "pagefind.js", program):
            (into / path).write_bytes(data)


def _known(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What a bundle says of its one language."""
    (language,) = json.loads(files[ENTRY])["languages"].values()
    return dict(language)


def _take_apart(files: Mapping[str, bytes], into: Path) -> Indexed:
    try:
        meta = unpacked(files[f"pagefind.{_known(files)['hash']}.pf_meta"])
        _, pages, _, filters, sorts, fields = value_at(meta)[0]
        if filters or sorts or fields != ["title"]:
            raise UnknownFormat(f"pages give it filters, an order or other facts than titles: {fields}")
        words = Words.of(row for path in files if path.startswith("index/") for row in rows_of(unpacked(files[path])))
        fragments = {_address(data): path for path, data in files.items() if path.startswith("fragment/")}
        some = looked_at(sorted(fragments))
        sample = Sample.of([json.loads(unpacked(files[fragments[address]]))["content"] for address in some])
        addresses = {Path(path).stem: address for address, path in fragments.items()}
        made = Indexed([(addresses[name], name, count) for name, count in pages], sample)
    except (ValueError, KeyError, OSError, zlib.error) as error:
        raise SearchFailed(
            f"Pagefind writes its index in another way now; macros/outputs/_search_words.py must follow: {error}"
        ) from error
    words.save(into)
    made.save(into)
    return made


def _address(fragment: bytes) -> str:
    """The address of a fragment's page, which is what it begins with: there is no need to unpack all of it."""
    start = zlib.decompressobj(wbits=31).decompress(fragment, _ENOUGH)
    if not start.startswith(_BEGINNING):
        raise UnknownFormat("a page's file does not begin with its address")
    data = start[len(_BEGINNING) - 1 :].decode("utf-8", "ignore")
    return str(json.JSONDecoder().raw_decode(data)[0])


def unpacked(file: bytes) -> bytes:
    """The content of one of Pagefind's packed files. Raises UnknownFormat."""
    data = gzip.decompress(file)
    if not data.startswith(MAGIC):
        raise UnknownFormat("a file has another mark")
    return data[len(MAGIC) :]
