// The words being said, with their speaker, taken from the transcript on the page. Never a live region: who hears the story
// does not need it read over. Fetched when captions are first asked for.

// The words of the whole page: one that has them has one player.
const cues = [...document.querySelectorAll(".cue[id^=t-]")].map((cue) => ({ at: cue.id.split("-")[1] / 1000, cue }));

function wordsAt(time) {
  const cue = cues.findLast(({ at }) => at <= time + 0.05)?.cue;
  const who = cue?.closest(".turn")?.querySelector(".who :is(a, span)")?.textContent;
  const words = cue?.querySelector("p")?.textContent ?? "";
  return who && words ? `${who}: ${words}` : words;
}

export function toggle(player) {
  const lines = player.part("lines");
  player.showWords = () => {
    const words = lines.hidden ? lines.textContent : wordsAt(player.now);
    if (words === lines.textContent) return;
    lines.textContent = words;
    lines.style.minHeight = `${lines.offsetHeight}px`; // grows with a long line and never shrinks: nothing below jumps
  };
  lines.hidden = !lines.hidden;
  player.button("captions").ariaPressed = String(!lines.hidden);
  player.showWords();
}
