"""What must hold on every type of page: accessibility, privacy, no faults, no sideways scrolling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
INLINE = """() => [...document.querySelectorAll('[style], script:not([src]):not([type="application/ld+json"])')]
    .map((node) => node.outerHTML.slice(0, 120))"""


def faults(page: Page) -> list[str]:
    """The WCAG 2.0 to 2.2 A and AA rules that axe finds broken, each with the first few elements."""
    result: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in result["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    built_site: Served, page_types: list[str], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    """No page type breaks a rule of WCAG 2.2 AA that a machine can check, narrow and wide, light and dark."""
    page = open_page(built_site.url, width, scheme)
    found = {}
    for address in [*page_types, "no-such-page/"]:
        page.goto(built_site.url + address)
        page.wait_for_load_state("networkidle")
        found[address] = faults(page)
    assert {address: broken for address, broken in found.items() if broken} == {}


def test_axe_finds_nothing_in_what_opens(built_site: Served, open_page: Callable[..., Page]) -> None:
    """The open menu of a phone and the open quick search with results are as accessible as the page."""
    page = open_page(built_site.url, 360)
    page.locator(".menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Control+k")
    page.locator("[data-search-dialog] [data-search-field]").fill("the")
    page.locator("[data-search-dialog] [data-search-hits] a").first.wait_for()
    assert faults(page) == []


def test_nothing_comes_from_elsewhere(
    built_site: Served, page_types: list[str], open_context: Callable[..., BrowserContext]
) -> None:
    """No page type makes a request to another host, sets a cookie or stores anything before the reader acts."""
    context = open_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    stored = 0
    for address in page_types:
        page.goto(built_site.url + address)
        page.wait_for_load_state("networkidle")
        stored += page.evaluate("localStorage.length + sessionStorage.length")
    assert [url for url in asked if not url.startswith((built_site.url, "data:", "blob:"))] == []
    assert (context.cookies(), stored) == ([], 0)


def test_no_page_has_faults_or_inline_code(
    built_site: Served, page_types: list[str], open_context: Callable[..., BrowserContext]
) -> None:
    """Pages log no error, ask for no missing file, and hold no style attribute or inline script (a strict CSP)."""
    page = open_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in page_types:
        page.goto(built_site.url + address)
        page.wait_for_load_state("networkidle")
        said += page.evaluate(INLINE)
    assert said == []
    assert [request.path for request in built_site.requests if request.status >= 400] == []


def test_nothing_scrolls_sideways_at_320(
    built_site: Served, page_types: list[str], open_page: Callable[..., Page]
) -> None:
    """At 320 px, which is 1280 px at 400 %, a page scrolls in one direction only (WCAG 1.4.10)."""
    page = open_page(built_site.url, 320)
    wide = {}
    for address in page_types:
        page.goto(built_site.url + address)
        page.wait_for_load_state("networkidle")
        wide[address] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert {address: over for address, over in wide.items() if over > 0} == {}


@pytest.mark.parametrize("base", ["/", "/another/folder/"])
def test_the_site_can_stand_anywhere(
    page_types: list[str], serve_at: Callable[[str], Served], open_page: Callable[..., Page], base: str
) -> None:
    """Moved to the root or another folder, no page asks for what is not there: all its links are relative."""
    served = serve_at(base)
    page = open_page(served.url)
    for address in page_types:
        page.goto(served.url + address)
        page.wait_for_load_state("networkidle")
    assert [request.path for request in served.requests if request.status >= 400] == []
