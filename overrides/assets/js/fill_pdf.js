// Writes answers into a guide's PDF (made by macros/documents/pdf.py): a field's name is its id, a radio's state the option's
// value, a tick's state "on". Values are text; how they look is drawn here, so that no viewer has to. What does not fit its box
// is shown there as far as it goes, and whole on pages at the end.
import { COLOUR, Inks } from "./fill_ink.js";
import { shortened, wrap } from "./fill_lines.js";
import { Pages } from "./fill_pages.js";
import { say } from "./worksheet_nodes.js";

const SMALLEST = 8; // points
const STEP = 0.5;
const LEADING = 1.25;
const EDGE = 2;
const SEVERAL = 1 << 12; // a text field's flag for more than one line (ISO 32000-1, table 228)
const ODD_SPACES = /[\t\u2028\u2029\u0085]/g;
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;

// What is drawn of a text: accents joined to their letters, nothing that has no shape.
const drawable = (text) => text.normalize("NFC").replace(ODD_SPACES, " ").replace(UNSEEN, "");

// The filled file, as bytes. `answers` is what fill.js gathers; needs pdf-lib as `library`.
export async function fillPdf(bytes, answers, library) {
  const made = await library.PDFDocument.load(bytes, { updateMetadata: false });
  const filler = new Filler(made, answers, library);
  await filler.fill();
  return made.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}

class Filler {
  constructor(made, answers, library) {
    Object.assign(this, { made, answers, library, context: made.context });
    this.form = made.catalog.lookup(this.name("AcroForm"));
    const fields = this.form.lookup(this.name("Fields")).asArray().map((field) => this.context.lookup(field));
    this.fields = new Map(fields.map((field) => [field.lookup(this.name("T")).decodeText(), field]));
  }

  name(text) {
    return this.library.PDFName.of(text);
  }

  async fill() {
    const { values, added, apart, title } = this.answers;
    const placeless = values.filter((one) => !this.press(one) && !this.isText(one)).map(({ label, words }) => ({ label, text: words }));
    const texts = values.filter((one) => this.isText(one)).map(({ id, label, value }) => {
      return { field: this.fields.get(id), label: drawable(label), text: drawable(value), value };
    });
    const [more, others] = [added, [...placeless, ...apart]].map((rows) => rows.map(({ label, text }) => ({ label: drawable(label), text: drawable(text) })));
    this.inks = new Inks(this.library, this.context, this.face());
    const headings = [say("Longer answers"), say("Added rows"), say("Answers without a place"), title, say("in full on page {n}")];
    await this.inks.prepare([...headings, ...[...texts, ...more, ...others].flatMap(({ label, text }) => [label, text])]);
    this.pages = new Pages(this.library, this.made, this.inks, title);
    this.write(texts);
    this.append(say("Added rows"), more);
    this.append(say("Answers without a place"), others);
    this.pages.finish();
  }

  isText({ id, kind }) {
    return this.fields.has(id) && kind !== "choice" && kind !== "check";
  }

  // Whether the answer is a tick or a choice that this PDF has; then it is made.
  press({ id, kind, value }) {
    const field = this.fields.get(id);
    return Boolean(field) && (kind === "choice" || kind === "check") && this.choose(field, kind === "check" ? "on" : value);
  }

  // The face that the PDF's fields are written in.
  face() {
    const { PDFDict, PDFName, decodePDFRawStream } = this.library;
    const fonts = this.form.lookup(this.name("DR"), PDFDict).lookup(this.name("Font"), PDFDict);
    const [[name]] = fonts.entries();
    const kin = fonts.lookup(name, PDFDict).lookup(this.name("DescendantFonts")).lookup(0);
    const file = kin.lookup(this.name("FontDescriptor")).lookup(this.name("FontFile2"));
    return { name: name.decodeText(), font: fonts.get(name), bytes: decodePDFRawStream(file).decode() };
  }

  // Presses a tick box, or the option of a radio group; → whether it has that state.
  choose(field, state) {
    const kids = field.lookup(this.name("Kids"));
    const widgets = kids ? kids.asArray().map((kid) => this.context.lookup(kid)) : [field];
    const states = widgets.map((widget) => {
      const all = widget.lookup(this.name("AP")).lookup(this.name("N")).keys();
      return all.find((key) => key.decodeText() === state) ?? this.name("Off");
    });
    const chosen = states.find((key) => key !== this.name("Off"));
    if (!chosen) return false;
    widgets.forEach((widget, at) => widget.set(this.name("AS"), states[at]));
    field.set(this.name("V"), chosen);
    return true;
  }

