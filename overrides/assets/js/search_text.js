// Words in pages, asked of search_index.js: in a worker, or in the page itself where workers are forbidden.
let channel;

class NoWorker extends Error {}

function open() {
  const worker = new Worker(new URL("search_worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { number, answer, error } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(new Error(error));
    else resolve(answer);
  });
  worker.addEventListener("error", () => waiting.forEach(({ reject }) => reject(new NoWorker())));
  return (name, given) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ number: last, name, given });
    });
}

async function direct(name, given) {
  return (await import("./search_index.js"))[name](given);
}

async function ask(name, given) {
  try {
    channel ??= open();
    return await channel(name, given);
  } catch (error) {
    if (channel === direct || (channel && !(error instanceof NoWorker))) throw error;
    channel = direct;
    return direct(name, given);
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
