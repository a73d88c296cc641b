// The bar at the bottom of a page that plays a passage of a story, or the story that was left in the middle. Its HTML is
// partials/listen_bar.html; the audio element is made here, since without scripts it would have nothing to play.
import { choice, clock, forgetPlace, keepPlace, onReaching, span } from "./place.js";

const EVERY = 5; // seconds between two savings of the place
const root = document.documentElement;
const bar = document.querySelector("[data-listen]");
const part = (name) => bar.querySelector(`[data-listen-${name}]`);
const ground = bar.parentElement;
const audio = document.createElement("audio");
const say = (word, ...values) => values.reduce((text, value, n) => text.replace(`{${n}}`, value), bar.dataset[`say${word}`]);
let now = null; // what is in the bar: {audio, href, title, start, end, opener, care, place (when it is a story to go on with)}

function open(what) {
  now = what;
  stand(what.opener?.closest("dialog[open]"));
  bar.hidden = false;
  part("close").textContent = say("Close");
  part("title").textContent = what.title ?? "";
  part("failed").hidden = true;
  follow();
}

// A modal dialog makes everything outside it inert: while one is open, the bar stands in it, and then goes back. Audio that
// is moved at one stroke plays on.
function stand(dialog) {
  (dialog ?? ground).append(bar);
  dialog?.addEventListener("close", () => ground.append(bar), { once: true });
}

// What has the focus is never under the bar: the page is as much longer, and scrolls as much further.
function makeRoom() {
  root.style.setProperty("--bar", bar.hidden ? "0px" : `${bar.offsetHeight}px`);
}

function follow() {
  const at = Math.floor(audio.currentTime || now.start);
  part("title").href = `${now.href.split("#")[0]}#t=${at}`;
}

function load() {
  if (audio.src !== new URL(now.audio, document.baseURI).href) audio.src = now.audio;
  audio.hidden = false;
  audio.setAttribute("aria-label", now.title);
}

async function start() {
  for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
  part("go").hidden = true;
  part("close").textContent = say("Close");
  part("status").textContent = "";
  load();
  audio.playbackRate = audio.defaultPlaybackRate = Number(choice("speed")) || 1;
  audio.currentTime = now.start;
  await audio.play().catch(() => {});
}

function wait(words, button) {
  audio.pause();
  audio.hidden = true;
  part("status").textContent = words;
  part("go").textContent = button;
  part("go").hidden = false;
}

export function playClip(what) {
  const again = now?.opener && now.opener === what.opener && !audio.paused;
  if (again) return audio.pause(); // the same link once more: a way to stop without going to the bar
  open({ ...what, place: null });
  if (what.care) wait(say("Care", what.care), say("Play"));
  else start();
}

export function offerPlace(place) {
  open({ ...place, start: place.at, end: null, place });
  wait("", say("Resume", clock(place.at)));
  part("close").textContent = say("Forget");
}

// Closing the offer forgets the place; closing what was played keeps it for the story's own page, and offers it no more.
function close() {
  audio.pause();
  if (now.place && audio.played.length && !audio.ended) keepPlace({ ...now.place, at: audio.currentTime, closed: true });
  else if (now.place) forgetPlace(now.place.story);
  bar.hidden = true;
  const { opener } = now;
  now = null;
  (opener?.isConnected ? opener : document.querySelector("main")).focus();
}

function save() {
  const at = audio.currentTime;
  if (now?.place && audio.played.length && at < audio.duration - 2) keepPlace(Object.assign(now.place, { at }));
}

function onTime() {
  follow();
  if (now.place && !audio.paused && Math.abs(audio.currentTime - now.place.at) >= EVERY) save();
}

function onEnd() {
  audio.pause();
  audio.currentTime = now.end;
  now.end = null;
}

const skipped = () => (now?.place?.skip || "").split(";").map(span).find((passage) => passage && audio.currentTime < passage.end - 0.01);

audio.controls = true;
audio.preload = "none";
part("audio").append(audio);
new ResizeObserver(makeRoom).observe(bar);
part("go").addEventListener("click", start);
part("close").addEventListener("click", close);
audio.addEventListener("timeupdate", () => now && onTime());
audio.addEventListener("pause", save);
audio.addEventListener("ended", () => now?.place && forgetPlace(now.place.story));
audio.addEventListener("error", () => (part("failed").hidden = false));
addEventListener("pagehide", save);
onReaching(audio, () => now?.end ?? null, onEnd);
onReaching(audio, () => skipped()?.start ?? null, () => (audio.currentTime = skipped().end));
