"""The session pack's page on paper: each part on sheets of its own, and only those that were left ticked."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

SESSION = "guides/open-every-door/session/"
LEAVES = ["before", "agenda-30", "agenda-45", "agenda-60", "lead", "sign-in", "poster", "words"]


def sheets(page: Page, size: str) -> int:
    """Pages of the printed page."""
    with pikepdf.open(io.BytesIO(page.pdf(format=size))) as pdf:
        return len(pdf.pages)


def shown(page: Page) -> list[str]:
    return page.locator(".leaf").evaluate_all(
        "(all) => all.filter((leaf) => leaf.checkVisibility()).map((leaf) => leaf.id)"
    )


def test_each_part_is_on_its_own_sheet(built_site: Served, open_page: Callable[..., Page]) -> None:
    """From a dark palette: one sheet a part on A4 and Letter, and none for a part not wanted."""
    page = open_page(built_site.url + SESSION, 1280, "dark")
    assert shown(page) == LEAVES
    assert (sheets(page, "A4"), sheets(page, "Letter")) == (len(LEAVES), len(LEAVES))
    page.locator(".pick [value=poster]").uncheck()
    page.locator(".pick [value=agenda-30]").uncheck()
    assert sheets(page, "A4") == len(LEAVES) - 2
    page.emulate_media(media="print")
    assert shown(page) == [leaf for leaf in LEAVES if leaf not in ("poster", "agenda-30")]
    assert not page.locator(".screen").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.leaf')).backgroundColor") == "rgb(255, 255, 255)"


def test_codes_are_dark_on_white(built_site: Served, open_page: Callable[..., Page]) -> None:
    """In a dark palette the codes stay dark on white, as cameras want them."""
    page = open_page(built_site.url + SESSION, 360, "dark")
    code = page.locator(".qr").first
    assert code.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"
    assert code.locator("svg").evaluate("(node) => getComputedStyle(node).fill") == "rgb(0, 0, 0)"
