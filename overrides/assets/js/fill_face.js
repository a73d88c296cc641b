// A TrueType face: which glyph shows a letter, and how wide it is (OpenType 1.9: cmap formats 4 and 12, head, hhea, hmtx).
// Enough for scripts whose letters stand one after the other; what needs shaping is drawn as a picture (fill_ink.js).
export class Face {
  // bytes: Uint8Array of the whole file.
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.tables = new Map();
    for (let at = 12; at < 12 + 16 * this.view.getUint16(4); at += 16) {
      this.tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), this.view.getUint32(at + 8));
    }
    this.scale = 1000 / this.view.getUint16(this.tables.get("head") + 18);
    this.ascent = this.view.getInt16(this.tables.get("hhea") + 4) * this.scale;
    this.descent = this.view.getInt16(this.tables.get("hhea") + 6) * this.scale;
    this.glyphs = this.readGlyphs();
    this.widths = this.readWidths();
  }

  // Code point → glyph.
  readGlyphs() {
    const start = this.tables.get("cmap");
    const found = new Map();
    for (let at = start + 4; at < start + 4 + 8 * this.view.getUint16(start + 2); at += 8) {
      const table = start + this.view.getUint32(at + 4);
      const format = this.view.getUint16(table);
      if (format === 4) this.readSegments(table, found);
      if (format === 12) this.readGroups(table, found);
    }
    return found;
  }

  readSegments(table, found) {
    const twice = this.view.getUint16(table + 6);
    const number = (row, at) => this.view.getUint16(table + 14 + row * twice + (row ? 2 : 0) + at);
    for (let at = 0; at < twice; at += 2) {
      const [last, first, delta, range] = [0, 1, 2, 3].map((row) => number(row, at));
      const place = table + 16 + 3 * twice + at + range;
      for (let code = first; code <= last && code < 0xffff; code += 1) {
        const given = range ? this.view.getUint16(place + 2 * (code - first)) : code;
        if (given) found.set(code, (given + delta) & 0xffff);
      }
    }
  }

  readGroups(table, found) {
    for (let at = table + 16; at < table + 16 + 12 * this.view.getUint32(table + 12); at += 12) {
      const [first, last, glyph] = [0, 4, 8].map((more) => this.view.getUint32(at + more));
      for (let code = first; code <= last; code += 1) found.set(code, glyph + code - first);
    }
  }

  // Widths by glyph, in thousandths of the size.
  readWidths() {
    const count = this.view.getUint16(this.tables.get("hhea") + 34);
    const all = this.view.getUint16(this.tables.get("maxp") + 4);
    const width = (glyph) => this.view.getUint16(this.tables.get("hmtx") + 4 * Math.min(glyph, count - 1));
    return Array.from({ length: all }, (_, glyph) => Math.round(width(glyph) * this.scale));
  }

  has(text) {
    return [...text].every((letter) => letter === "\n" || this.glyphs.get(letter.codePointAt(0)) > 0);
  }

  glyphsOf(text) {
    return [...text].map((letter) => this.glyphs.get(letter.codePointAt(0)) ?? 0);
  }

  // In thousandths of the size.
  width(text) {
    return this.glyphsOf(text).reduce((sum, glyph) => sum + this.widths[glyph], 0);
  }
}
