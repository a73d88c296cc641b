// One result as nodes: kind, title, summary or excerpt, and for a story the moments to play from. Text only enters as text.
import { ROOT } from "./search_core.js";
import { excerptOf, momentsOf } from "./search_text.js";

export function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

export function icon(name) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  node.setAttribute("class", "i");
  node.setAttribute("aria-hidden", "true");
  use.setAttribute("href", new URL(`assets/icons.svg#${name}`, ROOT).href);
  node.append(use);
  return node;
}

export function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const written = (words) => words.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

function playLink(href, seconds) {
  return make("a", { className: "btn", href: `${href}#t=${seconds}` }, icon("play"), `Play from ${clock(seconds)}`);
}

function heard(href, moments, most) {
  const rows = moments.slice(0, most).map(({ seconds, words }) =>
    make("li", {}, playLink(href, seconds), make("p", {}, "“", ...written(words), "”")),
  );
  const list = [make("ul", { className: "heard list" }, ...rows)];
  const more = moments.length - rows.length;
  if (more > 0) {
    const words = `${more} more ${more === 1 ? "moment" : "moments"} in this story`;
    list.push(make("p", {}, make("a", { href: `${href}#transcript` }, words)));
  }
  return list;
}

// Fills in what the text index knows, when it has come; on failure the summary stays.
async function addWords(item, summary, href, found, most) {
  try {
    const page = await found.data();
    const moments = momentsOf(page);
    if (moments.length) item.append(...heard(href, moments, most));
    else summary.replaceChildren(...written(excerptOf(page)));
  } catch {
    item.dataset.incomplete = "true";
  }
}

// hit: as Search.query gives it; most: moments to show of a story. → <li>, at once; what the text index knows comes later.
export function hitItem(search, hit, most = 3) {
  const { data } = search;
  const [kind] = search.codes("kind", hit.row);
  const [language] = search.codes("language", hit.row);
  const name = data.facets.kind?.values[kind] ?? "page";
  const href = new URL(data.uris[hit.row], ROOT).href;
  const label = make("span", { className: "kind" }, icon(name), data.facets.kind?.labels[kind] ?? "Page");
  const title = make("h3", {}, make("a", { href }, data.titles[hit.row]));
  const summary = make("p", {}, data.summaries[hit.row]);
  const item = make("li", { className: `k-${name}` }, label, title, summary);
  const lang = data.facets.language?.values[language];
  if (lang && lang !== document.documentElement.lang) for (const part of [title, summary]) part.lang = lang;
  if (hit.found) addWords(item, summary, href, hit.found, most);
  return item;
}
