// A guide's worksheet: remembers answers on this device, and nowhere else. Nothing is kept before the reader's first
// keystroke. Joins fields, rows, progress, roll-up, files; each of them is a module of its own.
import { Fields } from "./worksheet_fields.js";
import { asJsonFile } from "./worksheet_files.js";
import { ask, clockNow, say } from "./worksheet_nodes.js";
import { showOlder } from "./worksheet_older.js";
import { onPaper } from "./worksheet_paper.js";
import { showProgress } from "./worksheet_progress.js";
import { FORMAT, VERSION } from "./worksheet_record.js";
import { RollUp } from "./worksheet_rollup.js";
import { Rows } from "./worksheet_rows.js";
import { erase, keep, keyOf, load } from "./worksheet_store.js";

const PAUSE = 400; // milliseconds without a key before answers are kept

export class Worksheet {
  constructor(page) {
    this.page = page;
    this.root = page.querySelector(".worksheet");
    this.fields = new Fields(this.root);
    this.printed = this.fields.ids();
    this.rows = new Rows(this.fields, () => this.onChange(), (words, undo) => this.tell(words, undo));
    this.rollUp = new RollUp(this.part("rollup"), this.fields, this.rows, (id, words) => this.onAdded(id, words));
    this.older = {};
    this.known = {}; // what this page and the storage last agreed on
    this.knownRows = {};
    this.times = {}; // when each field was changed last: of two tabs' answers the newer one stays
    this.listen();
    this.start();
  }

  part(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  listen() {
    this.root.addEventListener("input", (event) => event.target.name && this.onInput(event));
    this.root.addEventListener("change", (event) => event.target.matches("[data-branch-tick]") && this.foldBranches());
    window.addEventListener("storage", (event) => (event.key === keyOf(this.guide) || event.key === null) && this.onElsewhere());
    window.addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.flush());
    window.addEventListener("beforeunload", (event) => this.unkept && event.preventDefault());
    this.part("clear").addEventListener("click", () => this.clear());
    this.part("json").addEventListener("click", () => {
      asJsonFile(this.record());
      this.unkept = false;
    });
    this.part("csv").addEventListener("click", async () => (await import("./worksheet_csv.js")).asCsvFile(this.record(), this.fields));
    this.part("open").addEventListener("click", () => this.part("file").click());
    this.part("file").addEventListener("change", ({ target }) => this.onFile(target));
    this.part("compare").addEventListener("click", () => this.compare());
    for (const press of document.querySelectorAll("[data-fill]")) {
      press.hidden = false;
      press.addEventListener("click", async () => (await import("./fill.js")).fill(this, press.dataset.fill));
    }
    onPaper(this.page, this.root);
  }

  get guide() {
    return this.page.dataset.guide;
  }

  start() {
    const { record, blocked, unreadable } = load(this.guide);
    for (const node of this.page.querySelectorAll("[data-scripted]")) node.hidden = false;
    if (record) {
      this.fill(record);
      this.times = record.times;
      this.tell(say("Your answers from this device are back"));
    }
    if (blocked) this.warn("blocked");
    if (unreadable) this.tell(say("What this device had kept cannot be read. It is put aside, and new answers are kept as usual."));
    this.show();
  }

  // Everything as it would be kept.
  record() {
    const answers = this.fields.values();
    const labels = Object.fromEntries(Object.keys(answers).map((id) => [id, this.fields.label(id)]));
    const { guide, title, page } = this.page.dataset;
    const saved = new Date().toISOString();
    const progress = showProgress(this.page, this.fields);
    const head = { format: FORMAT, version: VERSION, guide, title, page, saved };
    return { ...head, fields: this.printed, rows: this.rows.counts(), answers, labels, times: this.times, older: this.older, progress };
  }

  onInput() {
    this.undo = null;
    this.part("undo").hidden = true;
    this.part("status").textContent = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
    this.show();
  }

  onChange(over = false) {
    this.save(over);
    this.show();
  }

  onAdded(id, words) {
    const before = { [id]: undefined };
    this.onChange();
    this.tell(words, () => this.apply(before));
  }

  flush() {
    if (this.timer) this.save();
    this.undo = null; // what was cleared does not come back with the page
  }

  // Another page of this guide may have kept something since: its fields stay, those changed here are written over them.
  save(over = false) {
    clearTimeout(this.timer);
    this.timer = null;
    const { record: stored } = load(this.guide);
    if (stored && !over) this.takeOver(stored);
    for (const id of this.fields.ids()) if (this.fields.value(id) !== this.known[id]) this.times[id] = Date.now();
    const record = this.record();
    const why = keep(record);
    this.unkept = Boolean(why);
    if (why) return this.warn(why);
    this.known = record.answers;
    this.knownRows = record.rows;
    this.part("warning").hidden = true;
    this.part("saved").textContent = say("Saved on this device, {time}", { time: clockNow() });
  }

