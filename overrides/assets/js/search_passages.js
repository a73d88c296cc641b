// What a page says where the words fall: the moments of a story (cues have the id t-<milliseconds>, turns by-<speaker>-<n>,
// chapters chapter-<milliseconds>), and an excerpt. A piece of text is {text, hit}; pure functions of plain data.

// Pagefind counts words between spaces, or between zero-width spaces in languages written without spaces.
function wordsOf(text) {
  const zero = text.includes("\u200B");
  return { words: text.split(zero ? "\u200B" : /\s+/), gap: zero ? "" : " " };
}

class Passages {
  constructor({ text, places, query, plain, exact = false }) {
    Object.assign(this, wordsOf(text), { hits: new Set(places), query, plain, exact, bares: [] });
    // The index also finds words that only begin alike: they count where there are no others.
    const like = places.filter((place) => query.some((_, n) => this.same(place, n)));
    if (like.length) this.hits = new Set(like);
    this.sure = like.length > 0;
  }

  // The word at a place as the query has it; each is worked out once.
  bare(place) {
    return (this.bares[place] ??= this.plain(this.words[place] ?? ""));
  }

  // Whether the word at a place is the query's n-th: as it stands, or by its stem where the index found a word.
  same(place, n) {
    const word = this.bare(place);
    const wanted = this.query[n];
    if (word === wanted) return true;
    const most = Math.min(3, wanted.length);
    return this.hits.has(place) && word.slice(0, most) === wanted.slice(0, most);
  }

  // The longest stretch of the query that the words from a place on follow: {length: in words, end: place after it}.
  // Signs between words ("salt & light") are stepped over; it ends before `limit`.
  run(place, limit) {
    let best = { length: 0, end: place };
    for (let n = 0; n < this.query.length; n += 1) {
      let length = 0;
      let end = place;
      while (n + length < this.query.length && end < limit && this.same(end, n + length)) {
        length += 1;
        do end += 1; while (end < limit && !this.bare(end));
      }
      if (length > best.length) best = { length, end };
    }
    return best;
  }

  // How well the words from `start` to before `end` fit: different words of the query, and the longest stretch of it.
  fit(start, end, limit) {
    const different = new Set();
    let best = { length: 0, end: start, at: start };
    for (let place = start; place < end; place += 1) {
      if (this.hits.has(place)) different.add(this.query.findIndex((_, n) => this.same(place, n)));
      const run = this.run(place, limit);
      if (run.length > best.length) best = { ...run, at: place };
    }
    return { score: different.size + (best.length > 1 ? 2 * best.length : 0), ...best };
  }

  // Words as pieces; of many, those around a place.
  pieces(start, end, around, most = 45) {
    const from = end - start > most ? Math.min(Math.max(start, around - 12), end - most) : start;
    const to = Math.min(end, from + most);
    const made = from > start ? [{ text: "…", hit: false }] : [];
    for (let at = from; at < to; at += 1) {
      if (at > from && this.gap) made.push({ text: this.gap, hit: false });
      made.push({ text: this.words[at], hit: this.hits.has(at) });
    }
    return to < end ? [...made, { text: "…", hit: false }] : made;
  }
}

// The cues with who says them and in which chapter. A cue reaches to the next element with an id.
function cuesOf(anchors, length) {
  const cues = [];
  let turn = {};
  let chapter = "";
  const sorted = [...anchors].sort((a, b) => a.location - b.location);
  sorted.forEach(({ id, text, location: start }, at) => {
    const said = /^by-(.+)-\d+$/.exec(id);
    const cue = /^t-(\d+)(-b)*$/.exec(id);
    if (said) turn = { speaker: said[1] };
    if (/^chapter-\d+$/.test(id)) chapter = text;
    if (cue) cues.push({ seconds: cue[1] / 1000, turn, chapter, start, end: sorted[at + 1]?.location ?? length });
  });
  return cues;
}

// The cues that the words fall in, best first: [{seconds, speaker, chapter, words}]. A phrase that goes on in the
// speaker's next cue is one moment.
function momentsOf(page, anchors) {
  const cues = cuesOf(anchors, page.words.length);
  const moments = [];
  let taken;
  cues.forEach((cue, at) => {
    const { start, turn } = cue;
    const next = cues[at + 1]?.turn === turn ? cues[at + 1] : undefined;
    let hits = 0;
    for (let place = start; place < cue.end; place += 1) hits += page.hits.has(place);
    if (!hits) return;
    const fit = page.fit(start, cue.end, next?.end ?? cue.end);
    const joined = next && fit.length > 1 && fit.end > next.start && page.plain(page.words.slice(next.start, fit.end).join("")) !== "";
    if (cue === taken?.next && fit.score <= taken.score) return;
    taken = joined ? { next, score: fit.score } : undefined;
    const words = page.pieces(start, joined ? next.end : cue.end, fit.at);
    moments.push({ seconds: cue.seconds, speaker: turn.speaker ?? "", chapter: cue.chapter, words, ...fit });
  });
  const whole = page.exact ? moments.filter(({ length }) => length === page.query.length) : [];
  return (whole.length ? whole : moments).sort((a, b) => b.score - a.score || a.seconds - b.seconds);
}

const SHOWN = 30; // words of an excerpt

// The part of a page with the most hits.
function excerptOf(page) {
  const sorted = [...page.hits].sort((a, b) => a - b);
  let best = { at: 0, count: 0 };
  sorted.forEach((at, n) => {
    let count = 1;
    while (sorted[n + count] < at + SHOWN) count += 1;
    if (count > best.count) best = { at, count };
  });
  return page.pieces(0, page.words.length, best.at, SHOWN);
}

// sure: whether a word stands there that begins as one of the query does. fit: how well the best moment fits.
export function passages({ anchors, ...page }) {
  const read = new Passages(page);
  const moments = momentsOf(read, anchors);
  return { sure: read.sure, excerpt: excerptOf(read), moments, fit: moments[0]?.score ?? 0 };
}
