// How text gets into a PDF: as glyphs of an embedded face, or, for letters that no face here has (Arabic, Chinese, pictograms),
// as a picture that this browser draws, since it was able to show what was typed. The value of a field stays text either way.
import { Face } from "./fill_face.js";

const WIDE = new URL("../fonts/print/wide-400.ttf", import.meta.url);
const SHARP = 3; // pixels a point: 216 to the inch
export const COLOUR = [27, 43, 39]; // as overrides/print/guide.css
const RIGHT_TO_LEFT = /^[^\p{Script=Latin}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const hex = (number) => number.toString(16).padStart(4, "0");
const utf16 = (code) => String.fromCodePoint(code).split("").map((unit) => hex(unit.charCodeAt(0))).join("");
const short = (number) => Number(number.toFixed(3)).toString();

// Letters of a face that the PDF holds under `name`.
class FaceInk {
  constructor(face, name, font) {
    Object.assign(this, { face, name, font });
  }

  width(text, size) {
    return (this.face.width(text) * size) / 1000;
  }

  // Operators for lines below one another, the first one's top at (x, top); and the resources they name.
  draw(lines, { x, top, size, lead }) {
    const first = top - lead / 2 - ((this.face.ascent + this.face.descent) * size) / 2000;
    const colour = COLOUR.map((part) => short(part / 255)).join(" ");
    const shown = lines.map((line) => `<${this.face.glyphsOf(line).map(hex).join("")}> Tj T*`);
    const operators = `BT ${colour} rg /${this.name} ${short(size)} Tf ${short(lead)} TL ${short(x)} ${short(first)} Td ${shown.join(" ")} ET`;
    return { operators, fonts: { [this.name]: this.font }, pictures: {} };
  }
}

// Lines as this browser draws them.
class PictureInk {
  constructor(library, context) {
    Object.assign(this, { library, context, count: 0 });
    this.pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  }

  setFont(size) {
    this.pen.font = `${size * SHARP}px sans-serif`;
  }

  width(text, size) {
    this.setFont(size);
    return this.pen.measureText(text).width / SHARP;
  }

  draw(lines, { x, top, size, lead, width }) {
    const high = lines.length * lead;
    const pixels = this.paint(lines, size, lead, width, high);
    this.count += 1;
    const name = `Picture${this.count}`;
    const operators = `q ${short(width)} 0 0 ${short(high)} ${short(x)} ${short(top - high)} cm /${name} Do Q`;
    return { operators, fonts: {}, pictures: { [name]: this.image(pixels) } };
  }

  paint(lines, size, lead, width, high) {
    const { canvas } = this.pen;
    canvas.width = Math.ceil(width * SHARP);
    canvas.height = Math.ceil(high * SHARP);
    this.setFont(size);
    this.pen.fillStyle = `rgb(${COLOUR.join(" ")})`;
    this.pen.textBaseline = "middle";
    lines.forEach((line, at) => {
      const back = RIGHT_TO_LEFT.test(line);
      this.pen.direction = back ? "rtl" : "ltr";
      this.pen.textAlign = back ? "right" : "left";
      this.pen.fillText(line, back ? canvas.width : 0, (at + 0.5) * lead * SHARP);
    });
    return this.pen.getImageData(0, 0, canvas.width, canvas.height);
  }

  // An image with a soft mask (ISO 32000-1, 8.9.5 and 11.6.5.2). Letters of one colour need a single pixel of it.
  image({ data, width, height }) {
    const SMask = this.samples(channels(data, [3]), "DeviceGray", width, height);
    if (isColoured(data)) return this.samples(channels(data, [0, 1, 2]), "DeviceRGB", width, height, { SMask });
    return this.samples(Uint8Array.from(COLOUR), "DeviceRGB", 1, 1, { SMask });
  }

  samples(bytes, space, width, height, more = {}) {
    const facts = { Type: "XObject", Subtype: "Image", ColorSpace: space, Width: width, Height: height, BitsPerComponent: 8, ...more };
    return this.context.register(this.context.flateStream(bytes, facts));
  }
}

// Some of the four channels of each pixel.
function channels(data, wanted) {
  const found = new Uint8Array((data.length / 4) * wanted.length);
  for (let from = 0, to = 0; from < data.length; from += 4) for (const channel of wanted) found[to++] = data[from + channel];
  return found;
}

// Whether there is more than the colour of text, as in pictograms.
function isColoured(data) {
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] > 128 && COLOUR.some((part, place) => Math.abs(part - data[at + place]) > 40)) return true;
  }
  return false;
}

// The inks of one PDF. of(text) is the first one that can write all of it.
export class Inks {
  // own: the face of the PDF's fields, as { name, font (reference), bytes }.
  constructor(library, context, own) {
    this.all = [new FaceInk(new Face(own.bytes), own.name, own.font)];
    this.picture = new PictureInk(library, context);
    Object.assign(this, { library, context });
  }

  // To be awaited before of(): brings the second face when one of the texts needs it.
  async prepare(texts) {
    if (texts.every((text) => this.all[0].face.has(text))) return;
    const answer = await fetch(WIDE);
    if (!answer.ok) throw new Error(`${answer.status} ${WIDE}`);
    const face = new Face(new Uint8Array(await answer.arrayBuffer()));
    if (texts.some((text) => !this.all[0].face.has(text) && face.has(text))) {
      this.all.push(new FaceInk(face, "Wide", this.embed(face)));
    }
  }

  of(text) {
    return this.all.find(({ face }) => face.has(text)) ?? this.picture;
  }

  // The whole face, since fields can be written in later (ISO 32000-1, 9.7).
  embed(face) {
    const { PDFString } = this.library;
    const put = (object) => this.context.register(this.context.obj(object));
    const file = this.context.register(this.context.flateStream(face.bytes, { Length1: face.bytes.length }));
    const [up, down] = [Math.round(face.ascent), Math.round(face.descent)];
    const descriptor = put({
      Type: "FontDescriptor", FontName: "AAAAAA+Wide", Flags: 4, FontBBox: [0, down, 2000, up], ItalicAngle: 0,
      Ascent: up, Descent: down, CapHeight: up, StemV: 80, FontFile2: file,
    });
    const system = { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 };
    const kin = put({
      Type: "Font", Subtype: "CIDFontType2", BaseFont: "AAAAAA+Wide", CIDSystemInfo: system, FontDescriptor: descriptor,
      CIDToGIDMap: "Identity", W: [0, face.widths],
    });
    const letters = this.context.register(this.context.flateStream(toUnicode(face.glyphs)));
    return put({
      Type: "Font", Subtype: "Type0", BaseFont: "AAAAAA+Wide", Encoding: "Identity-H", DescendantFonts: [kin], ToUnicode: letters,
    });
  }
}

// A CMap from glyphs back to letters (ISO 32000-1, 9.10.3), at most 100 entries a block.
function toUnicode(glyphs) {
  const byGlyph = new Map([...glyphs].reverse().map(([code, glyph]) => [glyph, code]));
  const rows = [...byGlyph].map(([glyph, code]) => `<${hex(glyph)}> <${utf16(code)}>`);
  const blocks = [];
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join("\n")}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}
