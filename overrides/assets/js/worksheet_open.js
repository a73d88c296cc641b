// Opens files of answers, on a press: reads them, says why one is refused, and puts one into a worksheet beside or instead of
// what is there. Nothing is lost: every way has its way back.
import { NotARecord, recordsIn } from "./worksheet_record.js";
import { ask, say } from "./worksheet_nodes.js";

const LARGEST = 5_000_000; // bytes of a file that is looked at

// Why a text is no record, in words.
export function whyNot(error, name) {
  const words = {
    unreadable: "“{file}” cannot be read: it is damaged or no file of answers. Nothing was changed.",
    foreign: "“{file}” is no file of answers from this site. Nothing was changed.",
    newer: "“{file}” was made by a newer version of this page. Reload the page and try again. Nothing was changed.",
    large: "“{file}” is too large to be a file of answers. Nothing was changed.",
  };
  return say(words[error instanceof NotARecord ? error.code : "unreadable"], { file: name });
}

// A file's records; NotARecord when it has none.
export async function recordsOf(file) {
  if (file.size > LARGEST) throw new NotARecord("large");
  return recordsIn(await file.text());
}

// This guide's record in a file, else words about what the file holds: {record} or {words}.
export async function open(file, guide) {
  let records;
  try {
    records = await recordsOf(file);
  } catch (error) {
    return { words: whyNot(error, file.name) };
  }
  const record = records.find((one) => one.guide === guide);
  if (record) return { record };
  const titles = records.map(({ title }) => `“${title}”`).join(", ") || "–";
  return { words: say("“{file}” holds answers to {titles}, not to this guide. Nothing was changed.", { file: file.name, titles }) };
}

// Two sets of answers as one: mine stay; where both say something else, theirs is in `apart`.
export function merged(mine, theirs) {
  const answers = { ...theirs, ...mine };
  const differ = Object.entries(theirs).filter(([id, value]) => id in mine && mine[id] !== value);
  return { answers, apart: Object.fromEntries(differ) };
}

// The reader's press: a file into the worksheet (worksheet.js).
export async function openInto(sheet, file) {
  const { record, words } = await open(file, sheet.guide);
  if (!record) return sheet.tell(words);
  const before = sheet.record();
  const has = Object.keys(before.answers).length + Object.keys(before.older).length;
  const how = has ? await askHow(file.name) : "replace";
  if (!how) return;
  if (how === "merge") mergeIn(sheet, record);
  else sheet.replace(record);
  sheet.tell(say("Opened “{file}”", { file: file.name }), () => sheet.replace(before));
}

function askHow(name) {
  const lines = [
    say("There are answers on this page already. Together: empty fields are filled from the file, and where both have an answer yours stays and the other is listed below. Instead: the file’s answers take the place of yours."),
  ];
  return ask(say("Open “{file}”", { file: name }), lines, [["merge", say("Together")], ["replace", say("Instead")], ["", say("Do nothing")]]);
}

function mergeIn(sheet, record) {
  const mine = sheet.fields.values();
  const { answers, apart } = merged(mine, record.answers);
  sheet.fill({ ...record, answers });
  sheet.known = mine;
  for (const [id, value] of Object.entries(apart)) {
    const label = record.labels[id] ?? sheet.fields.label(id);
    sheet.older[`${id} ${record.saved}`] = { label, value: sheet.fields.words(id, value) };
  }
  sheet.onChange(true);
}
