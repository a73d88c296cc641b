// What a search finds. Knows the catalogue (data/facets.json: every entry, its facets as numbers) and joins it to the
// text indexes by fragment id. Without words it answers from the catalogue alone: asking Pagefind for "all" would
// fetch its whole index. Leaves the address to search_address.js and HTML to search_hits.js.
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
  opened ??= load("data/facets.json")
    .then((data) => new Search(data))
    .catch((error) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

export class Search {
  constructor(data) {
    this.data = data;
    this.rowOf = new Map(data.fragments.map((id, row) => [id, row]).filter(([id]) => id));
    this.rows = data.uris.map((_, row) => row); // the newest first
    this.summaries = new Map();
    this.addStories();
  }

  // A story is a facet too: its page and those of its other languages.
  addStories() {
    const { columns, facets, titles, uris } = this.data;
    const episode = facets.kind.values.indexOf("episode");
    const ids = uris.map((uri, row) => (columns.kind[row] === episode ? uri.split("/")[1] : ""));
    const values = [...new Set(ids)].filter(Boolean);
    const shortest = (id) => this.rows.filter((row) => ids[row] === id).sort((a, b) => uris[a].length - uris[b].length)[0];
    this.storyId = ids;
    columns.story = ids.map((id) => values.indexOf(id));
    facets.story = { values, labelOf: (id) => titles[shortest(id)] };
  }

  labelOf(facet, value) {
    const { values, labels, labelOf } = this.data.facets[facet];
    const at = values.indexOf(value);
    return at < 0 ? value : (labels?.[at] ?? labelOf(value));
  }

  // The numbers of an entry in a facet, always as a list.
  codes(facet, row) {
    const value = this.data.columns[facet]?.[row];
    if (Array.isArray(value)) return value;
    return Number.isInteger(value) && value >= 0 ? [value] : [];
  }

  // The value of an entry in a facet that has one alone.
  value(facet, row) {
    return this.data.facets[facet].values[this.data.columns[facet][row]];
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

  // state: {text, chosen: {facet: [values]}} → {hits: [{row, id}], counts: {facet: [numbers]}, some, unread}. `id` is what
  // search_text.js reads a page by; it is absent without words. Counts of a facet leave out its own choice. `some`: no
  // page has all the words. `unread`: languages that were not searched.
  async query(state) {
    const text = cleanText(state.text);
    const chosen = state.chosen.language ?? [];
    const found = text ? await this.textHits(text, chosen) : { hits: this.rows.map((row) => ({ row })), some: false, unread: [] };
    return { ...found, ...this.filter(found.hits, this.wanted(state.chosen)) };
  }

  // Choices as sets of numbers; a value that the catalogue does not know is left out.
  wanted(chosen) {
    const known = (facet) => (chosen[facet] ?? []).map((value) => this.data.facets[facet]?.values.indexOf(value) ?? -1);
    const sets = FACETS.map((facet) => [facet, new Set(known(facet).filter((code) => code >= 0))]);
    return sets.filter(([, codes]) => codes.size);
  }

  filter(hits, wanted) {
    const counts = {};
    for (const facet of FACETS) counts[facet] = new Array(this.data.facets[facet]?.values.length ?? 0).fill(0);
    const kept = hits.filter(({ row }) => {
      const failed = wanted.filter(([facet, codes]) => !this.codes(facet, row).some((code) => codes.has(code)));
      // An entry that only one facet shuts out still counts there: choosing its value would bring it in.
      const counted = failed.length === 0 ? FACETS : failed.length === 1 ? [failed[0][0]] : [];
      for (const facet of counted) for (const code of this.codes(facet, row)) counts[facet][code] += 1;
      return failed.length === 0;
    });
    return { hits: kept, counts };
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

  // Begins to fetch the text index of the page's own language.
  warm() {
    if (this.data.languages.length) warm(ROOT, this.own()).catch(() => undefined);
  }

  async textHits(text, chosen) {
    let languages = this.read(chosen);
    let found = await this.ask(text, languages);
    if (!chosen.length && found.hits.length < FEW && languages.length < this.data.languages.length) {
      languages = [...languages, ...this.data.languages.filter((language) => !languages.includes(language))];
      found = await this.ask(text, languages);
    }
    const unread = this.data.languages.filter((language) => !languages.includes(language));
    const rows = found.hits.map(({ id }) => ({ row: this.rowOf.get(id), id }));
    return { hits: rows.filter(({ row }) => row !== undefined), some: found.some, unread };
  }

  // Filters change more often than words: the last answer is kept, and no other, as the index keeps one query's places.
  ask(text, languages) {
    const key = `${languages} ${text}`;
    if (this.asked?.key !== key) this.asked = { key, found: findWords(ROOT, languages, text, this.data.common) };
    const { found } = this.asked;
    found.catch(() => (this.asked = undefined));
    return found;
  }
}
