"""One visit to a page of each type in one window, with nothing pressed: all that is seen there, for many tests to ask.

A page is loaded once and looked at in every way; what is wrong with it says test_every_page.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.accessibility import COLOURS, faults
from tests.browser.serving import Request, Served
from tests.browser.waiting import until

SEARCH = "search/"
FOUND = "search/?q=door"
SETTLED = "!document.querySelector('[data-search-results][hidden]')"
INLINE = """() => [...document.querySelectorAll('[style], script:not([src]):not([type="application/ld+json"])')]
    .map((node) => node.outerHTML.slice(0, 120))"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORED = "localStorage.length + sessionStorage.length"
WATCH = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(entry.value)))
    .observe({ type: "layout-shift", buffered: true });"""
SHIFT = """() => document.fonts.ready
    .then(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }))
    .then(() => window.shifts.reduce((sum, each) => sum + each, 0))"""
"""How far things have jumped until the last face is there and drawn."""


@dataclass
class Visits:
    """What was seen in one window, by address."""

    served: Served
    width: int
    asked: list[str] = field(default_factory=list)  # addresses of all requests
    said: list[str] = field(default_factory=list)  # errors in the console
    inline: dict[str, list[str]] = field(default_factory=dict)
    wider: dict[tuple[str, int], int] = field(default_factory=dict)  # px wider than a window of so many px
    stored: dict[str, int] = field(default_factory=dict)
    shifts: dict[str, float] = field(default_factory=dict)
    broken: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # by palette: what axe finds
    cookies: list[Any] = field(default_factory=list)
    elsewhere: list[Request] = field(default_factory=list)  # all requests but the search page's

    def visit(self, page: Page, address: str, narrowest: int) -> None:
        """Loads a page and notes everything about it; a window is made narrow only at the end."""
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        page.goto(self.served.url + address)
        until(page, SETTLED)
        self.inline[address] = page.evaluate(INLINE)
        self.wider[address, self.width] = page.evaluate(WIDER)
        look_for_faults(page, address, self.broken)
        self.stored[address], self.shifts[address] = page.evaluate(STORED), page.evaluate(SHIFT)  # what comes late too
        if narrowest < self.width:
            page.set_viewport_size({"width": narrowest, "height": 800})
            self.wider[address, narrowest] = page.evaluate(WIDER)
            page.set_viewport_size({"width": self.width, "height": 800})


def look_for_faults(page: Page, name: str, broken: dict[tuple[str, str], list[str]]) -> None:
    """What axe finds on the page as it stands, in both palettes; nothing moves meanwhile."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    broken[name, "light"] = faults(page)
    page.emulate_media(color_scheme="dark")
    broken[name, "dark"] = faults(page, COLOURS)


def visit_all(browser: Browser, served: Served, addresses: list[str], width: int, narrowest: int) -> Visits:
    """Visits the pages in a window of `width` px, the search page last, and at the end a search from its address.

    How wide a page is, is measured in a window of `narrowest` px too.
    """
    seen = Visits(served, width)
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    context.on("request", lambda request: seen.asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: seen.said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    for address in [*(one for one in addresses if one != SEARCH), SEARCH, FOUND]:
        if address == SEARCH:
            seen.elsewhere = list(served.requests)
        seen.visit(page, address, narrowest)
    seen.cookies = context.cookies()
    context.close()
    return seen
