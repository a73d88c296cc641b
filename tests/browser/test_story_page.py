"""A story's page: time links, addresses with a time, and all of it without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

AT = "document.querySelector('[data-player]').currentTime"
PAUSED = "document.querySelector('[data-player]').paused"


@pytest.fixture
def story(small_site: Path) -> str:
    """The address of a story with a player of its own file, a transcript of a few cues, and no warning before play."""
    for file in sorted(small_site.glob("stories/*/index.html")):
        page = html.fromstring(file.read_bytes())
        own = [source for source in page.xpath("//audio/source/@src") if "://" not in source]
        if own and len(page.find_class("cue")) > 2 and not page.xpath("//*[@data-care]"):
            return f"{file.parent.relative_to(small_site).as_posix()}/"
    raise AssertionError("the small site has no story with its own audio and a transcript")


def test_a_cue_plays_from_its_time(built_site: Served, story: str, open_page: Callable[..., Page]) -> None:
    """A press on a cue's time plays this page's player from there and stays on the page."""
    page = open_page(built_site.url + story)
    link = page.locator(".cue a[data-t]").nth(1)
    start = float(link.get_attribute("data-t") or 0)
    link.click()
    until(page, f"{AT} > {start} && !{PAUSED}")
    assert page.evaluate(AT) < start + 30
    assert page.url == built_site.url + story


def test_a_passage_ends_where_it_should(built_site: Served, story: str, open_page: Callable[..., Page]) -> None:
    """A link with an end plays to it and pauses there, and the player can go on from there."""
    page = open_page(built_site.url + story)
    page.evaluate("document.querySelector('.cue a[data-t]').dataset.t = '1,1.5'")
    page.locator(".cue a[data-t]").first.click()
    until(page, f"{AT} >= 1.5 && {PAUSED}")
    assert not page.locator("[data-player]").evaluate("(audio) => audio.ended")
    page.evaluate("document.querySelector('[data-player]').play()")
    until(page, f"{AT} > 2.6 && !{PAUSED}")


@pytest.mark.parametrize(("fragment", "start"), [("#t=2", 2), ("#t=1.5,3", 1.5)])
def test_a_time_in_the_address_is_ready_and_silent(
    built_site: Served, story: str, open_page: Callable[..., Page], fragment: str, start: float
) -> None:
    """An address with #t= makes the player ready there, says so, fetches no audio and never plays by itself."""
    page = open_page(built_site.url + story + fragment)
    expect(page.locator("[data-player-now]")).to_contain_text("Ready to play from 0:0")
    assert page.evaluate(f"[{AT}, {PAUSED}]") == [start, True]
    page.wait_for_load_state("networkidle")
    assert [path for path in built_site.paths() if path.endswith(".mp3")] == []


def test_playing_starts_at_the_time_in_the_address(
    built_site: Served, story: str, open_page: Callable[..., Page]
) -> None:
    """Play after an address with #t= begins at that time, not at the beginning."""
    page = open_page(f"{built_site.url}{story}#t=2")
    page.evaluate("document.querySelector('[data-player]').play()")
    until(page, f"{AT} > 2")
    assert page.evaluate(AT) < 30


def test_other_addresses_leave_the_player_alone(built_site: Served, story: str, open_page: Callable[..., Page]) -> None:
    """A fragment that is no time changes nothing."""
    page = open_page(f"{built_site.url}{story}#t=later")
    assert page.evaluate(AT) == 0
    expect(page.locator("[data-player-now]")).to_have_text("")


def test_a_story_is_whole_without_scripts(built_site: Served, story: str, open_page: Callable[..., Page]) -> None:
    """With scripts off there are the control, the words, chapter and time links to the audio, and navigation."""
    page = open_page(built_site.url + story, java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    assert page.locator(".cue p").last.is_visible()
    assert "#t=" in (page.locator(".cue a").nth(1).get_attribute("href") or "")
    assert page.locator(".nav a").first.is_visible()
    assert page.locator(".tool .go").get_attribute("href") == "../../search/"
    assert not page.locator("[data-palette]").first.is_visible()
