// A place in a recording: as it is written ("95,130", "0:01:35", 4:10), and as this device remembers it. Knows nothing of
// players. Nothing is stored unless a reader plays something or sets a choice; storage may be forbidden altogether.

// Sites in folders of one host keep apart.
const KEY = `storyshelf-${new URL("../../", import.meta.url).pathname}`;
const MOST = 100; // stories whose places are kept

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return { choices: found?.choices ?? {}, places: Array.isArray(found?.places) ? found.places : [] };
  } catch {
    return { choices: {}, places: [] };
  }
}

function store(change) {
  const all = stored();
  change(all);
  try {
    if (all.places.length || Object.keys(all.choices).length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is forbidden or full: the page works on without.
  }
}

export const choice = (name) => stored().choices[name];

export const keepChoice = (name, value) => store((all) => (all.choices[name] = value));

export const placeOf = (story) => stored().places.find((place) => place.story === story);

export const lastPlace = () => stored().places.at(-1);

export function forgetPlace(story) {
  if (placeOf(story)) store((all) => (all.places = all.places.filter((place) => place.story !== story)));
}

// place: {story, at (seconds), title, href, audio}. The newest stands last.
export function keepPlace(place) {
  store((all) => (all.places = [...all.places.filter(({ story }) => story !== place.story), place].slice(-MOST)));
}

// Normal play time of W3C Media Fragments: 95, 95.5, 1:35, 0:01:35.
function seconds(text) {
  const found = /^(?:(?:(\d+):)?([0-5]?\d):(?=[0-5]?\d(?:\.|$)))?(\d+(?:\.\d*)?)$/.exec(text ?? "");
  return found && (found[1] ?? 0) * 3600 + (found[2] ?? 0) * 60 + Number(found[3]);
}

// "95", "95,130", ",130", "npt:0:01:35" as {start, end (null: play on)}; null when it is no time. An end before its
// start is no end.
export function span(text) {
  const [from, to, ...rest] = (text ?? "").replace(/^npt:/, "").split(",");
  const [start, end] = [seconds(from || (to && "0")), seconds(to)];
  if (start === null || rest.length || (to && end === null)) return null;
  return { start, end: end > start ? end : null };
}

// The time that an address names: #t=95,130 or a cue's own anchor, #t-95000 (milliseconds).
export function spanOf(address) {
  let hash = new URL(address, document.baseURI).hash.slice(1);
  try {
    hash = decodeURIComponent(hash);
  } catch {
    return null;
  }
  const cue = /^t-(\d+)(-b)*$/.exec(hash);
  return cue ? { start: cue[1] / 1000, end: null, cue: hash } : span(/^(?:.*&)?t=([^&]*)/.exec(hash)?.[1]);
}

export function clock(time) {
  const [h, m, s] = [time / 3600, (time / 60) % 60, time % 60].map((part) => String(Math.floor(part)));
  const minutes = h > 0 ? `${h}:${m.padStart(2, "0")}` : m;
  return `${minutes}:${s.padStart(2, "0")}`;
}

// Calls act() as soon as playing reaches the moment (seconds, or null) that next() gives: to a few milliseconds, where the
// element's own events come four times a second.
export function onReaching(audio, next, act) {
  let timer;
  const look = () => {
    clearTimeout(timer);
    const moment = next();
    if (audio.paused || moment === null) return;
    const left = moment - audio.currentTime;
    if (left <= 0) act();
    else if (left < 1) timer = setTimeout(look, Math.max((left * 1000) / audio.playbackRate, 4));
  };
  for (const event of ["play", "timeupdate", "seeked", "ratechange"]) audio.addEventListener(event, look);
}
