"""Search in the browser: what is said is found and opens at its second; filters live in the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, Route, expect

from tests.browser.serving import Served
from tests.browser.waiting import until
from tests.catalogue_columns import rows_of

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Said:
    """A cue of a story: the story's address, the cue's start in seconds, and a few of its words."""

    uri: str
    seconds: float
    words: str


@pytest.fixture(scope="session")
def said(small_site: Path) -> Said:
    """A cue well inside an indexed story in English, with enough words to be the only one."""
    facets = json.loads((small_site / "data" / "facets.json").read_text(encoding="utf-8"))
    for uri in (row.uri for row in rows_of(facets)):
        page = html.fromstring((small_site / uri / "index.html").read_bytes())
        if page.get("lang") != "en":
            continue
        for cue in page.find_class("cue")[1:]:
            words = " ".join(cue.findtext("p").split()[:5])
            if words.replace(" ", "").replace("’", "").replace(",", "").isalpha() and len(words.split()) == 5:
                return Said(uri, int(cue.get("id")[2:]) / 1000, words.replace(",", ""))
    raise AssertionError("the small site has no story with a sentence to search for")


def results(page: Page) -> list[str]:
    """The titles in the list of results."""
    return page.locator("[data-search-page] [data-search-hits] h3").all_inner_texts()


@pytest.mark.parametrize("key", ["/", "Control+k", "link"])
def test_the_quick_search_opens_and_gives_focus_back(
    built_site: Served, open_page: Callable[..., Page], key: str
) -> None:
    """The link, / and Ctrl+K open it with the field focused; Escape closes it and the focus is where it was."""
    page = open_page(built_site.url)
    opener = page.locator("[data-search-open]")
    opener.focus()
    with page.expect_response("**/data/facets.json"):
        page.keyboard.press("Enter" if key == "link" else key)
    expect(page.locator("[data-search-dialog] [data-search-field]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_slash_key_can_be_turned_off(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A reader whose speech or switch types single letters can turn the / key off, for good (WCAG 2.1.4)."""
    page = open_page(built_site.url)
    page.keyboard.press("/")
    page.locator("[data-search-key]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("[data-search-dialog]")).to_be_visible()
    expect(page.locator("[data-search-key]")).not_to_be_checked()


def test_the_quick_search_leads_to_all_results(built_site: Served, said: Said, open_page: Callable[..., Page]) -> None:
    """Enter in the quick search goes to the search page with the same words."""
    page = open_page(built_site.url)
    page.locator("[data-search-open]").click()
    page.locator("[data-search-dialog] [data-search-field]").fill(said.words)
    expect(page.locator("[data-search-dialog] [data-search-status]")).to_contain_text("result")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-search-page] [data-search-field]")).to_have_value(said.words)


@pytest.mark.parametrize("base", ["/", "/another/folder/"])
def test_a_sentence_is_found_and_plays_from_there(
    serve_at: Callable[[str], Served], said: Said, open_page: Callable[..., Page], base: str
) -> None:
    """A sentence of a transcript leads to its story at its second, also below a folder; the player is ready there."""
    served = serve_at(base)
    page = open_page(f"{served.url}search/")
    page.locator("[data-search-page] [data-search-field]").fill(f'"{said.words}"')
    address = f"{served.url}{said.uri}#t={said.seconds:g}"
    link = page.locator(f'[data-search-hits] a[href="{address}"]', has_text="Open at")
    link.wait_for()
    assert page.locator(".heard mark").count() >= 1
    link.click()
    page.wait_for_url(address)
    expect(page.locator("[data-player-now]")).to_contain_text("Ready to play from")
    at, paused = page.evaluate(
        "(({currentTime, paused}) => [currentTime, paused])(document.querySelector('[data-player]'))"
    )
    assert (at, paused) == (pytest.approx(said.seconds, abs=0.01), True)


