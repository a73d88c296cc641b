// The text indexes (pagefind/<language>/): which pages hold the words, how near together, and what a page says there. Plain
// data in and out; search_worker.js runs it beside the page.
import { passages } from "./search_passages.js";

const engines = new Map(); // language → Pagefind
const found = new Map(); // result id → {places, words, exact, root, language}
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

// Begins to fetch the engine before there is a word. It is ready, and its code run once, when it has looked for a sign that
// no page has.
export const warm = async ({ root, language }) => void (await (await engine(root, language)).search("\u{10FFFD}"));

const MOST = 12; // words of a query that are looked for
const FEW = 10; // hits that are looked at before they are told
const NEARER = 1e6; // how near words stand goes before a score
const FITS = 1e4; // and so does how well the words that were left out fit
const LOOKS = 10; // first pages that are looked at for those
const SPARE = 2; // common words looked for beside a single other one, or alone
const COST = 16e6; // pages found, times pages that its words are in: more takes longer than a reader waits
const SIDE = 2e6; // the same of what another way would tell too
const FEWEST = 600; // pages that a word is in of which nothing is known, about

// The words to look for first, and those to look for too if that is cheap, as [{word, at: place in the query}]. Left out
// are the common ones, whose lists are long and say little. A phrase with hardly any other word needs them: then the
// rarest of them.
export function termsOf(words, common, often = {}) {
  const rank = (word) => common.indexOf(plain(word.replace(/['’]\p{L}{1,2}$/u, "")));
  const all = words.map((word, at) => ({ word, at, rank: rank(word), pages: often[plain(word)] ?? 0 }));
  const told = all.filter(({ rank }) => rank < 0).slice(0, MOST);
  const rare = told.filter(({ pages }) => !pages);
  const spare = all.filter(({ rank }) => rank >= 0).sort((a, b) => b.rank - a.rank);
  const enough = told.length > 1 || (told.length && words.length < 3);
  const first = [...(rare.length ? rare : told), ...spare.slice(0, enough ? 0 : SPARE)].sort((a, b) => a.at - b.at);
  return { first, then: rare.length ? told.filter(({ pages }) => pages) : [] };
}

// How near together places are to the query: 2 in its very order, 1 all within a few words, 0 anywhere. Places do not say
// which word they are of; those of one word may be known apart: {at: its place in the query, places}.
export function nearness(places, offsets, own) {
  if (offsets.length < 2) return 2;
  const set = new Set(places);
  const { at: mine, places: known } = own ?? { at: offsets[0], places: set };
  const steps = offsets.filter((at) => at !== mine).map((at) => at - mine);
  const other = own ? (place) => set.has(place) && !known.has(place) : (place) => set.has(place);
  if ([...known].some((place) => steps.every((step) => other(place + step)))) return 2;
  const reach = 2 * (offsets.at(-1) - offsets[0]) + 8;
  const sorted = [...set].sort((a, b) => a - b);
  const ends = offsets.length - 1;
  return sorted.some((place, n) => sorted[n + ends] - place < reach) ? 1 : 0;
}

let latest; // the text that was asked for last

const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });

// Lets a later question in, which ends this one: whoever types on does not wait for what was typed before.
async function unlessLater(text) {
  await turn();
  if (text !== latest) throw new Error("superseded");
}

// → {ids, ranks, some}: the best first, by rank; `some` says that no page has all the words, and that these have most of
// them. Other languages (`other`) answer with words that only begin alike ("mi" for "mile"): their few hits are looked at
// first. Throws when another text is asked for before the answer.
export async function find({ other, ...asked }) {
  latest = asked.text;
  await unlessLater(asked.text);
  const { hits, some } = await inIndex(asked);
  const sure = await Promise.all(hits.map(async (one) => !other || hits.length > FEW || (await read(one)).sure));
  const kept = hits.filter((_, n) => sure[n]).sort((a, b) => b.rank - a.rank);
  return { ids: kept.map(({ id }) => id), ranks: Float64Array.from(kept, ({ rank }) => rank), some };
}

async function inIndex({ root, language, text, common, often }) {
  const words = text.split(/\s+/).filter((word) => plain(word));
  if (!words.length) return { hits: [], some: false };
  const pagefind = await engine(root, language);
  const exact = /^\s*".+"\s*$/.test(text);
  const asked = { words, exact, root, language };
  const every = { first: words.map((word, at) => ({ word, at })).slice(0, MOST), then: [] };
  const goOn = () => unlessLater(text);
  const { results, terms, some } = await withAll(pagefind, exact ? every : termsOf(words, common, often), goOn);
  await goOn();
  if (!results.length && terms.length > 1) return { hits: await anyOf(pagefind, terms, asked), some: true };
  const side = exact ? await phraseOf(pagefind, terms) : new Set();
  const kept = side.size ? results.filter(({ id }) => side.has(id)) : results;
  const { near, unsure } = await nearOf(pagefind, kept, terms);
  const hits = kept.map((result, n) => hit(result, { places: result.words, ...asked }, near[n]));
  if (unsure || terms.length < words.length) await look(hits);
  return { hits, some: some || (exact && terms.length > 1 && !side.size) };
}

// How near together the words stand on each page: {near, unsure}. Where several pages seem to have all in order, which of
// the places are the rarest word's tells who has; it is asked where that is cheap, or where there are more such pages than
// can be looked at.
async function nearOf(pagefind, results, terms) {
  const offsets = [...new Map(terms.map(({ word, at }) => [plain(word), at])).values()];
  const near = results.map(({ words }) => nearness(words, offsets));
  const alike = near.filter((one) => one === 2).length;
  if (offsets.length < 2 || alike < 2) return { near, unsure: false };
  const ownOf = await placesOfOne(pagefind, terms, alike > LOOKS ? COST : SIDE);
  const sure = results.map(({ id, words }, n) => (near[n] === 2 ? nearness(words, offsets, ownOf?.(id)) : near[n]));
  return { near: sure, unsure: !ownOf };
}

// Where the rarest word stands on each page, when that costs less than `most`.
async function placesOfOne(pagefind, terms, most) {
  const [one] = [...terms].sort((a, b) => costOf([a]) - costOf([b]));
  if (terms.length < 2 || costOf([one]) ** 2 > most) return undefined;
  const { results } = await pagefind.search(queryOf([one]));
  const places = new Map(results.map(({ id, words }) => [id, new Set(words)]));
  const last = [...terms].reverse().find(({ word }) => plain(word) === plain(one.word)); // as offsets have it
  return (id) => (places.has(id) ? { at: last.at, places: places.get(id) } : undefined);
}

// Words that were left out, and their order, tell the first pages apart: what they say is looked at.
async function look(hits) {
  hits.sort((a, b) => b.rank - a.rank);
  const alike = hits.slice(0, LOOKS).filter(({ near }) => near === hits[0].near);
  if (alike.length < 2) return;
  const fits = await Promise.all(alike.map((one) => read(one).then(({ fit }) => fit, () => 0)));
  fits.forEach((fit, n) => (alike[n].rank += fit * FITS));
}

const queryOf = (terms) => terms.map(({ word }) => word.replaceAll('"', "")).join(" ");

const costOf = (terms) => terms.reduce((sum, { pages }) => sum + (pages || FEWEST), 0);

// The pages with the first words, and with the others too where there are such. All their lists are fetched at once.
async function withAll(pagefind, { first, then }, goOn) {
  const search = async (terms) => (await pagefind.search(queryOf(terms))).results;
  const searching = search(first);
  if (then.length) pagefind.preload(queryOf(then)).catch(() => undefined);
  const results = await searching;
  if (!results.length) return { results, terms: [...first, ...then], some: false };
  const terms = [...first];
  for (const term of then.sort((a, b) => a.pages - b.pages)) {
    if (results.length * costOf([...terms, term]) < COST) terms.push(term);
  }
  if (terms.length === first.length) return { results, terms: first, some: false };
  terms.sort((a, b) => a.at - b.at);
  await goOn();
  const whole = await search(terms);
  return whole.length ? { results: whole, terms, some: false } : { results, terms: first, some: true };
}

// The pages that have the words one after the other; their index is here already. (Asked so, Pagefind 1.5.2 names only
// the first such place of a page: the places come from the search for the words.)
async function phraseOf(pagefind, terms) {
  if (terms.length < 2) return new Set();
  const { results } = await pagefind.search(`"${queryOf(terms)}"`);
  return new Set(results.map(({ id }) => id));
}

function hit(result, asked, near) {
  found.set(result.id, asked);
  return { id: result.id, near, rank: near * NEARER + result.score };
}

// Pages with some of the words, those with most first: a slip in one word still finds something.
async function anyOf(pagefind, terms, asked) {
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
  return best.map(({ result, places, score, count }) => ({ ...hit(result, { places, ...asked }, 0), rank: count * 1000 + score }));
}

// What a page found by `find` says: {excerpt, moments}, as in search_passages.js. Worked out once: the first ones are looked
// at before they are told, and shown afterwards.
export function read({ id }) {
  const one = found.get(id);
  one.said ??= said(id, one);
  one.said.catch(() => (one.said = undefined)); // a page that could not be fetched is asked for again
  return one.said;
}

async function said(id, { places, words, exact, root, language }) {
  const { content, anchors } = await fragment(new URL(`pagefind/${language}/fragment/${id}.pf_fragment`, root));
  return passages({ text: content, anchors, places, query: words.map(plain), plain, exact });
}

const fragments = new Map(); // address → what the page says

// Pagefind's own reading of it also makes excerpts, which are not used here.
function fragment(address) {
  if (!fragments.has(address.href)) {
    const reading = fetch(address).then(unpacked);
    fragments.set(address.href, reading);
    reading.catch(() => fragments.delete(address.href));
  }
  return fragments.get(address.href);
}

const SIGNATURE = "pagefind_dcd"; // before the content of each of Pagefind's packed files

// Some hosts send packed files as such, and browsers then unpack them unasked.
async function unpacked(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const packed = bytes[0] === 31 && bytes[1] === 139;
  const plainly = packed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : bytes;
  return JSON.parse((await new Response(plainly).text()).slice(SIGNATURE.length));
}
