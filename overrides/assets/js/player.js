// One player: our controls over the native audio element, which they replace once they work. Knows playing, the place and
// its remembering, chapters and keys. Fetched when needed: player_care.js (sensitive passages), player_low.js (the small copy),
// player_words.js (captions), player_system.js (media keys). Links and addresses are story.js's; words come from the HTML.
import { choice, clock, forgetPlace, keepChoice, keepPlace, onReaching, placeOf } from "./place.js";

const STEP = 15; // seconds back and forward
const EVERY = 5; // seconds between two savings of the place
const EDGE = 2; // seconds from either end where there is no place worth keeping
const KEYS = {
  " ": "play", k: "play", j: "back", arrowleft: "back", l: "forward", arrowright: "forward",
  p: "previous", n: "next", m: "mute", c: "captions", "<": "slower", ">": "faster",
};

export class Player {
  end = null; // where a clip stops, in seconds
  sleep = null; // where the reader wants to stop, in seconds
  offered = null; // the place from an earlier visit, while it is offered, in seconds
  dragged = null; // where the reader holds the slider, in seconds
  saved = -EVERY;

  constructor(box) {
    this.box = box;
    this.audio = box.querySelector("[data-player]");
    this.part = (name) => box.querySelector(`[data-${name}]`);
    this.button = (what) => box.querySelector(`[data-do="${what}"]`);
    this.marks = [...box.querySelectorAll("[data-chapters] option")].map(({ value, text }) => ({ at: Number(value), text }));
    this.playName = this.button("play").ariaLabel;
    this.button("captions").hidden = !document.querySelector(".cue");
    this.listen();
    this.settle();
    this.takeOver();
  }

  // The native control stays until ours can do all it has to, the warning before play included.
  async takeOver() {
    if (this.box.dataset.care) (await import("./player_care.js")).guard(this);
    if (this.part("low")) (await import("./player_low.js")).prefer(this);
    this.audio.controls = false;
    // What has been played shows as the same strip once more, cut off at the place.
    const strip = this.box.querySelector(".strip");
    const past = strip.cloneNode(true);
    past.classList.add("past");
    past.role = "none";
    past.ariaLabel = null;
    strip.after(past);
    this.box.dataset.ready = "";
  }

  say(word, ...values) {
    return values.reduce((text, value, n) => text.replace(`{${n}}`, value), this.box.dataset[`say${word}`]);
  }

  // Answers what the reader did, and only that: the place is a live region.
  tell(text) {
    this.part("player-now").textContent = text;
  }

  get now() {
    return this.dragged ?? this.audio.currentTime;
  }

