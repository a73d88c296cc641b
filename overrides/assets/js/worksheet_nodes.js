// Small things that the worksheet's modules share: nodes, words, questions to the reader, files to keep. Data enters
// the page only as text.
export const ROOT = new URL("../../", import.meta.url); // the site's root, under any folder

export function make(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children);
  return node;
}

export function button(words, pressed, className = "btn") {
  const node = make("button", { type: "button", className }, words);
  node.addEventListener("click", pressed);
  return node;
}

// The page's words in its language ([data-words], see fragments/worksheet_words.html); English stands for itself.
const spoken = JSON.parse(document.querySelector("[data-words]")?.dataset.words ?? "{}");

export function say(words, values = {}) {
  return (spoken[words] ?? words).replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? gap);
}

export function clockNow() {
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", { timeStyle: "short" }).format(new Date());
}

// Hands the reader a file.
export function handOver(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Asks in a dialog: choices are [[value, words]], the first one is the safe one. → the value, null when closed.
export function ask(title, lines, choices) {
  const heading = make("h2", { id: "ask-title" }, title);
  const row = make("div", { className: "row" });
  const dialog = make("dialog", { className: "ask", "aria-labelledby": "ask-title" }, heading);
  dialog.append(...lines.map((line) => make("p", {}, line)), row);
  for (const [value, words] of choices) row.append(button(words, () => dialog.close(value)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue || null);
    });
  });
}
