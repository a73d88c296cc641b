"""The player from one visit to the next: warnings, what is remembered, small copies, faults, other languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.accessibility import COLOURS
from tests.browser.player import (
    AT,
    AUDIO,
    CALM,
    FLAGGED,
    LOW,
    NO_STORAGE,
    PAUSED,
    READY,
    SAVE_DATA,
    STORED,
    Opened,
    do,
    faults,
    seek,
)
from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


def test_a_warning_stands_before_the_first_play(open_story: Opened) -> None:
    """A story with a sensitive passage asks before its first play; Escape leaves it; a yes is for this visit."""
    page = open_story(FLAGGED)
    do(page, "play")
    expect(page.locator("[data-ask]")).to_contain_text("a loud noise")
    expect(page.locator("[data-ask]")).to_be_focused()
    assert page.evaluate(PAUSED)
    page.keyboard.press("Escape")
    assert page.locator("[data-ask]").is_hidden()
    expect(page.locator('[data-do="play"]')).to_be_focused()
    page.locator(".order a[data-t]").nth(1).click()
    do(page, "agree")
    until(page, f"!{PAUSED} && {AT} > 5")
    do(page, "play")
    do(page, "play")
    until(page, f"!{PAUSED}")


def test_passages_can_be_skipped(open_story: Opened) -> None:
    """Skipping is offered before and with play, leaves the passage out, and is kept only when its switch is used."""
    page = open_story(FLAGGED)
    seek(page, 0.5)
    do(page, "play")
    do(page, "agree")
    expect(page.locator('[data-do="skip"]')).to_have_text("Skip to 0:05")
    do(page, "skip")
    until(page, f"{AT} >= 5")
    expect(page.locator("[data-player-now]")).to_have_text("Skipped to 0:05")
    page.reload()
    until(page, READY)
    seek(page, 3.6)
    page.evaluate("window.heard = []")
    page.evaluate(f"{AUDIO}.addEventListener('timeupdate', () => window.heard.push({AT}))")
    do(page, "play")
    do(page, "agree-skip")
    until(page, f"{AT} > 5.2")
    assert [at for at in page.evaluate("window.heard") if 4.1 < at < 4.9] == []
    do(page, "play")
    assert not json.loads(page.evaluate(STORED)[0])["choices"]
    page.locator(".more summary").click()
    page.locator("[data-skip]").uncheck()
    page.locator("[data-skip]").check()
    page.reload()
    until(page, READY)
    do(page, "play")
    until(page, f"!{PAUSED}")
    assert page.locator("[data-ask]").is_hidden()


def test_a_place_is_offered_and_can_be_forgotten(open_story: Opened) -> None:
    """What was left in the middle is offered at its second and not gone to; forgetting leaves nothing stored."""
    page = open_story(CALM)
    seek(page, 3)
    page.evaluate(f"{AUDIO}.playbackRate = 0.25")  # so that a slow machine does not run past the second
    do(page, "play")
    until(page, f"{AT} > 3.1")
    do(page, "play")
    page.reload()
    until(page, READY)
    expect(page.locator('[data-do="resume"]')).to_have_text("Resume at 0:03")
    assert page.evaluate(f"[{AT}, {PAUSED}]") == [0, True]
    do(page, "resume")
    until(page, f"!{PAUSED} && {AT} > 3.2")
    do(page, "play")
    until(page, PAUSED)
    page.reload()
    until(page, READY)
    do(page, "forget")
    assert page.evaluate(STORED) == []


def test_it_works_with_storage_forbidden(open_story: Opened) -> None:
    """A device that refuses to store anything plays, changes speed and warns as any other."""
    page = open_story(FLAGGED, NO_STORAGE)
    faulty: list[str] = []
    page.on("pageerror", lambda error: faulty.append(str(error)))
    page.locator("[data-speed]").select_option("2")
    do(page, "play")
    do(page, "agree")
    until(page, f"{AT} > 2.5")
    do(page, "play")
    assert (faulty, page.evaluate(f"{AUDIO}.playbackRate")) == ([], 2)


def test_a_small_copy_is_played_where_data_is_saved(
    built_site: Served, open_context: Callable[..., BrowserContext]
) -> None:
    """With Save-Data the small copy is chosen and said to be; unticking goes back at the same place."""

    def with_low(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        at = text.index("</section>", text.index('class="player"'))
        route.fulfill(response=answer, body=text[:at] + LOW + text[at + len("</section>") :])

    context = open_context()
    context.add_init_script(SAVE_DATA)
    context.route(f"**/{CALM}", with_low)
    page = context.new_page()
    page.goto(built_site.url + CALM)
    until(page, READY)
    expect(page.locator("[data-player-now]")).to_have_text("Small copy, to save data")
    do(page, "play")
    until(page, f"{AT} > 0.5")
    assert [path for path in built_site.paths() if path.endswith(".mp3")][-1] == f"{FLAGGED}audio.mp3"
    page.locator("[data-low]").uncheck()
    until(page, f"{AUDIO}.currentSrc.endsWith('{CALM}audio.mp3') && {AT} > 0.5 && !{PAUSED}")


def test_audio_that_fails_is_said_and_the_words_stay(
    built_site: Served, open_context: Callable[..., BrowserContext]
) -> None:
    """A recording that cannot be loaded gives a message, a download and another try; the transcript is untouched."""
    context = open_context()
    context.route("**/*.mp3", lambda route: route.abort())
    page = context.new_page()
    page.goto(built_site.url + CALM)
    until(page, READY)
    do(page, "play")
    failed = page.locator("[data-failed]")
    expect(failed).to_contain_text("could not be loaded")
    expect(page.locator(".player a[download]")).to_be_visible()
    expect(page.locator(".cue p").last).to_be_visible()
    context.unroute("**/*.mp3")
    do(page, "again")
    until(page, f"{AT} > 0.1")
    expect(failed).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_what_opens(open_story: Opened, width: int) -> None:
    """The warning, the settings, the offer and the captions are as accessible as the page, light and dark."""
    place = {"choices": {}, "places": [{"story": "first-light", "at": 3, "title": "x", "href": "/", "audio": "/x"}]}
    before = f"localStorage.setItem('storyshelf-/some/base/', {json.dumps(json.dumps(place))});"
    page = open_story(FLAGGED, before, width, reduced_motion="reduce")
    expect(page.locator("[data-offer]")).to_be_visible()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, COLOURS) == []
    page.locator(".more summary").click()
    do(page, "captions")
    do(page, "play")
    assert faults(page, COLOURS) == []
    page.emulate_media(color_scheme="light")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_other_languages_have_their_words(built_site: Served, small_site: Path, open_story: Opened) -> None:
    """On a page in Spanish the controls and what they say are Spanish."""
    page = open_story(f"{FLAGGED}es/#t=2")
    expect(page.locator('[data-do="play"]')).to_have_accessible_name("Reproducir")
    expect(page.locator("[data-player-now]")).to_have_text("Listo para reproducir desde 0:02")
    expect(page.locator("[data-seek]")).to_have_attribute("aria-valuetext", "0:02 de 0:08")
