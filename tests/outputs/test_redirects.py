"""Old addresses lead to new ones."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

import pytest
from lxml import html

from macros.outputs._artifact import PageFact
from macros.outputs.redirects import make, moves

EXPECTED = {
    "ep/2/index.html": "stories/the-bus-that-waited/",
    "guide/bus/index.html": "guides/ten-minutes/",
    "tags/belonging.html": "topics/belonging/",
}


@pytest.mark.parametrize("root", ["https://example.org/shelf/", "https://other.example/", "file:///tmp/site/"])
def test_each_old_address_has_a_page_that_leads_on(gallery, site, root) -> None:
    """[S04] Entries' and words' old addresses lead to the right page from wherever the site stands."""
    made = {artifact.uri: artifact.data.decode() for artifact in make(gallery, site)}
    assert set(made) == {*EXPECTED, "_redirects"}
    for uri, target in EXPECTED.items():
        page = html.fromstring(made[uri])
        refresh = page.xpath("//meta[@http-equiv='refresh']/@content")[0].removeprefix("0; url=")
        assert urljoin(root + uri, refresh) == root + target == urljoin(root + uri, page.xpath("//a/@href")[0])
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/shelf/{target}"]


def test_a_title_is_text_in_the_page(gallery, site) -> None:
    """[H04] The stub is escaped like every page."""
    made = {artifact.uri: artifact.data.decode() for artifact in make(gallery, site)}
    assert "The bus that waited &lt;for one&gt;</title>" in made["ep/2/index.html"]


def test_hosts_get_a_list_of_true_redirects(gallery, site) -> None:
    """`_redirects` has one line an old address, with the site's own folder, in order."""
    made = {artifact.uri: artifact.data for artifact in make(gallery, site)}
    assert made["_redirects"].decode().splitlines() == [
        "/shelf/ep/2/ /shelf/stories/the-bus-that-waited/ 301",
        "/shelf/guide/bus/ /shelf/guides/ten-minutes/ 301",
        "/shelf/tags/belonging.html /shelf/topics/belonging/ 301",
    ]


def test_a_page_of_today_is_never_written_over(gallery, site) -> None:
    """An old address that is a page again keeps its page."""
    there = replace(site, pages=(*site.pages, PageFact("ep/2/", "en")))
    made = {artifact.uri: artifact.data.decode() for artifact in make(gallery, there)}
    assert "ep/2/index.html" not in made
    assert "/ep/2/" not in made["_redirects"]


def test_a_gallery_without_old_addresses_has_no_list(made, episode, site) -> None:
    """No empty `_redirects` is written."""
    assert list(make(made([episode()]), site)) == []


def test_a_withdrawn_entry_keeps_its_old_addresses(made, episode) -> None:
    """Its page says that it was taken back; old addresses lead there."""
    gallery = made([episode("gone", status="withdrawn", aliases=["/was/here/"])])
    assert moves(gallery) == [("was/here/", ("stories/gone/", "A title"))]
