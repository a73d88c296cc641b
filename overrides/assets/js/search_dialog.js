// The quick search in its dialog: a few hits while typing, and the way to all of them. Fetched on the first opening.
import { cleanText, openSearch } from "./search_core.js";
import { hitItem } from "./search_hits.js";

const SHOWN = 5;
const PAUSE = 200; // milliseconds without a key before a search

let started = false;

export async function start(dialog) {
  if (started) return;
  const search = await openSearch();
  started = true;
  const field = dialog.querySelector("[data-search-field]");
  const status = dialog.querySelector("[data-search-status]");
  const list = dialog.querySelector("[data-search-hits]");
  let latest = 0;
  let timer;

  async function run() {
    const mine = (latest += 1);
    const text = cleanText(field.value);
    const hits = text ? (await search.query({ text, chosen: {} })).hits : [];
    if (mine !== latest) return; // a later search has begun
    const count = hits.length === 1 ? "1 result" : `${hits.length || "No"} results`;
    status.textContent = text ? `${count}${hits.length > SHOWN ? `, the first ${SHOWN} here` : ""}` : "";
    list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => hitItem(search, hit, 1)));
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => run().catch(() => (status.textContent = "Search is not available here; browse instead.")), PAUSE);
  };
  field.addEventListener("input", later);
  // Links to a place on this same page leave no page: close, so that the place can be seen.
  list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  later();
}
