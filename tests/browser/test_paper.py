"""Pages on paper: Chromium's own PDF and print media, from a dark palette too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser

PAPER = 680  # px: the width of A4 between Chromium's own margins, at 96 to the inch
PAGES = ["stories/first-light/", "guides/open-every-door/", "reports/doors-report/"]
SEEN = """(selector) => [...document.querySelectorAll(selector)].filter(
    (node) => node.checkVisibility() && node.getClientRects().length).map((node) => node.className || node.tagName)"""
CONTROLS = ".head nav, .tool, .menu, .crumbs, .skip, audio, .player, .pager, .btn:not(.keep), dialog"


@pytest.mark.parametrize("address", PAGES)
def test_paper_is_white_and_has_no_controls(built_site: Served, open_page: Callable[..., Page], address: str) -> None:
    """In print a dark page is black on white, whole within the sheet, without navigation or things to press."""
    page = open_page(built_site.url + address, PAPER, "dark")
    page.emulate_media(media="print")
    colours = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"
    assert page.evaluate(colours) == "rgb(255, 255, 255)rgb(0, 0, 0)"
    assert page.evaluate(SEEN, CONTROLS) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_printed_story_has_its_words(built_site: Served, open_page: Callable[..., Page]) -> None:
    """The title, every cue of the transcript and the evidence are on the printed story, the site's menu is not."""
    page = open_page(built_site.url + PAGES[0], PAPER)
    cues = page.locator(".cue p").all_inner_texts()
    page.emulate_media(media="print")
    assert cues
    assert page.locator(".cue p").all_inner_texts() == cues
    assert page.locator(".evid").first.is_visible()
    assert page.locator("header.head a").all_inner_texts() != []
    assert page.evaluate(SEEN, "header.head nav a") == []
