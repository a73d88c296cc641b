// How long a search waits for the next key: not at all where it is cheap. An engine that is at work cannot be stopped, so
// what the last key asks for would wait for what the keys before it asked for.
const LONG = 350; // milliseconds
const SHORTEST = 3; // letters that a word begins with: fewer fetch a piece of the index and find all that begins alike
const COST = 12e6; // pages found, times pages that their words are in: more takes longer than a key does

// The most pages that a word is in, or one that begins so; 0 of words that are in few.
function pagesOf(word, often) {
  let most = 0;
  for (const [known, pages] of Object.entries(often)) if (pages > most && known.startsWith(word)) most = pages;
  return most;
}

// Milliseconds to wait after a text's last key. common: words of which every page is full, not looked for beside others;
// often: words that are in many pages, with how many.
export function pauseAfter(text, common = [], often = {}) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const told = words.filter((word) => !common.includes(word));
  const writing = /\S$/.test(text) ? words.at(-1) : undefined;
  const begun = writing !== undefined && writing.length < SHORTEST && (told.includes(writing) || words.length === 1);
  if (begun || !told.length) return LONG;
  const pages = told.map((word) => pagesOf(word, often));
  return Math.min(...pages) * pages.reduce((sum, one) => sum + one, 0) > COST ? LONG : 0;
}
