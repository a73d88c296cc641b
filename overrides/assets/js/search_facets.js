// The filters of the search page as nodes: one box with check marks for each facet. Made once and then only changed, so that
// focus stays where the reader is.
import { FACETS } from "./search_core.js";
import { make } from "./search_hits.js";

const NAMES = { kind: "Kind", topic: "Topic", audience: "For", person: "Person", language: "Language" };
const OPEN = ["kind", "topic"]; // boxes that start open
const FIRST = 12; // values shown of a long facet, the most frequent ones

class Box {
  constructor(search, facet, totals) {
    const { values, labels } = search.data.facets[facet];
    this.facet = facet;
    this.labels = labels;
    this.values = values;
    this.ticks = new Map(); // number → {label, input, count}
    this.order = values.map((_, code) => code).filter((code) => totals[code]);
    this.order.sort((a, b) => totals[b] - totals[a] || labels[a].localeCompare(labels[b]));
    const legend = make("legend", { className: "vh" }, NAMES[facet]);
    this.fields = make("fieldset", {}, legend);
    this.more = make("button", { className: "btn", type: "button" }, `Show all ${this.order.length}`);
    this.more.addEventListener("click", () => this.showAll());
    const summary = make("summary", {}, NAMES[facet]);
    this.node = make("details", { open: OPEN.includes(facet) }, summary, this.fields, this.more);
    this.order.slice(0, FIRST).forEach((code) => this.tick(code));
    this.more.hidden = this.order.length <= FIRST;
  }

  tick(code) {
    if (!this.ticks.has(code)) {
      const input = make("input", { type: "checkbox", name: this.facet, value: this.values[code] });
      const count = make("span", { className: "n" });
      const label = make("label", { className: "tick" }, input, this.labels[code], " ", count);
      this.ticks.set(code, { label, input, count });
      this.fields.append(label);
    }
    return this.ticks.get(code);
  }

  showAll() {
    this.order.forEach((code) => this.tick(code));
    this.more.hidden = true;
    this.update(this.last.counts, this.last.chosen);
    this.ticks.get(this.order[FIRST]).input.focus();
  }

  update(counts, chosen) {
    this.last = { counts, chosen };
    for (const value of chosen) {
      const code = this.values.indexOf(value);
      if (code >= 0) this.tick(code);
    }
    for (const [code, { label, input, count }] of this.ticks) {
      input.checked = chosen.includes(this.values[code]);
      count.textContent = String(counts[code]);
      label.classList.toggle("none", counts[code] === 0);
    }
  }
}

// → {update(counts, chosen)}. A facet with fewer than two values is no choice and gets no box.
export function makeFacets(form, search, totals) {
  const useful = FACETS.filter((facet) => totals[facet].filter(Boolean).length > 1);
  const boxes = useful.map((facet) => new Box(search, facet, totals[facet]));
  form.replaceChildren(...boxes.map(({ node }) => node));
  return {
    update: (counts, chosen) => boxes.forEach((box) => box.update(counts[box.facet], chosen[box.facet] ?? [])),
  };
}
