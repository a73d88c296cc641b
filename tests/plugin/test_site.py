"""Every page of the finished small site: what browsers load, where links lead, what readers and robots go by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_site import BuiltSite, Page
from tests.small import URL

LOADED = {"script", "img", "audio", "source", "use", "iframe", "object", "embed", "video", "track"}
LINKS_THAT_LOAD = {"stylesheet", "preload", "modulepreload", "icon", "apple-touch-icon", "manifest"}


@pytest.fixture(scope="module")
def site(small_site: Path) -> BuiltSite:
    return BuiltSite(small_site, URL)


@pytest.fixture(scope="module")
def pages(site: BuiltSite) -> list[Page]:
    return list(site.pages.values())


def test_links_lead_somewhere(site: BuiltSite, pages: list[Page]) -> None:
    """Every link, picture, sound, script and form address leads to a file of the site, and every # to an id there."""
    wrong = [
        f"{page.uri}: {why}" for page in pages for _, _, link in page.addresses() if (why := site.missing(page, link))
    ]
    assert wrong == []


def test_crawler_sees_dead_links(site: BuiltSite) -> None:
    """The reading of links finds dead ones: a missing page, file and anchor, and a way out of the site."""
    page = site.page("stories/first-light/")
    dead = ["../none/", "x.png", "#nowhere", "../../../../", "/other/", f"{URL}none/", "../../#nowhere"]
    assert [bool(site.missing(page, link)) for link in dead] == [True] * len(dead)
    live = ["../../", "", "audio.mp3#t=3", "#t-350", "https://example.org/", f"{URL}about/", "/some/base/about/"]
    assert [site.missing(page, link) for link in live] == [""] * len(live)


def test_works_from_any_folder(pages: list[Page]) -> None:
    """No address begins with a slash, so the site works from a sub-path; only the 404 page does not know its depth."""
    rooted = {page.uri for page in pages for _, _, link in page.addresses() if link.startswith("/")}
    assert rooted == {"404.html"}


def test_not_found_page_uses_the_base(site: BuiltSite) -> None:
    """The 404 page is shown at any depth: its addresses begin with the site's own path."""
    inside = [link for _, _, link in site.pages["404.html"].addresses() if not re.match(r"https?:|#", link)]
    assert inside
    assert all(link.startswith("/some/base/") for link in inside)


def test_nothing_is_loaded_from_elsewhere(pages: list[Page]) -> None:
    """Scripts, styles, pictures, sounds and fonts are the site's own files."""
    for page in pages:
        for tag in page.tags:
            rels = set(tag.attributes.get("rel", "").split())
            if tag.name in LOADED or (tag.name == "link" and rels & LINKS_THAT_LOAD):
                for name in ("src", "href", "srcset", "data"):
                    assert "//" not in tag.attributes.get(name, ""), (page.uri, tag)


def test_nothing_is_inline(pages: list[Page]) -> None:
    """No styles, event handlers or scripts stand in a page itself: a strict policy needs no exception."""
    for page in pages:
        for tag in page.tags:
            assert tag.name != "style", page.uri
            assert tag.name != "script" or (tag.attributes.get("src") and not "".join(tag.text).strip()), page.uri
            assert not {name for name in tag.attributes if name == "style" or name.startswith("on")}, (page.uri, tag)
            assert not tag.attributes.get("href", "").lower().startswith(("javascript:", "data:")), (page.uri, tag)


def test_styles_load_nothing_from_elsewhere(site: BuiltSite) -> None:
    """Style sheets and scripts name no other host."""
    for uri in site.files:
        if uri.endswith(".css"):
            found = re.findall(r"url\(\s*['\"]?([^'\")]+)", site.data(uri).decode())
            assert not [link for link in found if "//" in link], uri
            assert "@import" not in site.data(uri).decode(), uri
        if uri.startswith("assets/js/"):
            assert not re.findall(r"['\"`]https?://(?!www\.w3\.org|schemas\.)", site.data(uri).decode()), uri


