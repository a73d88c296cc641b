"""Sharing a passage: what is copied, character for character; and the page that other sites show in a frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import WITH_PRACTICE, faults
from tests.browser.serving import Served, serve
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

STORY = "stories/second-wind/"
ADDRESS = f"https://small.example.org/some/base/{STORY}"
CLIPBOARD = "navigator.clipboard.readText()"
SELECT = """([first, from, last, to]) => {
    const words = document.querySelectorAll('.cue > p');
    getSelection().setBaseAndExtent(words[first].firstChild, from, words[last].firstChild, to);
}"""
STUB = "navigator.share = (data) => { window.sent = data; return Promise.reject(new Error('closed')); };"


@pytest.fixture
def story(built_site: Served, open_page: Callable[..., Page]) -> Page:
    page = open_page(built_site.url + STORY, permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("[data-tools]")).to_be_visible()
    return page


def copied(page: Page, button: str) -> str:
    """What the clipboard holds after a press on a button of the panel."""
    page.locator(".share").get_by_role("button", name=button).click()
    expect(page.locator(".share [data-said]")).to_have_text("Copied")
    return str(page.evaluate(CLIPBOARD))


def test_a_quote_of_selected_words(story: Page, built_site: Served) -> None:
    """Selected words are copied with speaker, story, show, time and a link that runs to the cues' own edges."""
    assert "assets/js/share.js" not in built_site.paths()
    story.evaluate(SELECT, [0, 9, 0, 31])
    story.locator(".share").wait_for()
    assert copied(story, "Copy quote with link") == (
        f"“the mile in September.” — Ray Okoro, in “Second wind” (Small Shelf), 0:00 {ADDRESS}#t=0.35,2.198"
    )


def test_a_quote_over_several_cues(story: Page) -> None:
    """Only words are quoted: no times, no names, no white space at the ends; every speaker is named once."""
    story.evaluate(SELECT, [0, 21, 2, 10])
    story.locator(".share").wait_for()
    assert copied(story, "Copy quote with link") == (
        "“September. In May he ran it twice. The second” — Ray Okoro, Ida Marsh, "
        f"in “Second wind” (Small Shelf), 0:00 {ADDRESS}#t=0.35,6.545"
    )
    assert copied(story, "Copy link to 0:00–0:07") == f"{ADDRESS}#t=0.35,6.545"


def test_selecting_with_the_mouse(story: Page) -> None:
    """Words selected with the mouse open the panel after their turn; a press elsewhere closes it."""
    words = story.locator(".cue p").first
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box
    story.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    story.mouse.down()
    story.mouse.move(box["x"] + 150, box["y"] + box["height"] / 2, steps=4)
    story.mouse.up()
    story.locator(".turn + .share").wait_for()
    story.locator("h2#transcript").click()
    expect(story.locator(".share")).to_have_count(0)


def test_sharing_by_keyboard(story: Page) -> None:
    """Without a selection the Share button offers the current cue; all there is to copy is reached by keyboard."""
    story.evaluate("document.querySelector('[data-player]').currentTime = 3")
    story.get_by_role("button", name="Share", exact=True).press("Enter")
    expect(story.get_by_label("From", exact=True)).to_be_focused()
    expect(story.locator(".share blockquote")).to_have_text("“In May he ran it twice.”")
    assert copied(story, "Copy link at 0:02") == f"{ADDRESS}#t=2.847"
    assert copied(story, "Copy citation") == (
        "Okoro, R. (Student), & Marsh, I. (Coach). (2026, November 1). Second wind [Audio story]. "
        f"In Small Shelf. The Test Desk. {ADDRESS}#t=2.847,4.201"
    )
    assert copied(story, "Copy embed code") == (
        f'<iframe src="{ADDRESS}embed/#t=2.847,4.201" title="Second wind – Small Shelf" '
        'width="100%" height="480"></iframe>'
    )
    story.keyboard.press("Escape")
    expect(story.locator(".share")).to_have_count(0)
    expect(story.get_by_role("button", name="Share", exact=True)).to_be_focused()


def test_a_clip_with_the_reader_s_times(story: Page) -> None:
    """Times that are written are taken as they are, with their words; what is no stretch of time is refused."""
    story.get_by_role("button", name="Share", exact=True).click()
    start, end = story.get_by_label("From", exact=True), story.get_by_label("To", exact=True)
    start.fill("0:03")
    end.fill("5.5")
    expect(story.locator(".share blockquote")).to_have_text("“In May he ran it twice. The second time was for fun.”")
    assert copied(story, "Copy link to 0:03–0:06") == f"{ADDRESS}#t=3,5.5"
    for wrong in ("0:02", "soon", "-1", "1:75", ""):
        end.fill(wrong)
        story.locator(".share [data-make=clip]").click()
        expect(story.locator(".share [data-said]")).to_contain_text("Write times as 1:35")
        expect(start).to_have_attribute("aria-invalid", "true")
    assert story.evaluate(CLIPBOARD) == f"{ADDRESS}#t=3,5.5"


def test_without_a_clipboard(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Where the browser does not allow copying, the text is there, selected, to be copied by hand."""
    page = open_page(built_site.url + STORY)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Share", exact=True).click()
    page.locator(".share [data-make=moment]").click()
    expect(page.locator(".share [data-said]")).to_contain_text("Copy the text below")
    field = page.get_by_label("Text to copy")
    assert field.input_value() == f"{ADDRESS}#t=0.35"
    assert field.evaluate(
        "(node) => node === document.activeElement && node.selectionEnd - node.selectionStart"
    ) == len(f"{ADDRESS}#t=0.35")


def test_the_device_s_own_sharing(built_site: Served, open_context: Callable[..., object]) -> None:
    """Where a device can share, it is offered and gets title, words and link; closing it is no mistake."""
    context = open_context()
    context.add_init_script(STUB)  # type: ignore[attr-defined]
    page: Page = context.new_page()  # type: ignore[attr-defined]
    page.goto(built_site.url + STORY)
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("button", name="Send with an app").click()
    sent = page.evaluate("window.sent")
    assert (sent["title"], sent["url"]) == ("Second wind", f"{ADDRESS}#t=0.35,2.198")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (700, "light")])
def test_the_embedded_page(
    built_site: Served, open_page: Callable[..., Page], tmp_path: Path, width: int, scheme: str
) -> None:
    """In a frame of another site a cue plays, what leads elsewhere leaves the frame, and axe finds nothing."""
    frame = f'<iframe src="{built_site.url}{STORY}embed/" title="Second wind" width="100%" height="480"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=en><title>Host</title>{frame}", encoding="utf-8")
    with serve(tmp_path) as host:
        page = open_page(host.url, width, scheme)
        inside = page.frame_locator("iframe")
        inside.locator(".cue a.t").nth(1).click()
        audio = inside.locator("[data-player]")
        expect(inside.locator(".cue").nth(1)).to_have_attribute("aria-current", "true")
        assert audio.evaluate("(audio) => !audio.paused && audio.currentTime >= 2.847")
        assert inside.locator("header.head, footer").count() == 0
        assert inside.locator("a:not(.t):not([target=_top]):not([download])").count() == 0
        page.goto(f"{built_site.url}{STORY}embed/")
        assert faults(page, WITH_PRACTICE) == []
        page.evaluate("document.querySelector('[data-player]').currentTime = 3")
        page.locator("h1 a").click()
        until(page, f"location.pathname.endsWith('{STORY}') && location.hash === '#t=3'")
