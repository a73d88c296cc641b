"""The awkward gallery: very long and very short words, three scripts, one of a kind and none; every page still fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import COLOURS, WCAG, faults
from tests.browser.serving import Served, serve
from tests.browser.visits import SETTLED
from tests.browser.waiting import until
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

# In the dark only colours differ, so only their rules are asked again.
WIDER = "document.documentElement.scrollWidth - innerWidth"
# Words that reach out of their card, or that a card cuts off.
OUT_OF_CARDS = """() => [...document.querySelectorAll('.card, .lead-story, .issue, .tabs a, .btn')].flatMap((box) => {
    const edge = box.getBoundingClientRect();
    return [box, ...box.querySelectorAll(':is(h2, h3, p, li, b, span, a)')].filter((node) => {
        // What is folded away has a place all the same, and so has everything around it.
        const folded = 'details:not([open])';
        if (node.closest(`${folded} > :not(summary)`) || node.querySelector(folded)) return false;
        const words = document.createRange();
        words.selectNodeContents(node);
        return [...words.getClientRects()].some((line) => line.width > 1 && (
            line.left < edge.left - 1 || line.right > edge.right + 1 || line.bottom > edge.bottom + 1));
    }).map((node) => node.outerHTML.slice(0, 100));
})"""
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
TABLE = """() => [...document.querySelectorAll('.prose table')].map(
    (table) => [table.querySelectorAll('thead th').length, table.scrollWidth > table.clientWidth])"""


@pytest.fixture(scope="session")
def awkward_site(copy_site: Callable[[str], Path]) -> Path:
    """The awkward gallery's finished site."""
    from macros.plugin.build import build_site

    root = copy_site("awkward")
    build_site(root, now=TODAY)
    return root / "site"


@pytest.fixture(scope="module")
def awkward(awkward_site: Path) -> Iterator[Served]:
    """The awkward site, served."""
    with serve(awkward_site, "/") as served:
        yield served


@pytest.fixture(scope="module")
def addresses(awkward_site: Path) -> list[str]:
    """Every page: the gallery is small, and each of its pages is awkward in its own way."""
    files = sorted(awkward_site.rglob("index.html"))
    found = [file.parent.relative_to(awkward_site).as_posix() for file in files]
    return [*("" if uri == "." else f"{uri}/" for uri in found), "404.html"]


@dataclass
class Seen:
    """What was seen on one visit to every page, by address and width of the window."""

    wider: dict[tuple[str, int], int] = field(default_factory=dict)  # px
    out: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    broken: dict[tuple[str, int], list[str]] = field(default_factory=dict)

    def note(self, page: Page, address: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(DRAWN)
        self.wider[address, width], self.out[address, width] = page.evaluate(WIDER), page.evaluate(OUT_OF_CARDS)


@pytest.fixture(scope="module")
def seen(awkward: Served, addresses: list[str], browser: Browser) -> Iterator[Seen]:
    """Every page in windows of three widths; axe looks at it narrow in light and wide in dark."""
    found = Seen()
    page = browser.new_page(reduced_motion="reduce")
    for address in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(awkward.url + address)
        until(page, SETTLED)
        found.note(page, address, 320)
        found.note(page, address, 360)
        found.broken[address, 360] = faults(page, WCAG)
        page.emulate_media(color_scheme="dark")
        found.note(page, address, 1280)
        found.broken[address, 1280] = faults(page, COLOURS)
    yield found
    page.close()


def test_nothing_reaches_out(seen: Seen, addresses: list[str]) -> None:
    """No page scrolls sideways, and no words leave their card, button or tab."""
    assert len(seen.wider) == len(addresses) * 3
    assert {place: over for place, over in seen.wider.items() if over > 0} == {}
    assert {place: found for place, found in seen.out.items() if found} == {}


def test_axe_finds_nothing(seen: Seen, addresses: list[str]) -> None:
    """No awkward page breaks a rule of WCAG 2.2 AA that a machine can check, narrow in light and wide in dark."""
    assert len(seen.broken) == len(addresses) * 2
    assert {place: broken for place, broken in seen.broken.items() if broken} == {}


def test_a_wide_table_scrolls_in_its_own_box(awkward: Served, open_page: Callable[..., Page]) -> None:
    """A table of nine columns is whole at 360 px, and its box scrolls instead of the page."""
    assert open_page(f"{awkward.url}guides/one-table/", 360).evaluate(TABLE) == [[9, True]]


def test_an_entry_in_arabic_reads_from_right_to_left(awkward: Served, open_page: Callable[..., Page]) -> None:
    """The page of an Arabic entry says its language and direction, and its title begins at the right."""
    page = open_page(f"{awkward.url}guides/al-bab/", 1280)
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    title, main = page.locator("h1").bounding_box(), page.locator("main").bounding_box()
    assert title and main
    assert abs((title["x"] + title["width"]) - (main["x"] + main["width"])) < 2
