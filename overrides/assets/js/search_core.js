// What a search finds. Knows the catalogue (data/facets.json: every entry, its facets as numbers) and joins it to the
// text indexes by fragment id. Without words it answers from the catalogue alone: asking Pagefind for "all" would
// fetch its whole index. Leaves the address to search_address.js and HTML to search_hits.js.
import { readIcons } from "./icons.js";
import { readCatalogue } from "./search_columns.js";
import { pauseAfter } from "./search_pause.js";
import { findWords, warm } from "./search_text.js";

export const ROOT = new URL("../../", import.meta.url); // the site's root, under any folder
export const FACETS = ["kind", "topic", "speaker", "story", "season", "minutes", "audience", "person", "language"];
const LONGEST = 200; // characters of a query that count
const FEW = 5; // with fewer results the languages that the reader does not have are searched too
const ROWS = 100; // of one file of summaries

export function cleanText(text) {
  return (text ?? "").slice(0, LONGEST).trim();
}

async function load(path) {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

let opened;

// One Search for the page; a failure is not kept, so that a second try can succeed.
export function openSearch() {
  readIcons();
  opened ??= load("data/facets.json")
    .then((data) => new Search(readCatalogue(data)))
    .catch((error) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

function fits({ starts, codes }, row, marks) {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) if (marks[codes[at]]) return true;
  return false;
}

function count({ starts, codes, counts }, row) {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[codes[at]] += 1;
}

export class Search {
  constructor(data) {
    this.data = data;
    this.rowOf = new Map(data.fragments.map((id, row) => [id, row]).filter(([id]) => id));
    this.rows = Uint32Array.from({ length: data.rows }, (_, row) => row); // the newest first
    this.summaries = new Map();
    this.addStories();
    this.everything = this.filter(this.rows, []).counts;
  }

  // A story is a facet too: its page and those of its other languages.
  addStories() {
    const { columns, facets, ids, rows, titles } = this.data;
    const episode = facets.kind.values.indexOf("episode");
    const known = new Map(); // id → {code, row of its own page: that with the shortest address}
    const starts = new Uint32Array(rows + 1);
    const codes = [];
    this.storyId = ids.map((id, row) => {
      starts[row + 1] = starts[row];
      if (columns.kind.codes[columns.kind.starts[row]] !== episode) return "";
      const story = id.split("/")[0];
      if (!known.has(story)) known.set(story, { code: known.size, row });
      if (id === story) known.get(story).row = row;
      starts[row + 1] += 1;
      codes.push(known.get(story).code);
      return story;
    });
    columns.story = { starts, codes: Uint32Array.from(codes) };
    facets.story = { values: [...known.keys()], labelOf: (id) => titles[known.get(id).row] };
  }

  labelOf(facet, value) {
    const { values, labels, labelOf } = this.data.facets[facet];
    const at = values.indexOf(value);
    return at < 0 ? value : (labels?.[at] ?? labelOf(value));
  }

  // The value of an entry in a facet that has one alone.
  value(facet, row) {
    const { starts, codes } = this.data.columns[facet];
    return starts[row] < starts[row + 1] ? this.data.facets[facet].values[codes[starts[row]]] : undefined;
  }

  // The address of a story's recording; "" when there is none to play.
  audio(row) {
    const { usual, others } = this.data.audio;
    const path = others[row] ?? usual.replaceAll("{id}", this.storyId[row]);
    return this.storyId[row] && path ? new URL(path, ROOT).href : "";
  }

  async summary(row) {
    const file = Math.floor(row / ROWS);
    if (!this.summaries.has(file)) this.summaries.set(file, load(`data/summaries/${file}.json`));
    return (await this.summaries.get(file))[row % ROWS];
  }

  // state: {text, chosen: {facet: [values]}} → {rows, counts: {facet: numbers}, idOf, some, unread}. `idOf` gives what
  // search_text.js reads a row's page by, nothing without words. Counts of a facet leave out its own choice. `some`: no
  // page has all the words. `unread`: languages that were not searched. `early` may be told the first rows before.
  async query(state, early = () => undefined) {
    const text = cleanText(state.text);
    const wanted = this.wanted(state.chosen);
    if (!text) {
      const found = wanted.length ? this.filter(this.rows, wanted) : { rows: this.rows, counts: this.everything };
      return { ...found, idOf: () => undefined, some: false, unread: [] };
    }
    const filtered = (found) => ({ ...found, ...this.filter(found.rows, wanted), idOf: (row) => this.data.fragments[row] });
    const found = await this.textHits(text, state.chosen.language ?? [], (first) => early(filtered(first)));
    return filtered(found);
  }

  // Choices as marks by code; a value that the catalogue does not know is left out.
  wanted(chosen) {
    return FACETS.flatMap((facet) => {
      const { values } = this.data.facets[facet];
      const codes = (chosen[facet] ?? []).map((value) => values.indexOf(value)).filter((code) => code >= 0);
      const marks = new Uint8Array(values.length);
      for (const code of codes) marks[code] = 1;
      return codes.length ? [{ facet, marks }] : [];
    });
  }

  // → {rows, counts}: the rows that fit all choices.
  filter(rows, wanted) {
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(this.data.facets[facet].values.length)]));
    const columns = FACETS.map((facet) => ({ ...this.data.columns[facet], counts: counts[facet] }));
    const asked = wanted.map(({ facet, marks }) => ({ column: columns[FACETS.indexOf(facet)], marks }));
    const kept = [];
    for (const row of rows) {
      let failed = 0;
      let shut;
      for (const { column, marks } of asked) {
        if (fits(column, row, marks)) continue;
        failed += 1;
        shut = column;
      }
      // An entry that only one facet shuts out still counts there: choosing its value would bring it in.
      if (failed === 1) count(shut, row);
      if (failed) continue;
      kept.push(row);
      for (const column of columns) count(column, row);
    }
    return { rows: kept, counts };
  }

  // The languages to search at first: those chosen, or the page's own and the reader's; the page's is first.
  read(chosen) {
    const mine = new Set([this.own(), ...navigator.languages.flatMap((name) => [name, name.split("-")[0]])]);
    const first = this.data.languages.filter((language) => (chosen.length ? chosen.includes(language) : mine.has(language)));
    return first.sort((a, b) => Number(b === this.own()) - Number(a === this.own()));
  }

  own() {
    const page = document.documentElement.lang;
    return this.data.languages.includes(page) ? page : this.data.languages[0];
  }

  // Milliseconds to wait for the next key before a search in the page's own language.
  pauseAfter(text) {
    return pauseAfter(text, this.data.common[this.own()], this.data.often[this.own()]);
  }

  // Begins to fetch the text index of the page's own language.
  warm() {
    if (this.data.languages.length) warm(ROOT, this.own()).catch(() => undefined);
  }

  // early: told what the first languages have, when few pages make it worth while to look into the others too. These come
  // after them then, so that nothing that is shown already moves.
  async textHits(text, chosen, early) {
    const first = this.read(chosen);
    const others = this.data.languages.filter((language) => !first.includes(language));
    const found = await this.ask(text, first);
    if (chosen.length || found.ids.length >= FEW || !others.length) return this.asRows(found, others);
    const sure = found.some ? [] : found.ids;
    if (sure.length) early(this.asRows(found, []));
    const all = await this.ask(text, [...first, ...others]);
    return this.asRows({ ...all, ids: [...new Set([...sure, ...all.ids])] }, []);
  }

  asRows({ ids, some }, unread) {
    return { rows: ids.map((id) => this.rowOf.get(id)).filter((row) => row !== undefined), some, unread };
  }

  // Filters change more often than words: the answers to the last words are kept, and no others, as the index keeps one
  // query's places.
  ask(text, languages) {
    if (this.asked?.text !== text) this.asked = { text, known: new Map() };
    return findWords(ROOT, languages, text, this.data, this.asked.known);
  }
}
