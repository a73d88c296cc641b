// Other views of the transcript: only what chosen speakers say, and another language beside, cue by cue.
import { cues, inSight, last, one, rove, section, shown, starts } from "./transcript.js";

const turns = [...section.querySelectorAll(".turn")];
const pressed = (button) => button.getAttribute("aria-pressed") === "true";
const press = (button, on) => button.setAttribute("aria-pressed", on);

// A press on a speaker's button, or on "Everyone", the first; nobody chosen is everyone.
export function voices(button) {
  const box = one("voices");
  const [all, ...each] = box.querySelectorAll("button");
  if (!button) return;
  if (button === all) for (const other of each) press(other, false);
  else press(button, !pressed(button));
  const chosen = each.filter(pressed).map(({ value }) => value);
  press(all, !chosen.length);
  for (const turn of turns) {
    turn.hidden = chosen.length > 0 && !chosen.includes(turn.querySelector(".who a, .who span")?.textContent);
  }
  const left = turns.filter((turn) => !turn.hidden).length;
  const { of, shown: words } = box.dataset;
  one("voices-count").textContent = chosen.length ? `${left} ${of} ${turns.length} ${words}` : "";
  rove(Math.max(cues.findIndex(shown), 0)); // the Tab key's stop must be in sight
  section.dispatchEvent(new Event("turnschange"));
}

// The cue that shares most time with another language's; between two cues, the one before.
function partner({ startTime, endTime }) {
  let [best, most] = [Math.max(last(starts, (startTime + endTime) / 2), 0), 0];
  for (let n = Math.max(last(starts, startTime), 0); starts[n] < endTime; n++) {
    const shared = Math.min(endTime, Number(cues[n].dataset.end)) - Math.max(startTime, starts[n]);
    if (shared > most) [best, most] = [n, shared];
  }
  return best;
}

function lay(segments, { language, dir }) {
  const said = cues.map(() => []);
  for (const segment of segments) said[partner(segment)].push(segment.body);
  said.forEach((bodies, index) => {
    const node = Object.assign(document.createElement("p"), { className: "other", lang: language, dir });
    node.textContent = bodies.join(" ");
    if (bodies.length) cues[index].append(node);
  });
}

function clear() {
  for (const node of section.querySelectorAll(".other")) node.remove();
  for (const button of section.querySelectorAll("[data-beside]")) press(button, false);
}

// Opens the language of a button beside the words, or closes it; what the reader sees stays where it is.
export async function beside(button) {
  const open = !pressed(button);
  const anchor = cues.find(inSight) ?? section;
  const { top } = anchor.getBoundingClientRect();
  one("beside-status").textContent = "";
  clear();
  if (open) press(button, true);
  try {
    const answer = open && (await fetch(button.dataset.beside));
    if (answer && !answer.ok) throw new Error(answer.status);
    if (answer) lay((await answer.json()).segments, button.dataset);
  } catch {
    clear();
    one("beside-status").textContent = button.dataset.failed;
  }
  section.classList.toggle("two", pressed(button));
  if (top < 0) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
}
