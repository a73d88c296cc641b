"""Nothing that a reader looks at jumps while a page loads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

WATCH = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(entry.value)))
    .observe({ type: "layout-shift", buffered: true });"""
LEAST = 0.05  # of the window, times the way: the swap of faces moves up to 0.02; 0.1 counts as good in Web Vitals


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps(
    built_site: Served, page_types: list[str], open_context: Callable[..., BrowserContext], width: int
) -> None:
    """On every type of page, and on a search from its address, layout shift is next to nothing."""
    context = open_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    sums = {}
    for address in [*page_types, "search/?q=door"]:
        page.goto(built_site.url + address)
        until(page, "!document.querySelector('[data-search-results][hidden]')")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_timeout(150)  # one more frame or two, in which late styles would show
        sums[address] = page.evaluate("window.shifts.reduce((sum, each) => sum + each, 0)")
    # Results of a search come after the page, at whatever speed: there the bound is what counts as good.
    bounds = {address: 0.1 if "?" in address else LEAST for address in sums}
    assert {address: shift for address, shift in sums.items() if shift >= bounds[address]} == {}
