// The state of the search page and its address: ?q=words&kind=episode&topic=belonging&topic=food. The same names a plain
// GET form sends, so that an address can be shared, kept and gone back to.
import { FACETS, cleanText } from "./search_core.js";

export function readAddress() {
  const query = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(query.getAll(facet))]]));
  return { text: cleanText(query.get("q")), chosen };
}

// "?q=…" of a state, or "" of an empty one.
export function queryOf(state) {
  const query = new URLSearchParams();
  if (state.text) query.set("q", state.text);
  for (const facet of FACETS) for (const value of state.chosen[facet] ?? []) query.append(facet, value);
  const words = query.toString();
  return words ? `?${words}` : "";
}

// A choice makes a step to go back to; typing does not.
export function writeAddress(state, step) {
  const address = location.pathname + queryOf(state);
  if (address === location.pathname + location.search) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
