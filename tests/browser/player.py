"""What tests of the player share: stories of the small site, the state of the audio, what axe finds in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser import accessibility
from tests.browser.accessibility import WITH_PRACTICE

CALM = "stories/second-wind/"  # 7.5 s, no chapters, nothing to warn of
FLAGGED = "stories/first-light/"  # 8.3 s, chapters at 0 and 5 s, a sensitive passage from 4 to 5 s
AUDIO = "document.querySelector('[data-player]')"
AT, PAUSED = f"{AUDIO}.currentTime", f"{AUDIO}.paused"
READY = "document.querySelector('.player[data-ready]') !== null"
STORED = "Object.values(localStorage)"
NO_STORAGE = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });"""
)
SAVE_DATA = """Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });"""
LOW = '<input type="checkbox" aria-label="Play the small copy" data-low="../first-light/audio.mp3"></section>'

Opened = Callable[..., Page]


def do(page: Page, what: str) -> None:
    """Presses one of the player's buttons."""
    page.locator(f'[data-do="{what}"]').click()


def seek(page: Page, seconds: float) -> None:
    """Sets the place as a script of the page would."""
    page.evaluate(f"{AUDIO}.currentTime = {seconds}")


def faults(page: Page, rules: dict[str, Any] = WITH_PRACTICE) -> list[str]:
    """What axe finds in the player."""
    return accessibility.faults(page, rules, ".player")
