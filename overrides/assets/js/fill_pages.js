// Pages at the end of a PDF for text that has no room in its field: tagged, so that they are read aloud in their order
// (ISO 32000-1, 14.7 and 14.8). Knows text and places; what stands here and why is fill_pdf.js's.
import { wrap } from "./fill_lines.js";

const SIDE = 51; // points: 18 mm, as overrides/print/guide.css
const HEAD = 46;
const FOOT = 62;
const LEADING = 1.4;

export class Pages {
  constructor(library, made, inks, title) {
    Object.assign(this, { library, made, inks, title, context: made.context });
    const { width, height } = made.getPage(0).getSize();
    Object.assign(this, { wide: width, high: height, y: 0, page: null });
    this.tree = made.catalog.lookup(this.name("StructTreeRoot"));
  }

  name(text) {
    return this.library.PDFName.of(text);
  }

  // A heading starts a section; → the number of the page where it stands.
  heading(text) {
    this.startSection();
    return this.block("H2", text, 17, this.page && this.y < this.high - HEAD ? 26 : 0, 5);
  }

  // A name with its text; → the number of the page where it starts.
  entry(label, text) {
    const first = this.block("P", label, 9, 14, 4);
    this.block("P", text, 10.5, 2, 1);
    return first;
  }

  block(kind, text, size, gap, together) {
    const ink = this.inks.of(text);
    const lead = size * LEADING;
    const lines = wrap(text, this.wide - 2 * SIDE, (line) => ink.width(line, size));
    if (!this.page || this.y - gap - lead * together < FOOT) this.turn();
    else this.y -= gap;
    const first = this.number;
    while (lines.length) {
      if (this.y - lead < FOOT) this.turn();
      const part = lines.splice(0, Math.floor((this.y - FOOT) / lead));
      this.mark(kind, part, ink, size, lead);
    }
    return first;
  }

  mark(kind, lines, ink, size, lead) {
    const width = this.wide - 2 * SIDE;
    const drawn = ink.draw(lines, { x: SIDE, top: this.y, size, lead, width });
    this.operators.push(`/${kind} << /MCID ${this.owners.length} >> BDC ${drawn.operators} EMC`);
    Object.assign(this.fonts, drawn.fonts);
    Object.assign(this.pictures, drawn.pictures);
    const said = Object.keys(drawn.pictures).length ? { ActualText: this.library.PDFHexString.fromText(lines.join("\n")) } : {};
    this.owners.push(this.element({ S: kind, P: this.section, Pg: this.page.ref, K: [this.owners.length], ...said }));
    this.y -= lines.length * lead;
  }

  startSection() {
    const { PDFArray, PDFDict } = this.library;
    const kids = this.tree.lookup(this.name("K"));
    const document = kids instanceof PDFArray ? kids.get(0) : this.tree.get(this.name("K"));
    const holder = this.context.lookup(document, PDFDict);
    this.kids = this.context.obj([]);
    this.section = this.context.register(this.context.obj({ Type: "StructElem", S: "Sect", P: document, K: this.kids }));
    const all = holder.lookup(this.name("K"));
    if (all instanceof PDFArray) all.push(this.section);
    else holder.set(this.name("K"), this.context.obj([holder.get(this.name("K")), this.section]));
  }

  element(facts) {
    const made = this.context.register(this.context.obj({ Type: "StructElem", ...facts }));
    this.kids.push(made);
    return made;
  }

  turn() {
    this.finish();
    this.page = this.made.addPage([this.wide, this.high]);
    this.number = this.made.getPageCount();
    Object.assign(this, { y: this.high - HEAD, operators: [], owners: [], fonts: {}, pictures: {} });
  }

  // To be called once after everything.
  finish() {
    if (!this.page) return;
    this.furniture();
    const { node } = this.page;
    node.set(this.name("Contents"), this.context.register(this.context.flateStream(this.operators.join("\n"))));
    node.set(this.name("Resources"), this.context.obj({ Font: this.fonts, XObject: this.pictures }));
    node.set(this.name("Tabs"), this.name("S"));
    node.set(this.name("StructParents"), this.context.obj(this.register(this.owners)));
    this.page = null;
  }

  // The foot of a page is no part of what is read.
  furniture() {
    const place = { x: SIDE, top: FOOT - 22, size: 8.5, lead: 11, width: this.wide - 2 * SIDE };
    const words = `${this.title} · ${this.number}`;
    const { operators, fonts, pictures } = this.inks.of(words).draw([words], place);
    Object.assign(this.fonts, fonts);
    Object.assign(this.pictures, pictures);
    this.operators.push(`/Artifact << /Type /Pagination >> BDC ${operators} EMC`);
  }

  // Says in the parent tree which elements a page's marked content belongs to; → the page's key there.
  register(owners) {
    const numbers = this.tree.lookup(this.name("ParentTree")).lookup(this.name("Nums"));
    const keys = numbers.asArray().filter((_, at) => at % 2 === 0).map((key) => key.asNumber());
    const key = Math.max(-1, ...keys) + 1;
    numbers.push(this.context.obj(key));
    numbers.push(this.context.register(this.context.obj(owners)));
    if (this.tree.has(this.name("ParentTreeNextKey"))) this.tree.set(this.name("ParentTreeNextKey"), this.context.obj(key + 1));
    return key;
  }
}
