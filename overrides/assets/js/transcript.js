// A page's transcript: marks and follows the words being said, plays from them, and fetches what the reader asks for:
// transcript_find.js, transcript_views.js, share.js. Of the player it knows the audio's own events; a cue's time link
// is what seeks (story.js).
export const section = document.querySelector("[data-transcript]");
export const audio = document.querySelector("audio[data-player]");
export const one = (name) => section.querySelector(`[data-${name}]`);
export const cues = [...section.querySelectorAll(".cue")];
const links = cues.map((cue) => cue.firstElementChild);
export const starts = links.map((link) => Number(link.dataset.t));

// The last place in a sorted list that is not above a value; -1 before the first.
export function last(list, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// ---- following: only while the reader reads along, that is, while the words said last are in sight ----
const follows = [...section.querySelectorAll("[data-follow]")];
let now = -1; // the cue being said
let following = true;
let engaged = false; // the words have been in sight while they were said

export function inSight(cue) {
  const { top, bottom, height } = cue.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
}

// Not scrollIntoView, which in a frame would move the page around it too. In a long transcript what is out of sight has
// no exact place (content-visibility), so a long way is gone at once, and the place is looked at again.
export function bring(cue, looks = section.matches(".many") ? 4 : 0) {
  if (looks) setTimeout(() => bring(cue, looks - 1), 80);
  const { top, bottom } = cue.getBoundingClientRect();
  if (top > 0.2 * innerHeight && bottom < 0.75 * innerHeight) return;
  const far = Math.abs(top) > 2 * innerHeight;
  const still = far || matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: top - 0.3 * innerHeight, behavior: still ? "instant" : "smooth" });
}

function follow(on) {
  following = on;
  engaged = on && engaged;
  follows[0].setAttribute("aria-pressed", on);
  follows[1].hidden = on || audio.paused;
}

function mark() {
  const next = audio.currentTime > 0 ? last(starts, audio.currentTime) : -1;
  if (next === now) return;
  const before = cues[now];
  before?.removeAttribute("aria-current");
  cues[next]?.setAttribute("aria-current", "true");
  now = next;
  if (now < 0) return;
  if (!section.contains(document.activeElement)) rove(now);
  if (!following || audio.paused) return;
  if (before && inSight(before)) bring(cues[now]);
  engaged ||= inSight(cues[now]);
}

// The reader goes elsewhere. Scrolling down to the words, before they were in sight, is no leaving.
export const leave = () => engaged && follow(false);

function listen() {
  const scrolls = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];
  for (const type of ["timeupdate", "seeked"]) audio.addEventListener(type, mark);
  for (const type of ["play", "pause"]) audio.addEventListener(type, () => ((engaged = false), follow(following)));
  addEventListener("hashchange", () => setTimeout(mark));
  for (const type of ["wheel", "touchmove"]) addEventListener(type, leave, { passive: true });
  addEventListener("keydown", ({ key, target }) => {
    if (scrolls.includes(key) && !target.closest("button, input, textarea, select, summary, .player")) leave();
  });
  addEventListener("pointerdown", ({ target }) => target === document.documentElement && leave()); // the scroll bar
  section.addEventListener("focusin", ({ target }) => target.matches(":focus-visible:not([data-follow])") && leave());
  for (const button of follows) {
    button.addEventListener("click", () => {
      follow(button === follows[1] || !following);
      if (following && cues[now]) bring(cues[now]);
    });
  }
  mark();
}

// ---- times: one stop of the Tab key for all of them, and one for each speaker's name ----
let stop = 0;

export function rove(index) {
  links[stop].tabIndex = -1;
  links[stop].removeAttribute("aria-describedby");
  links[index].tabIndex = 0;
  links[index].setAttribute("aria-describedby", "times-keys");
  stop = index;
}

export const play = (index) => links[index].click();

export const shown = (cue) => !cue.parentElement.hidden;

function onKey(event) {
  const from = links.indexOf(event.target);
  const move = { ArrowDown: [from + 1, 1], ArrowUp: [from - 1, -1], Home: [0, 1], End: [cues.length - 1, -1] }[event.key];
  if (from < 0 || !move) return;
  event.preventDefault();
  let [to, by] = move;
  while (cues[to] && !shown(cues[to])) to += by;
  if (!cues[to]) return;
  rove(to);
  links[to].focus();
}

// A press on the words plays from them, but not when it selects words or lets go of a selection.
function onPress() {
  let selected, timer;
  section.addEventListener("pointerdown", () => (selected = !getSelection().isCollapsed));
  section.addEventListener("click", ({ target, detail }) => {
    clearTimeout(timer);
    if (target.closest(".t")) follow(true);
    const index = cues.indexOf(target.closest(".cue > p")?.parentElement);
    if (index < 0 || selected || detail > 1) return;
    timer = setTimeout(() => getSelection().isCollapsed && play(index), 250);
  });
}

function times() {
  const named = new Set();
  for (const link of links) link.tabIndex = -1;
  for (const link of section.querySelectorAll(".who a")) {
    if (named.has(link.textContent)) link.tabIndex = -1;
    named.add(link.textContent);
  }
  rove(0);
  section.addEventListener("keydown", onKey);
  if (audio) onPress();
}

// ---- what comes when it is asked for ----
function sharing() {
  const load = () => import("./share.js");
  let held, timer;
  const look = async () => {
    const { isCollapsed, anchorNode } = getSelection();
    const within = !isCollapsed && section.contains(anchorNode);
    if (held || !(within || section.querySelector(".share"))) return;
    (await load()).selection(within);
    if (within) leave();
  };
  const later = () => (clearTimeout(timer), (timer = setTimeout(look, 300)));
  document.addEventListener("selectionchange", later);
  addEventListener("pointerdown", () => (held = true));
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => ((held = false), later()));
  one("share").addEventListener("click", async () => (await load()).moment());
}

function tools() {
  const views = () => import("./transcript_views.js");
  one("find").addEventListener("submit", (event) => event.preventDefault());
  one("find").addEventListener("focusin", () => import("./transcript_find.js"), { once: true });
  one("voices")?.addEventListener("click", async ({ target }) => (await views()).voices(target.closest("button")));
  for (const button of section.querySelectorAll("[data-beside]")) {
    button.addEventListener("click", async () => (await views()).beside(button));
  }
  if (one("share")) sharing();
  follows[0].hidden = !audio;
  one("tools").hidden = false;
}

if (cues.length) {
  times();
  tools();
  if (audio) listen();
}
// The same second in the story's other language, and from a frame on the story's page.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("main a[hreflang], a[data-keep-time]");
  if (link && audio?.currentTime) link.hash = `t=${Math.floor(audio.currentTime)}`;
});
