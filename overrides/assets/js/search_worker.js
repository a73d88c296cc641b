// Answers search_text.js beside the page, so that typing never waits: {number, name, given} → {number, heard} at once, and
// {number, answer or error}.
import { find, read, warm } from "./search_index.js";

const calls = { find, read, warm };

self.addEventListener("message", async ({ data: { number, name, given } }) => {
  self.postMessage({ number, heard: true });
  try {
    self.postMessage({ number, answer: await calls[name](given) });
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
});
