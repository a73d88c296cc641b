"""The transcript of a story's page: following, seeking, finding, speakers, another language beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import WITH_PRACTICE, faults
from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

STORY = "stories/second-wind/"  # three cues from 0.35, 2.847 and 4.85 seconds: Ray, Ida, Ray
TWO = "stories/first-light/"  # English and Spanish
AT = "document.querySelector('[data-player]').currentTime"
PAUSED = "document.querySelector('[data-player]').paused"
CURRENT = "[...document.querySelectorAll('.cue')].findIndex((cue) => cue.ariaCurrent)"
FOCUSED = "[...document.querySelectorAll('.cue a.t')].indexOf(document.activeElement)"
PAINTED = "CSS.highlights.get('%s').size"


def play_at(page: Page, seconds: float) -> None:
    """Plays from a time as the player's own control would."""
    page.evaluate(f"{AT} = {seconds}; document.querySelector('[data-player]').play()")


@pytest.fixture
def story(built_site: Served, open_page: Callable[..., Page]) -> Page:
    page = open_page(built_site.url + STORY)
    expect(page.locator("[data-tools]")).to_be_visible()
    return page


@pytest.fixture
def low(story: Page) -> Page:
    """The story in a window so low that it shows little more than one cue, the first in sight."""
    story.set_viewport_size({"width": 1280, "height": 170})
    story.evaluate("scrollBy(0, document.querySelector('.cue').getBoundingClientRect().top - 40)")
    return story


def test_without_scripts(built_site: Served, open_page: Callable[..., Page]) -> None:
    """With scripts off all words are there, each cue leads to its second in the recording, and no tool is shown."""
    page = open_page(built_site.url + STORY, java_script_enabled=False)
    links = page.locator(".cue a.t")
    assert [links.nth(n).get_attribute("href") for n in range(3)] == [
        f"../../{STORY}audio.mp3#t={at}" for at in ("0.35", "2.847", "4.85")
    ]
    assert page.locator(".cue p").all_inner_texts()[1] == "In May he ran it twice."
    assert (
        page.locator("[data-tools], .again, .share").evaluate_all("(nodes) => nodes.filter((n) => n.checkVisibility())")
        == []
    )


def test_tools_come_when_asked_for(story: Page, built_site: Served) -> None:
    """A page has one script for its transcript; finding, views and sharing are fetched with their first use."""
    scripts = ("transcript_find.js", "transcript_views.js", "share.js")
    assert [path for path in built_site.paths() if path.endswith(scripts)] == []
    story.get_by_label("Find in this transcript").fill("mile")
    expect(story.locator("[data-find-count]")).to_have_text("1 of 1")
    assert [path for path in built_site.paths() if path.endswith(scripts)] == ["assets/js/transcript_find.js"]


def test_a_press_on_words_plays_from_them(story: Page) -> None:
    """A press on a cue's words plays from its start and marks it as the current one."""
    story.locator(".cue p").nth(1).click()
    until(story, f"{AT} >= 2.847 && !{PAUSED}")
    assert story.evaluate(AT) < 4.8
    until(story, f"{CURRENT} === 1")


def test_selecting_words_does_not_play(story: Page) -> None:
    """A double press selects a word and plays nothing; so does the press that lets go of it."""
    story.locator(".cue p").nth(1).dblclick(position={"x": 30, "y": 20})
    story.locator(".share").wait_for()
    story.locator(".cue p").nth(2).click()
    expect(story.locator(".share")).to_have_count(0)
    assert story.evaluate(f"[{AT}, {PAUSED}]") == [0, True]


def test_times_are_one_tab_stop(story: Page) -> None:
    """The Tab key stops at one time only; arrows, Home and End move between times, Enter plays."""
    links = story.locator(".cue a.t")
    assert [links.nth(n).get_attribute("tabindex") for n in range(3)] == ["0", "-1", "-1"]
    links.first.focus()
    seen = []
    for key in ("ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowDown"):
        story.keyboard.press(key)
        seen.append(story.evaluate(FOCUSED))
    assert seen == [1, 2, 2, 1, 0, 1]
    story.keyboard.press("Enter")
    until(story, f"{AT} >= 2.847 && !{PAUSED}")
    story.keyboard.press("Tab")
    assert story.evaluate(FOCUSED) == -1
    assert story.locator(".who a").evaluate_all("(links) => links.filter((link) => link.tabIndex === 0).length") == 2


