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


WAITS = """async ([root, texts]) => {
  const { pauseAfter } = await import(`${root}assets/js/search_pause.js`);
  return texts.map((text) => pauseAfter(text, ["the", "of"], { school: 6000, garden: 1500 }));
}"""


def test_what_costs_much_waits_for_the_next_key(built_site: Served, open_page: Callable[..., Page]) -> None:
    """One or two letters may become any word, and common words or words of very many pages alone take long; what is
    cheap is looked for at once, a frequent word beside a rare one too."""
    cheap = ["window", "win", "window of", "window the ", "garden", "school window", "the window"]
    dear = ["wi", "the wi", "of", "window O", "the of", "School", "scho", "the school", "the school scho"]
    pauses = open_page(f"{built_site.url}search/").evaluate(WAITS, [built_site.url, cheap + dear])
    assert pauses[: len(cheap)] == [0] * len(cheap)
    assert len(set(pauses[len(cheap) :])) == 1
    assert pauses[-1] > 0


OVERTAKEN = """async (root) => {
  const { findWords } = await import(`${root}assets/js/search_text.js`);
  const ask = (text) => findWords(new URL(root), ["en"], text, { common: {}, often: {} }, new Map());
  const asked = await Promise.allSettled(["mile", "room", "mile room"].map(ask));
  return [...asked.map(({ status }) => status), (await ask("mile")).ids.length > 0];
}"""


def test_later_words_end_a_search(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Of words asked for at the same time only the last are looked for; the others can be asked for again."""
    found = open_page(f"{built_site.url}search/").evaluate(OVERTAKEN, built_site.url)
    assert found == ["rejected", "rejected", "fulfilled", True]


DEAF = """async (root) => {
  const made = [];
  const Real = Worker;
  // The first engine is at work on "room" for ever: nothing more is heard of it.
  window.Worker = class {
    constructor(...where) {
      const real = (this.real = new Real(...where));
      this.deaf = false;
      made.push(this);
      this.addEventListener = (name, hear) => real.addEventListener(name, (event) => this.deaf || hear(event));
      this.terminate = () => real.terminate(this.ended = true);
    }
    postMessage(data) {
      if (!this.deaf) this.real.postMessage(data);
      this.deaf ||= made[0] === this && data.given.text === "room";
    }
  };
  const { findWords, warm } = await import(`${root}assets/js/search_text.js?deaf`);
  const ask = (text) => findWords(new URL(root), ["en"], text, { common: {}, often: {} }, new Map());
  await warm(new URL(root), "en");
  const asked = await Promise.allSettled([ask("room"), ask("mile")]);
  return [asked[1].value.ids.length > 0, made.length, made[0].ended, made[1].ended];
}"""


def test_an_engine_at_work_on_other_words_is_left_behind(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A question that is not heard for a while goes to a new worker, and the old one is ended."""
    found = open_page(f"{built_site.url}search/").evaluate(DEAF, built_site.url)
    assert found == [True, 2, True, None]


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
