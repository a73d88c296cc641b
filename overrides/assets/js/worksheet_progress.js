// How far a worksheet is: a question counts as answered when any of its fields is ([data-q]: a prompt, a checklist, a
// row of a table). What a ticked branch leaves out does not count.
import { say } from "./worksheet_nodes.js";

const questionsIn = (node) => [...node.querySelectorAll("[data-q]")];

function isAnswered(question, values) {
  return [...question.querySelectorAll("[name]")].some(({ name }) => values[name] !== undefined);
}

function count(node, values) {
  const asked = questionsIn(node).map((question) => ({
    answered: isAnswered(question, values),
    skipped: question.closest("[data-branch]:not([open])") !== null,
  }));
  const counted = asked.filter(({ answered, skipped }) => answered || !skipped);
  return { answered: counted.filter(({ answered }) => answered).length, total: counted.length };
}

const inWords = ({ answered, total }) => (answered === total ? say("done") : say("{n} of {all}", { n: answered, all: total }));

// Shows it beside each step and for the whole. → {answered, total}
export function showProgress(page, fields) {
  const values = fields.values();
  for (const step of fields.root.querySelectorAll("[data-step]")) {
    const part = count(step, values);
    if (!part.total) continue;
    for (const place of page.querySelectorAll(`[data-count="${CSS.escape(step.dataset.step)}"]`)) place.textContent = inWords(part);
  }
  const whole = count(fields.root, values);
  const bar = page.querySelector("[data-bar]");
  if (bar) Object.assign(bar, { max: Math.max(whole.total, 1), value: whole.answered });
  const words = page.querySelector("[data-whole]");
  if (words) words.textContent = say("{n} of {all} answered", { n: whole.answered, all: whole.total });
  return whole;
}
