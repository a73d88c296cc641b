"""sitemap.xml and its compressed twin."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

from lxml import etree

from macros.outputs import sitemap
from macros.outputs._artifact import PageFact, SitePages
from macros.render.xml import NAMESPACES

TONGUES = (("en", "stories/x/"), ("es", "https://example.org/shelf/stories/x/es/"))


def written(gallery, *pages: PageFact) -> dict[str, bytes]:
    return {made.uri: made.data for made in sitemap.make(gallery, SitePages(Path(), pages, {}))}


def test_pages_are_listed_with_the_dates_of_their_content(gallery) -> None:
    """Every page in order of address, those for no search engine left out, dates only where content has one."""
    root = etree.fromstring(
        written(
            gallery,
            PageFact("topics/", "en"),
            PageFact("", "en", date(2026, 10, 20)),
            PageFact("search/", "en", noindex=True),
        )["sitemap.xml"]
    )
    found = [[child.text for child in url] for url in root]
    assert found == [["https://example.org/shelf/", "2026-10-20"], ["https://example.org/shelf/topics/"]]
    assert root.tag == f"{{{NAMESPACES['sitemap']}}}urlset"


def test_a_page_in_two_languages_names_both(gallery) -> None:
    """hreflang links stand at each language's page, itself included, as search engines ask."""
    pages = (PageFact(uri, "en", alternates=TONGUES) for uri in ("stories/x/", "stories/x/es/"))
    root = etree.fromstring(written(gallery, *pages)["sitemap.xml"])
    for url in root:
        links = url.findall("xhtml:link", NAMESPACES)
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("en", "https://example.org/shelf/stories/x/"),
            ("es", "https://example.org/shelf/stories/x/es/"),
        ]


def test_the_compressed_twin_is_the_same_file_without_a_clock(gallery) -> None:
    """[S02] Its header has no time in it (RFC 1952, MTIME 0)."""
    made = written(gallery, PageFact("", "en"))
    assert gzip.decompress(made["sitemap.xml.gz"]) == made["sitemap.xml"]
    assert made["sitemap.xml.gz"][4:8] == b"\0\0\0\0"


def test_addresses_are_written_for_the_web(gallery) -> None:
    """Spaces and letters outside ASCII are percent-encoded, & is escaped."""
    data = written(gallery, PageFact("a b/ñ&c/", "en"))["sitemap.xml"]
    assert b"<loc>https://example.org/shelf/a%20b/%C3%B1&amp;c/</loc>" in data


def test_too_many_pages_make_an_index(gallery, monkeypatch) -> None:
    """The protocol allows 50,000 addresses a file; above that sitemap.xml lists the parts."""
    monkeypatch.setattr(sitemap, "MOST", 2)
    made = written(gallery, *(PageFact(f"p{n}/", "en") for n in range(5)))
    index = etree.fromstring(made["sitemap.xml"])
    assert [each[0].text for each in index] == [f"https://example.org/shelf/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert sum(len(etree.fromstring(made[f"sitemap-{n}.xml"])) for n in (1, 2, 3)) == 5


def test_a_site_without_an_address_has_no_sitemap(with_settings) -> None:
    """A sitemap needs whole addresses."""
    assert written(with_settings(url=""), PageFact("", "en")) == {}
