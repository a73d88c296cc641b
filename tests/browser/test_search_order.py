"""When a search asks, in which languages, and in which order answers are shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.serving import Served
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


def test_a_language_that_was_not_searched_is_offered(built_site: Served, open_page: Callable[..., Page]) -> None:
    """With results enough in the reader's language another one costs nothing until it is asked for."""
    page = open_page(f"{built_site.url}search/?q=i")
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("results")
    assert not [path for path in built_site.paths() if path.startswith("pagefind/es/")]
    page.get_by_role("button", name="Search in Spanish too").click()
    until(page, "() => location.search.endsWith('&language=en&language=es')")
    expect(page.locator("[data-search-chosen] button").last).to_have_text("Clear all filters")
    assert [path for path in built_site.paths() if path.startswith("pagefind/es/")]


def test_results_do_not_wait_for_other_languages(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Few results in the reader's language are shown at once; those of other languages come after them, and whoever
    went on with the keyboard meanwhile stays there."""
    page = open_page(f"{built_site.url}search/")
    held: list[Route] = []
    waiting = True

    def answer(route: Route) -> None:
        held.append(route) if waiting else route.continue_()

    page.context.route("**/pagefind/es/**", answer)
    with page.expect_request("**/pagefind/es/**"):
        page.goto(f"{built_site.url}search/?q=mi")
    titles = page.locator("[data-search-page] [data-search-hits] h3")
    titles.locator("a").first.focus()
    before = titles.all_inner_texts()
    waiting = False
    for route in held:
        route.continue_()
    until(page, "(shown) => document.querySelectorAll('[data-search-hits] h3').length > shown", len(before))
    expect(titles.locator("a").first).to_be_focused()
    assert titles.all_inner_texts()[: len(before)] == before


WAITS = """async (root) => {
  const { pauseAfter } = await import(`${root}assets/js/search_core.js`);
  return ["garden", "ga", "the ga", "garden of", "of", "garden O"].map((typed) => pauseAfter(typed, ["the", "of"]));
}"""


def test_beginnings_of_words_are_waited_for(built_site: Served, open_page: Callable[..., Page]) -> None:
    """One or two letters may become any word; whole words are looked for at once, common ones too after others."""
    pauses = open_page(f"{built_site.url}search/").evaluate(WAITS, built_site.url)
    long, short = max(pauses), min(pauses)
    assert pauses == [short, long, long, short, long, long]


TWICE = """async (root) => {
  const { findWords } = await import(`${root}assets/js/search_text.js`);
  const known = new Map();
  const words = { common: {}, often: {} };
  const own = await findWords(new URL(root), ["en"], "mi", words, known);
  const answer = known.get("en");
  const all = await findWords(new URL(root), ["en", "es"], "mi", words, known);
  const missing = await findWords(new URL(root), ["en", "xx"], "mi", words, known);
  return [known.get("en") === answer, [...known.keys()], own.ids.length > 0, all.ids.length > own.ids.length,
    missing.ids.length === own.ids.length];
}"""


def test_no_language_is_asked_twice(built_site: Served, open_page: Callable[..., Page]) -> None:
    """What a language answered for a text counts again when others are searched too; a failure is not kept."""
    found = open_page(f"{built_site.url}search/").evaluate(TWICE, built_site.url)
    assert found == [True, ["en", "es"], True, True, True]
