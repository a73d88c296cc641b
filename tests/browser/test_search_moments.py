"""Moments that a search finds: every cue, with who says it and when, to be played in place or opened at its second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.accessibility import COLOURS, WCAG, faults
from tests.browser.serving import Served
from tests.catalogue_columns import rows_of

pytestmark = pytest.mark.browser

FIND = """async ([root, cues]) => {
  const { find, read } = await import(`${root}assets/js/search_index.js`);
  const { readCatalogue } = await import(`${root}assets/js/search_columns.js`);
  const { fragments, uris } = readCatalogue(await (await fetch(`${root}data/facets.json`)).json());
  const answers = [];
  for (const { text, language, uri } of cues) {
    const { ids } = await find({ root, language, text, common: [], often: {} });
    const id = ids.find((found) => uris[fragments.indexOf(found)] === uri);
    answers.push(id ? (await read({ id })).moments.map(({ seconds, speaker }) => [seconds, speaker]) : null);
  }
  return answers;
}"""
PASSAGES = """async ([root, given]) => {
  const { passages } = await import(`${root}assets/js/search_passages.js`);
  const { plain } = await import(`${root}assets/js/search_index.js`);
  return passages({ ...given, plain });
}"""
TERMS = """async ([root, given]) => {
  const { termsOf } = await import(`${root}assets/js/search_index.js`);
  const words = (terms) => terms.map(({ word }) => word);
  return given.map((query) => {
    const { first, then } = termsOf(query.split(" "), ["the", "and", "it"], { school: 5000, people: 3000 });
    return [words(first), words(then)];
  });
}"""
STUB = """
const said = Array.from({ length: 6 }, (_, n) =>
  ({ seconds: n * 10 + 5, speaker: "_", chapter: "", words: [{ text: "<b>word</b>", hit: true }] }));
export const findWords = async () => ({ ids: ["FRAGMENT"], some: false });
export const readPage = async () => ({ excerpt: [], moments: said });
export const warm = async () => undefined;
"""


def cues_of(site: Path, uri: str) -> list[dict[str, Any]]:
    """Every cue of a story's page, as its HTML has them: text, start, speaker, the page's language and address."""
    page = html.fromstring((site / uri / "index.html").read_bytes())
    return [
        {
            "text": " ".join(cue.find("p").text_content().split()),
            "seconds": int(cue.get("id")[2:].removesuffix("-b")) / 1000,
            "speaker": turn.get("id").removeprefix("by-").rpartition("-")[0],
            "language": page.get("lang"),
            "uri": uri,
        }
        for turn in page.find_class("turn")
        for cue in turn.find_class("cue")
    ]


@pytest.mark.parametrize("quoted", [False, True])
def test_every_cue_is_found(small_site: Path, built_site: Served, open_page: Callable[..., Page], quoted: bool) -> None:
    """The words of any cue, in any language, find its story with a moment at that cue, by its speaker."""
    folders = sorted((small_site / "stories").glob("*/**/index.html"))
    uris = [f"{path.parent.relative_to(small_site).as_posix()}/" for path in folders if path.parent.name != "embed"]
    cues = [cue for uri in uris for cue in cues_of(small_site, uri)]
    assert {cue["language"] for cue in cues} == {"en", "es"}
    asked = [{**cue, "text": f'"{cue["text"]}"' if quoted else cue["text"]} for cue in cues]
    answers = open_page(f"{built_site.url}search/").evaluate(FIND, [built_site.url, asked])
    missing = [cue for cue, found in zip(cues, answers, strict=True)
               if [cue["seconds"], cue["speaker"]] not in (found or [])]  # fmt: skip
    assert missing == []


def given(text: str, anchors: dict[str, int], query: str, places: list[int]) -> dict[str, Any]:
    made = [{"id": ident, "location": at, "text": ident} for ident, at in anchors.items()]
    return {"text": text, "anchors": made, "query": query.split(), "places": places}


def test_a_phrase_goes_on_in_the_next_cue(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A phrase across two cues of one speaker is one moment with both; across speakers it is two."""
    page = open_page(f"{built_site.url}search/")
    text = "We wait for one kid who is late. So we wait."
    anchors = {"chapter-0": 0, "by-ana-1": 0, "t-1000": 0, "t-2000": 3, "t-3000": 8, "transcript-end": 11}
    words = page.evaluate(PASSAGES, [built_site.url, given(text, anchors, "wait one kid", [1, 3, 4, 10])])["moments"]
    assert [moment["seconds"] for moment in words] == [2, 1, 3]  # most words first
    phrase = page.evaluate(PASSAGES, [built_site.url, given(text, anchors, "for one kid", [2, 3, 4])])["moments"]
    assert [moment["seconds"] for moment in phrase] == [1]
    assert "".join(piece["text"] for piece in phrase[0]["words"]) == "We wait for one kid who is late."
    assert (phrase[0]["speaker"], phrase[0]["chapter"]) == ("ana", "chapter-0")
    apart = {"by-ana-1": 0, "t-1000": 0, "by-ben-2": 3, "t-2000": 3, "transcript-end": 8}
    two = page.evaluate(PASSAGES, [built_site.url, given(text, apart, "for one kid", [2, 3, 4])])["moments"]
    assert [(moment["seconds"], moment["speaker"]) for moment in two] == [(2, "ben"), (1, "ana")]