  // Takes from a newer record what was not changed here since both agreed.
  takeOver(stored) {
    const news = Object.keys(stored.answers).filter((id) => stored.answers[id] !== this.known[id]);
    const grown = Object.entries(stored.rows).filter(([table, count]) => count !== this.knownRows[table]);
    this.rows.ensure(news, Object.fromEntries(grown));
    for (const id of this.fields.ids()) {
      const time = stored.times[id] ?? (id in stored.answers ? Date.parse(stored.saved) : 0);
      if (this.fields.value(id) !== this.known[id] || time <= (this.times[id] ?? 0)) continue;
      this.fields.set(id, stored.answers[id]);
      this.times[id] = time;
    }
    this.older = { ...stored.older, ...this.older };
  }

  onElsewhere() {
    const { record } = load(this.guide);
    if (record) this.takeOver(record);
    else if (!this.timer) this.empty(); // cleared there, and nothing new is being typed here
    if (!record) this.times = {};
    this.known = record?.answers ?? {};
    if (record && !this.timer && this.fields.ids().some((id) => this.fields.value(id) !== record.answers[id])) this.save();
    this.knownRows = record?.rows ?? {};
    this.show();
  }

  show() {
    this.rows.mirror();
    showProgress(this.page, this.fields);
    this.rollUp.show();
    showOlder(this.part("older"), this.older, (id) => this.dropOlder(id));
  }

  // A record into the page; what finds no place is kept as an older answer.
  fill(record) {
    this.rows.ensure(Object.keys(record.answers), record.rows);
    this.older = { ...this.older, ...record.older };
    for (const [id, value] of Object.entries(record.answers)) {
      if (!this.fields.set(id, value)) this.older[id] = { label: record.labels[id] ?? id, value };
    }
    this.known = this.fields.values();
    this.knownRows = this.rows.counts();
    this.foldBranches();
  }

  // Sets single fields, as undo does.
  apply(values) {
    for (const [id, value] of Object.entries(values)) this.fields.set(id, value);
    this.foldBranches();
    this.onChange();
  }

  empty() {
    this.fields.ids().forEach((id) => this.fields.set(id, undefined));
    this.rows.shrink();
    this.older = {};
    this.foldBranches();
  }

  foldBranches() {
    for (const tick of this.root.querySelectorAll("[data-branch-tick]")) {
      const part = this.root.querySelector(`[data-branch="${CSS.escape(tick.name)}"]`);
      if (part) part.open = !tick.checked;
    }
    this.show();
  }

  // Puts a whole record in the place of everything.
  replace(record) {
    const before = this.fields.values();
    this.empty();
    this.fill(record);
    this.known = before; // so that all of it counts as changed now
    this.onChange(true);
  }

  async clear() {
    const lines = [say("All answers to this guide are taken off this device. Files that you have downloaded stay.")];
    const choices = [["", say("Keep them")], ["clear", say("Clear everything")]];
    if ((await ask(say("Clear your answers?"), lines, choices)) !== "clear") return;
    const before = this.record();
    clearTimeout(this.timer);
    this.timer = null;
    this.empty();
    this.known = {};
    this.times = {};
    this.unkept = false;
    erase(this.guide);
    this.part("saved").textContent = "";
    this.show();
    this.tell(say("Cleared. When you leave this page, the answers are gone for good."), () => this.replace(before));
  }

  async onFile(input) {
    const [file] = input.files;
    const { openInto } = await import("./worksheet_open.js");
    if (file) await openInto(this, file);
    input.value = "";
  }

  dropOlder(id) {
    const before = { ...this.older };
    delete this.older[id];
    this.onChange(true);
    this.tell(say("Taken away"), () => {
      this.older = before;
      this.onChange();
    });
  }

  warn(why) {
    const words = {
      full: "This browser has no room left: your answers stay on this page only while it is open. Download them before you leave.",
      blocked: "This browser does not let the page keep anything: your answers stay only while the page is open. Download them before you leave.",
    };
    this.part("warning").textContent = say(words[why]);
    this.part("warning").hidden = false;
  }

  tell(words, undo = null) {
    const press = this.part("undo");
    this.undo = undo;
    press.hidden = !undo;
    press.onclick = () => {
      const back = this.undo;
      this.tell(say("Undone"));
      this.part("status").focus();
      back?.();
    };
    this.part("status").textContent = words;
  }

  async compare() {
    const { startTeam } = await import("./team.js");
    startTeam(this.part("team"), this.fields, () => this.record());
  }
}

for (const page of document.querySelectorAll("[data-worksheet]")) {
  page.worksheet = new Worksheet(page); // for what fills documents: worksheet.record()
}
