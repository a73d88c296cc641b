"""sitemap.xml and its compressed twin (sitemaps.org, protocol 0.9), with the languages of a page (xhtml:link)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from macros.gallery import Gallery
from macros.render.xml import Document

from ._artifact import Artifact, PageFact, SitePages

MOST = 50_000  # addresses in one file, by the protocol


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """Every page that search engines may show, in order of address; above 50,000 an index of several files.

    Dates come from the content. Nothing is written for a site without an address: a sitemap needs whole ones.
    """
    pages = sorted((page for page in site.pages if not page.noindex), key=lambda page: page.uri)
    if not gallery.settings.url or not pages:
        return
    if len(pages) <= MOST:
        yield from _both("sitemap", _urls(gallery, pages))
        return
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    for number, part in enumerate(parts, 1):
        yield from _both(f"sitemap-{number}", _urls(gallery, part))
    yield from _both("sitemap", _index(gallery, len(parts)))


def _both(name: str, data: bytes) -> Iterator[Artifact]:
    yield Artifact(f"{name}.xml", data)
    yield Artifact(f"{name}.xml.gz", gzip.compress(data, mtime=0))


def _urls(gallery: Gallery, pages: Sequence[PageFact]) -> bytes:
    prefixes = ("xhtml",) if any(page.alternates for page in pages) else ()
    document = Document("urlset", prefixes, own="sitemap")
    for page in pages:
        url = document.add("url")
        url.add("loc", _address(gallery, page.uri))
        if page.lastmod:
            url.add("lastmod", page.lastmod.isoformat())
        for language, uri in page.alternates:
            other = {"rel": "alternate", "hreflang": language, "href": _address(gallery, uri)}
            url.add("xhtml:link", attributes=other)
    return document.data()


def _index(gallery: Gallery, files: int) -> bytes:
    document = Document("sitemapindex", own="sitemap")
    for number in range(1, files + 1):
        document.add("sitemap").add("loc", gallery.url(f"sitemap-{number}.xml"))
    return document.data()


def _address(gallery: Gallery, uri: str) -> str:
    """The whole address; that of a page in another language may be whole already."""
    return uri if "://" in uri else gallery.url(quote(uri, safe="/~!$&'()*+,;=:@%"))