def test_ids_are_unique(pages: list[Page]) -> None:
    """No page has an id twice."""
    twice = {page.uri: [ident for ident in set(page.ids) if page.ids.count(ident) > 1] for page in pages}
    assert {uri: ids for uri, ids in twice.items() if ids} == {}


def test_names_exist(pages: list[Page]) -> None:
    """What aria-labelledby, aria-describedby, aria-controls and for= point at is there."""
    for page in pages:
        for tag in page.tags:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                assert set(tag.attributes.get(name, "").split()) <= set(page.ids), (page.uri, tag)


def test_one_heading_of_the_first_level(pages: list[Page]) -> None:
    """Every page has exactly one h1, with words in it."""
    for page in pages:
        assert "".join(page.one("h1").inside).strip(), page.uri


def test_headings_leave_no_level_out(pages: list[Page]) -> None:
    """Below the h1 no heading is more than one level under the one before it."""
    for page in pages:
        levels = [int(tag.name[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag.name)]
        start = levels.index(1)
        steps = [b - a for a, b in zip(levels[start:], levels[start + 1 :], strict=False)]
        assert max(steps, default=0) <= 1, (page.uri, levels)


def test_what_robots_read(site: BuiltSite, pages: list[Page]) -> None:
    """Every page says its language, title, description and own address; the 404 page has no address."""
    for page in pages:
        assert page.one("html").attributes["lang"] == ("es" if page.uri.endswith("/es/index.html") else "en")
        assert "Small Shelf" in "".join(page.one("title").text)
        assert page.one("meta", name="description").attributes["content"].strip()
        canonical = [tag.attributes["href"] for tag in page.all("link", rel="canonical")]
        address = f"{URL}{page.uri.removesuffix('index.html')}"
        # A story's small page, for other sites, is found as the story.
        address = address.removesuffix("embed/")
        assert canonical == ([] if page.uri == "404.html" else [address])


def test_titles_are_unique(pages: list[Page]) -> None:
    """No two pages have the same title, so that tabs and results can be told apart."""
    titles = ["".join(page.one("title").text) for page in pages]
    assert sorted(titles) == sorted(set(titles))


def test_only_notices_errors_and_second_views_hide(site: BuiltSite) -> None:
    """Robots are kept from the 404 page, withdrawn entries and second views alone."""
    hidden = {uri for uri, page in site.pages.items() if page.all("meta", name="robots")}
    second = {uri for uri in site.pages if uri.endswith(("/embed/index.html", "/session/index.html"))}
    assert hidden == {"404.html", "reports/taken-back/index.html"} | second
    assert len(second) == 3


def test_pictures_have_words_and_sizes(pages: list[Page]) -> None:
    """Every picture has alt (empty only for decoration) and its size, so that the page does not jump."""
    for page in pages:
        for tag in page.all("img"):
            assert {"alt", "width", "height"} <= set(tag.attributes), (page.uri, tag)


def test_current_page_is_marked(site: BuiltSite) -> None:
    """The navigation marks the list that a page belongs to."""
    page = site.page("guides/open-every-door/")
    assert {tag.attributes["href"] for tag in page.all("a", **{"aria-current": "true"})} == {"../../guides/"}
    listing = site.page("guides/")
    assert {tag.attributes["href"] for tag in listing.all("a", **{"aria-current": "page"})} == {"../guides/"}


def test_feeds_are_announced(pages: list[Page]) -> None:
    """Every page names the podcast feed in its head, but for a story's small page inside other sites."""
    for page in pages:
        feeds = page.all("link", rel="alternate", type="application/rss+xml")
        assert bool(feeds) != page.uri.endswith("/embed/index.html"), page.uri


def test_old_address_leads_on(site: BuiltSite) -> None:
    """An old address has a page that leads to the new one by itself and by a link."""
    stub = (site.folder / "old/first-light/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../stories/first-light/"' in stub
    assert '<a href="../../stories/first-light/">First light</a>' in stub
