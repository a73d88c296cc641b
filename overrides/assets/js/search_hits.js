// One result as nodes: kind, title, summary or excerpt, and of a story the moments that the words fall in, to be played in
// place (here.js does it) or opened in the story. Text only enters as text.
import { icon } from "./icons.js";
import { clock } from "./place.js";
import { queryOf } from "./search_address.js";
import { ROOT } from "./search_core.js";
import { readPage } from "./search_text.js";

export function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

const button = (text, press) => {
  const node = make("button", { className: "btn", type: "button" }, text);
  node.addEventListener("click", press);
  return node;
};

const written = (words) => words.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

class Hit {
  constructor(search, { row, id }, { state, most }) {
    const { titles, uris } = search.data;
    const kind = search.value("kind", row);
    Object.assign(this, { search, row, id, state, most, title: titles[row], href: new URL(uris[row], ROOT).href });
    this.lang = search.value("language", row) ?? "";
    this.summary = make("p");
    const label = make("span", { className: "kind" }, icon(kind), search.labelOf("kind", kind));
    const title = make("h3", {}, make("a", { href: this.href }, this.title));
    this.node = make("li", { className: `k-${kind}` }, label, title, this.summary);
    this.speak(title, this.summary);
  }

  // Says which language the words are in, where it is not the page's.
  speak(...nodes) {
    if (this.lang && this.lang !== document.documentElement.lang) nodes.forEach((node) => (node.lang = this.lang));
  }

  // Fills in what is not in the catalogue; without an answer the title stands alone.
  async fill() {
    try {
      if (!this.id) this.summary.textContent = await this.search.summary(this.row);
      else this.addWords(await readPage(this.id));
    } catch {
      this.node.dataset.incomplete = "true";
    }
  }

  addWords({ excerpt, moments }) {
    const wanted = this.state.chosen.speaker ?? [];
    const said = wanted.length ? moments.filter(({ speaker }) => wanted.includes(speaker)) : moments;
    if (said.length) {
      this.summary.remove();
      this.addMoments(said);
    } else if (moments.length) {
      const names = wanted.map((key) => this.search.labelOf("speaker", key)).join(", ");
      this.summary.textContent = `In this story, but not said by ${names}.`;
      this.summary.lang = "";
    } else {
      this.summary.replaceChildren(...written(excerpt));
    }
  }

  addMoments(moments) {
    const list = make("ul", { className: "heard list" }, ...moments.slice(0, this.most).map((one) => this.moment(one)));
    const row = make("p", { className: "row" }, ...this.more(list, moments.slice(this.most)), ...this.only());
    this.node.append(list);
    if (row.childNodes.length) this.node.append(row);
  }

  moment({ seconds, speaker, chapter, words }) {
    const { search } = this;
    const time = clock(seconds);
    const href = `${this.href}#t=${seconds}`;
    const quote = make("p", {}, "“", ...written(words), "”");
    const heading = make("span", {}, chapter);
    this.speak(quote, heading);
    const who = speaker && speaker !== "_" ? search.labelOf("speaker", speaker) : "";
    const said = [who, chapter && heading].filter(Boolean).flatMap((part) => [part, " · "]);
    const story = make("span", { className: "vh" }, ` in ${this.title}`);
    const about = make("p", { className: "small soft" }, ...said, make("a", { href }, `Open at ${time}`, story));
    const audio = search.audio(this.row);
    const play = make("a", { className: "btn", href }, icon("play"), `Play from ${time}`);
    Object.assign(play.dataset, { here: audio, t: seconds, title: this.title });
    return make("li", {}, ...(audio ? [play] : []), make("div", {}, quote, about));
  }

  more(list, rest) {
    if (!rest.length) return [];
    const words = `${rest.length} more ${rest.length === 1 ? "moment" : "moments"} in this story`;
    const press = ({ currentTarget }) => {
      const rows = rest.map((one) => this.moment(one));
      list.append(...rows);
      currentTarget.remove();
      rows[0].querySelector("a").focus();
    };
    return [button(words, press)];
  }

  only() {
    const story = this.search.storyId[this.row];
    if (!story || this.most < 2 || this.state.chosen.story?.length) return [];
    const href = `${ROOT.href}search/${queryOf({ ...this.state, chosen: { ...this.state.chosen, story: [story] } })}`;
    const link = make("a", { href }, "Search only in this story");
    link.dataset.story = story;
    return [link];
  }
}

// Fills results as they come into view: each costs a file.
const sight = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      waiting.get(target)?.fill();
    }
  },
  { rootMargin: "300px" },
);
const waiting = new WeakMap();

// hit: as Search.query gives it; most: moments to show of a story. → <li>, at once; what is not in the catalogue comes
// when it is seen.
export function hitItem(search, hit, options) {
  const made = new Hit(search, hit, options);
  waiting.set(made.node, made);
  sight.observe(made.node);
  return made.node;
}
