// Writes answers into a guide's Word file (made by macros/documents/word/): content controls (ECMA-376, 17.5.2) whose tag is
// the field's id, of a choice's option `id=value`. Everything else of the file stays as it is.
import { say } from "./worksheet_nodes.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const BODY = "word/document.xml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const LONGEST_TAG = 64; // as macros/documents/word/controls.py: longer ones carry the option's number
const NO_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu; // XML 1.0, 2.2
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

// The filled file, as bytes. `answers` is what fill.js gathers; needs fflate as `library`.
export function fillDocx(bytes, answers, library) {
  const files = library.unzipSync(bytes);
  const xml = new DOMParser().parseFromString(library.strFromU8(files[BODY]), "application/xml");
  if (xml.querySelector("parsererror")) throw new Error(`${BODY} is no XML`);
  new Filler(xml, answers).fill();
  const text = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*\?>\s*/, "");
  files[BODY] = library.strToU8(HEAD + text);
  return library.zipSync(files, { level: 6 });
}

class Filler {
  constructor(xml, answers) {
    Object.assign(this, { xml, answers });
    this.index();
  }

  index() {
    const found = [...this.xml.getElementsByTagNameNS(W, "sdt")];
    this.controls = new Map(found.map((control) => [valueOf(part(control, "tag")), control]));
  }

  fill() {
    for (const table of this.answers.tables) this.grow(table);
    this.index();
    const { values, apart } = this.answers;
    const placeless = values.filter((one) => !this.put(one)).map(({ label, words }) => ({ label, text: words }));
    this.append([...placeless, ...apart]);
  }

  // Whether the answer found its control.
  put({ id, kind, value, options }) {
    const at = options.indexOf(value);
    const long = `${id}=${value}`;
    const control = this.controls.get(kind === "choice" ? (long.length <= LONGEST_TAG ? long : `${id}=${at + 1}`) : id);
    if (!control) return false;
    if (kind === "choice" || kind === "check") tick(control);
    else this.write(control, value);
    return true;
  }

  write(control, value) {
    part(control, "showingPlcHdr")?.remove();
    part(control, "date")?.setAttributeNS(W, "w:fullDate", `${value}T00:00:00Z`);
    part(control, "sdtContent").replaceChildren(this.run(value));
  }

  run(text, name = "") {
    const run = this.element("r");
    const looks = [...(name ? [name] : []), ...(RIGHT_TO_LEFT.test(text) ? ["rtl"] : [])];
    if (looks.length) run.append(this.element("rPr", ...looks.map((look) => this.element(look))));
    text.replace(/\r\n?/g, "\n").replace(NO_XML, "").split("\n").forEach((line, at) => {
      if (at) run.append(this.element("br"));
      const words = this.element("t", line);
      words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      run.append(words);
    });
    return run;
  }

  element(name, ...kids) {
    const made = this.xml.createElementNS(W, `w:${name}`);
    made.append(...kids);
    return made;
  }

  // Rows that the reader added: the last printed one once more, with ids and names of its own.
  grow(table) {
    const tag = [...this.controls.keys()].find((key) => key.startsWith(`${table.id}_r${table.printed}c`));
    const last = this.controls.get(tag)?.closest("tr");
    for (let number = table.count; last && number > table.printed; number -= 1) last.after(this.rowLike(last, table, number));
  }

  rowLike(last, table, number) {
    const row = last.cloneNode(true);
    for (const name of ["tag", "alias"]) {
      for (const node of row.getElementsByTagNameNS(W, name)) node.setAttributeNS(W, "w:val", table.renamed(valueOf(node), table.printed, number));
    }
    for (const node of row.getElementsByTagNameNS(W, "id")) node.setAttributeNS(W, "w:val", String(this.nextNumber()));
    const heading = [...row.getElementsByTagNameNS(W, "t")].find((words) => words.textContent === table.nameOf(table.printed));
    if (heading) heading.textContent = table.nameOf(number);
    return row;
  }

  nextNumber() {
    this.highest ??= Math.max(...[...this.controls.values()].map((control) => Number(valueOf(part(control, "id")))));
    this.highest += 1;
    return this.highest;
  }

  // What has no control, after everything else.
  append(rows) {
    if (!rows.length) return;
    const body = this.xml.getElementsByTagNameNS(W, "body")[0];
    const style = this.element("pStyle");
    style.setAttributeNS(W, "w:val", "Heading1");
    const made = [this.element("p", this.element("pPr", style), this.run(say("Answers without a place")))];
    for (const { label, text } of rows) made.push(this.element("p", this.run(label, "b")), this.element("p", this.run(text)));
    const end = [...body.children].findLast((node) => node.localName === "sectPr") ?? null;
    for (const node of made) body.insertBefore(node, end);
  }
}

const part = (control, name) => control.getElementsByTagNameNS(W, name)[0];
const valueOf = (node) => node?.getAttributeNS(W, "val") ?? "";

// A w14:checkbox, and the sign that shows its state.
function tick(control) {
  const state = (name) => control.getElementsByTagNameNS(W14, name)[0];
  state("checked").setAttributeNS(W14, "w14:val", "1");
  const sign = parseInt(state("checkedState").getAttributeNS(W14, "val"), 16);
  part(control, "sdtContent").getElementsByTagNameNS(W, "t")[0].textContent = String.fromCodePoint(sign);
}
