// What a search finds. Knows the catalogue (data/facets.json: every entry, its facets as numbers) and joins it to the
// text indexes by fragment id. Without words it answers from the catalogue alone: asking Pagefind for "all" would
// fetch its whole index. Leaves the address to search_page.js and HTML to search_hits.js.
import { findWords } from "./search_text.js";

export const ROOT = new URL("../../", import.meta.url); // the site's root, under any folder
export const FACETS = ["kind", "topic", "audience", "person", "language"];
const LONGEST = 200; // characters of a query that count

export function cleanText(text) {
  return (text ?? "").slice(0, LONGEST).trim();
}

let opened;

// One Search for the page; a failure is not kept, so that a second try can succeed.
export function openSearch() {
  opened ??= fetch(new URL("data/facets.json", ROOT))
    .then((response) => {
      if (!response.ok) throw new Error(`data/facets.json: ${response.status}`);
      return response.json();
    })
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
    const rows = data.uris.map((_, row) => row);
    this.byDate = rows.sort((a, b) => data.dates[b].localeCompare(data.dates[a]) || a - b);
    this.texts = new Map();
  }

  // The numbers of an entry in a facet, always as a list.
  codes(facet, row) {
    const value = this.data.columns[facet]?.[row];
    if (Array.isArray(value)) return value;
    return Number.isInteger(value) && value >= 0 ? [value] : [];
  }

  // state: {text, chosen: {facet: [values]}} → {hits: [{row, found}], counts: {facet: [numbers]}}. `found` loads what the
  // text index knows of the hit; it is absent without words. Counts of a facet leave out its own choice.
  async query(state) {
    const text = cleanText(state.text);
    const hits = text ? await this.textHits(text, state.chosen.language ?? []) : this.byDate.map((row) => ({ row }));
    return this.filter(hits, this.wanted(state.chosen));
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

  async textHits(text, chosen) {
    const languages = this.data.languages.filter((language) => !chosen.length || chosen.includes(language));
    const page = document.documentElement.lang;
    languages.sort((a, b) => Number(b === page) - Number(a === page)); // first among equals
    const key = `${languages} ${text}`;
    if (!this.texts.has(key)) this.texts.set(key, findWords(ROOT, languages, text));
    try {
      const found = await this.texts.get(key);
      return found.map((one) => ({ row: this.rowOf.get(one.id), found: one })).filter(({ row }) => row !== undefined);
    } catch (error) {
      this.texts.delete(key);
      throw error;
    }
  }
}
