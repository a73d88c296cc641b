// Words in pages, asked of search_index.js: in a worker, or in the page itself where workers are forbidden.
const HEARS = 250; // milliseconds in which a worker hears a question, if it is not at work on another

class NoWorker extends Error {}

// What was asked of a worker that was at work too long on words that nobody wants any more.
class LeftBehind extends Error {}

// A worker, and what it was asked: number → {text, heard, resolve, reject}.
class Beside {
  constructor() {
    this.worker = new Worker(new URL("search_worker.js", import.meta.url), { type: "module" });
    this.asked = new Map();
    this.last = 0;
    this.awake = false; // it has heard something: its program is there
    this.worker.addEventListener("message", ({ data }) => this.hear(data));
    this.worker.addEventListener("error", () => this.end(new NoWorker()));
  }

  ask(name, given) {
    return new Promise((resolve, reject) => {
      const number = (this.last += 1);
      this.asked.set(number, { text: given.text, heard: false, resolve, reject });
      this.worker.postMessage({ number, name, given });
      if (name === "find") setTimeout(() => this.isDeafTo(number) && this.end(new LeftBehind()), HEARS);
    });
  }

  // Whether only looking for other words can keep it from hearing a question.
  isDeafTo(number) {
    const mine = this.asked.get(number);
    const before = [...this.asked].filter(([other, { text }]) => other < number && text !== undefined);
    return this.awake && mine?.heard === false && before.length > 0 && before.every(([, { text }]) => text !== mine.text);
  }

  hear({ number, heard, answer, error }) {
    const one = this.asked.get(number);
    this.awake = true;
    if (heard) {
      one.heard = true;
      return;
    }
    this.asked.delete(number);
    if (error) one.reject(new Error(error));
    else one.resolve(answer);
  }

  end(why) {
    this.worker.terminate();
    if (channel === this) channel = undefined;
    this.asked.forEach(({ reject }) => reject(why));
  }
}

const direct = { ask: async (name, given) => (await import("./search_index.js"))[name](given) };

let channel;
let wanted; // the words that were asked for last

async function ask(name, given) {
  if (name === "find") wanted = given.text;
  try {
    channel ??= new Beside();
    return await channel.ask(name, given);
  } catch (error) {
    if (error instanceof LeftBehind && name === "find" && given.text === wanted) return ask(name, given);
    const isForbidden = error instanceof NoWorker || !channel;
    if (error instanceof LeftBehind || channel === direct || !isForbidden) throw error;
    channel = direct;
    return direct.ask(name, given);
  }
}

// → {ids, some}, best first, of several languages together. One missing index leaves the others usable.
// common: words of which every page is full, by language; often: words that are in many, with how many.
// known: answers of languages that were asked for the same text before; new ones are added.
export async function findWords(root, languages, text, { common, often }, known) {
  const one = (language, n) => {
    const words = { common: common[language] ?? [], often: often[language] ?? {} };
    if (!known.has(language)) known.set(language, ask("find", { root: root.href, language, text, ...words, other: n > 0 }));
    return known.get(language);
  };
  const answers = await Promise.allSettled(languages.map(one));
  languages.forEach((language, n) => answers[n].status === "rejected" && known.delete(language));
  if (languages.length && answers.every(({ status }) => status === "rejected")) throw answers[0].reason;
  const good = answers.map(({ value }) => value).filter((value) => value?.ids.length);
  const whole = good.filter(({ some }) => !some);
  const some = good.length > 0 && !whole.length;
  const kept = some ? good : whole;
  if (kept.length < 2) return { ids: kept[0]?.ids ?? [], some };
  const all = kept.flatMap(({ ids, ranks }) => ids.map((id, n) => ({ id, rank: ranks[n] })));
  return { ids: all.sort((a, b) => b.rank - a.rank).map(({ id }) => id), some };
}

export const readPage = (id) => ask("read", { id });
export const warm = (root, language) => ask("warm", { root: root.href, language });
