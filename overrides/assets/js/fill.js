// "PDF with my answers" and "Word with my answers": the guide's own files, filled in this browser; nothing is sent. Loaded when
// one of them is pressed, and the libraries with it. The answers are those on the page, not those kept on the device.
import { handOver, say } from "./worksheet_nodes.js";

const WRITERS = {
  pdf: async (bytes, answers) => {
    const [{ fillPdf }, library] = await Promise.all([import("./fill_pdf.js"), import("../vendor/pdf-lib.js")]);
    return fillPdf(bytes, onPaper(answers), library);
  },
  docx: async (bytes, answers) => {
    const [{ fillDocx }, library] = await Promise.all([import("./fill_docx.js"), import("../vendor/fflate.js")]);
    return fillDocx(bytes, answers, library);
  },
};

// format: "pdf" or "docx". The blank file is where the page's own link leads.
export async function fill(worksheet, format) {
  const link = document.querySelector(`[data-document="${format}"]`);
  const name = `${worksheet.guide}-filled.${format}`;
  const status = document.querySelector("[data-fill-status]");
  status.textContent = say("“{file}” is being made", { file: name });
  status.textContent = await made(worksheet, link, name, format);
}

// → what to tell the reader.
async function made(worksheet, link, name, format) {
  let bytes;
  try {
    bytes = await load(link.href);
  } catch {
    return say("The guide’s file could not be loaded. Check your connection and try again. Your answers are still here.");
  }
  try {
    handOver(name, link.type, await WRITERS[format](bytes, answersOf(worksheet)));
  } catch (problem) {
    console.error(problem);
    return say("The file could not be filled. Download your answers instead, or print this page. Your answers are still here.");
  }
  return say("“{file}” is ready", { file: name });
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// Everything that was answered. values: of fields on the page; apart: answers without a place, as label and text; tables:
// those with rows added (worksheet_rows.js); printed: ids of the fields that the guide's own files have.
function answersOf({ fields, rows, older, printed, page }) {
  const values = Object.entries(fields.values()).map(([id, value]) => ({
    id,
    value,
    kind: fields.kind(id),
    label: fields.label(id),
    words: fields.words(id, value),
    options: fields.kind(id) === "choice" ? fields.options(id).map(([key]) => key) : [],
  }));
  const apart = Object.values(older).map(({ label, value }) => ({ label, text: value === true ? "✓" : String(value) }));
  const tables = [...rows.tables.values()].filter((table) => table.count > table.printed);
  return { title: page.dataset.title, values, apart, tables, printed: new Set(printed) };
}

// A PDF gets no new fields: what stands in added rows goes to its last pages.
function onPaper({ values, printed, ...others }) {
  const added = values.filter(({ id }) => !printed.has(id)).map(({ label, words }) => ({ label, text: words }));
  return { ...others, values: values.filter(({ id }) => printed.has(id)), added };
}
