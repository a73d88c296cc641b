"""The workbook of tests/sites/workbook in a browser: opening its pages, and doing what readers do with it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.serving import Served
from tests.browser.waiting import until

GUIDE = "guides/the-workbook/"
OTHER = "guides/another-guide/"
KEY = "ws:the-workbook"
Opened = Callable[..., BrowserContext]


class Workbook:
    """One tab with the workbook (or another page of its site) open."""

    def __init__(self, page: Page, served: Served, uri: str = GUIDE) -> None:
        self.page, self.served = page, served
        page.set_default_timeout(6000)
        page.goto(served.url + uri)

    def field(self, ident: str) -> Locator:
        return self.page.locator(f'.worksheet [name="{ident}"]')

    def choose(self, ident: str, value: str) -> None:
        self.page.locator(f'.worksheet [name="{ident}"][value="{value}"]').check()

    def button(self, words: str, about: str = "") -> Locator:
        """A button by its words and, for ears only, what it is about."""
        name = re.compile(rf"{re.escape(words)}\s*:?\s*{re.escape(about)}")
        return self.page.get_by_role("button", name=name)

    def part(self, name: str) -> Locator:
        return self.page.locator(f"[data-{name}]").first

    def kept(self, key: str = KEY) -> dict[str, Any] | None:
        """What this device keeps."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", key)
        return json.loads(text) if text else None

    def answers(self) -> dict[str, Any]:
        """The answers on the page, as its own script reads them."""
        found = self.page.evaluate("document.querySelector('[data-worksheet]').worksheet.fields.values()")
        assert isinstance(found, dict)
        return found

    def saved(self, ident: str, value: Any) -> None:
        """Returns as soon as the device keeps this answer."""
        until(
            self.page,
            "([key, id, value]) => JSON.parse(localStorage.getItem(key) ?? '{}').answers?.[id] === value",
            [KEY, ident, value],
        )

    def download(self, button: str) -> tuple[str, str]:
        """Name and text of the file that a button hands over."""
        with self.page.expect_download() as waiting:
            self.part(button).click()
        path = waiting.value.path()
        return waiting.value.suggested_filename, Path(path).read_bytes().decode("utf-8")

    def open_file(self, name: str, text: str, field: str = "file") -> None:
        """Chooses a file in a file field."""
        file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
        self.part(field).set_input_files([file])  # type: ignore[list-item]

    def says(self, words: str, place: str = "status") -> None:
        """Returns as soon as the page says so."""
        until(
            self.page,
            "([place, words]) => document.querySelector(`[data-${place}]`).textContent.includes(words)",
            [place, words],
        )

    def answer_dialog(self, words: str) -> None:
        self.page.locator("dialog.ask").get_by_role("button", name=words, exact=True).click()


def record(guide: str = "the-workbook", **changes: Any) -> str:
    """A file of answers, as the page writes it."""
    start = {
        "format": "storyshelf-answers", "version": 1, "guide": guide, "title": "The workbook",
        "page": f"guides/{guide}/", "saved": "2026-11-01T10:00:00.000Z", "fields": ["team_caller"], "rows": {},
        "answers": {}, "labels": {}, "older": {},
    }  # fmt: skip
    return json.dumps(start | changes)
