"""What Pagefind reads of finished pages, and a digest of it that is known from build to build.

Pagefind gets of a page its title and what is marked `data-pagefind-body`, and nothing else: so a digest of that is a
digest of all that it reads. To read ten thousand pages takes longer than to index a few hundred: what is known of a
page counts while its file stands as it stood (`standing` of macros/cache.py), and is kept under seal.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from macros.cache import Cache, standing

from ._artifact import PageFact, SitePages
from ._pagefind import SearchFailed

MARK = b"data-pagefind-body"
FACTS = "search-pages"  # the name under which the build's cache keeps what is known

Known = tuple[tuple[int, ...], bytes]
"""How a page's file stood, and the digest of what is read of it."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """What is read of some pages: the digest of all of it, and the pages that had to be read for that, by address."""

    digest: str
    read: Mapping[str, bytes]


@dataclass
class Pages:
    """The finished pages of a site. `known` is what an earlier build found, by address; `found` what this one knows."""

    site: SitePages
    known: Mapping[str, Known] = field(default_factory=dict)
    found: dict[str, Known] = field(default_factory=dict, init=False)

    @classmethod
    def opened(cls, site: SitePages, cache: Cache | None) -> Pages:
        return cls(site, (cache and cache.load(FACTS)) or {})

    def keep(self, cache: Cache | None) -> None:
        """Leave for the next build what is known of the pages that were asked for."""
        if cache and self.found != self.known:
            cache.save(FACTS, self.found)

    def excerpts(self, pages: Sequence[PageFact], about: str) -> Excerpts:
        """Of pages in order; `about` is digested with them. Raises SearchFailed for a page without a mark: where it is
        alone, Pagefind would read all of it."""
        whole = blake2b(about.encode(), digest_size=16)
        read: dict[str, bytes] = {}
        for page in pages:
            path, stands = self._file(page.uri)
            known = self.known.get(page.uri)
            if known is None or known[0] != stands:
                read[page.uri] = said = excerpt(Path(path).read_bytes())
                if MARK not in said:
                    raise SearchFailed(f"/{page.uri} is to be found and not marked {MARK.decode()}")
                known = stands, blake2b(said, digest_size=16).digest()
            self.found[page.uri] = known
            whole.update(b"\n%b %b" % (known[1], page.uri.encode()))
        return Excerpts(whole.hexdigest(), read)

    def excerpt(self, page: PageFact) -> bytes:
        """What is read of one page."""
        return excerpt(Path(self._file(page.uri)[0]).read_bytes())

    def _file(self, uri: str) -> tuple[str, tuple[int, ...]]:
        """Where a page stands, as SitePages.file has it, and how: in texts, as ten thousand are asked for."""
        path = f"{self.site.folder}/{uri}index.html"
        if self.site.before is not None and not os.path.isfile(path):  # noqa: PTH113
            path = f"{self.site.before}/{uri}index.html"
        return path, standing(path)


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
