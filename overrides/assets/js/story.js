// Pages with a player: links with a time (data-t="95" or "95,130", seconds) play from there, and an address with a time
// ("#t=95,130", "#t-95000") makes the player ready there and never starts it. What a player does is player.js's.
import { span, spanOf } from "./place.js";
import { Player } from "./player.js";

const players = [...document.querySelectorAll("[data-player]")].map((audio) => new Player(audio.closest(".player")));
const bare = (address) => new URL(address, document.baseURI).href.split("#")[0];

// The player for an address: the one with that file, or the page's first when the address is within the page.
export function playerFor(...addresses) {
  const wanted = addresses.filter(Boolean).map(bare);
  const plays = ({ audio }) => wanted.includes(bare(audio.dataset.player));
  return players.find(plays) ?? (wanted.includes(bare(location.href)) ? players[0] : undefined);
}

function onClick(event) {
  const link = event.target.closest("a[data-t]");
  const time = span(link?.dataset.t);
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const player = time && plain && !event.defaultPrevented && playerFor(link.href, link.dataset.here);
  if (!player) return;
  event.preventDefault();
  player.play(time);
}

function onAddress() {
  const time = spanOf(location.href);
  if (!time) return;
  players[0].ready(time);
  // A cue's own anchor has been scrolled to already.
  if (!time.cue || !document.getElementById(time.cue)) players[0].box.scrollIntoView({ block: "center" });
}

if (players.length) {
  document.addEventListener("click", onClick);
  window.addEventListener("hashchange", onAddress);
  onAddress();
}
