// The text indexes (pagefind/<language>/): which pages hold the words, how near together, and what a page says there. Plain
// data in and out; search_worker.js runs it beside the page.
import { passages } from "./search_passages.js";

const engines = new Map(); // language → Pagefind
const found = new Map(); // result id → {result, places, words, exact}
let program; // Pagefind's code, the same for all languages

// A word without case, accents, punctuation and symbols; `plain` in macros/outputs/_search_index.py alike.
export const plain = (word) => word.normalize("NFD").replace(/[\p{M}\p{P}\p{S}]/gu, "").toLowerCase();

async function start(root, language) {
  const basePath = new URL(`pagefind/${language}/`, root).href;
  program ??= import(`${basePath}pagefind.js`);
  const engine = (await program).createInstance({ basePath, noWorker: true });
  await engine.init();
  return engine;
}

function engine(root, language) {
  if (!engines.has(language)) {
    const starting = start(root, language);
    engines.set(language, starting);
    starting.catch(() => {
      engines.delete(language);
      program = undefined;
    });
  }
  return engines.get(language);
}

// Begins to fetch the engine, before there is a word.
export const warm = async ({ root, language }) => void (await engine(root, language));

const MOST = 12; // words of a query that are looked for
const FEW = 10; // hits that are looked at before they are told
const SPARE = 4; // common words looked for beside a single other one, or alone

// The words to look for, as [{word, at: place in the query}]: all but the common ones, whose lists are long and say
// little. A phrase with hardly any other word needs them: then the rarest of them.
export function termsOf(words, common) {
  const all = words.map((word, at) => ({ word, at, rank: common.indexOf(plain(word)) }));
  const kept = all.filter(({ rank }) => rank < 0).slice(0, MOST);
  const spare = all.filter(({ rank }) => rank >= 0).sort((a, b) => b.rank - a.rank);
  const enough = kept.length > 1 || (kept.length && words.length < 3);
  return [...kept, ...spare.slice(0, enough ? 0 : SPARE)].sort((a, b) => a.at - b.at);
}

// The longest stretch of terms that stand side by side in the query.
export function stretchOf(terms) {
  let best = [];
  let now = [];
  for (const term of terms) {
    now = term.at - 1 === now.at(-1)?.at ? [...now, term] : [term];
    if (now.length > best.length) best = now;
  }
  return best;
}

// How near together places are to the query: 2 in its very order, 1 all within a few words, 0 anywhere. Places do not say
// which word they are of, so 2 is likely and not certain.
export function nearness(places, offsets) {
  if (offsets.length < 2) return 2;
  const set = new Set(places);
  const [first, last] = [offsets[0], offsets.at(-1)];
  if (places.some((place) => offsets.every((at) => set.has(place + at - first)))) return 2;
  const reach = 2 * (last - first) + 8;
  const sorted = [...set].sort((a, b) => a - b);
  const ends = offsets.length - 1;
  return sorted.some((place, n) => sorted[n + ends] - place < reach) ? 1 : 0;
}

// → {hits: [{id, score, near}], some}: `some` says that no page has all the words, and that these have most of them.
// Other languages (`other`) answer with words that only begin alike ("mi" for "mile"): their few hits are looked at first.
export async function find({ other, ...asked }) {
  const found = await inIndex(asked);
  if (!other || found.hits.length > FEW) return found;
  const sure = await Promise.all(found.hits.map(async (one) => (await read(one)).sure));
  return { ...found, hits: found.hits.filter((_, n) => sure[n]) };
}

async function inIndex({ root, language, text, common }) {
  const words = text.split(/\s+/).filter((word) => plain(word));
  if (!words.length) return { hits: [], some: false };
  const pagefind = await engine(root, language);
  const exact = /^\s*".+"\s*$/.test(text);
  const terms = exact ? words.map((word, at) => ({ word, at })).slice(0, MOST) : termsOf(words, common);
  const { results } = await pagefind.search(terms.map(({ word }) => word.replaceAll('"', "")).join(" "));
  if (!results.length && terms.length > 1) return { hits: await anyOf(pagefind, terms, words), some: true };
  const side = await phraseOf(pagefind, stretchOf(terms));
  const kept = exact && side.size ? results.filter(({ id }) => side.has(id)) : results;
  const offsets = terms.map(({ at }) => at);
  const near = ({ id, words: places }) => nearness(places, offsets) + (side.has(id) ? 2 : 0);
  const hits = kept.map((result) => hit(result, { places: result.words, words, exact }, near(result)));
  return { hits, some: exact && terms.length > 1 && !side.size };
}

// The pages that have a stretch of the query word for word; its index is here already. (Asked so, Pagefind 1.5.2 names
// only the first such place of a page: the places come from the search for the words.)
async function phraseOf(pagefind, stretch) {
  if (stretch.length < 2) return new Set();
  const { results } = await pagefind.search(`"${stretch.map(({ word }) => word.replaceAll('"', "")).join(" ")}"`);
  return new Set(results.map(({ id }) => id));
}

function hit(result, asked, near) {
  found.set(result.id, { result, ...asked });
  return { id: result.id, score: result.score, near };
}

// Pages with some of the words, those with most first: a slip in one word still finds something.
async function anyOf(pagefind, terms, words) {
  const pages = new Map(); // id → {result, places, score, count}
  for (const { word } of terms) {
    for (const result of (await pagefind.search(word)).results) {
      const page = pages.get(result.id) ?? { result, places: [], score: 0, count: 0 };
      page.places.push(...result.words);
      page.score += result.score;
      page.count += 1;
      pages.set(result.id, page);
    }
  }
  const best = [...pages.values()].sort((a, b) => b.count - a.count || b.score - a.score);
  return best.map(({ result, places, score, count }) => ({ ...hit(result, { places, words }, 0), score: count * 1000 + score }));
}

// What a page found by `find` says: {excerpt, moments}, as in search_passages.js.
export async function read({ id }) {
  const { result, places, words, exact } = found.get(id);
  const { content, raw_content: raw, anchors } = await result.data();
  return passages({ text: raw ?? content, anchors, places, query: words.map(plain), plain, exact });
}
