// The quick search in its dialog: a few hits while typing, the arrow keys to walk them, and the way to all of them.
// Fetched on the first opening; what was typed before is found then.
import { cleanText, openSearch } from "./search_core.js";
import { hitItem } from "./search_hits.js";

const SHOWN = 5;

let started = false;

export async function start(dialog) {
  if (started) return;
  const search = await openSearch();
  if (started) return;
  started = true;
  search.warm();
  const field = dialog.querySelector("[data-search-field]");
  const status = dialog.querySelector("[data-search-status]");
  const list = dialog.querySelector("[data-search-hits]");
  let latest = 0;
  let timer;

  async function run() {
    const mine = (latest += 1);
    const text = cleanText(field.value);
    const state = { text, chosen: {} };
    let anew = true;
    const showIfLatest = (found) => {
      if (mine === latest) show(found, state, anew); // no later search has begun
      anew = false;
    };
    showIfLatest(text ? await search.query(state, showIfLatest) : { rows: [] });
  }

  // anew: in place of other results; else after the first of the same.
  function show({ rows, idOf, some }, state, anew) {
    if (anew) list.replaceChildren();
    list.append(...[...rows.slice(list.children.length, SHOWN)].map((row) => hitItem(search, { row, id: idOf(row) }, { state, most: 1 })));
    const count = rows.length === 1 ? "1 result" : `${rows.length || "No"} results`;
    const first = rows.length > SHOWN ? `, the first ${SHOWN} here` : "";
    const part = (some ? " with some of the words" : "") + first;
    status.textContent = state.text ? count + part : "";
  }

  const failed = () => (status.textContent = "Search is not available here; browse instead.");
  const now = () => {
    const running = run();
    const mine = latest;
    running.catch(() => mine === latest && failed()); // of a search that a later one has ended nothing is told
  };
  const later = () => {
    clearTimeout(timer);
    const pause = search.pauseAfter(field.value);
    if (pause) timer = setTimeout(now, pause);
    else now();
  };

  // Down and up walk from the field through titles and play links; up from the first is the field again.
  function onArrow(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...list.querySelectorAll("h3 a, a.btn")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  field.addEventListener("input", later);
  dialog.addEventListener("keydown", onArrow);
  // Links to a place on this same page leave no page, and play links play behind the dialog: close it.
  list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  later();
}