def test_words_are_followed(low: Page) -> None:
    """While the words being said are in sight, the page moves along with them."""
    before = low.evaluate("scrollY")
    play_at(low, 2.2)
    until(low, f"{CURRENT} === 1")
    until(low, f"scrollY > {before}")


def test_following_never_fights_the_reader(low: Page) -> None:
    """A reader who scrolls away is left there, until a press on "Follow along" brings the words back."""
    play_at(low, 0.5)
    until(low, f"{CURRENT} === 0")
    low.mouse.move(600, 80)
    low.mouse.wheel(0, -60)
    again = low.locator("button.again")
    expect(low.locator("[data-tools] [data-follow]")).to_have_attribute("aria-pressed", "false")
    expect(again).to_be_visible()
    until(low, "new Promise((done) => { const y = scrollY; setTimeout(() => done(scrollY === y), 150); })")
    place = low.evaluate("scrollY")
    low.evaluate(f"{AT} = 4.9")
    until(low, f"{CURRENT} === 2")
    assert low.evaluate("scrollY") == place
    again.click()
    until(low, "document.querySelector('.cue[aria-current]').getBoundingClientRect().bottom < innerHeight")
    expect(low.locator("[data-tools] [data-follow]")).to_have_attribute("aria-pressed", "true")


def test_a_reader_elsewhere_stays_there(story: Page) -> None:
    """When the words being said are out of sight, playing moves nothing."""
    story.set_viewport_size({"width": 1280, "height": 400})
    play_at(story, 2.6)
    until(story, f"{CURRENT} === 1")
    assert story.evaluate("scrollY") == 0


def test_find(story: Page) -> None:
    """Finding counts, marks all hits and the current one, goes on and back, ignores case, and ends with Escape."""
    field, count = story.get_by_label("Find in this transcript"), story.locator("[data-find-count]")
    words = story.locator(".say").inner_html
    field.focus()
    field.fill("THE")
    expect(count).to_have_text("1 of 2")
    html = words()
    field.press("Enter")
    expect(count).to_have_text("2 of 2")
    field.press("Enter")
    expect(count).to_have_text("1 of 2")
    field.press("Shift+Enter")
    expect(count).to_have_text("2 of 2")
    until(story, f"{PAINTED % 'found'} === 2 && {PAINTED % 'found-now'} === 1")
    assert words() == html.replace("1 of 2", "2 of 2")
    story.get_by_role("button", name="Play from here").click()
    until(story, f"{AT} >= 4.85 && !{PAUSED}")
    field.press("Escape")
    expect(count).to_have_text("")
    assert (field.input_value(), story.evaluate(PAINTED % "found")) == ("", 0)


def test_find_across_cues_and_nothing(story: Page) -> None:
    """A phrase is found from one cue into the next, painted in both; what is not there is said so."""
    field, count = story.get_by_label("Find in this transcript"), story.locator("[data-find-count]")
    field.fill("september.  in may")
    expect(count).to_have_text("1 of 1")
    sizes = "[...CSS.highlights.get('found')].map((range) => range.endOffset - range.startOffset).join()"
    until(story, f"{sizes} === '10,6'")
    for nothing in ("<b>", "x" * 200):
        field.fill(nothing)
        expect(count).to_have_text("Not found")


