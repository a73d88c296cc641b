// Rows of tables that repeat ([data-repeat]): added and taken out, and headings that show what was typed in another
// table. Field ids are <table>_r<row>c<column>…; new rows are named on. Leaves keeping to worksheet.js.
import { button, make, say } from "./worksheet_nodes.js";

const MOST = 60; // rows of one table: a file from elsewhere must not be able to ask for a million
const NAMED = ["name", "id", "for", "aria-labelledby", "data-label", "aria-label", "data-note-for"];

export class Table {
  constructor(rows, node) {
    this.all = rows;
    this.node = node;
    this.id = node.dataset.grid;
    this.name = node.dataset.row;
    this.source = node.dataset.source;
    this.body = node.querySelector("tbody");
    this.printed = this.count; // rows of the static page, whose fields are the guide's own
  }

  get count() {
    return this.body.rows.length;
  }

  row(number) {
    return this.body.rows[number - 1];
  }

  idsOf(number) {
    const start = `${this.id}_r${number}c`;
    return [...this.row(number).querySelectorAll("[name]")].map(({ name }) => name).filter((id) => id.startsWith(start));
  }

  nameOf(number) {
    return `${this.name || say("Row")} ${number}`;
  }

  // The words of row 3 for row 4: ids by their pattern, spoken names by what stands before the number ("Goals, Goal ").
  renamed(text, from, to) {
    const id = `${this.id}_r${from}c`;
    if (text.includes(id)) return text.replaceAll(id, `${this.id}_r${to}c`);
    const { spoken } = this.node.dataset;
    return text.startsWith(spoken + from) ? spoken + to + text.slice((spoken + from).length) : text;
  }

  append() {
    if (this.count >= MOST) return false;
    const from = this.count;
    const row = this.row(from).cloneNode(true);
    for (const node of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of NAMED) {
        if (node.hasAttribute(attribute)) node.setAttribute(attribute, this.renamed(node.getAttribute(attribute), from, from + 1));
      }
      if (node.matches("[data-row-name]")) node.textContent = this.nameOf(from + 1);
    }
    this.body.append(row);
    this.buttonIn(row);
    for (const control of row.querySelectorAll("[name]")) empty(control);
    return true;
  }

  buttonIn(row) {
    if (this.source) return;
    row.querySelector("[data-remove]")?.remove();
    const number = row.rowIndex - row.parentNode.rows[0].rowIndex + 1;
    const words = make("span", { className: "vh" }, say("Remove {row}", { row: `${this.node.dataset.caption}, ${this.nameOf(number)}` }));
    const sign = make("span", { "aria-hidden": "true" }, "×");
    const cell = make("td", { className: "act", "data-remove": "" });
    cell.append(button("", () => this.all.take(this, number), "btn small"));
    cell.firstChild.append(sign, words);
    row.append(cell);
  }
}

function empty(control) {
  if (control.type === "radio" || control.type === "checkbox") control.checked = control.defaultChecked = false;
  else control.value = "";
}

export class Rows {
  // changed(): after rows came or went by the reader's act; said(words, undo): tells the reader.
  constructor(fields, changed, said) {
    Object.assign(this, { fields, changed, said });
    const nodes = [...fields.root.querySelectorAll("[data-repeat]")];
    this.tables = new Map(nodes.map((node) => [node.dataset.grid, new Table(this, node)]));
    for (const table of this.tables.values()) this.dress(table);
    this.mirror();
  }

  dress(table) {
    if (table.source) return; // its rows come and go with the other table's
    const head = make("td", { className: "act" });
    table.node.querySelector("thead tr")?.append(head);
    for (const row of table.body.rows) table.buttonIn(row);
    const add = button(say("Add a row"), () => this.add(table), "btn add");
    add.append(make("span", { className: "vh" }, `: ${table.node.dataset.caption}`));
    table.node.append(make("div", { className: "row" }, add));
  }

  // Tables whose rows follow this one's.
  followers(table) {
    return [...this.tables.values()].filter(({ source }) => source === table.id);
  }

  add(table, focused = true) {
    if (!table.append()) {
      this.said(say("A table holds at most {n} rows", { n: MOST }));
      return false;
    }
    for (const other of this.followers(table)) while (other.count < table.count && other.append());
    this.fields.index();
    this.mirror();
    if (focused) table.row(table.count).querySelector("[name]").focus();
    this.changed();
    return true;
  }

  // Makes sure that the rows stand there which these ids and counts speak of; nothing is said.
  ensure(ids, counts = {}) {
    const wanted = new Map(Object.entries(counts));
    for (const id of ids) {
      const [, name, number] = /^(.+)_r(\d+)c/.exec(id) ?? [];
      if (name && !this.fields.has(id)) wanted.set(name, Math.max(wanted.get(name) ?? 0, Number(number)));
    }
    for (const [name, number] of wanted) {
      const table = this.tables.get(name);
      while (table && table.count < Math.min(number, MOST) && table.append());
    }
    this.fields.index();
    this.mirror();
  }

  // Row counts beyond the printed ones, as a record keeps them.
  counts() {
    const grown = [...this.tables.values()].filter((table) => table.count > table.printed);
    return Object.fromEntries(grown.map((table) => [table.id, table.count]));
  }

  // Takes one row out: those below move up, and the last one goes, or is left empty when the guide prints it.
  take(table, number) {
    const moved = [table, ...this.followers(table)].filter(({ count }) => count >= number);
    const before = this.fields.values();
    const counts = Object.fromEntries(moved.map(({ id, count }) => [id, count]));
    const filled = moved.some((one) => one.idsOf(number).some((id) => before[id] !== undefined));
    moved.forEach((one) => this.shift(one, number));
    this.fields.index();
    this.mirror();
    const next = table.row(Math.min(number, table.count));
    (next.querySelector("[data-remove] button") ?? next).focus();
    this.changed();
    const also = moved.slice(1).map(({ node }) => node.dataset.caption);
    const words = say("{row} removed", { row: table.nameOf(number) }) + (also.length ? ` (${say("also in")} ${also.join(", ")})` : "");
    this.said(words, filled || table.count >= table.printed ? () => this.putBack(moved, counts, before) : undefined);
  }

  shift(table, number) {
    for (let at = number; at < table.count; at += 1) {
      for (const id of table.idsOf(at)) this.fields.set(id, this.fields.value(table.renamed(id, at, at + 1)));
    }
    for (const id of table.idsOf(table.count)) this.fields.set(id, undefined);
    if (table.count > table.printed) table.row(table.count).remove();
  }

  putBack(tables, counts, before) {
    this.ensure([], counts);
    for (const table of tables) {
      for (let at = 1; at <= table.count; at += 1) table.idsOf(at).forEach((id) => this.fields.set(id, before[id]));
    }
    this.mirror();
    this.changed();
  }

  // Only the guide's own rows, as when everything is cleared.
  shrink() {
    for (const table of this.tables.values()) while (table.count > table.printed) table.row(table.count).remove();
    this.fields.index();
    this.mirror();
  }

  // Headings of rows that follow another table show what is typed there, in the first column.
  mirror() {
    for (const node of this.fields.root.querySelectorAll("[data-source]")) {
      const start = `${node.dataset.source}_r`;
      [...node.querySelector("tbody").rows].forEach((row, at) => {
        const id = this.fields.ids().find((name) => name.startsWith(`${start}${at + 1}c`) && this.fields.kind(name) === "text");
        const place = row.querySelector("[data-typed]");
        if (place) place.textContent = (id && this.fields.value(id)) ?? "";
      });
    }
  }
}
