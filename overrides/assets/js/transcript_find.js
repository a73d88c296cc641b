// Find in the transcript: one folded text of all cues, so that case and accents do not matter and a phrase is found
// across cues. Hits are painted (CSS Custom Highlight API) and never change the page.
import { audio, bring, cues, last, one, play, section, shown } from "./transcript.js";

const form = one("find");
const field = form.querySelector("input");
const painted = "highlights" in CSS && { all: new Highlight(), now: new Highlight() };
const texts = cues.map((cue) => cue.querySelector("p").firstChild);
const folds = texts.map((text) => fold(text.data));
const whole = folds.join(" ");
const offsets = []; // where each cue begins in the whole
let hits = []; // places in the whole
let length = 0; // of the words looked for
let hit = 0;
let later; // what waits until the reader stops typing: in a long transcript painting and scrolling take their time

function fold(text) {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]/g, "");
  return bare.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, " ").toLowerCase();
}

// Where a place in a cue's folded text is in the text itself: accents may be characters of their own there.
function unfold(index, place) {
  const { data } = texts[index];
  if (data.length === folds[index].length) return place;
  let at = 0;
  for (const char of data) {
    place -= fold(char).length;
    if (place < 0) break;
    at += char.length;
  }
  return at;
}

const cueOf = (place) => last(offsets, place);

// A hit as ranges, one a cue: between two cues there are times and names.
function* ranges(place) {
  const end = place + length;
  for (let n = cueOf(place); n < cues.length && offsets[n] < end; n++) {
    const at = (where) => unfold(n, Math.min(Math.max(where - offsets[n], 0), folds[n].length));
    const [startContainer, endContainer] = [texts[n], texts[n]];
    yield new StaticRange({ startContainer, startOffset: at(place), endContainer, endOffset: at(end) });
  }
}

function paint(highlight, places) {
  highlight.clear();
  for (const place of places) for (const range of ranges(place)) highlight.add(range);
}

function say() {
  const { of, none } = form.dataset;
  one("find-count").textContent = hits.length ? `${hit + 1} ${of} ${hits.length}` : length ? none : "";
  one("find-play").hidden = !hits.length || !audio;
}

function show(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  say();
  if (painted) paint(painted.now, [hits[hit]]);
  bring(cues[cueOf(hits[hit])]);
}

function paintAll() {
  const found = new Set(hits.map(cueOf));
  if (painted) paint(painted.all, hits);
  else cues.forEach((cue, index) => cue.classList.toggle("found", found.has(index)));
}

function find(move) {
  const query = fold(field.value.trim().replace(/\s+/g, " "));
  [hits, length, hit] = [[], query.length, 0];
  for (let at = query ? whole.indexOf(query) : -1; at >= 0; at = whole.indexOf(query, at + length)) {
    if (shown(cues[cueOf(at)])) hits.push(at);
  }
  one("tools").classList.toggle("finding", length > 0);
  if (painted) for (const highlight of Object.values(painted)) highlight.clear();
  say();
  clearTimeout(later);
  later = setTimeout(() => (paintAll(), move && show(0)), cues.length > 500 ? 250 : 0);
}

function onKey(event) {
  const back = event.key === "Enter" && event.shiftKey;
  if (!back && event.key !== "Escape") return;
  event.preventDefault();
  if (back) return show(-1);
  field.value = "";
  find(false);
}

let at = 0;
for (const text of folds) {
  offsets.push(at);
  at += text.length + 1;
}
if (painted) {
  painted.now.priority = 1;
  CSS.highlights.set("found", painted.all).set("found-now", painted.now);
}
field.addEventListener("input", () => find(true));
field.addEventListener("keydown", onKey);
form.addEventListener("submit", () => show(1));
one("find-back").addEventListener("click", () => show(-1));
one("find-play").addEventListener("click", () => play(cueOf(hits[hit])));
section.addEventListener("turnschange", () => find(false));
find(true); // what was typed while this file came