@pytest.mark.parametrize(("language", "words", "found"), [("en", "failing", "failed"), ("es", "hermanas", "hermano.")])
def test_words_are_found_by_their_stem(
    built_site: Served, open_page: Callable[..., Page], language: str, words: str, found: str
) -> None:
    """Each language's own endings are seen through, also on a page of another language."""
    page = open_page(f"{built_site.url}search/?q={words}&language={language}")
    expect(page.locator(".heard mark").first).to_have_text(found)
    quote = page.locator(".heard li div > p").first
    expect(quote).to_have_attribute("lang", "es") if language == "es" else expect(quote).not_to_have_attribute(
        "lang", "es"
    )


def test_a_moment_says_who_where_and_when(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A result shows the sentence, its speaker, chapter and time; Play carries what here.js plays in place."""
    page = open_page(f"{built_site.url}search/?q=knows+my+name")
    row = page.locator(".heard li").first
    expect(row.locator("p").first).to_have_text("“She knows my name & my brother’s.”")
    expect(row.locator("p").last).to_contain_text("Sol Ferrer · Names · Open at 0:05")
    play = row.locator("a.btn")
    story = f"{built_site.url}stories/first-light/"
    wanted = {
        "data-here": f"{story}audio.mp3",
        "data-t": "5.25",
        "data-title": "First light",
        "href": f"{story}#t=5.25",
    }
    assert {name: play.get_attribute(name) for name in wanted} == wanted


def test_other_words_of_a_slip_still_find(built_site: Served, open_page: Callable[..., Page]) -> None:
    """When no page has all the words, those with some of them are shown, and the status says so."""
    page = open_page(f"{built_site.url}search/?q=names+mile")
    expect(page.locator("[data-search-page] [data-search-status]")).to_contain_text("with some of the words")
    expect(page.locator(".heard mark").first).to_be_visible()
    assert {"mile", "name"} & set(page.locator(".heard mark").all_inner_texts())


def test_a_speaker_narrows_the_moments(built_site: Served, open_page: Callable[..., Page]) -> None:
    """With a speaker chosen only their words are shown, and a story where another says them says so."""
    page = open_page(f"{built_site.url}search/?q=twice&speaker=ida-marsh")
    expect(page.locator(".heard p").last).to_contain_text("Ida Marsh")
    page.goto(f"{built_site.url}search/?q=twice&speaker=ray-okoro")
    expect(page.locator("[data-search-hits] p").first).to_have_text("In this story, but not said by Ray Okoro.")


def test_a_story_is_searched_alone(built_site: Served, open_page: Callable[..., Page]) -> None:
    """A result offers to search only in its story; that is a filter in the address, with a way back."""
    page = open_page(f"{built_site.url}search/?q=name")
    page.locator("[data-search-hits] a[data-story=first-light]").first.click()
    expect(page).to_have_url(f"{built_site.url}search/?q=name&story=first-light")
    chip = page.locator("[data-search-chosen] button").first
    expect(chip).to_have_text("In First light ×: remove")
    titles = set(page.locator("[data-search-hits] h3").all_inner_texts())
    assert titles and all(title.startswith("First light") for title in titles)
    chip.click()
    expect(page).to_have_url(f"{built_site.url}search/?q=name")


def test_more_moments_open_in_place(small_site: Path, built_site: Served, open_page: Callable[..., Page]) -> None:
    """Three moments are shown; the rest come in place with the focus on the first of them. Words are never markup."""
    page = open_page(built_site.url)
    page.route("**/assets/js/search_text.js", lambda route: route.fulfill(
        content_type="text/javascript", body=STUB.replace("FRAGMENT", fragment)))  # fmt: skip
    facets = page.request.get(f"{built_site.url}data/facets.json").json()
    fragment = next(row.fragment for row in rows_of(facets) if row.uri == "stories/first-light/")
    page.goto(f"{built_site.url}search/?q=word")
    rows = page.locator(".heard li")
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="3 more moments in this story").click()
    expect(rows).to_have_count(6)
    expect(rows.nth(3).locator("a").first).to_be_focused()
    expect(rows.nth(3).locator("mark")).to_have_text("<b>word</b>")


def test_the_arrow_keys_walk_the_quick_search(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Down leads from the field to the first title and its Play, up leads back; Enter on a title opens it."""
    page = open_page(built_site.url)
    page.keyboard.press("/")
    page.keyboard.type("failed the mile")
    hits = page.locator("[data-search-dialog] [data-search-hits]")
    expect(hits.locator(".heard a.btn").first).to_be_visible()
    for key, there in (("ArrowDown", "h3 a"), ("ArrowDown", "a.btn"), ("ArrowUp", "h3 a")):
        page.keyboard.press(key)
        expect(hits.locator(there).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-search-dialog] [data-search-field]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{built_site.url}stories/second-wind/")


def test_results_are_accessible_in_both_palettes_and_widths(built_site: Served, open_page: Callable[..., Page]) -> None:
    """axe finds nothing on the page with results and filters, nor in the quick search."""
    page = open_page(f"{built_site.url}search/?q=name&kind=episode", reduced_motion="reduce")
    expect(page.locator(".heard mark").first).to_be_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert faults(page, WCAG) == []
        page.emulate_media(color_scheme="dark")
        assert faults(page, COLOURS) == []
    page.goto(built_site.url)
    page.keyboard.press("/")
    page.keyboard.type("name")
    expect(page.locator("[data-search-dialog] .heard mark").first).to_be_visible()
    assert faults(page, WCAG) == []


def test_costly_words_are_looked_for_last(built_site: Served, open_page: Callable[..., Page]) -> None:
    """Words of every page are left out, words of many pages come after the rare ones, unless there are no others."""
    queries = ["the school garden", "It’s school", "school people", "and the garden", "the and it"]
    terms = open_page(f"{built_site.url}search/").evaluate(TERMS, [built_site.url, queries])
    assert terms == [
        [["garden"], ["school"]], [["school"], []], [["school", "people"], []],
        [["and", "the", "garden"], []], [["and", "it"], []],
    ]  # fmt: skip


NEAR = """async ([root, given]) => {
  const { nearness } = await import(`${root}assets/js/search_index.js`);
  return given.map(([places, offsets, at, own]) => nearness(places, offsets, own && { at, places: new Set(own) }));
}"""


def test_words_in_the_order_of_the_query_are_nearest(built_site: Served, open_page: Callable[..., Page]) -> None:
    """In order is nearer than side by side, where it is known which word stands where; far apart is no nearness."""
    given = [
        ([3, 4], [0, 1], 0, [3]), ([3, 4], [0, 1], 0, [4]), ([3, 4], [0, 1], 0, None), ([3, 90], [0, 1], 0, [3]),
        ([3, 5], [0, 2], 2, [5]), ([3], [0], 0, [3]),
    ]  # fmt: skip
    found = open_page(f"{built_site.url}search/").evaluate(NEAR, [built_site.url, given])
    assert found == [2, 1, 2, 0, 2, 2]
