// The search page: joins the form, the filters, the address and the results. Focus is never moved by new results; the
// count is a status, so that it is read out. Listens at once: what is typed before the catalogue has come is kept.
import { queryOf, readAddress, writeAddress } from "./search_address.js";
import { FACETS, cleanText, openSearch } from "./search_core.js";
import { makeFacets } from "./search_facets.js";
import { hitItem, make } from "./search_hits.js";

const STEP = 10; // results shown at a time
const TOPICS = 8; // offered when nothing is found
const REST = 500; // milliseconds without a search before typed words come into the address

const part = (name) => document.querySelector(`[data-search-page] [data-search-${name}]`);

// Numbers beside filters can come a moment after the results of what is being typed.
const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

class SearchPage {
  constructor() {
    this.latest = 0;
    this.found = { rows: [], idOf: () => undefined };
    this.state = readAddress();
    const typed = cleanText(part("field").value);
    if (typed) this.state.text = typed;
    else part("field").value = this.state.text;
    this.listen();
    this.run();
  }

  listen() {
    const field = part("field");
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      const pause = this.search?.pauseAfter(field.value) ?? 0; // the catalogue is waited for anyway
      if (pause) this.timer = setTimeout(() => this.go({}, false), pause);
      else this.go({}, false);
    });
    field.addEventListener("focus", () => this.search?.warm());
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({}, true);
    });
    part("facets").addEventListener("change", () => this.go({ chosen: this.ticked() }, true));
    part("facets").addEventListener("submit", (event) => event.preventDefault());
    part("hits").addEventListener("click", (event) => this.inStory(event));
    document.addEventListener("click", () => this.keep(), { capture: true });
    part("more").addEventListener("click", () => this.showMore());
    window.addEventListener("popstate", () => this.goBack());
  }

  // A link to the same page with a story chosen: no need to load it anew.
  inStory(event) {
    const story = event.target.closest("a")?.dataset.story;
    if (!story || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go({ chosen: { ...this.state.chosen, story: [story] } }, true);
    part("field").focus();
  }

  ticked() {
    const sent = new FormData(part("facets"));
    const all = FACETS.map((facet) => [facet, sent.getAll(facet)]);
    return { ...Object.fromEntries(all), story: this.state.chosen.story };
  }

  goBack() {
    this.state = readAddress();
    part("field").value = this.state.text;
    this.run();
  }

  // A choice (`step`) is in the address before its results are there. Typed words come into it when the keys rest, or
  // before a press that may lead away: with each change of its address a page's icon is fetched and drawn anew.
  go(change, step) {
    clearTimeout(this.timer);
    clearTimeout(this.resting);
    this.state = { ...this.state, text: cleanText(part("field").value), ...change };
    if (step) writeAddress(this.state, true);
    else this.resting = setTimeout(() => this.keep(), REST);
    return this.run(!step);
  }

  keep() {
    clearTimeout(this.resting);
    writeAddress(this.state, false);
  }

  // The catalogue, and the filters made of it the first time.
  async ready() {
    this.search = await openSearch();
    this.totals = this.search.everything;
    this.facets ??= makeFacets(part("facets"), this.search, this.totals);
    if (document.activeElement === part("field")) this.search.warm();
  }

  async run(typing = false) {
    const mine = (this.latest += 1);
    try {
      if (!this.search) await this.ready();
      if (mine !== this.latest) return;
      const isLatest = () => mine === this.latest; // no later search has begun
      let anew = true;
      const early = (first) => {
        if (isLatest()) this.show(first);
        anew = false;
      };
      const found = await this.search.query(this.state, early);
      if (!isLatest()) return;
      this.show(found, anew);
      const filters = () => isLatest() && this.facets.update(found.counts, this.state.chosen, found.unread);
      if (typing) afterPaint(filters);
      else filters();
    } catch (error) {
      if (mine !== this.latest) return;
      console.warn(error);
      showError();
    }
  }

  // anew: in place of other results; else after the first of the same.
  show({ rows, idOf, some, unread }, anew = true) {
    this.found = { rows, idOf };
    part("error").hidden = true;
    part("results").hidden = false;
    if (anew) part("hits").replaceChildren();
    this.showEmpty(rows.length === 0);
    if (anew) this.showChosen();
    this.showMore(false);
    this.showUnread(unread);
    part("status").textContent = this.countInWords(some);
    part("hits").dataset.words = this.state.text;
  }

  countInWords(some) {
    const { length } = this.found.rows;
    const filters = this.choices().length;
    const found = length === 1 ? "1 result" : `${length || "No"} results`;
    const told = some && length ? `${found} with some of the words` : found;
    return filters ? `${told}, ${filters} ${filters === 1 ? "filter" : "filters"}` : told;
  }

  showMore(asked = true) {
    const list = part("hits");
    const from = list.children.length;
    const most = this.state.chosen.story?.length ? STEP : 3;
    const { rows, idOf } = this.found;
    const item = (row) => hitItem(this.search, { row, id: idOf(row) }, { state: this.state, most });
    const next = [...rows.slice(from, from + STEP)].map(item);
    list.append(...next);
    const left = rows.length - list.children.length;
    part("more").hidden = left <= 0;
    // The button has gone from under the reader: on to the first of the new results.
    if (asked && left <= 0) next[0]?.querySelector("a").focus();
  }

  // Nothing found: topics to go on with, those with most entries first.
  showEmpty(empty) {
    part("empty").hidden = !empty;
    if (!empty) return;
    const { values, labels } = this.search.data.facets.topic;
    const most = values.map((_, code) => code).sort((a, b) => this.totals.topic[b] - this.totals.topic[a]);
    const link = (code) => make("a", { className: "btn", href: queryOf({ chosen: { topic: [values[code]] } }) }, labels[code]);
    part("topics").replaceChildren(...most.slice(0, TOPICS).map(link));
  }

  // Languages that were not searched are offered, one press away.
  showUnread(unread) {
    const chosen = [...this.search.read(this.state.chosen.language ?? [])];
    const offers = unread.filter(() => !this.state.chosen.language?.length).map((language) => {
      const button = make("button", { className: "btn", type: "button" }, `Search in ${this.search.labelOf("language", language)} too`);
      button.addEventListener("click", () => this.drop(() => true, { language: [...chosen, language] }));
      return button;
    });
    part("unread").replaceChildren(...offers);
  }

  choices() {
    return FACETS.flatMap((facet) => (this.state.chosen[facet] ?? []).map((value) => ({ facet, value })));
  }

  showChosen() {
    const choices = this.choices();
    const box = part("chosen");
    const clear = make("button", { className: "btn", type: "button" }, "Clear all filters");
    clear.addEventListener("click", () => this.drop(() => false));
    box.replaceChildren(...choices.map((choice) => this.chosenButton(choice)), clear);
    box.hidden = choices.length === 0;
  }

  chosenButton({ facet, value }) {
    const label = (facet === "story" ? "In " : "") + this.search.labelOf(facet, value);
    const cross = make("span", { ariaHidden: "true" }, "×");
    const button = make("button", { className: "btn", type: "button" }, `${label} `, cross, make("span", { className: "vh" }, ": remove"));
    button.addEventListener("click", () => this.drop((other) => other.facet !== facet || other.value !== value));
    return button;
  }

  // Keeps the choices that `keep` says, with others added; the pressed button goes away, so focus moves to the next one,
  // or to the field.
  async drop(keep, added = {}) {
    const kept = this.choices().filter(keep);
    const chosen = Object.fromEntries(
      FACETS.map((facet) => [facet, kept.filter((choice) => choice.facet === facet).map(({ value }) => value)]),
    );
    await this.go({ chosen: { ...chosen, ...added } }, true);
    (part("chosen").hidden ? part("field") : part("chosen").firstElementChild).focus();
  }
}

function showError() {
  part("results").hidden = true;
  part("error").hidden = false;
}

new SearchPage();
