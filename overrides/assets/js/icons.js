// Glyphs of assets/icons.svg as nodes, for scripts that add many. A <use> of another file is fetched and read anew by the
// browser each time one is added, which a list of results on a slow phone waits for: the file is read once here and its
// shapes are copied. What is asked for before it has come gets such a <use>.
const SVG = "http://www.w3.org/2000/svg";
const ADDRESS = new URL("../icons.svg", import.meta.url);

const symbols = new Map();
let reading;

async function read() {
  const response = await fetch(ADDRESS);
  const sheet = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
  for (const symbol of sheet.querySelectorAll("symbol")) symbols.set(symbol.id, symbol);
}

// Once for the page; without the file glyphs are drawn as usual.
export const readIcons = () => (reading ??= read().catch(() => undefined));

function use(name) {
  const node = document.createElementNS(SVG, "use");
  node.setAttribute("href", `${ADDRESS.href}#${name}`);
  return [node];
}

function shapes(symbol, node) {
  node.setAttribute("viewBox", symbol.getAttribute("viewBox"));
  return [...symbol.children].map((shape) => document.importNode(shape, true));
}

// One glyph, for the eye only: the words beside it carry the meaning.
export function icon(name) {
  const node = document.createElementNS(SVG, "svg");
  node.setAttribute("class", "i");
  node.setAttribute("aria-hidden", "true");
  const symbol = symbols.get(name);
  node.append(...(symbol ? shapes(symbol, node) : use(name)));
  return node;
}
