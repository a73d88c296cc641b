// Words in pages: Pagefind's indexes (pagefind/<language>/), and what its answers say about one page: an excerpt, and the
// moments of a story that the words fall in. Plain data out; nothing here makes HTML.

const bundles = new Map();

function bundle(root, language) {
  if (!bundles.has(language)) {
    const address = new URL(`pagefind/${language}/pagefind.js`, root);
    const loaded = import(address).then(async (pagefind) => {
      await pagefind.options({ basePath: new URL(".", address).pathname, baseUrl: root.pathname });
      await pagefind.init();
      return pagefind;
    });
    bundles.set(language, loaded);
    loaded.catch(() => bundles.delete(language));
  }
  return bundles.get(language);
}

// → results of all languages, best first: [{id, score, data()}]. One missing index leaves the others usable.
export async function findWords(root, languages, text) {
  const one = async (language) => (await (await bundle(root, language)).search(text)).results;
  const answers = await Promise.allSettled(languages.map(one));
  if (languages.length && answers.every(({ status }) => status === "rejected")) throw answers[0].reason;
  return answers.flatMap(({ value }) => value ?? []).sort((a, b) => b.score - a.score);
}

// Pagefind counts words between spaces, or between zero-width spaces in languages written without spaces.
function wordsOf(page) {
  const joined = page.raw_content ?? page.content;
  const zero = joined.includes("\u200B");
  const plain = (word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return { words: (zero ? joined.split("\u200B") : joined.split(/\s+/)).map(plain), gap: zero ? "" : " " };
}

// Words from `start` to before `end` as pieces of text: [{text, hit}].
function pieces({ words, gap }, hits, start, end) {
  const made = [];
  for (let at = start; at < end; at += 1) {
    if (made.length && gap) made.push({ text: gap, hit: false });
    made.push({ text: words[at], hit: hits.has(at) });
  }
  return made;
}

const AROUND = 12; // words kept on each side of the first hit of a long passage
const LONG = 45; // words

function cut(text, hits, start, end) {
  if (end - start <= LONG) return pieces(text, hits, start, end);
  const first = [...hits].filter((at) => at >= start && at < end).sort((a, b) => a - b)[0];
  const from = Math.max(start, first - AROUND);
  const to = Math.min(end, from + LONG);
  const dots = { text: "…", hit: false };
  return [...(from > start ? [dots] : []), ...pieces(text, hits, from, to), ...(to < end ? [dots] : [])];
}

// The cues ("t-<milliseconds>") that the words fall in, most words first: [{seconds, words: [{text, hit}]}]. A cue reaches to the next
// element with an id, so the transcript ends with one.
export function momentsOf(page) {
  const anchors = [...page.anchors].sort((a, b) => a.location - b.location);
  const hits = new Set(page.locations);
  const text = wordsOf(page);
  const moments = anchors.map((anchor, at) => {
    const start = anchor.location;
    const end = anchors[at + 1]?.location ?? text.words.length;
    const count = page.locations.filter((location) => location >= start && location < end).length;
    return { cue: /^t-(\d+)$/.exec(anchor.id), count, start, end };
  });
  return moments
    .filter(({ cue, count }) => cue && count)
    .sort((a, b) => b.count - a.count || a.start - b.start)
    .map(({ cue, start, end }) => ({ seconds: Number(cue[1]) / 1000, words: cut(text, hits, start, end) }));
}

// Pagefind's excerpt (HTML with <mark>) as pieces of text. The parsed document is never shown: only its words are read.
export function excerptOf(page) {
  const parsed = new DOMParser().parseFromString(page.excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => ({ text: node.textContent, hit: node.nodeName === "MARK" }));
}