def test_find_ignores_accents(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Words are found with or without their accents, and the letters themselves are painted."""
    page = open_page(f"{built_site.url}{TWO}es/")
    page.evaluate("document.querySelector('.cue p').firstChild.data = 'Cafe\\u0301 y ma\\u00f1ana'")
    field = page.get_by_label("Buscar en esta transcripción")
    for query, found in (("cafe", "Cafe\u0301"), ("MANANA", "ma\u00f1ana"), ("yo ábro", None)):
        field.fill(query)
        expect(page.locator("[data-find-count]")).to_have_text("1 de 1" if found else "No se encontró")
        shown = "[...CSS.highlights.get('found')].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset))"
        until(page, f"{shown}.join() === '{found or ''}'")


def test_speakers(story: Page) -> None:
    """Choosing speakers shows their turns only, says how many, and finds only there; "Everyone" shows all."""
    box, count = story.locator("[data-voices]"), story.locator("[data-voices-count]")
    shown = story.locator(".turn:visible")
    box.get_by_role("button", name="Ida Marsh").click()
    expect(count).to_have_text("1 of 3 turns shown")
    assert shown.locator(".cue p").all_inner_texts() == ["In May he ran it twice."]
    assert story.evaluate("document.querySelector('.t[tabindex=\"0\"]').checkVisibility()")
    story.get_by_label("Find in this transcript").fill("the")
    expect(story.locator("[data-find-count]")).to_have_text("Not found")
    box.get_by_role("button", name="Ray Okoro").click()
    expect(count).to_have_text("3 of 3 turns shown")
    expect(story.locator("[data-find-count]")).to_have_text("1 of 2")
    everyone = box.get_by_role("button", name="Everyone")
    everyone.click()
    expect(count).to_have_text("")
    assert [button.get_attribute("aria-pressed") for button in box.get_by_role("button").all()] == [
        "true",
        "false",
        "false",
    ]


@pytest.mark.parametrize(
    ("address", "button", "language", "words"),
    [
        (TWO, "Side by side with Español", "es", ["Las luces se encienden a las seis. Yo abro todas las puertas.", 3]),
        (f"{TWO}es/", "En paralelo con English", "en", ["The lights go on at six. I open every door.", 3]),
    ],
)
def test_side_by_side(
    built_site: Served, open_page: Callable[..., Page], address: str, button: str, language: str, words: list[Any]
) -> None:
    """Another language is fetched on a press only and set beside, cue by cue, in its language and without ids."""
    page = open_page(built_site.url + address)
    expect(page.locator("[data-tools]")).to_be_visible()
    assert not [path for path in built_site.paths() if path.endswith(".json") and "transcript" in path]
    press = page.get_by_role("button", name=button)
    press.click()
    others = page.locator(".cue > .other")
    expect(others).to_have_count(words[1])
    assert others.first.inner_text() == words[0]
    assert others.evaluate_all("(nodes) => nodes.map((n) => [n.lang, n.dir, n.id])") == [[language, "ltr", ""]] * 3
    own, other = (page.locator(".cue").first.locator("p").nth(n).bounding_box() for n in (0, 1))
    assert own and other and own["y"] == other["y"] and other["x"] > own["x"]
    page.set_viewport_size({"width": 360, "height": 800})
    own, other = (page.locator(".cue").first.locator("p").nth(n).bounding_box() for n in (0, 1))
    assert own and other and other["y"] > own["y"] and other["x"] == own["x"]
    press.click()
    expect(others).to_have_count(0)


def test_side_by_side_that_cannot_be_fetched(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Words that do not come are said to be missing, and the button is as before."""
    page = open_page(built_site.url + TWO)
    page.route("**/transcript.es.json", lambda route: route.abort())
    press = page.get_by_role("button", name="Side by side with Español")
    press.click()
    expect(page.locator("[data-beside-status]")).to_contain_text("could not be fetched")
    expect(press).to_have_attribute("aria-pressed", "false")


def test_the_other_language_keeps_the_second(built_site: Served, open_page: Callable[..., Page]) -> None:
    """The link to the other language's page leads to the same second there."""
    page = open_page(built_site.url + TWO)
    page.evaluate(f"{AT} = 5.5")
    page.locator("main a[hreflang=es]").first.click()
    page.wait_for_url("**/es/#t=5")
    assert page.evaluate(AT) == 5


@pytest.mark.parametrize(("width", "scheme", "sharing"), [(360, "light", False), (1280, "dark", True)])
def test_axe_finds_nothing_in_the_tools(
    built_site: Served, open_page: Callable[..., Page], width: int, scheme: str, sharing: bool
) -> None:
    """Finding, with another language beside and a passage to share, breaks no rule, and nothing is too wide."""
    page = open_page(built_site.url + TWO, width, scheme)
    page.set_viewport_size({"width": width, "height": 4000})  # nothing that sticks lies over something else
    page.get_by_label("Find in this transcript").fill("the")
    page.get_by_role("button", name="Side by side with Español").click()
    page.locator(".other").first.wait_for()
    if sharing:
        page.locator("[data-share]").click()
    else:
        page.locator(".cue p").first.dblclick(position={"x": 30, "y": 20})
    page.locator(".share").wait_for()
    assert faults(page, WITH_PRACTICE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
