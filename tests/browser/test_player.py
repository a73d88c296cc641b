"""The player's own controls over real audio: place, chapters, words, keys, addresses with a time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.player import AT, AUDIO, CALM, FLAGGED, PAUSED, READY, STORED, Opened, do, seek
from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


def test_nothing_of_the_audio_is_fetched_before_play(built_site: Served, open_story: Opened) -> None:
    """The length is known from the page alone; the first byte of the recording goes over the line at the first play."""
    page = open_story(CALM)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".ends")).to_contain_text("0:07")
    assert [path for path in built_site.paths() if path.endswith(".mp3")] == []
    do(page, "play")
    until(page, f"{AT} > 0.1 && !{PAUSED}")
    assert f"{CALM}audio.mp3" in built_site.paths()
    expect(page.locator('[data-do="play"]')).to_have_accessible_name("Pause")
    title = page.evaluate("[navigator.mediaSession.metadata?.title, navigator.mediaSession.metadata?.artwork.length]")
    assert title == ["Second wind", 1]


def test_the_controls_move_the_place(open_story: Opened) -> None:
    """Forward and back go 15 seconds and never past an end; the slider says where it is; speed is kept once chosen."""
    page = open_story(CALM)
    do(page, "forward")
    slider = page.locator("[data-seek]")
    expect(slider).to_have_attribute("aria-valuetext", "0:07 of 0:07")
    do(page, "back")
    expect(slider).to_have_attribute("aria-valuetext", "0:00 of 0:07")
    slider.press("ArrowRight")
    assert (page.evaluate(AT), page.evaluate(STORED)) == (1, [])
    page.locator("[data-speed]").select_option("1.5")
    expect(page.locator("[data-player-now]")).to_have_text("Speed 1.5×")
    page.reload()
    until(page, READY)
    assert page.evaluate(f"{AUDIO}.playbackRate") == 1.5


def test_keys_work_inside_the_player_only(open_story: Opened) -> None:
    """Keys act while the focus is in the player; the select keeps its letters, and the page outside keeps them all."""
    page = open_story(FLAGGED)
    page.locator(".crumbs a").first.focus()
    page.keyboard.press("l")
    page.keyboard.press("k")
    assert page.evaluate(f"[{AT}, {PAUSED}]") == [0, True]
    assert page.locator("[data-ask]").is_hidden()
    page.locator("[data-speed]").focus()
    page.keyboard.press("n")
    assert page.evaluate(AT) == 0
    page.locator('[data-do="captions"]').focus()
    page.keyboard.press("n")
    assert page.evaluate(AT) == 5
    page.keyboard.press("ArrowLeft")
    page.keyboard.press(">")
    page.keyboard.press("m")
    assert page.evaluate(f"[{AT}, {AUDIO}.playbackRate, {AUDIO}.muted]") == [0, 1.25, True]
    page.keyboard.press("Control+l")
    assert page.evaluate(AT) == 0
    page.keyboard.press(" ")  # on a button the key is the button's
    expect(page.locator("[data-lines]")).to_be_visible()
    assert page.evaluate(PAUSED)
    page.locator("[data-seek]").focus()
    page.keyboard.press("k")
    expect(page.locator("[data-ask]")).to_be_visible()


def test_chapters_and_words_follow(open_story: Opened) -> None:
    """The chapter's name and the line being said are shown with its speaker; captions are off until asked for."""
    page = open_story(FLAGGED)
    expect(page.locator("[data-number]")).to_have_text("Chapter 1 of 2")
    assert page.locator("[data-lines]").is_hidden()
    do(page, "next")
    expect(page.locator("[data-chapter]")).to_have_text("Names")
    do(page, "captions")
    page.locator("[data-seek]").press("ArrowRight")
    expect(page.locator("[data-lines]")).to_have_text("Sol Ferrer: She knows my name & my brother’s.")
    assert page.locator("[data-lines]").get_attribute("aria-live") is None
    do(page, "previous")
    expect(page.locator("[data-number]")).to_have_text("Chapter 1 of 2")


def test_it_can_stop_after_the_chapter(open_story: Opened) -> None:
    """With "stop at the end of this chapter" playing stops exactly there, once."""
    page = open_story(FLAGGED)
    page.locator(".more summary").click()
    page.locator("[data-sleep]").check()
    seek(page, 4.4)
    do(page, "play")
    do(page, "agree")
    until(page, f"{PAUSED} && {AT} >= 5")
    assert page.evaluate(AT) == 5
    assert not page.locator("[data-sleep]").is_checked()
    do(page, "play")
    until(page, f"{AT} > 5.3")


def test_addresses_set_the_place(open_story: Opened) -> None:
    """Every way to write a time sets the place and never plays; what is no time of it does not."""
    page = open_story(CALM)
    cases = {
        "#t=1.5": 1.5,
        "#t=2,3": 2,
        "#t=npt:3": 3,
        "#t=0:00:04": 4,
        "#t=npt%3A0:05": 5,
        "#t=,3": 0,
        "#t-2500": 2.5,
        "#t=3,1": 3,
        "#t=4,": 4,
        "#t=-5": 4,
        "#t=nonsense": 4,
        "#t=NaN": 4,
        "#t=1,2,3": 4,
        "#t=%": 4,
        "#t=99999999": 4,
    }
    seen = {}
    for fragment in cases:
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        page.wait_for_timeout(20)  # the event of a new fragment comes later, and may rightly do nothing
        seen[fragment] = page.evaluate(AT)
    assert seen == cases
    expect(page.locator("[data-player-now]")).to_contain_text("is past the end")
    assert page.evaluate(PAUSED)


def test_a_clip_ends_exactly_there_and_once(open_story: Opened) -> None:
    """An address with an end plays to it, stops there to the hundredth, and goes on at the next play."""
    page = open_story(f"{CALM}#t=1,1.6")
    expect(page.locator("[data-player-now]")).to_have_text("Ready to play from 0:01 to 0:01")
    do(page, "play")
    until(page, f"{PAUSED} && {AT} > 1.2")
    assert page.evaluate(AT) == pytest.approx(1.6, abs=0.01)
    do(page, "play")
    until(page, f"{AT} > 2")
