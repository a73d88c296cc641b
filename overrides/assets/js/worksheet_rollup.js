// The picture of all Yes/No/Unsure questions, and the list of what is No or Unsure with the way into the action steps.
// Only reads the worksheet; adding an action goes through `fields` and `rows`.
import { button, make, say } from "./worksheet_nodes.js";

const SVG = "http://www.w3.org/2000/svg";
const STATES = [
  ["yes", "Yes"],
  ["no", "No"],
  ["unsure", "Unsure"],
  ["none", "Not answered"],
];
const ACROSS = 12; // squares in a row of the picture

const drawn = (name, attributes) => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

// Each state has a shape of its own, so that colour is never the only sign.
const SHAPES = {
  yes: (x, y) => drawn("rect", { x: x + 1, y: y + 1, width: 20, height: 20, rx: 2 }),
  no: (x, y) => drawn("path", { d: `M${x + 3} ${y + 3}l16 16m0-16l-16 16` }),
  unsure: (x, y) => drawn("circle", { cx: x + 11, cy: y + 11, r: 8 }),
  none: (x, y) => drawn("rect", { x: x + 2, y: y + 2, width: 18, height: 18 }),
};

function mark(state, x, y) {
  const shape = SHAPES[state](x, y);
  shape.setAttribute("class", `is-${state}`);
  return shape;
}

export class RollUp {
  constructor(box, fields, rows, changed) {
    Object.assign(this, { box, fields, rows, changed });
    this.actions = rows.tables.get(fields.root.querySelector("[data-actions]")?.dataset.grid);
    const found = [...fields.root.querySelectorAll("[data-rolls-up]")];
    this.questions = found.map((node) => ({ node, id: node.querySelector("[name]").name, words: node.dataset.short }));
    box.hidden = this.questions.length === 0;
  }

  stateOf({ node }) {
    const chosen = node.querySelector(":checked");
    return chosen ? chosen.dataset.means || "none" : "none";
  }

  show() {
    if (this.box.hidden) return;
    const states = this.questions.map((question) => this.stateOf(question));
    const counts = STATES.map(([state, words]) => [state, say(words), states.filter((one) => one === state).length]);
    const legend = make("ul", { className: "plain legend" });
    for (const [state, words, number] of counts) {
      const sign = drawn("svg", { viewBox: "0 0 22 22", class: "sign", "aria-hidden": "true" });
      sign.append(mark(state, 0, 0));
      legend.append(make("li", {}, sign, `${words}: ${number}`));
    }
    this.box.querySelector("[data-picture]").replaceChildren(this.picture(states, counts), legend);
    this.list(states);
  }

  picture(states, counts) {
    const tall = Math.ceil(states.length / ACROSS) * 24;
    const wide = Math.min(states.length, ACROSS) * 24;
    const words = counts.map(([, name, number]) => `${name}: ${number}`).join(", ");
    const node = drawn("svg", { viewBox: `0 0 ${wide} ${tall}`, width: wide * 1.5, role: "img", "aria-label": words, class: "picture" });
    states.forEach((state, at) => node.append(mark(state, (at % ACROSS) * 24, Math.floor(at / ACROSS) * 24)));
    return node;
  }

  // Items stay the same nodes while their state does, so that focus stays where the reader is.
  list(states) {
    const place = this.box.querySelector("[data-open-questions]");
    const open = this.questions.map((question, at) => ({ ...question, state: states[at] }));
    const wanted = open.filter(({ state }) => state === "no" || state === "unsure");
    const old = new Map([...place.children].map((node) => [node.dataset.key, node]));
    const keyOf = ({ id, state }) => `${id} ${state}`;
    const items = wanted.map((question) => old.get(keyOf(question)) ?? this.item(question, keyOf(question)));
    if (items.length !== place.children.length || items.some((node, at) => node !== place.children[at])) place.replaceChildren(...items);
    for (const [at, node] of items.entries()) this.refresh(node, wanted[at]);
    this.box.querySelector("[data-none-open]").hidden = items.length > 0;
  }

  item(question, key) {
    const state = make("b", {}, say(question.state === "no" ? "No" : "Unsure"));
    const link = make("a", { href: `#${question.node.id}` }, question.words);
    const item = make("li", { "data-key": key }, make("p", {}, state, ": ", link));
    if (this.actions) item.append(button("", () => this.add(question)));
    return item;
  }

  refresh(node, question) {
    const press = node.querySelector("button");
    if (!press) return;
    const there = this.placed(question.words);
    press.textContent = there ? say("In the action steps") : say("Add to action steps");
    press.append(make("span", { className: "vh" }, `: ${question.words}`));
    press.setAttribute("aria-disabled", String(there));
  }

  rowNumbers() {
    return Array.from({ length: this.actions.count }, (_, at) => at + 1);
  }

  placed(words) {
    return this.rowNumbers().some((at) => this.actions.idsOf(at).some((id) => this.fields.value(id) === words));
  }

  add(question) {
    if (this.placed(question.words)) return;
    const isFree = (at) => this.actions.idsOf(at).every((id) => this.fields.value(id) === undefined);
    let free = this.rowNumbers().find(isFree);
    if (!free && this.rows.add(this.actions, false)) free = this.actions.count;
    const id = free && this.actions.idsOf(free).find((name) => this.fields.kind(name) === "text");
    if (!id) return;
    this.fields.set(id, question.words);
    this.changed(id, say("Added as {row}", { row: this.actions.nameOf(free) }));
  }
}
