// The search page: joins the form, the filters, the address and the results. Focus is never moved by new results; the
// count is a status, so that it is read out.
import { FACETS, cleanText, openSearch } from "./search_core.js";
import { readAddress, writeAddress } from "./search_address.js";
import { makeFacets } from "./search_facets.js";
import { hitItem, make } from "./search_hits.js";

const STEP = 10; // results shown at a time
const PAUSE = 250; // milliseconds without a key before a search

const part = (name) => document.querySelector(`[data-search-page] [data-search-${name}]`);

class SearchPage {
  constructor(search) {
    this.search = search;
    this.latest = 0;
    this.hits = [];
    this.state = readAddress();
    const everything = search.filter(search.byDate.map((row) => ({ row })), []);
    this.facets = makeFacets(part("facets"), search, everything.counts);
    this.listen();
  }

  listen() {
    const field = part("field");
    field.value = this.state.text;
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.go({}, false), PAUSE);
    });
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({}, true);
    });
    part("facets").addEventListener("change", () => this.go({ chosen: this.ticked() }, true));
    part("facets").addEventListener("submit", (event) => event.preventDefault());
    part("more").addEventListener("click", () => this.showMore());
    window.addEventListener("popstate", () => this.goBack());
  }

  ticked() {
    const sent = new FormData(part("facets"));
    return Object.fromEntries(FACETS.map((facet) => [facet, sent.getAll(facet)]));
  }

  goBack() {
    this.state = readAddress();
    part("field").value = this.state.text;
    this.run();
  }

  go(change, step) {
    clearTimeout(this.timer);
    this.state = { ...this.state, text: cleanText(part("field").value), ...change };
    writeAddress(this.state, step);
    return this.run();
  }

  async run() {
    const mine = (this.latest += 1);
    try {
      const { hits, counts } = await this.search.query(this.state);
      if (mine !== this.latest) return; // a later search has begun
      this.show(hits, counts);
    } catch (error) {
      console.warn(error);
      if (mine === this.latest) showError();
    }
  }

  show(hits, counts) {
    this.hits = hits;
    part("error").hidden = true;
    part("results").hidden = false;
    part("empty").hidden = hits.length > 0;
    part("hits").replaceChildren();
    this.facets.update(counts, this.state.chosen);
    this.showChosen();
    this.showMore(false);
    part("status").textContent = this.countInWords();
  }

  countInWords() {
    const { length } = this.hits;
    const filters = this.choices().length;
    const found = length === 1 ? "1 result" : `${length || "No"} results`;
    return filters ? `${found}, ${filters} ${filters === 1 ? "filter" : "filters"}` : found;
  }

  showMore(asked = true) {
    const list = part("hits");
    const from = list.children.length;
    const next = this.hits.slice(from, from + STEP).map((hit) => hitItem(this.search, hit));
    list.append(...next);
    const left = this.hits.length - list.children.length;
    part("more").hidden = left <= 0;
    // The button has gone from under the reader: on to the first of the new results.
    if (asked && left <= 0) next[0]?.querySelector("a").focus();
  }

  choices() {
    return FACETS.flatMap((facet) => this.state.chosen[facet].map((value) => ({ facet, value })));
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
    const { values, labels } = this.search.data.facets[facet];
    const label = labels[values.indexOf(value)] ?? value;
    const cross = make("span", { ariaHidden: "true" }, "×");
    const button = make("button", { className: "btn", type: "button" }, `${label} `, cross, make("span", { className: "vh" }, ": remove"));
    button.addEventListener("click", () => this.drop((other) => other.facet !== facet || other.value !== value));
    return button;
  }

  // Keeps the choices that `keep` says; the pressed button goes away, so focus moves to the next one, or to the field.
  async drop(keep) {
    const kept = this.choices().filter(keep);
    const chosen = Object.fromEntries(
      FACETS.map((facet) => [facet, kept.filter((choice) => choice.facet === facet).map(({ value }) => value)]),
    );
    await this.go({ chosen }, true);
    (part("chosen").hidden ? part("field") : part("chosen").firstElementChild).focus();
  }
}

function showError() {
  part("results").hidden = true;
  part("error").hidden = false;
}

try {
  await new SearchPage(await openSearch()).run();
} catch (error) {
  console.warn(error);
  showError();
}