  // Values first, then appearances: a shortened one says on which page the whole stands.
  write(texts) {
    for (const one of texts) {
      one.field.set(this.name("V"), this.library.PDFHexString.fromText(one.value));
      one.ink = this.inks.of(one.text);
      one.box = this.box(one);
      one.fitting = fitting(one);
    }
    const longer = texts.filter(({ fitting }) => !fitting);
    if (longer.length) this.pages.heading(say("Longer answers"));
    for (const one of longer) {
      one.page = this.pages.entry(one.label, one.text);
      one.ink = this.inks.of(one.text + referring(one.page));
      one.fitting = cut(one);
    }
    texts.forEach((one) => this.show(one));
  }

  // Width and height, the size of letters in it, and whether it takes more than one line.
  box({ field, text }) {
    const [x1, y1, x2, y2] = field.lookup(this.name("Rect")).asArray().map((number) => number.asNumber());
    const flags = field.lookup(this.name("Ff"))?.asNumber() ?? 0;
    const several = Boolean(flags & SEVERAL) || text.includes("\n");
    if (several) field.set(this.name("Ff"), this.context.obj(flags | SEVERAL));
    const size = Number(/ ([\d.]+) Tf/.exec(field.lookup(this.name("DA")).decodeText())[1]);
    return { wide: Math.abs(x2 - x1), high: Math.abs(y2 - y1), several, size };
  }

  show({ field, ink, box, fitting: { lines, size } }) {
    const lead = size * LEADING;
    const top = box.several ? box.high - EDGE : (box.high + lead) / 2;
    const { operators, fonts, pictures } = ink.draw(lines, { x: EDGE, top, size, lead, width: box.wide - 2 * EDGE });
    const clip = `q 0 0 ${box.wide} ${box.high} re W n`;
    const facts = { Type: "XObject", Subtype: "Form", BBox: [0, 0, box.wide, box.high], Resources: { Font: fonts, XObject: pictures } };
    const drawn = this.context.flateStream(`/Tx BMC ${clip} ${operators} Q EMC`, facts);
    field.set(this.name("AP"), this.context.obj({ N: this.context.register(drawn) }));
    if (ink.name) this.writeOnIn(field, ink, box.size);
  }

  // Whoever goes on writing in the field does so in the same face.
  writeOnIn(field, ink, size) {
    const colour = COLOUR.map((part) => (part / 255).toFixed(4)).join(" ");
    field.set(this.name("DA"), this.library.PDFString.of(`/${ink.name} ${size} Tf ${colour} rg`));
    this.form.lookup(this.name("DR")).lookup(this.name("Font")).set(this.name(ink.name), ink.font);
  }

  append(heading, rows) {
    if (rows.length) this.pages.heading(heading);
    for (const { label, text } of rows) this.pages.entry(label, text);
  }
}

// Lines and size with which a text fits its box; null when it does not, even in small letters.
function fitting({ text, ink, box }) {
  const room = box.wide - 2 * EDGE;
  for (let size = box.size; size >= SMALLEST; size -= STEP) {
    const measure = (line) => ink.width(line, size);
    const lines = box.several ? wrap(text, room, measure) : [text];
    if (lines.length * size * LEADING <= box.high - EDGE && lines.every((line) => measure(line) <= room)) return { lines, size };
  }
  return null;
}

const referring = (page) => `… (${say("in full on page {n}", { n: page })})`;

// As much as the box takes, and where the whole stands.
function cut({ text, ink, box, page }) {
  const room = box.wide - 2 * EDGE;
  const measure = (line) => ink.width(line, SMALLEST);
  const count = box.several ? Math.max(1, Math.floor((box.high - EDGE) / (SMALLEST * LEADING))) : 1;
  const lines = wrap(text, room, measure).slice(0, count);
  const last = shortened(lines[count - 1], room - measure(referring(page)), measure);
  return { lines: [...lines.slice(0, count - 1), last + referring(page)], size: SMALLEST };
}
