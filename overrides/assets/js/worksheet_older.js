// Answers that the page has no place for: to questions that the guide no longer asks, and those of an opened file that
// differ from the reader's own. They are kept, shown, and go only when the reader takes them away.
import { button, make, say } from "./worksheet_nodes.js";

// older: {id: {label, value}}; drop(id) takes one away.
export function showOlder(box, older, drop) {
  const rows = Object.entries(older);
  box.hidden = rows.length === 0;
  const list = rows.map(([id, { label, value }]) => {
    const away = button(say("Take away"), () => drop(id), "btn small");
    away.append(make("span", { className: "vh" }, `: ${label}`));
    const answer = make("p", { className: "answer" }, value === true ? "✓" : String(value));
    return make("li", {}, make("p", {}, make("b", {}, label || id)), answer, away);
  });
  box.querySelector("[data-older-list]").replaceChildren(...list);
}
