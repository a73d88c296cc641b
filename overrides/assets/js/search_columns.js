// The catalogue (data/facets.json) as a search reads it; macros/outputs/_columns.py wrote it. Numbers come in digits of
// base 64, all last digits first, and become arrays of numbers.
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Uint8Array(128);
[...SIGNS].forEach((sign, value) => (VALUE[sign.charCodeAt(0)] = value));
const DIGITS = 6; // of a fragment's usual name

function numbers(texts, length) {
  const made = new Uint32Array(length);
  texts.forEach((text, place) => {
    for (let at = 0; at < length; at += 1) made[at] += VALUE[text.charCodeAt(at)] << (6 * place);
  });
  return made;
}

// The values of row n are codes[starts[n]] to before codes[starts[n + 1]].
function column({ counts, steps }, rows) {
  const starts = new Uint32Array(rows + 1);
  numbers(counts, rows).forEach((count, row) => (starts[row + 1] = starts[row] + count));
  const codes = numbers(steps, starts[rows]);
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] + 1; at < starts[row + 1]; at += 1) codes[at] += codes[at - 1];
  }
  return { starts, codes };
}

// {word: number}
function counted({ words, unit, counts }) {
  const all = words.split(" ");
  const found = numbers(counts, all.length);
  return Object.fromEntries(all.map((word, n) => [word, found[n] * unit]));
}

function fragmentNames({ digits, others }, rows, languageOf) {
  const bytes = atob(digits);
  const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
  const width = DIGITS / 2;
  return Array.from({ length: rows }, (_, row) => {
    if (row in others) return others[row];
    let name = `${languageOf(row)}_`;
    for (let at = row * width; at < (row + 1) * width; at += 1) name += hex[bytes.charCodeAt(at)];
    return name;
  });
}

// A column given as places among the values of another facet's: as codes of its own.
function within({ starts, codes }, wide, codeOf) {
  const made = codes.map((_, at) => at);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row]; at < starts[row + 1]; at += 1) made[at] = codeOf[wide.codes[wide.starts[row] + codes[at]]];
  }
  return { starts, codes: made };
}

function readColumns(data) {
  const columns = Object.fromEntries(Object.entries(data.columns).map(([name, given]) => [name, column(given, data.rows)]));
  for (const [name, { within: wider }] of Object.entries(data.columns)) {
    if (!wider) continue;
    const code = new Map(data.facets[name].values.map((value, n) => [value, n]));
    columns[name] = within(columns[name], columns[wider], data.facets[wider].values.map((value) => code.get(value)));
  }
  return columns;
}

const split = (text, rows) => (rows ? text.split("\n") : []);

// Ids come kind by kind.
function readIds(text, rows, kinds) {
  const order = Array.from({ length: rows }, (_, row) => row);
  order.sort((a, b) => kinds[a] - kinds[b] || a - b);
  const ids = [];
  split(text, rows).forEach((id, n) => (ids[order[n]] = id));
  return ids;
}

// → {rows: how many, languages, common, often, facets: {name: {values, labels}}, columns: {name: {starts, codes}}, ids, titles,
// fragments, uris, audio}. An id is a page's address without its kind's folder.
export function readCatalogue(data) {
  const { rows, facets, folders } = data;
  const columns = readColumns(data);
  const first = (facet, row) => {
    const { starts, codes } = columns[facet];
    return starts[row] < starts[row + 1] ? facets[facet].values[codes[starts[row]]] : "";
  };
  const kinds = Array.from({ length: rows }, (_, row) => facets.kind.values.indexOf(first("kind", row)));
  const ids = readIds(data.ids, rows, kinds);
  const uris = ids.map((id, row) => (id.startsWith("/") ? id.slice(1) : `${folders[first("kind", row)]}/${id}/`));
  const fragments = fragmentNames(data.fragments, rows, (row) => first("language", row));
  const often = Object.fromEntries(Object.entries(data.often).map(([language, words]) => [language, counted(words)]));
  return { ...data, often, columns, ids, uris, fragments, titles: split(data.titles, rows) };
}
