"""Playing in place on any page, and going on with the story that was left in the middle."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessibility import COLOURS, faults
from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

STORY = "stories/second-wind/"
OTHER = "topics/"  # a page without a player
AUDIO = "document.querySelector('[data-listen] audio')"
AT, PAUSED = f"({AUDIO}?.currentTime ?? 0)", f"{AUDIO}?.paused"  # the bar makes its audio when it is needed
STORED = "Object.values(localStorage)"
LINK = """([up, t, care]) => {
    const link = document.createElement("a");
    link.textContent = "Play it here";
    link.href = `${up}stories/second-wind/#t=${t}`;
    Object.assign(link.dataset, { here: `${up}stories/second-wind/audio.mp3`, t, title: "Second wind" });
    if (care) link.dataset.care = care;
    document.querySelector("main").prepend(link);
}"""


def with_link(page: Page, t: str, up: str = "../", care: str = "") -> None:
    """Puts a link that plays in place at the top of the page's content."""
    page.evaluate(LINK, [up, t, care])


@pytest.fixture
def left(built_site: Served, open_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page of a device on which the story was left at 3 s: left(OTHER, **context options)."""

    def page_of(address: str, **options: Any) -> Page:
        context = open_context(**options)
        base = "/some/base/"
        place = {"story": "second-wind", "at": 3.2, "title": "Second wind", "skip": ""}
        place |= {"href": f"{base}{STORY}", "audio": f"{built_site.url}{STORY}audio.mp3"}
        kept = json.dumps({"choices": {}, "places": [place]})
        once = "if (!sessionStorage.seen) { sessionStorage.seen = 1; localStorage.setItem(%s, %s); }"
        context.add_init_script(once % (json.dumps(f"storyshelf-{base}"), json.dumps(kept)))
        page = context.new_page()
        page.goto(built_site.url + address)
        return page

    return page_of


def test_a_link_plays_in_place(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A link with data-here plays its passage on the page it stands on, stops at its end, and keeps no place."""
    page = open_page(built_site.url + OTHER)
    assert [path for path in built_site.paths() if "listen_bar.js" in path] == []
    with_link(page, "1,1.6")
    page.get_by_role("link", name="Play it here").click()
    until(page, f"{PAUSED} && {AT} > 1.2")
    assert page.evaluate(AT) == pytest.approx(1.6, abs=0.01)
    bar = page.get_by_role("complementary", name="Listening")
    assert bar.get_by_role("link", name="Second wind").get_attribute("href") == f"{built_site.url}{STORY}#t=1"
    assert page.url == built_site.url + OTHER
    assert page.evaluate(STORED) == []
    bar.get_by_role("button", name="Close").click()
    expect(page.get_by_role("link", name="Play it here")).to_be_focused()
    assert bar.is_hidden()


def test_it_plays_over_and_after_an_open_dialog(built_site: Served, open_page: Callable[..., Page]) -> None:
    """From a link in the quick search the bar can be used at once, and plays on when the search is closed."""
    page = open_page(built_site.url + OTHER)
    page.keyboard.press("Control+k")
    with_link(page, "1")
    page.evaluate("document.querySelector('[data-search-dialog]').append(document.querySelector('a[data-here]'))")
    page.get_by_role("link", name="Play it here").click()
    until(page, f"{AT} > 1.1 && !{PAUSED}")
    page.locator("[data-listen-title]").focus()
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('[data-search-dialog]').open")
    start = page.evaluate(AT)
    until(page, f"{AT} > {start} + 0.2 && !{PAUSED}")
    page.get_by_role("button", name="Close").click()


def test_a_sensitive_passage_is_named_first(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A link whose passage is sensitive says so in the bar and plays when that is answered."""
    page = open_page(built_site.url + OTHER)
    with_link(page, "1,2", care="a loud noise")
    page.get_by_role("link", name="Play it here").click()
    expect(page.locator("[data-listen-status]")).to_contain_text("a loud noise")
    assert page.evaluate(PAUSED)
    page.locator("[data-listen-go]").click()
    until(page, f"{AT} > 1 && !{PAUSED}")


def test_the_pages_own_player_plays_what_is_its_own(built_site: Served, open_page: Callable[..., Page]) -> None:
    """On a page with the story's player that one plays, and no bar comes."""
    page = open_page(built_site.url + STORY)
    with_link(page, "2,3", up="../../")
    page.get_by_role("link", name="Play it here").click()
    until(page, "document.querySelector('[data-player]').currentTime > 2")
    assert page.locator("[data-listen]").is_hidden()


def test_the_story_left_in_the_middle_goes_on_anywhere(built_site: Served, left: Callable[..., Page]) -> None:
    """Elsewhere a quiet bar offers the story at its second, plays it there with one press, fetches nothing first."""
    page = left(OTHER)
    resume = page.get_by_role("button", name="Resume at 0:03")
    expect(resume).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    assert [path for path in built_site.paths() if path.endswith(".mp3")] == []
    resume.click()
    until(page, f"{AT} > 3.2 && !{PAUSED}")
    assert page.evaluate(AT) < 5
    page.get_by_role("button", name="Close").click()
    until(page, f"JSON.parse({STORED}[0]).places[0].at > 3.2")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-listen]").is_hidden()
    page.goto(built_site.url + STORY)
    expect(page.locator("[data-offer]")).to_be_visible()


def test_the_offer_can_be_dismissed(built_site: Served, left: Callable[..., Page]) -> None:
    """Closing the offer forgets the place; the story's own page makes its own offer instead of the bar."""
    page = left(STORY)
    expect(page.locator("[data-offer]")).to_be_visible()
    assert page.locator("[data-listen]").is_hidden()
    page.goto(built_site.url + OTHER)
    page.get_by_role("button", name="Forget").click()
    assert page.evaluate(STORED) == []
    page.goto(built_site.url)
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-listen]").is_hidden()


def test_nothing_is_under_the_bar(left: Callable[..., Page]) -> None:
    """The last link of the page, given the focus on a phone, is above the bar, and the page can be scrolled past it."""
    page = left(OTHER, viewport={"width": 320, "height": 480})
    expect(page.locator("[data-listen]")).to_be_visible()
    last = page.locator(".foot a").last
    last.focus()
    until(page, "document.documentElement.style.getPropertyValue('--bar') !== ''")
    box, bar = last.bounding_box(), page.locator("[data-listen]").bounding_box()
    assert box and bar and box["y"] + box["height"] <= bar["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_the_bar_open(left: Callable[..., Page], width: int) -> None:
    """The open bar breaks no rule, offering and playing, light and dark."""
    page = left(OTHER, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.get_by_role("button", name="Resume at 0:03").wait_for()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, COLOURS) == []
    page.locator("[data-listen-go]").click()
    assert faults(page, within="[data-listen]") == []
    page.emulate_media(color_scheme="light")
    assert faults(page, COLOURS, "[data-listen]") == []


def test_forbidden_storage_does_no_harm(built_site: Served, open_context: Callable[..., BrowserContext]) -> None:
    """Where storage throws, playing in place works and pages have no faults."""
    context = open_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(built_site.url + OTHER)
    with_link(page, "2")
    page.get_by_role("link", name="Play it here").click()
    until(page, f"{AT} > 2.1")
    assert said == []
