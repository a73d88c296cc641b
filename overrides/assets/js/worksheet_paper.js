// Paper: what was typed prints in full, also where a box shows only a part of it; facilitator notes as the reader chose.
import { make } from "./worksheet_nodes.js";

const TYPED = "textarea, input[type=text], input[type=date]";

function copyAnswers(root) {
  for (const control of root.querySelectorAll(TYPED)) {
    if (!control.value) continue;
    const copy = make("div", { className: "printed" }, control.value);
    control.classList.add("is-printed");
    control.after(copy);
  }
}

function takeBack(root) {
  root.querySelectorAll(".printed").forEach((copy) => copy.remove());
  root.querySelectorAll(".is-printed").forEach((control) => control.classList.remove("is-printed"));
}

export function onPaper(page, root) {
  window.addEventListener("beforeprint", () => {
    takeBack(root); // twice in a row in some browsers
    copyAnswers(root);
  });
  window.addEventListener("afterprint", () => takeBack(root));
  page.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  const toggle = page.querySelector("[data-notes]");
  toggle?.addEventListener("click", () => {
    const shown = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(shown));
    page.classList.toggle("no-notes", !shown);
  });
}
