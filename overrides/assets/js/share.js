// The panel that shares a passage: a quote, a citation, links to a moment or a clip, and code for other sites. Its
// words and facts are in the page: the panel's template, and data-title, -show, -cite and -embed of the transcript.
import { clock } from "./place.js";
import { audio, cues, last, one as tool, section, starts } from "./transcript.js";

const panel = tool("share-panel").content.firstElementChild.cloneNode(true);
const one = (name) => panel.querySelector(`[data-${name}]`);
const fields = [one("from"), one("to")];
const { title, show, cite, embed } = section.dataset;
const ends = cues.map((cue) => Number(cue.dataset.end));
let passage; // { start, end: seconds; text; who }
let opener; // the button that opened the panel; none when a selection did

// Seconds of "1:35", "1:02:03" or "95"; NaN for anything else.
function seconds(text) {
  const parts = /^\d+(:[0-5]?\d){0,2}(\.\d+)?$/.test(text.trim()) ? text.split(":") : [NaN];
  return parts.reduce((sum, part) => 60 * sum + Number(part), 0);
}

// The words of a range, cue by cue; without a range all words of the cues. Times run to the cues' own edges.
function said(indexes, range) {
  const parts = indexes.map((index) => {
    const words = cues[index].querySelector("p");
    const own = document.createRange();
    own.selectNodeContents(words);
    if (words.contains(range?.startContainer)) own.setStart(range.startContainer, range.startOffset);
    if (words.contains(range?.endContainer)) own.setEnd(range.endContainer, range.endOffset);
    const who = cues[index].parentElement.querySelector(".who a, .who span")?.textContent;
    return { index, who, text: own.toString().trim() };
  });
  const found = parts.filter(({ text }) => text);
  return {
    found,
    start: starts[found[0]?.index],
    end: Math.max(...found.map(({ index }) => ends[index])),
    text: found.map(({ text }) => text).join(" "),
    who: [...new Set(found.map(({ who }) => who).filter(Boolean))].join(", "),
  };
}

function address({ start, end }) {
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  return `${page}#t=${start}` + (end ? `,${end}` : "");
}

function source({ who, start }) {
  return [who, `${panel.dataset.in} “${title}” (${show})`, clock(start)].filter(Boolean).join(", ");
}

function frame({ start, end }) {
  const node = document.createElement("iframe");
  const src = `${new URL(embed, document.baseURI)}#t=${start},${end}`;
  const values = { src, title: `${title} – ${show}`, width: "100%", height: "480" };
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
  return node.outerHTML;
}

const QUOTE = () => `“${passage.text}” — ${source(passage)}`;
const MAKE = {
  quote: () => `${QUOTE()} ${address(passage)}`,
  citation: () => `${cite} ${address(passage)}`,
  moment: () => address({ start: passage.start }),
  clip: () => address(passage),
  embed: () => frame(passage),
};

async function copy(text) {
  const field = one("text");
  try {
    await navigator.clipboard.writeText(text);
    field.hidden = true;
    one("said").textContent = panel.dataset.copied;
  } catch {
    // No clipboard without https, or no permission: the words are there to be copied by hand.
    field.hidden = false;
    field.value = text;
    field.select();
    one("said").textContent = panel.dataset.byHand;
  }
}

function onClick({ target }) {
  const button = target.closest("button");
  const wrong = fields.find((field) => field.ariaInvalid);
  if (!button) return;
  if (button.matches("[data-close]")) return close();
  if (wrong) {
    one("said").textContent = panel.dataset.wrong;
    return wrong.focus();
  }
  // Closing the device's own sheet is a refusal too, and no mistake.
  if (button.matches("[data-device]")) navigator.share({ title, text: QUOTE(), url: address(passage) }).catch(() => {});
  else copy(MAKE[button.dataset.make]());
}

function fill(found) {
  passage = found;
  one("quote").textContent = found.text && `“${found.text}”`;
  one("source").textContent = source(found);
  one("at").textContent = clock(found.start);
  one("span").textContent = `${clock(found.start)}–${clock(Math.ceil(found.end))}`;
  one("said").textContent = "";
  one("text").hidden = true;
}

// Times that the reader wrote; the words are then those of all cues in between.
function onTimes() {
  const [start, end] = fields.map((field) => seconds(field.value));
  for (const field of fields) field.ariaInvalid = start < end ? null : "true";
  if (!(start < end)) return;
  const within = [...cues.keys()].filter((index) => starts[index] < end && ends[index] > start);
  fill({ ...said(within), start, end });
}

function close() {
  panel.remove();
  (opener ?? section.querySelector('.t[tabindex="0"]')).focus();
}

function open(found, place, button) {
  opener = button;
  [fields[0].value, fields[1].value] = [clock(found.start), clock(Math.ceil(found.end))];
  for (const field of fields) field.ariaInvalid = null;
  one("range").hidden = !button;
  one("more").open = Boolean(button);
  panel.classList.toggle("still", Boolean(button));
  fill(found);
  place.after(panel);
}

// For the words that the reader selected; when there are none any more the panel goes, unless the reader is in it.
export function selection(some) {
  if (panel.contains(document.activeElement)) return;
  const range = some && getSelection().getRangeAt(0);
  const within = (index) => range.intersectsNode(cues[index].querySelector("p"));
  const passage = said(some ? [...cues.keys()].filter(within) : [], range);
  if (passage.found.length) open(passage, cues[passage.found.at(-1).index].parentElement, null);
  else if (!opener) panel.remove();
}

// For the current time: all words of its cue, and times to change.
export function moment() {
  open(said([Math.max(last(starts, audio?.currentTime ?? 0), 0)]), tool("tools"), tool("share"));
  fields[0].focus();
}

panel.addEventListener("click", onClick);
panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
one("range").addEventListener("input", onTimes);
one("device").hidden = !navigator.share;
