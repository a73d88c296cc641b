"""Search in what was said, tried on an invented gallery: what a first query costs, how long later ones take on a slow
phone, and whether remembered phrases are found where they were said. First queries are two words of a phrase that the
index does not count among the commonest. Phrases are brought at once, as a keyboard's suggestion or the clipboard does,
and some are typed.

The browser's own thread is slowed down as Chromium can; workers are not, and the report says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from macros.kinds import all_kinds
from macros.outputs._search_common import plain
from scripts.measuring.browser import Unavailable, in_browser
from scripts.measuring.entries import Plan, story_shares
from scripts.measuring.first_query import FirstQuery, Sent, ask_first, served
from scripts.measuring.gallery import write_plan
from scripts.measuring.measured import run_worker
from scripts.measuring.phrases import Phrase, phrases
from scripts.measuring.sizes import Sizes, sizes
from scripts.measuring.stolen import Stolen
from scripts.measuring.stories import CUES

QUERIES = 50
FIRST = 5  # first queries, of which the middle one by bytes is told
TOP = 5  # results that a reader looks at
TYPED = 12  # phrases that are typed too
PACE = 200  # milliseconds between keys: 60 words a minute, faster than most thumbs
SLOWER = 4
PHONE = {"width": 412, "height": 915}
# Types words key by key, or brings them at once; then what the first results say, each brought into view. {listed,
# worded: milliseconds from the last key to the frame with the first results and to that with its words, moments}
ASK = """async ([words, top, pace]) => {
  const page = document.querySelector("[data-search-page]");
  const [field, list] = ["field", "hits"].map((name) => page.querySelector(`[data-search-${name}]`));
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  }));
  const until = (isTrue) => isTrue() || new Promise((resolve) => {
    const stop = (late) => resolve(watch.disconnect(), clearTimeout(late));
    const late = setTimeout(() => stop(), 20000);
    const watch = new MutationObserver(() => isTrue() && stop(late));
    watch.observe(page, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const said = (item) => item.querySelector(".heard") || [...item.querySelectorAll("p")].some((p) => p.textContent);
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  window.scrollTo(0, 0);
  await wait(700);
  for (let at = 1; pace && at < words.length; at += 1) {
    type(words.slice(0, at));
    await wait(pace);
  }
  const begun = performance.now();
  type(words);
  await until(() => list.dataset.words === words);
  await frame();
  const listed = performance.now() - begun;
  const first = [...list.children].slice(0, top);
  await until(() => !first.length || said(first[0]));
  await frame();
  const worded = performance.now() - begun;
  for (const item of first) {
    item.scrollIntoView();
    await until(() => said(item));
  }
  const moments = first.map((item) => [...item.querySelectorAll(".heard a.btn")].map((link) => link.href));
  return { listed, worded, moments };
}"""


@dataclass(frozen=True)
class Asked:
    """One phrase: milliseconds from the last key to the frame with the list, and to that with the first result's words.
    `place` is that of the result whose moments hold the cue, from 1, or None."""

    words: str
    listed: float
    worded: float
    place: int | None
    bytes: int


@dataclass(frozen=True)
class Answers:
    """What a browser said: queries of fresh browsers, phrases typed, and phrases brought at once. `stolen` is the share
    of the processors' time that this machine's host took meanwhile, None where unknown."""

    first: tuple[FirstQuery, ...] = ()
    typed: tuple[Asked, ...] = ()
    at_once: tuple[Asked, ...] = ()
    stolen: float | None = None

    @property
    def found(self) -> int:
        return sum(each.place is not None for each in self.at_once)

    @property
    def usual_first(self) -> FirstQuery | None:
        """The first query that is the middle one by its bytes."""
        return sorted(self.first, key=lambda query: query.unfiltered)[len(self.first) // 2] if self.first else None

    @property
    def figures(self) -> dict[str, float]:
        """Milliseconds from the last key to the frame with the first results, the middle one and the slowest, of words
        typed and of words brought at once; the same to the first result's words."""
        return {
            f"{name}_{to}_{which}_ms": of([getattr(each, to) for each in asked] or [0.0])
            for name, asked in (("typed", self.typed), ("at_once", self.at_once))
            for to in ("listed", "worded")
            for which, of in (("middle", median), ("slowest", max))
        }


@dataclass(frozen=True)
class Trial:
    """Seconds and bytes. `answers` is empty without a browser; `no_browser` says why."""

    stories: int
    cues: int
    build: float
    index: float
    site: Sizes
    answers: Answers
    no_browser: str = ""


def try_search(overrides: Path, folder: Path, stories: int, seed: int, step: Callable[[str], None]) -> Trial:
    """Make a gallery in `folder`, build it and ask it; `step` hears what is done next. Raises ChildFailed."""
    step(f"Writing {stories} stories")
    write_plan(folder, Plan(seed, story_shares(stories, all_kinds())), overrides)
    step(f"Building {stories} stories")
    built = run_worker("build", folder)
    index = sum(stage.seconds for stage in built.stages if stage.name == "outputs/search")
    step(f"Asking {QUERIES} phrases")
    answers, why = Answers(), ""
    try:
        answers = ask(folder / "site", phrases(folder, seed, QUERIES))
    except Unavailable as error:
        why = str(error)
    return Trial(stories, stories * CUES, built.seconds, index, sizes(folder / "site"), answers, why)


def ask(site: Path, known: list[Phrase]) -> Answers:
    """A few first queries in the quick search, each with nothing fetched, then phrases on the search page of two more
    browsers, where the field has the focus."""
    if not known:
        return Answers()
    with served(site) as (address, sent):

        def work(browser: Any) -> Answers:
            first = tuple(_first(browser, address, sent, words) for words in first_words(site, known))
            stolen = Stolen()
            page = _search_page(browser, address)
            typed = tuple(_one(page, sent, address, phrase, PACE) for phrase in known[:TYPED])
            page.context.close()
            page = _search_page(browser, address)
            at_once = tuple(_one(page, sent, address, phrase) for phrase in known)
            return Answers(first, typed, at_once, stolen.share())

        return in_browser(work)


def first_words(site: Path, known: list[Phrase]) -> list[str]:
    """Two content words each of a few phrases that have so many."""
    common = set(json.loads((site / "data/facets.json").read_text(encoding="utf-8"))["common"].get("en", ()))
    told = ([word for word in phrase.words.split() if plain(word) not in common][:2] for phrase in known)
    return [" ".join(words) for words in told if len(words) == 2][:FIRST]


def slow_phone(browser: Any) -> Any:
    """A page with an empty cache on a phone SLOWER times slower than this machine."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _first(browser: Any, address: str, sent: Sent, words: str) -> FirstQuery:
    """A first query; a slowed page that stayed open would go on taking a processor from the others."""
    page = slow_phone(browser)
    try:
        return ask_first(page, address, sent, words)
    finally:
        page.context.close()


def _search_page(browser: Any, address: str) -> Any:
    page = slow_phone(browser)
    page.goto(f"{address}search/")
    page.locator("[data-search-facets] > *").first.wait_for(state="attached")
    page.locator("[data-search-page] [data-search-field]").focus()
    page.wait_for_load_state("networkidle")
    return page


def _one(page: Any, sent: Sent, address: str, phrase: Phrase, pace: int = 0) -> Asked:
    before = len(sent.answers)
    got = page.evaluate(ASK, [phrase.words, TOP, pace])
    wanted = f"{address}{phrase.uri}#t={phrase.seconds:g}"
    places = [n for n, links in enumerate(got["moments"], 1) if wanted in links]
    size = sum(size for _, size in sent.answers[before:])
    return Asked(phrase.words, got["listed"], got["worded"], places[0] if places else None, size)
