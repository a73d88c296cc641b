"""What must hold on every type of page: accessibility, privacy, no faults, no sideways scrolling, no jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import faults
from tests.browser.serving import Served, serve
from tests.browser.visits import FOUND, Visits, look_for_faults, visit_all

pytestmark = pytest.mark.browser

SEARCH_FILES = ("pagefind/", "data/facets.json", "assets/js/search_core.js", "assets/js/search_dialog.js")
JUMP = 0.05  # of the window, times the way; 0.1 is good in Web Vitals. Faces that come late break it
LATE = 0.1  # results of a search come after the page, at whatever speed: there the bound is what counts as good


@pytest.fixture(scope="module", params=[("/another/folder/", 360, 320), ("/", 1280, 1280)], ids=["360", "1280"])
def visits(
    request: pytest.FixtureRequest, small_site: Path, page_types: list[str], browser: Browser
) -> Iterator[Visits]:
    """Every type of page, on a phone and on a desk; the site stands elsewhere than its settings say."""
    base, width, narrowest = request.param
    with serve(small_site, base) as served:
        yield visit_all(browser, served, page_types, width, narrowest)


def test_axe_finds_nothing(visits: Visits, page_types: list[str]) -> None:
    """No page type breaks a rule of WCAG 2.2 AA that a machine can check, narrow and wide, light and dark."""
    assert {address for address, _ in visits.broken} == {*page_types, FOUND}
    assert {seen: broken for seen, broken in visits.broken.items() if broken} == {}


def test_nothing_jumps(visits: Visits) -> None:
    """On every type of page, and on a search from its address, layout shift is next to nothing."""
    bounds = {address: LATE if address == FOUND else JUMP for address in visits.shifts}
    assert {address: shift for address, shift in visits.shifts.items() if shift >= bounds[address]} == {}


def test_nothing_comes_from_elsewhere(visits: Visits) -> None:
    """No page type makes a request to another host."""
    assert [url for url in visits.asked if not url.startswith((visits.served.url, "data:", "blob:"))] == []


def test_nothing_is_kept_before_the_reader_acts(visits: Visits) -> None:
    """Visiting pages sets no cookie and stores nothing in the browser."""
    assert (visits.cookies, {address for address, count in visits.stored.items() if count}) == ([], set())


def test_nothing_is_fetched_for_search_before_it_is_opened(visits: Visits) -> None:
    """Pages other than the search page load no index, no catalogue and none of the scripts that search."""
    assert len(visits.elsewhere) > len(visits.inline)
    assert [request.path for request in visits.elsewhere if request.path.startswith(SEARCH_FILES)] == []


def test_no_page_has_faults(visits: Visits) -> None:
    """Pages log no error."""
    assert visits.said == []


def test_no_page_holds_inline_code(visits: Visits) -> None:
    """Pages hold no style attribute and no inline script, so that a strict CSP needs no exception."""
    assert {address: found for address, found in visits.inline.items() if found} == {}


def test_no_page_scrolls_sideways(visits: Visits) -> None:
    """Also at 320 px, which is 1280 px at 400 %, a page scrolls in one direction only (WCAG 1.4.10)."""
    assert {seen: over for seen, over in visits.wider.items() if over > 0} == {}


def test_the_site_can_stand_anywhere(visits: Visits, page_types: list[str]) -> None:
    """At the root or in another folder, no page asks for what is not there: all its links are relative."""
    assert len(visits.served.requests) > len(page_types)
    assert [request.path for request in visits.served.requests if request.status >= 400] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_a_page_that_is_not_there(
    built_site: Served, open_page: Callable[..., Page], width: int
) -> None:
    """The page for wrong addresses, which stands where the settings say, is as accessible as all others."""
    broken: dict[tuple[str, str], list[str]] = {}
    look_for_faults(open_page(f"{built_site.url}no-such-page/", width), "404", broken)
    assert broken == {("404", "light"): [], ("404", "dark"): []}


def test_axe_finds_nothing_in_what_opens(built_site: Served, open_page: Callable[..., Page]) -> None:
    """The open menu of a phone and the open quick search with results are as accessible as the page."""
    page = open_page(built_site.url, 360)
    page.locator(".menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Control+k")
    page.locator("[data-search-dialog] [data-search-field]").fill("the")
    page.locator("[data-search-dialog] [data-search-hits] a").first.wait_for()
    assert faults(page) == []
