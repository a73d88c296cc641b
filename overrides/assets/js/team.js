// Team view: several colleagues' files of answers side by side. Fetched when the reader asks for it; the files are read in
// the page, nothing is sent and nothing is kept on the device.
import { byDifference, questionsOf } from "./team_answers.js";
import { recordsOf, whyNot } from "./worksheet_open.js";
import { button, handOver, make, say } from "./worksheet_nodes.js";
import { asCsv } from "./worksheet_csv.js";

export class Team {
  constructor(box, fields, mine) {
    Object.assign(this, { box, fields, mine, members: [] });
    this.guide = mine().guide;
    this.title = mine().title;
    this.part("team-files").addEventListener("change", ({ target }) => this.take([...target.files], target));
    this.part("team-mine").addEventListener("click", () => this.join(say("Me"), mine()));
    this.part("team-order").addEventListener("change", () => this.show());
    this.part("team-csv").addEventListener("click", () => this.asCsvFile());
    this.part("team-json").addEventListener("click", () => this.asJsonFile());
    this.part("team-print").addEventListener("click", () => this.print());
    this.part("team-close").addEventListener("click", () => this.close());
    this.listenForDrops(this.part("team-drop"));
    this.show();
  }

  part(name) {
    return this.box.querySelector(`[data-${name}]`);
  }

  listenForDrops(zone) {
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      this.take([...event.dataTransfer.files]);
    });
  }

  async take(files, input) {
    const said = [];
    for (const file of files) said.push(await this.read(file));
    if (input) input.value = "";
    this.tell(said);
  }

  // → words about the file.
  async read(file) {
    let records;
    try {
      records = await recordsOf(file);
    } catch (error) {
      return whyNot(error, file.name);
    }
    const record = records.find(({ guide }) => guide === this.guide);
    if (!record) {
      const titles = records.map(({ title }) => `“${title}”`).join(", ") || "–";
      return say("“{file}” holds answers to {titles}, not to this guide. It was left out.", { file: file.name, titles });
    }
    const name = file.name.replace(/(\.answers)?\.json$/i, "");
    if (this.members.some((one) => JSON.stringify(one.record) === JSON.stringify(record))) {
      return say("“{file}” is here already", { file: file.name });
    }
    this.add(name, record);
    const gone = Object.keys(record.answers).filter((id) => !this.fields.has(id)).length;
    const added = say("“{file}” added", { file: file.name });
    return gone ? `${added}. ${say("{n} of its answers are to questions that this page does not show; they stand last.", { n: gone })}` : added;
  }

  join(name, record) {
    this.members = this.members.filter((one) => !one.own);
    this.add(name, record, true);
    this.tell([say("Your own answers from this page added")]);
  }

  add(name, record, own = false) {
    const taken = (wanted) => this.members.some((one) => one.name === wanted);
    let free = name;
    for (let at = 2; taken(free); at += 1) free = `${name} ${at}`;
    this.members.push({ name: free, record, own });
    this.show();
  }

  tell(lines) {
    this.part("team-status").replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  show() {
    this.part("team-members").replaceChildren(...this.members.map((one) => this.memberItem(one)));
    this.showQuestions();
    for (const node of this.box.querySelectorAll("[data-team-more]")) node.hidden = this.members.length === 0;
  }

  memberItem(member) {
    const label = make("label", {}, say("Name"), " ");
    const field = make("input", { type: "text", value: member.name, autocomplete: "off" });
    field.addEventListener("change", () => {
      member.name = field.value.trim() || member.name;
      this.showQuestions();
    });
    label.append(field);
    const away = button(say("Take out"), () => {
      this.members = this.members.filter((one) => one !== member);
      this.show();
      this.part("team-status").focus();
    });
    away.append(make("span", { className: "vh" }, `: ${member.name}`));
    const count = say("{n} answers", { n: Object.keys(member.record.answers).length });
    return make("li", { className: "row" }, label, make("span", { className: "soft" }, count), away);
  }

  questions() {
    const found = questionsOf(this.fields, this.members);
    return this.part("team-order").value === "guide" ? found : byDifference(found);
  }

  showQuestions() {
    const found = this.questions();
    const known = found.filter((one) => one.known);
    const gone = found.filter((one) => !one.known);
    const nodes = known.map((one) => this.questionNode(one));
    if (gone.length) nodes.push(make("h3", {}, say("Not among this page’s questions")), ...gone.map((one) => this.questionNode(one)));
    this.part("team-questions").replaceChildren(...nodes);
  }

  questionNode(one) {
    const rows = one.answers.map((answer) => this.answerRow(one, answer));
    const silent = one.silent.length ? [make("p", { className: "soft small" }, `${say("No answer")}: ${one.silent.join(", ")}`)] : [];
    return make("section", { className: "asked" }, make(one.known ? "h3" : "h4", {}, one.label), make("p", { className: "verdict" }, this.verdict(one)), make("ul", { className: "plain" }, ...rows), ...silent);
  }

  verdict(one) {
    const heard = one.answers.reduce((sum, { names }) => sum + names.length, 0);
    if (heard < 2) return say("One answer");
    if (one.kind === "text") return say("{n} answers", { n: heard });
    if (one.apart === 0) return say("All {n} agree", { n: heard });
    return say("Different answers: at most {n} of {all} agree", { n: Math.max(...one.answers.map(({ names }) => names.length)), all: heard });
  }

  answerRow(one, { value, words, names }) {
    const who = names.join(", ");
    if (one.kind === "text") return make("li", {}, make("b", {}, who), ": ", make("span", { className: "answer" }, words));
    const said = one.kind === "check" ? say(value ? "Ticked" : "Not ticked") : words;
    const bar = make("span", { className: "share", "aria-hidden": "true" });
    bar.style.setProperty("--share", String(names.length / this.members.length));
    return make("li", {}, make("b", {}, `${said}: ${say("{n} of {all}", { n: names.length, all: this.members.length })}`), ` (${who})`, bar);
  }

  asCsvFile() {
    const rows = this.questions().map((one) => {
      const cells = this.members.map(({ record }) => record.answers[one.id]);
      return [one.id, one.label, ...cells.map((value) => (value === undefined ? "" : this.fields.words(one.id, value)))];
    });
    const head = [say("Field"), say("Question"), ...this.members.map(({ name }) => name)];
    handOver(`${this.guide}.team.csv`, "text/csv;charset=utf-8", asCsv([head, ...rows]));
  }

  asJsonFile() {
    const members = this.members.map(({ name, record }) => ({ name, saved: record.saved, answers: record.answers }));
    const team = { format: "storyshelf-team", version: 1, guide: this.guide, title: this.title, members };
    handOver(`${this.guide}.team.json`, "application/json", `${JSON.stringify(team, null, 1)}\n`);
  }

  print() {
    document.body.classList.add("print-team");
    window.addEventListener("afterprint", () => document.body.classList.remove("print-team"), { once: true });
    window.print();
  }

  close() {
    this.members = [];
    this.tell([]);
    this.show();
    this.box.hidden = true;
    document.querySelector("[data-compare]")?.focus();
  }
}

const teams = new WeakMap();

export function startTeam(box, fields, mine) {
  if (!teams.has(box)) teams.set(box, new Team(box, fields, mine));
  box.hidden = false;
  box.querySelector("h2").focus();
}
