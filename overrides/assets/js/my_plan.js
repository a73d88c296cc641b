// /my-plan/: every worksheet that was started on this device. Knows only what the records say; the guides' own pages fill
// and change them (worksheet.js).
import { merged, recordsOf, whyNot } from "./worksheet_open.js";
import { ROOT, ask, button, handOver, make, say } from "./worksheet_nodes.js";
import { PLAN, VERSION, asText } from "./worksheet_record.js";
import { all, erase, keep, load } from "./worksheet_store.js";

const page = document.querySelector("[data-plan]");
const part = (name) => page.querySelector(`[data-${name}]`);

// Answered and all, in questions where the page counted them, else in fields.
function progressOf(record) {
  if (record.progress) return record.progress;
  return { answered: Object.keys(record.answers).length, total: Math.max(record.fields.length, 1) };
}

function when(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const style = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", style).format(date);
}

function tell(words, undo) {
  const press = part("undo");
  press.hidden = !undo;
  press.onclick = () => {
    undo();
    tell(say("Undone"));
    show();
    part("status").focus();
  };
  part("status").textContent = words;
}

function item({ guide, record, unreadable }) {
  const title = record?.title ?? guide;
  const about = make("span", { className: "vh" }, `: ${title}`);
  const gone = button(say("Erase"), () => eraseOne(guide, title, record));
  gone.append(about.cloneNode(true));
  if (!record) {
    const down = button(say("Download"), () => handOver(`${guide}.txt`, "text/plain", unreadable));
    return make("li", {}, make("h3", {}, title), make("p", {}, say("What is kept for this guide cannot be read.")), make("div", { className: "row" }, down, gone));
  }
  const down = button(say("Download"), () => handOver(`${guide}.answers.json`, "application/json", asText(record)));
  down.append(about);
  const link = record.page ? make("a", { href: new URL(record.page, ROOT).href }, title) : title;
  const { answered, total } = progressOf(record);
  const words = say("{n} of {all} answered", { n: answered, all: total });
  const bar = make("progress", { max: Math.max(total, 1), value: Math.min(answered, total), "aria-label": `${title}: ${words}` });
  const changed = make("p", { className: "soft" }, `${words} · ${say("last changed {time}", { time: when(record.saved) })}`);
  return make("li", {}, make("h3", {}, link), bar, changed, make("div", { className: "row" }, down, gone));
}

function show() {
  const { blocked, guides } = all();
  part("blocked").hidden = !blocked;
  part("empty").hidden = blocked || guides.length > 0;
  part("list").replaceChildren(...guides.map(item));
  for (const node of page.querySelectorAll("[data-some]")) node.hidden = guides.length === 0;
  part("tools").hidden = blocked;
}

async function eraseOne(guide, title, record) {
  const lines = [say("Your answers to “{title}” are taken off this device.", { title })];
  if ((await ask(say("Erase these answers?"), lines, [["", say("Keep them")], ["erase", say("Erase")]])) !== "erase") return;
  erase(guide);
  show();
  tell(say("Erased. When you leave this page, the answers are gone for good."), record && (() => keep(record)));
  part("status").focus();
}

async function eraseAll() {
  const { guides } = all();
  const lines = [say("All answers to {n} guides are taken off this device.", { n: guides.length })];
  if ((await ask(say("Erase everything?"), lines, [["", say("Keep them")], ["erase", say("Erase everything")]])) !== "erase") return;
  guides.forEach(({ guide }) => erase(guide));
  show();
  tell(say("Erased. When you leave this page, the answers are gone for good."), () => guides.forEach(({ record }) => record && keep(record)));
  part("status").focus();
}

function downloadAll() {
  const records = all().guides.flatMap(({ record }) => (record ? [record] : []));
  const plan = { format: PLAN, version: VERSION, saved: new Date().toISOString(), records };
  handOver("my-plan.json", "application/json", asText(plan));
}

// Mine stay; what the file says otherwise is kept beside them as an older answer.
function together(mine, theirs) {
  const { answers, apart } = merged(mine.answers, theirs.answers);
  const older = { ...theirs.older, ...mine.older };
  const labels = { ...theirs.labels, ...mine.labels };
  for (const [id, value] of Object.entries(apart)) older[`${id} ${theirs.saved}`] = { label: labels[id] ?? id, value };
  const answered = Math.max(progressOf(mine).answered, progressOf(theirs).answered);
  return { ...theirs, ...mine, rows: { ...theirs.rows, ...mine.rows }, answers, older, labels, progress: { ...progressOf(mine), answered } };
}

async function open(input) {
  const [file] = input.files;
  if (!file) return;
  let records;
  try {
    records = await recordsOf(file);
  } catch (error) {
    tell(whyNot(error, file.name));
    return;
  } finally {
    input.value = "";
  }
  const before = records.map(({ guide }) => ({ guide, record: load(guide).record }));
  const clash = before.filter(({ record }) => record).length;
  const lines = [say("{n} of these guides have answers on this device already. Together: yours stay, and what the file says otherwise is listed on the guide’s page. Instead: the file’s answers take the place of yours.", { n: clash })];
  const choices = [["merge", say("Together")], ["replace", say("Instead")], ["", say("Do nothing")]];
  const how = clash ? await ask(say("Open “{file}”", { file: file.name }), lines, choices) : "replace";
  if (!how) return;
  const fresh = records.map((record, at) => (how === "merge" && before[at].record ? together(before[at].record, record) : record));
  const failed = fresh.filter((record) => keep(record)).length;
  show();
  const undo = () => before.forEach(({ guide, record }) => (record ? keep(record) : erase(guide)));
  tell(failed ? say("This browser has no room for {n} of the guides in “{file}”.", { n: failed, file: file.name }) : say("Opened “{file}”", { file: file.name }), undo);
}

if (page) {
  for (const node of page.querySelectorAll("[data-scripted]")) node.hidden = false;
  part("all").addEventListener("click", downloadAll);
  part("erase").addEventListener("click", eraseAll);
  part("open").addEventListener("click", () => part("file").click());
  part("file").addEventListener("change", ({ target }) => open(target));
  window.addEventListener("storage", show);
  window.addEventListener("pagehide", () => tell(""));
  show();
  page.dataset.shown = "";
}
