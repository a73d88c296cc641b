// The small copy of a recording: played when the reader asks for it, and from the beginning where the browser is told to save
// data; what the reader chose once is kept and goes before that. Fetched for stories that have such a copy.
import { choice, keepChoice } from "./place.js";

export function prefer(player) {
  const low = player.part("low");
  const load = () => player.load(low.checked ? low.dataset.low : player.audio.dataset.player);
  low.addEventListener("change", () => {
    keepChoice("low", low.checked);
    load();
  });
  if (!(choice("low") ?? navigator.connection?.saveData)) return;
  low.checked = true;
  load();
  player.tell(player.say("Saving"));
}
