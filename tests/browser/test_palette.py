"""Light and dark: as the system says, until the reader chooses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
KEPT = "localStorage.length"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_is_kept_and_can_be_taken_back(
    built_site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    """One press changes the colours, also on the next page; a second press leaves nothing stored."""
    page = open_page(built_site.url, 1280, scheme)
    button = page.locator("[data-palette]").first
    expect(button).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    before = page.evaluate(GROUND)
    assert page.evaluate(KEPT) == 0
    button.click()
    chosen = page.evaluate(GROUND)
    assert chosen != before
    page.goto(f"{built_site.url}search/")
    assert (page.evaluate(GROUND), page.evaluate(KEPT)) == (chosen, 1)
    page.locator("[data-palette]").first.click()
    assert (page.evaluate(GROUND), page.evaluate(KEPT)) == (before, 0)


def test_paper_is_white_from_dark_too(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Printing from the dark colours gives black on white without navigation."""
    page = open_page(built_site.url, 1280, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".tool").is_hidden()
