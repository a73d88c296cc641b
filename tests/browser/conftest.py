"""Fixtures for tests in a real browser: Debian's Chromium, driven by Playwright, over a small built site.

Knows how to find and start the browser with no way out of this machine, and which pages stand for each type of page.
The site comes from tests/conftest.py (`small_site`); serving.py serves it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.measuring import browser as alone
from tests.browser.player import READY
from tests.browser.player import Opened as OpenedStory
from tests.browser.serving import Served, serve
from tests.browser.waiting import until
from tests.browser.workbook import Workbook

FLAGS = [
    *alone.FLAGS,
    "--autoplay-policy=no-user-gesture-required",  # a page that starts by itself must be seen to
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from $CHROMIUM or the path; without one, tests are left out here and fail where CI is set."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        reason = "no Chromium: install Debian's package chromium, or set CHROMIUM to a browser"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site_base(small_site: Path) -> str:
    """The base path where the small site's settings say that it stands."""
    home = html.fromstring((small_site / "index.html").read_bytes())
    return urlsplit(home.xpath("string(//link[@rel='canonical']/@href)")).path or "/"


@pytest.fixture(scope="session")
def workbook_site(built_gallery: Callable[[str], Path]) -> Path:
    """The finished site of tests/sites/workbook: guides with every kind of question."""
    return built_gallery("workbook") / "site"


@pytest.fixture
def built_site(small_site: Path, site_base: str) -> Iterator[Served]:
    """The small site, served where it stands."""
    with serve(small_site, site_base) as served:
        yield served


@pytest.fixture
def serve_at(small_site: Path) -> Iterator[Callable[[str], Served]]:
    """Serves the small site under any base path: serve_at("/")."""
    with ExitStack() as stack:
        yield lambda base: stack.enter_context(serve(small_site, base))


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens fresh contexts (arguments as Browser.new_context) and closes them after the test."""
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(open_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Opens an address in a context of its own: open_page(url, width=1280, scheme="light", **context options)."""

    def opened(url: str, width: int = 1280, scheme: str = "light", **options: Any) -> Page:
        context = open_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
        page = context.new_page()
        page.goto(url)
        return page

    return opened


@pytest.fixture(scope="session")
def page_types(small_site: Path) -> list[str]:
    """One page of each type, as addresses relative to the root: first folder and depth make a type.

    Of each type it is the longest page, which shows most; redirects are not pages.
    """
    longest: dict[tuple[str, int], tuple[int, str]] = {}
    for file in sorted(small_site.rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        uri = file.parent.relative_to(small_site).as_posix()
        if 'http-equiv="refresh"' in text or uri.startswith("pagefind"):
            continue
        parts = [] if uri == "." else uri.split("/")
        kind = (parts[0] if parts else "", len(parts))
        address = "".join(f"{part}/" for part in parts)
        longest[kind] = max(longest.get(kind, (0, "")), (len(text), address))
    return [address for _, address in sorted(longest.values(), key=lambda found: found[1])]


@pytest.fixture
def open_story(built_site: Served, open_context: Callable[..., BrowserContext]) -> OpenedStory:
    """Opens a story and waits for its controls: open_story(FLAGGED, script run before the page, **context options)."""

    def story(address: str, before: str = "", width: int = 1280, **options: Any) -> Page:
        context = open_context(viewport={"width": width, "height": 800}, **options)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.goto(built_site.url + address)
        until(page, READY)
        return page

    return story


@pytest.fixture(scope="module")
def workbook(workbook_site: Path) -> Iterator[Served]:
    with serve(workbook_site, "/shelf/") as found:
        yield found


@pytest.fixture
def book(open_context: Callable[..., BrowserContext], workbook: Served) -> Workbook:
    return Workbook(open_context().new_page(), workbook)
