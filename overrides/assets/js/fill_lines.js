// Text into lines of a width. What a line measures is asked of who draws it (fill_ink.js).
const GRAPHEMES = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

// Letters as people see them: an accent or a joined sign stays with its letter.
const letters = (text) => (GRAPHEMES ? Array.from(GRAPHEMES.segment(text), ({ segment }) => segment) : [...text]);

// The text as lines that measure(line) finds no wider than `width`; broken at spaces, and in words longer than a line.
export function wrap(text, width, measure) {
  return text.split("\n").flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(text, width, measure) {
  const lines = [];
  let line = "";
  for (const word of text.match(/\s*\S+/g) ?? []) {
    if (measure(line + word) <= width) {
      line += word;
      continue;
    }
    if (line) lines.push(line);
    line = word.trimStart();
    while (measure(line) > width) {
      const start = shortened(line, width, measure) || letters(line)[0];
      if (start === line) break;
      lines.push(start);
      line = line.slice(start.length);
    }
  }
  return [...lines, line];
}

// The longest beginning that is no wider than `width`, by halving.
export function shortened(text, width, measure) {
  const all = letters(text);
  let [fits, over] = [0, all.length + 1];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (measure(all.slice(0, middle).join("")) <= width) fits = middle;
    else over = middle;
  }
  return all.slice(0, fits).join("");
}