  get length() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.box.dataset.duration);
  }

  // ---- playing ----

  seek(start, end = null) {
    this.offer(null);
    this.end = end;
    this.audio.currentTime = Math.min(Math.max(start, 0), this.length);
    this.show();
  }

  play(time) {
    this.tell("");
    if (time) this.seek(time.start, time.end);
    // A refusal shows as an error of the element, or means that the reader is asked something first.
    this.audio.play().catch(() => {});
  }

  ready({ start, end }) {
    if (start >= this.length) return this.tell(this.say("Past", clock(start)));
    this.audio.pause();
    this.seek(start, end);
    this.tell(end ? this.say("Clip", clock(start), clock(Math.min(end, this.length))) : this.say("Ready", clock(start)));
  }

  chapterAt(time) {
    return this.marks.findLastIndex(({ at }) => at <= time + 0.05);
  }

  toChapter(step) {
    const at = this.chapterAt(this.now);
    // As players do: "previous" goes to the beginning of this one first.
    const here = step < 0 && this.now - (this.marks[at]?.at ?? 0) > 3;
    this.seek(this.marks[Math.max(here ? at : at + step, 0)]?.at ?? this.length);
  }

  stopAt(moment) {
    this.audio.pause();
    this.audio.currentTime = moment;
  }

  onClipEnd() {
    const end = this.end;
    this.end = null;
    if (this.audio.currentTime < end + 1) this.stopAt(end); // further on, the reader has moved it
  }

  onSleep() {
    this.stopAt(this.sleep);
    this.setSleep(false);
    this.tell(this.say("Slept"));
  }

  setSleep(on) {
    const box = this.part("sleep");
    if (!box) return;
    box.checked = on;
    this.sleep = on ? (this.marks[this.chapterAt(this.now) + 1]?.at ?? null) : null;
  }

  // ---- what is seen ----

  show() {
    const seek = this.part("seek");
    const at = Math.max(this.chapterAt(this.now), 0);
    seek.value = Math.floor(this.now);
    seek.ariaValueText = this.say("At", clock(this.now), clock(this.length));
    seek.parentElement.style.setProperty("--at", `${(100 * this.now) / this.length}%`);
    this.part("at").textContent = clock(this.now);
    if (this.marks[at]) this.part("chapter").textContent = this.marks[at].text;
    if (this.marks[1]) this.part("number").textContent = this.say("Chapter", at + 1, this.marks.length);
    this.showWords?.();
  }

  showState() {
    this.box.toggleAttribute("data-playing", !this.audio.paused);
    this.button("play").ariaLabel = this.audio.paused ? this.playName : this.say("Pause");
  }

  // ---- what is remembered ----

  settle() {
    const place = placeOf(this.box.dataset.story);
    const speed = this.part("speed");
    if (place?.at < this.length) this.offer(place.at);
    if (choice("speed")) speed.value = choice("speed");
    if (speed.value) this.audio.defaultPlaybackRate = this.audio.playbackRate = Number(speed.value);
    else speed.value = "1"; // kept by an older edition, and no longer offered
  }

  // The place from an earlier visit is offered, never gone to; anything else that the reader does takes the offer away.
  offer(at) {
    this.offered = at;
    this.part("offer").hidden = at === null;
    this.part("now").hidden = at !== null;
    if (at !== null) this.button("resume").textContent = this.say("Resume", clock(at));
  }

  save() {
    const { audio, box } = this;
    const at = audio.currentTime;
    if (this.end !== null || at < EDGE || at > this.length - EDGE || !audio.played.length) return;
    this.saved = at;
    const page = new URL(box.dataset.page, document.baseURI).pathname;
    const href = location.pathname.startsWith(page) ? location.pathname : page; // a page of another language is kept
    const skip = this.part("skip")?.checked ? box.dataset.care : "";
    keepPlace({ story: box.dataset.story, at, title: box.dataset.title, href, audio: audio.currentSrc, skip });
  }

  // Loads the recording (again, or another copy) and goes on from the same place.
  load(src = this.audio.querySelector("source").src) {
    const { audio } = this;
    const [at, playing] = [audio.currentTime, !audio.paused];
    audio.querySelector("source").src = src;
    audio.load();
    if (at) audio.currentTime = at;
    if (playing) this.play();
  }

  // ---- what the reader and the element do ----

  do(what) {
    const { audio } = this;
    const actions = {
      play: () => (audio.paused ? this.play() : audio.pause()),
      back: () => this.seek(this.now - STEP),
      forward: () => this.seek(this.now + STEP),
      previous: () => this.toChapter(-1),
      next: () => this.toChapter(1),
      mute: () => (audio.muted = !audio.muted),
      captions: () => import("./player_words.js").then(({ toggle }) => toggle(this)),
      slower: () => this.setSpeed(-1),
      faster: () => this.setSpeed(1),
      resume: () => this.play({ start: this.offered, end: null }),
      forget: () => {
        forgetPlace(this.box.dataset.story);
        this.offer(null);
        this.button("play").focus();
      },
      again: () => {
        this.load();
        this.play();
      },
    };
    (this.actions?.[what] ?? actions[what])?.();
  }

  setSpeed(step = 0) {
    const speed = this.part("speed");
    speed.selectedIndex = Math.min(Math.max(speed.selectedIndex + step, 0), speed.options.length - 1);
    this.audio.defaultPlaybackRate = this.audio.playbackRate = Number(speed.value);
    keepChoice("speed", speed.value);
    this.tell(this.say("Speed", speed.selectedOptions[0].text));
  }

  onKey(event) {
    const what = KEYS[event.key.toLowerCase()];
    const { target } = event;
    const own = target.matches("select") || (target.matches("[type=range]") && event.key.startsWith("Arrow"));
    const pressed = event.key === " " && target.matches("button, a, summary, [type=checkbox]");
    if (!what || own || pressed || event.ctrlKey || event.metaKey || event.altKey || !this.button("play").offsetParent) return;
    if (["previous", "next", "captions"].includes(what) && !(this.button(what) && !this.button(what).hidden)) return;
    event.preventDefault();
    this.do(what);
  }

  listen() {
    const { audio, box } = this;
    const on = (name, event, act) => this.part(name)?.addEventListener(event, act);
    box.addEventListener("click", (event) => this.do(event.target.closest("[data-do]")?.dataset.do));
    box.addEventListener("keydown", (event) => this.onKey(event));
    on("seek", "input", ({ target }) => {
      this.dragged = Number(target.value);
      this.show();
    });
    on("seek", "change", ({ target }) => {
      this.dragged = null;
      this.seek(Number(target.value));
    });
    on("speed", "change", () => this.setSpeed());
    on("volume", "input", ({ target }) => {
      audio.volume = Number(target.value);
      audio.muted = false;
    });
    on("sleep", "change", ({ target }) => this.setSleep(target.checked));
    this.follow();
    onReaching(audio, () => this.end, () => this.onClipEnd());
    onReaching(audio, () => this.sleep, () => this.onSleep());
    addEventListener("pagehide", () => this.save());
  }

  follow() {
    const { audio } = this;
    const on = (events, act) => events.split(" ").forEach((event) => audio.addEventListener(event, act));
    on("play pause ended emptied", () => this.showState());
    on("timeupdate seeked loadedmetadata", () => this.show());
    on("timeupdate", () => !audio.paused && Math.abs(audio.currentTime - this.saved) >= EVERY && this.save());
    on("pause", () => this.save());
    on("seeked", () => this.sleep !== null && this.setSleep(true));
    on("ended", () => {
      forgetPlace(this.box.dataset.story);
      this.setSleep(false);
    });
    on("volumechange", () => {
      this.button("mute").ariaPressed = String(audio.muted);
      this.part("volume").value = audio.volume;
    });
    on("play", () => this.onPlay());
    // The event of a <source> does not bubble, so it is caught on its way down.
    audio.addEventListener("error", () => (this.part("failed").hidden = false), true);
  }

  onPlay() {
    this.offer(null);
    this.part("failed").hidden = true;
    for (const other of document.querySelectorAll("audio")) if (other !== this.audio) other.pause();
    import("./player_system.js").then(({ showOnSystem }) => showOnSystem(this));
  }
}
