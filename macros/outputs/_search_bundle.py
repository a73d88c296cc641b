"""One Pagefind bundle for all pages of a language, put together from the indexes of its shards.

A shard is a part of the pages, by their addresses alone: those whose digests begin with the same bits, split by one
more bit while there are too many. So an entry added or changed is a matter of one shard, and a shard too large splits
alone.

Readers get one index all the same, with Pagefind's own scores. Measured on 10,621 pages with 250,000 cues: for two
words one bundle of Pagefind's own sends 52 kB of chunks, this one 22; shards asked in the browser would send 52 each,
as chunks do not shrink with an index. An entry edited: 1 of 33 shards is indexed, 7 s of processor time in all instead
of 63 to 96; two at a time hold 0.1 to 0.2 GB each instead of 2 to 3.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from ._artifact import PageFact
from ._search_chunks import index_files, write_index
from ._search_common import Common, common_words
from ._search_index import ENTRY, PROGRAM, Indexed, about, index
from ._search_keep import Keep
from ._search_pages import Pages
from ._search_words import Words, together

MOST = 400
"""Pages of a shard."""
AT_A_TIME = 2


@dataclass(frozen=True, slots=True)
class Bundle:
    """Its kept files by their names in the bundle, each page's fragment by its address ("/about/"), and words that are
    in many pages."""

    files: dict[str, Path]
    ids: dict[str, str]
    common: Common


def shards(pages: Sequence[PageFact], most: int = MOST) -> list[list[PageFact]]:
    """The pages in parts of at most `most`, each in the order of its addresses."""
    ordered = sorted(pages, key=lambda page: page.uri)
    bits = {page.uri: int.from_bytes(blake2b(page.uri.encode(), digest_size=8).digest(), "big") for page in ordered}

    def split(part: list[PageFact], bit: int) -> list[list[PageFact]]:
        if len(part) <= most or bit < 0:
            return [part] if part else []
        halves = ([page for page in part if bits[page.uri] >> bit & 1 == side] for side in (0, 1))
        return [found for half in halves for found in split(half, bit - 1)]

    return split(ordered, 63)


def bundle(site: Pages, pages: Sequence[PageFact], language: str, keep: Keep, most: int = MOST) -> Bundle:
    """The bundle of pages; only shards that are not kept are indexed. Raises SearchFailed."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        kept = list(pool.map(lambda part: _shard(site, part, language, keep), shards(pages, most)))
    return put_together(kept, language, keep)


def _shard(site: Pages, pages: Sequence[PageFact], language: str, keep: Keep) -> Path:
    """The kept folder of a shard, named by the digest of all that it was made of."""
    known = site.excerpts(pages, about(language))

    def make(into: Path) -> None:
        texts = {page.uri: known.read.get(page.uri) or site.excerpt(page) for page in pages}
        index(texts, language, into, site.site.go_on)
        keep.share(into)

    return keep.get(known.digest, make)


def put_together(kept: Sequence[Path], language: str, keep: Keep) -> Bundle:
    """One bundle of kept shards. Their words are put together anew when one of them has changed."""
    found = [Indexed.load(path) for path in kept]
    fragments = fragment_names(found)
    pages = [(new, length) for one, renamed in zip(found, fragments, strict=True)
             for (_, _, length), new in zip(one.pages, renamed, strict=True)]  # fmt: skip
    offsets = accumulate((len(one.pages) for one in found), initial=0)

    def write(into: Path) -> None:
        words = [(Words.load(path), offset) for path, offset in zip(kept, offsets, strict=False)]
        entry = json.loads((kept[0] / ENTRY).read_text(encoding="utf-8"))
        (known,) = entry["languages"].values()
        known |= {"hash": write_index(into, pages, together(words), language, keep), "page_count": len(pages)}
        (into / ENTRY).write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")

    key = blake2b("".join([language, *(path.name for path in kept)]).encode(), digest_size=16).hexdigest()
    ready = keep.get(key, write)
    files = {name: ready / name for name in index_files(ready)}
    files |= {path.name: path for path in kept[0].iterdir() if path.name.startswith(PROGRAM)}
    ids: dict[str, str] = {}
    for folder, one, renamed in zip(kept, found, fragments, strict=True):
        for (address, name, _), new in zip(one.pages, renamed, strict=True):
            ids[address] = new
            files[f"fragment/{new}.pf_fragment"] = Path(f"{folder}/fragment/{name}.pf_fragment")
    return Bundle(files, ids, common_words([one.sample for one in found], sum(len(one.pages) for one in found)))


def fragment_names(found: Sequence[Indexed]) -> list[list[str]]:
    """The names of all fragments, by shard: Pagefind's own without its last digit, or longer where one is taken."""
    taken: set[str] = set()
    names: list[list[str]] = []
    for shard, one in enumerate(found):
        names.append([])
        for _, name, _ in one.pages:
            new = next(free for free in (name[:-1], name, f"{name}x{shard}") if free not in taken)
            taken.add(new)
            names[-1].append(new)
    return names
