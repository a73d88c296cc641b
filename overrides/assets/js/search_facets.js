// The filters of the search page as nodes: one box with check marks for each facet. Made once and then only changed, so that
// focus stays where the reader is.
import { FACETS } from "./search_core.js";
import { make } from "./search_hits.js";

const NAMES = {
  kind: "Kind", topic: "Topic", speaker: "Who speaks", season: "Season", minutes: "Length", audience: "For",
  person: "By or with", language: "Language",
};
const OPEN = ["kind", "topic"]; // boxes that start open
const FIRST = 12; // values shown of a long facet, the most frequent ones
const MANY = 40; // values of a facet that is looked through by typing

class Box {
  constructor(search, facet, totals) {
    const { values, labels } = search.data.facets[facet];
    Object.assign(this, { facet, values, labels, ticks: new Map() }); // ticks: number → {label, input, count}
    this.order = values.map((_, code) => code).filter((code) => totals[code]);
    const ranged = facet === "minutes" || facet === "season";
    if (!ranged) this.order.sort((a, b) => totals[b] - totals[a] || labels[a].localeCompare(labels[b]));
    this.fields = make("fieldset", {}, make("legend", { className: "vh" }, NAMES[facet]));
    this.more = make("button", { className: "btn", type: "button" }, `Show all ${this.order.length}`);
    this.more.addEventListener("click", () => this.showAll());
    this.more.hidden = this.order.length <= FIRST;
    const summary = make("summary", {}, NAMES[facet]);
    const parts = [...(this.order.length > MANY ? [this.finder()] : []), this.fields, this.more];
    this.node = make("details", { open: OPEN.includes(facet) }, summary, ...parts);
    this.order.slice(0, FIRST).forEach((code) => this.tick(code));
  }

  // A field that shows the values with the letters typed.
  finder() {
    const field = make("input", { type: "search", autocomplete: "off", ariaLabel: `Find in ${NAMES[this.facet]}` });
    field.addEventListener("input", (event) => {
      event.stopPropagation();
      this.look(field.value.trim().toLocaleLowerCase());
    });
    field.addEventListener("change", (event) => event.stopPropagation());
    return field;
  }

  look(letters) {
    const fits = (code) => this.labels[code].toLocaleLowerCase().includes(letters);
    if (letters) this.order.filter(fits).slice(0, FIRST).forEach((code) => this.tick(code));
    for (const [code, { label, input }] of this.ticks) label.hidden = Boolean(letters) && !fits(code) && !input.checked;
    this.update(this.last.counts, this.last.chosen);
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

  // unread: values that were not searched, which have no number.
  update(counts, chosen, unread = []) {
    this.last = { counts, chosen };
    for (const value of chosen) {
      const code = this.values.indexOf(value);
      if (code >= 0) this.tick(code);
    }
    if (chosen.length) this.node.open = true;
    for (const [code, { label, input, count }] of this.ticks) {
      const known = !unread.includes(this.values[code]);
      input.checked = chosen.includes(this.values[code]);
      count.textContent = known ? String(counts[code]) : "";
      label.classList.toggle("none", known && counts[code] === 0);
    }
  }
}

// → {update(counts, chosen, unread)}. A facet with fewer than two values is no choice and gets no box; a story is chosen
// at a result.
export function makeFacets(form, search, totals) {
  const useful = FACETS.filter((facet) => NAMES[facet] && totals[facet].filter(Boolean).length > 1);
  const boxes = useful.map((facet) => new Box(search, facet, totals[facet]));
  form.replaceChildren(...boxes.map(({ node }) => node));
  return {
    update: (counts, chosen, unread) =>
      boxes.forEach((box) => box.update(counts[box.facet], chosen[box.facet] ?? [], box.facet === "language" ? unread : [])),
  };
}
