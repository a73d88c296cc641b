// A story with sensitive passages: the warning before its first play, and skipping them. The passages are the player's
// data-care ("372,425;510,531.5", seconds, in order and apart); the reasons stand in its HTML.
import { choice, clock, keepChoice, onReaching, span } from "./place.js";

const SOON = 5; // seconds before a passage at which skipping it is offered
const HAIR = 0.01; // seconds

export function guard(player) {
  const { audio, box, part } = player;
  const passages = box.dataset.care.split(";").map(span);
  const ask = part("ask");
  const skip = part("skip");
  let agreed = false; // for this visit to the page

  // The passage that is being played or about to be; a place set to its end may read a hair less.
  const ahead = (lead = 0) =>
    passages.find(({ start, end }) => audio.currentTime >= start - lead && audio.currentTime < end - HAIR);

  function leave(passage) {
    if (!passage) return;
    const { end } = passage;
    audio.currentTime = end;
    player.tell(player.say("Skipped", clock(Math.ceil(end))));
    if (player.end !== null && player.end <= end) {
      audio.pause();
      player.end = null;
    }
  }

  function agree() {
    agreed = true;
    close();
    audio.play().catch(() => {});
  }

  function close() {
    ask.hidden = true;
    player.button("play").focus();
  }

  // Whatever starts it, here is where it stops first. A reader who has chosen to skip always has been asked.
  function onPlay(event) {
    if (agreed || skip.checked) return;
    event.stopImmediatePropagation();
    audio.pause();
    ask.hidden = false;
    ask.focus();
  }

  function showSoon() {
    const passage = !skip.checked && player.offered === null && !audio.paused && ahead(SOON);
    part("soon").hidden = !passage;
    part("now").hidden = Boolean(passage) || player.offered !== null;
    if (passage) player.button("skip").textContent = player.say("Until", clock(Math.ceil(passage.end)));
  }

  const next = () => (skip.checked ? ahead(Infinity)?.start : null) ?? null;

  skip.checked = Boolean(choice("skip"));
  skip.addEventListener("change", () => keepChoice("skip", skip.checked));
  player.actions = {
    agree,
    "agree-skip": () => {
      skip.checked = true;
      agree();
    },
    skip: () => {
      leave(ahead(SOON));
      player.button("play").focus();
    },
  };
  ask.addEventListener("keydown", (event) => event.key === "Escape" && close());
  audio.addEventListener("play", onPlay, true);
  audio.addEventListener("timeupdate", showSoon);
  onReaching(audio, next, () => leave(ahead()));
}
