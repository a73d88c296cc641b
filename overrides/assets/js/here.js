// Play in place, on every page: a link with data-here="<audio>" data-t="95,130" data-title="Story" plays from there in a
// quiet bar, and the story that was left in the middle can go on in it. Loads next to nothing: the bar comes when needed.
import { lastPlace, span } from "./place.js";

const bare = (address) => new URL(address, document.baseURI).href.split("#")[0];
const bar = () => import("./listen_bar.js");

// A page that has a player for the recording plays it there: story.js's matter.
function hasPlayer(audio, href) {
  const players = [...document.querySelectorAll("[data-player]")];
  return players.some(({ dataset }) => bare(dataset.player) === bare(audio)) || (players[0] && bare(href) === bare(location.href));
}

// Plays a recording from start to end (seconds; end null: to its own) in the bar, or in the page's own player for it.
// opener: the element that gets the focus back when the bar is closed. care: what a sensitive passage in it is about.
export async function playHere({ audio, href, title, start = 0, end = null, opener = null, care = "" }) {
  if (hasPlayer(audio, href)) return (await import("./story.js")).playerFor(audio, href).play({ start, end });
  (await bar()).playClip({ audio, href, title, start, end, opener, care });
}

function onClick(event) {
  const link = event.target.closest("a[data-here]");
  const time = span(link?.dataset.t || "0");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !time || !plain || event.defaultPrevented) return;
  event.preventDefault();
  const { here, title, care } = link.dataset;
  playHere({ audio: here, href: link.href, title, ...time, opener: link, care });
}

document.addEventListener("click", onClick);
const place = lastPlace();
if (place && !place.closed && !hasPlayer(place.audio, place.href)) bar().then(({ offerPlace }) => offerPlace(place));
