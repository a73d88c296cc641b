"""Pages by keyboard alone, on a narrow screen: where Tab goes, and that it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

# What has the focus: a name to show in a failure, whether it is in sight, and whether it or its card is ringed.
FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body || node === document.documentElement) return null;
  const box = node.getBoundingClientRect();
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
    && box.top < innerHeight && box.left < innerWidth;
  const ringed = [node, node.closest('.card')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none'
    && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
  return {name: `${node.tagName} ${(node.textContent || node.name || '').trim().slice(0, 40)}`, inside,
    ringed: ringed || node.tagName === 'AUDIO'};
}"""
MOST = 400  # Tab stops of a page


def walk(page: Page) -> list[dict[str, Any]]:
    """Every Tab stop from the top of the page until the focus leaves it."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (stops and focused["name"] == stops[0]["name"]):  # out of the page, or around it
            return stops
        stops.append(focused)
    raise AssertionError(f"Tab never leaves {page.url}")


def test_every_tab_stop_can_be_seen(built_site: Served, page_types: list[str], open_page: Callable[..., Page]) -> None:
    """At 360 px every Tab stop is in sight and ringed; the first is the skip link."""
    page = open_page(built_site.url, 360)
    lost = {}
    for address in page_types:
        page.goto(built_site.url + address)
        stops = walk(page)
        assert stops[0]["name"] == "A Skip to content", address
        lost[address] = [stop for stop in stops if not (stop["inside"] and stop["ringed"])]
    assert {address: stops for address, stops in lost.items() if stops} == {}


def test_the_skip_link_leads_to_the_content(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Tab and Enter at the top move the focus into the page's main part."""
    page = open_page(built_site.url, 360)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_opens_without_a_mouse(built_site: Served, open_page: Callable[..., Page]) -> None:
    """On a phone's width the navigation is behind a Menu button that Enter opens."""
    page = open_page(built_site.url, 360)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    link = page.locator(".menu a").first
    assert link.is_visible()
    assert link.evaluate("(node) => node === document.activeElement")
