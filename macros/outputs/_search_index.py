"""Pagefind's part of search: the index of some pages of one language, and what is kept of it.

Pagefind 1.5.2 writes several languages of one bundle in random order, so every language is indexed alone into an empty
folder. A fragment is Pagefind's file of one page: its name is the id that results carry. Pagefind gets of a page its
title and what is marked `data-pagefind-body`, and nothing else: so a digest of that is a digest of all that it reads.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from ._artifact import PageFact, SitePages
from ._cbor import UnknownFormat, value_at
from ._search_chunks import MAGIC
from ._search_common import Sample
from ._search_words import Words, rows_of

MARK = b"data-pagefind-body"
ENTRY = "pagefind-entry.json"
PROGRAM = ("pagefind.js", "wasm.")
"""How the names of what browsers run begin."""
_LAYOUT = 1  # of what is kept; another number makes everything anew


class SearchFailed(RuntimeError):
    """Pagefind stopped, did not index every page, or writes its files in another way."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """Pages in Pagefind's order as (address, fragment, words), and words of some."""

    pages: list[tuple[str, str, int]]
    sample: Sample

    def save(self, folder: Path) -> None:
        (folder / "pages.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Indexed:
        data = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        return cls(data["pages"], Sample(**data["sample"]))


def digest(site: SitePages, pages: Iterable[PageFact], language: str) -> str:
    """Of everything that decides an index: the same digest, the same bytes. Raises SearchFailed for a page without a
    mark: where it is alone, Pagefind would read all of it."""
    whole = blake2b(f"{_LAYOUT} {version('pagefind')} {sys.byteorder} {language}".encode(), digest_size=16)
    for page in pages:
        read = excerpt(site.file(f"{page.uri}index.html").read_bytes())
        if MARK not in read:
            raise SearchFailed(f"/{page.uri} is to be found and not marked {MARK.decode()}")
        whole.update(f"\n{len(read)} {page.uri}\n".encode())
        whole.update(read)
    return whole.hexdigest()


def excerpt(page: bytes) -> bytes:
    """What Pagefind reads of a page: pieces of it, which are a page again. Pictures are turned into something else in a
    line that says nothing, or the address of the first one would be words to find."""
    mark = page.find(MARK)
    start = page.rfind(b"<", 0, mark)
    name = page[start + 1 : mark].split(None, 1)[:1]
    end = page.rfind(b"</" + name[0] + b">") if mark > 0 and name else -1
    body = page[start:end].replace(b"<img", b"<wbr") if end > mark else b""
    return _piece(page, b"<html", b">") + _piece(page, b"<title", b"</title>") + body


def _piece(page: bytes, first: bytes, last: bytes) -> bytes:
    """From the first place of some bytes to the end of others after it; nothing without either."""
    start = page.find(first)
    end = page.find(last, start) if start >= 0 else -1
    return page[start : end + len(last)] if end >= 0 else b""


def index(site: SitePages, pages: Sequence[PageFact], language: str, work: Path, into: Path) -> None:
    """Run Pagefind over some pages of a site, and fill a folder with what is kept: its program, `fragment/`, the
    lists of its words, and `pages.json`. `work` is a new folder. Raises SearchFailed."""
    source, bundle = work / "pages", work / "bundle"
    for page in pages:
        copy = source / page.uri / "index.html"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(excerpt(site.file(f"{page.uri}index.html").read_bytes()))
    run_pagefind(source, bundle, language)
    _take_apart(bundle, into)
    known = {address for address, _, _ in Indexed.load(into).pages}
    missing = [page.uri for page in pages if f"/{page.uri}" not in known]
    if missing:
        raise SearchFailed(f"{len(missing)} pages are not in the search index, the first is /{missing[0]}")


def run_pagefind(source: Path, bundle: Path, language: str) -> None:
    options = ["--site", str(source), "--output-path", str(bundle), "--force-language", language, "--quiet"]
    command = [sys.executable, "-m", "pagefind", *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if run.returncode or not bundle.is_dir():
        raise SearchFailed(f"Pagefind stopped: {(run.stderr or run.stdout).strip()[-600:]}")


def _take_apart(bundle: Path, into: Path) -> None:
    try:
        entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
        (language,) = entry["languages"].values()
        _, pages, _, filters, sorts, fields = value_at(unpacked(bundle / f"pagefind.{language['hash']}.pf_meta"))[0]
        if filters or sorts or fields != ["title"]:
            raise UnknownFormat(f"pages give it filters, an order or other facts than titles: {fields}")
        words = Words.of(row for path in (bundle / "index").iterdir() for row in rows_of(unpacked(path)))
        texts = _texts(bundle / "fragment")
    except (ValueError, KeyError) as error:
        raise SearchFailed(
            f"Pagefind writes its index in another way now; macros/outputs/_search_words.py must follow: {error}"
        ) from error
    words.save(into)
    addresses = {name: url for url, (name, _) in texts.items()}
    rows = [(addresses[name], name, count) for name, count in pages]
    Indexed(rows, Sample.of([texts[url][1] for url in sorted(texts)])).save(into)
    for name in ("fragment", ENTRY, "pagefind.js", f"wasm.{language['wasm'] or 'unknown'}.pagefind"):
        (bundle / name).rename(into / name)


def _texts(folder: Path) -> dict[str, tuple[str, str]]:
    """Name and text of each fragment by its page's address."""
    fragments = ((path, json.loads(unpacked(path))) for path in folder.iterdir())
    return {data["url"]: (path.name.removesuffix(".pf_fragment"), data["content"]) for path, data in fragments}


def unpacked(path: Path) -> bytes:
    """The content of one of Pagefind's packed files. Raises UnknownFormat."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(MAGIC):
        raise UnknownFormat(f"{path.suffix} has another mark")
    return data[len(MAGIC) :]