def test_browsing_by_filter_never_loads_the_text_index(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Without words every entry is listed from the catalogue, and choosing a filter asks Pagefind for nothing."""
    page = open_page(f"{built_site.url}search/")
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text(" results")
    page.locator('[data-search-facets] input[name="kind"][value="episode"]').check()
    expect(page).to_have_url(f"{built_site.url}search/?kind=episode")
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("1 filter")
    assert [path for path in built_site.paths() if path.startswith("pagefind/")] == []


def test_filters_are_in_the_address_and_can_be_gone_back_from(
    built_site: Served, open_page: Callable[..., Page]
) -> None:
    """Each choice is a step: back undoes it, forward redoes it, and the address alone shows the same."""
    page = open_page(f"{built_site.url}search/")
    status = page.locator("[data-search-page] [data-search-status]")
    expect(status).to_contain_text(" results")
    everything = status.inner_text()
    box = page.locator('[data-search-facets] input[name="kind"][value="episode"]')
    shown = box.locator("xpath=..").locator(".n").inner_text()
    box.check()
    filtered = f"{shown} result{'' if shown == '1' else 's'}, 1 filter"
    expect(status).to_have_text(filtered)
    assert len(results(page)) == min(int(shown), 10)
    page.go_back()
    expect(status).to_have_text(everything)
    expect(box).not_to_be_checked()
    page.go_forward()
    expect(status).to_have_text(filtered)
    expect(box).to_be_checked()
    page.reload()
    expect(status).to_have_text(filtered)


def test_a_facet_counts_without_its_own_choice(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Choosing a kind leaves the other kinds' counts, and two kinds together show the sum of both."""
    page = open_page(f"{built_site.url}search/")
    labels = page.locator('[data-search-facets] label:has(input[name="kind"])')
    labels.first.wait_for()
    before = labels.all_inner_texts()
    first, second = (int(labels.nth(at).locator(".n").inner_text()) for at in (0, 1))
    labels.nth(0).locator("input").check()
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("1 filter")
    assert labels.all_inner_texts() == before
    labels.nth(1).locator("input").check()
    expect(page.locator("[data-search-page] [data-search-status]")).to_have_text(f"{first + second} results, 2 filters")


def test_typing_changes_the_address_without_steps(
    built_site: Served, said: Said, open_page: Callable[..., Page]
) -> None:
    """Words being typed are in the address, and back leaves the search page at once."""
    page = open_page(built_site.url)
    page.goto(f"{built_site.url}search/")
    field = page.locator("[data-search-page] [data-search-field]")
    for words in (said.words.split()[0], said.words):
        field.fill(words)
        until(page, "(words) => new URLSearchParams(location.search).get('q') === words", words)
    page.go_back()
    expect(page).to_have_url(built_site.url)


def test_a_result_opened_at_once_can_be_come_back_from(
    built_site: Served, said: Said, open_page: Callable[..., Page]
) -> None:
    """Whoever opens the first result before the keys have rested finds the words and the results again."""
    page = open_page(f"{built_site.url}search/")
    page.locator("[data-search-page] [data-search-field]").fill(said.words)
    page.evaluate(
        """async (words) => {
          const list = document.querySelector("[data-search-page] [data-search-hits]");
          while (list.dataset.words !== words) await new Promise((resolve) => requestAnimationFrame(resolve));
          list.querySelector("h3 a").click();
        }""",
        said.words,
    )
    page.wait_for_url("**/stories/**")
    page.go_back()
    expect(page.locator("[data-search-page] [data-search-field]")).to_have_value(said.words)
    expect(page.locator(f'[data-search-hits][data-words="{said.words}"] h3').first).to_be_visible()
    assert "?q=" in page.url


def test_removing_a_filter_keeps_the_keyboard_in_place(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A pressed "remove" goes away, so the focus goes to the field and not to the top of the page."""
    page = open_page(f"{built_site.url}search/?kind=episode")
    page.locator("[data-search-chosen] button").first.click()
    expect(page.locator("[data-search-page] [data-search-field]")).to_be_focused()
    expect(page).to_have_url(f"{built_site.url}search/")


def test_words_typed_before_the_catalogue_came_are_kept(built_site: Served, open_page: Callable[..., Page]) -> None:
    """On a slow line a reader types at once: nothing is erased, and the words are searched for when they can be."""
    page = open_page(built_site.url)
    held: list[Route] = []
    page.route("**/data/facets.json", lambda route: held.append(route))
    page.goto(f"{built_site.url}search/?q=morning")
    field = page.locator("[data-search-page] [data-search-field]")
    expect(field).to_have_value("morning")  # the page listens now
    field.fill("second wind")
    until(page, "() => location.search === '?q=second+wind'")
    held[0].continue_()
    expect(page.locator("[data-search-page] [data-search-hits] h3").first).to_have_text("Second wind")
    expect(field).to_have_value("second wind")


def test_nothing_found_says_where_to_browse(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Words that stand nowhere give "No results", what else to try, topics, and links to the shelves."""
    page = open_page(f"{built_site.url}search/?q=qqxxzzyyqq")
    expect(page.locator("[data-search-page] [data-search-status]")).to_have_text("No results")
    assert page.locator("[data-search-empty] a").first.is_visible()
    page.locator("[data-search-topics] a", has_text="Mornings").click()
    expect(page).to_have_url(f"{built_site.url}search/?topic=mornings")
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("1 filter")


def test_a_missing_index_is_said_in_words(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Where the search files were not uploaded, the page says so and offers the shelves instead."""
    page = open_page(built_site.url)
    page.route("**/data/facets.json", lambda route: route.fulfill(status=404))
    page.goto(f"{built_site.url}search/?q=door")
    expect(page.locator("[data-search-error]")).to_contain_text("Search is not available here; browse")
    assert page.locator("[data-search-error] a").first.is_visible()


def test_a_query_is_cut_and_odd_ones_are_harmless(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Addresses with markup, unknown filters or endless words show results or none, never markup or an error."""
    page = open_page(built_site.url)
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.on("dialog", lambda opened: errors.append(opened))
    odd = ("%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", '"""', "!?+—+…", '"', "%00", "%EF%BF%BD", "long+" * 400, "x" * 5000)
    for query in (*(f"q={text}" for text in odd), "kind=nothing&topic=%00&story=none&season=x&minutes=-1"):
        page.goto(f"{built_site.url}search/?{query}")
        expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("result")
        assert page.locator("[data-search-page] img").count() == 0
    field = page.locator("[data-search-page] [data-search-field]")
    field.fill("door " * 2000)
    until(
        page, "() => [...new URLSearchParams(location.search).get('q') ?? ''].length === 199"
    )  # the last space is cut
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("result")
    assert errors == []


def test_without_scripts_the_search_page_leads_to_the_shelves(
    built_site: Served, open_page: Callable[..., Page]
) -> None:
    """With scripts off the page says that searching needs them and links to every shelf."""
    page = open_page(f"{built_site.url}search/", java_script_enabled=False)
    assert "Searching needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("main .error a").first.is_visible()
