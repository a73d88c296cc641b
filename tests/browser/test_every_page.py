"""What must hold on every type of page: accessibility, privacy, no faults, no sideways scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import COLOURS, WCAG, faults
from tests.browser.serving import Request, Served, serve
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SEARCH_FILES = ("pagefind/", "data/facets.json", "assets/js/search_core.js", "assets/js/search_dialog.js")
INLINE = """() => [...document.querySelectorAll('[style], script:not([src]):not([type="application/ld+json"])')]
    .map((node) => node.outerHTML.slice(0, 120))"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Tour:
    """What was seen on a visit to one page of each type, 320 px wide, with nothing pressed."""

    root: str
    asked: list[str] = field(default_factory=list)  # addresses of all requests
    said: list[str] = field(default_factory=list)  # errors in the console
    inline: dict[str, list[str]] = field(default_factory=dict)
    wider: dict[str, int] = field(default_factory=dict)  # px wider than the window
    stored: dict[str, int] = field(default_factory=dict)
    cookies: list[Any] = field(default_factory=list)
    served: list[Request] = field(default_factory=list)  # all but the search page's


@pytest.fixture(scope="module")
def tour(small_site: Path, site_base: str, page_types: list[str], browser: Browser) -> Iterator[Tour]:
    """Visits every type of page once, the search page last."""
    with serve(small_site, site_base) as served:
        seen = Tour(served.url)
        context = browser.new_context(viewport={"width": 320, "height": 640})
        context.on("request", lambda request: seen.asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: seen.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen.said.append(str(error)))
        for address in sorted(page_types, key=lambda address: address == "search/"):
            if address == "search/":
                seen.served = list(served.requests)
            page.goto(served.url + address)
            page.wait_for_load_state("networkidle")
            seen.inline[address] = page.evaluate(INLINE)
            seen.wider[address] = page.evaluate(WIDER)
            seen.stored[address] = page.evaluate("localStorage.length + sessionStorage.length")
        seen.cookies = context.cookies()
        context.close()
        yield seen


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    built_site: Served, page_types: list[str], open_page: Callable[..., Page], width: int
) -> None:
    """No page type breaks a rule of WCAG 2.2 AA that a machine can check, narrow and wide, light and dark."""
    page = open_page(built_site.url, width, reduced_motion="reduce")
    found = {}
    for address in [*page_types, "no-such-page/"]:
        page.emulate_media(color_scheme="light")
        page.goto(built_site.url + address)
        until(page, "!document.querySelector('[data-search-results][hidden]')")
        found[address, "light"] = faults(page, WCAG)
        page.emulate_media(color_scheme="dark")
        found[address, "dark"] = faults(page, COLOURS)
    assert {seen: broken for seen, broken in found.items() if broken} == {}


def test_axe_finds_nothing_in_what_opens(built_site: Served, open_page: Callable[..., Page]) -> None:
    """The open menu of a phone and the open quick search with results are as accessible as the page."""
    page = open_page(built_site.url, 360)
    page.locator(".menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Control+k")
    page.locator("[data-search-dialog] [data-search-field]").fill("the")
    page.locator("[data-search-dialog] [data-search-hits] a").first.wait_for()
    assert faults(page) == []


def test_nothing_comes_from_elsewhere(tour: Tour) -> None:
    """No page type makes a request to another host."""
    assert [url for url in tour.asked if not url.startswith((tour.root, "data:", "blob:"))] == []


def test_nothing_is_kept_before_the_reader_acts(tour: Tour) -> None:
    """Visiting pages sets no cookie and stores nothing in the browser."""
    assert (tour.cookies, {address for address, count in tour.stored.items() if count}) == ([], set())


def test_nothing_is_fetched_for_search_before_it_is_opened(tour: Tour) -> None:
    """Pages other than the search page load no index, no catalogue and none of the scripts that search."""
    assert len(tour.served) > len(tour.inline)
    assert [request.path for request in tour.served if request.path.startswith(SEARCH_FILES)] == []


def test_no_page_has_faults(tour: Tour) -> None:
    """Pages log no error."""
    assert tour.said == []


def test_no_page_holds_inline_code(tour: Tour) -> None:
    """Pages hold no style attribute and no inline script, so that a strict CSP needs no exception."""
    assert {address: found for address, found in tour.inline.items() if found} == {}


def test_nothing_scrolls_sideways_at_320(tour: Tour) -> None:
    """At 320 px, which is 1280 px at 400 %, a page scrolls in one direction only (WCAG 1.4.10)."""
    assert {address: over for address, over in tour.wider.items() if over > 0} == {}


@pytest.mark.parametrize("base", ["/", "/another/folder/"])
def test_the_site_can_stand_anywhere(
    page_types: list[str], serve_at: Callable[[str], Served], open_page: Callable[..., Page], base: str
) -> None:
    """Moved to the root or another folder, no page asks for what is not there: all its links are relative."""
    served = serve_at(base)
    page = open_page(served.url)
    for address in page_types:
        page.goto(served.url + address)
    assert len(served.requests) > len(page_types)
    assert [request.path for request in served.requests if request.status >= 400] == []
