"""Search in what was said, tried on an invented gallery: what a first query costs, how long later ones take on a slow
machine, and whether remembered phrases are found where they were said. First queries are two words of a phrase that the
index does not count among the commonest.

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
from scripts.measuring.stories import CUES

QUERIES = 50
FIRST = 5  # first queries, of which the middle one by bytes is told
TOP = 5  # results that a reader looks at
SLOWER = 4
# From the last key to the first result with its words; then what the first results say. {listed, worded: ms, moments}
ASK = """async ([words, top]) => {
  const page = document.querySelector("[data-search-page]");
  const [field, list, status] = ["field", "hits", "status"].map((name) => page.querySelector(`[data-search-${name}]`));
  status.textContent = "";
  const begun = performance.now();
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const said = (item) => item.querySelector(".heard") || [...item.querySelectorAll("p")].some((p) => p.textContent);
  const until = async (isTrue) => { while (!isTrue() && performance.now() - begun < 20000) await turn(); };
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await until(() => status.textContent);
  const listed = performance.now() - begun;
  const first = [...list.children].slice(0, top);
  await until(() => !first.length || said(first[0]));
  const worded = performance.now() - begun;
  await until(() => first.every(said));
  const moments = first.map((item) => [...item.querySelectorAll(".heard a.btn")].map((link) => link.href));
  return { listed, worded, moments };
}"""


@dataclass(frozen=True)
class Asked:
    """One phrase: milliseconds from the last key to the list, and to the first result with its words. `place` is that
    of the result whose moments hold the cue, from 1, or None."""

    words: str
    listed: float
    worded: float
    place: int | None
    bytes: int


@dataclass(frozen=True)
class Trial:
    """Seconds and bytes. `first` are queries of fresh browsers. They and `asked` are empty without one; `no_browser`
    says why."""

    stories: int
    cues: int
    build: float
    index: float
    site: Sizes
    first: tuple[FirstQuery, ...]
    asked: tuple[Asked, ...]
    no_browser: str = ""

    @property
    def found(self) -> int:
        return sum(each.place is not None for each in self.asked)

    @property
    def usual_first(self) -> FirstQuery | None:
        """The first query that is the middle one by its bytes."""
        return sorted(self.first, key=lambda query: query.unfiltered)[len(self.first) // 2] if self.first else None

    @property
    def shown(self) -> float:
        """Milliseconds to the first result, its words or not; the middle one of all queries but the first."""
        return median([each.listed for each in self.asked[1:] or self.asked] or [0.0])

    @property
    def first_shown(self) -> float:
        """The same of the first query on a page whose field has had the focus for a while."""
        return self.asked[0].listed if self.asked else 0.0

    @property
    def typical(self) -> float:
        """Milliseconds to the first result with its words; the middle one of all queries."""
        return median([each.worded for each in self.asked] or [0.0])

    @property
    def slowest(self) -> float:
        return max((each.worded for each in self.asked), default=0.0)


def try_search(overrides: Path, folder: Path, stories: int, seed: int, step: Callable[[str], None]) -> Trial:
    """Make a gallery in `folder`, build it and ask it; `step` hears what is done next. Raises ChildFailed."""
    step(f"Writing {stories} stories")
    write_plan(folder, Plan(seed, story_shares(stories, all_kinds())), overrides)
    step(f"Building {stories} stories")
    built = run_worker("build", folder)
    index = sum(stage.seconds for stage in built.stages if stage.name == "outputs/search")
    step(f"Asking {QUERIES} phrases")
    first: tuple[FirstQuery, ...] = ()
    asked: tuple[Asked, ...] = ()
    why = ""
    try:
        first, asked = ask(folder / "site", phrases(folder, seed, QUERIES))
    except Unavailable as error:
        why = str(error)
    return Trial(stories, stories * CUES, built.seconds, index, sizes(folder / "site"), first, asked, why)


def ask(site: Path, known: list[Phrase]) -> tuple[tuple[FirstQuery, ...], tuple[Asked, ...]]:
    """A few first queries in the quick search, each with nothing fetched, then all phrases on the search page, where
    the field has the focus."""
    if not known:
        return (), ()
    with served(site) as (address, sent):

        def work(browser: Any) -> tuple[tuple[FirstQuery, ...], tuple[Asked, ...]]:
            first = tuple(
                ask_first(slow_page(browser, 800), address, sent, words) for words in first_words(site, known)
            )
            page = slow_page(browser, 2400)
            page.goto(f"{address}search/")
            page.locator("[data-search-facets] > *").first.wait_for()
            page.locator("[data-search-page] [data-search-field]").focus()
            page.wait_for_load_state("networkidle")
            return first, tuple(_one(page, sent, address, phrase) for phrase in known)

        return in_browser(work)


def first_words(site: Path, known: list[Phrase]) -> list[str]:
    """Two content words each of a few phrases that have so many."""
    common = set(json.loads((site / "data/facets.json").read_text(encoding="utf-8"))["common"].get("en", ()))
    told = ([word for word in phrase.words.split() if plain(word) not in common][:2] for phrase in known)
    return [" ".join(words) for words in told if len(words) == 2][:FIRST]


def slow_page(browser: Any, height: int) -> Any:
    """A page with an empty cache on a machine SLOWER times slower; results are filled in where they are in view."""
    context = browser.new_context(viewport={"width": 1280, "height": height})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _one(page: Any, sent: Sent, address: str, phrase: Phrase) -> Asked:
    before = len(sent.answers)
    got = page.evaluate(ASK, [phrase.words, TOP])
    wanted = f"{address}{phrase.uri}#t={phrase.seconds:g}"
    places = [n for n, links in enumerate(got["moments"], 1) if wanted in links]
    size = sum(size for _, size in sent.answers[before:])
    return Asked(phrase.words, got["listed"], got["worded"], places[0] if places else None, size)
