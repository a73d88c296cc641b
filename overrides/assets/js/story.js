// Time links of a page with a player: a link with data-t="95" or "95,130" (seconds) plays from there, the second
// to its end. "#t=95" or "#t=95,130" in the address makes the player ready there and never starts it.
const players = [...document.querySelectorAll("[data-player]")].map((audio) => ({
  audio,
  note: audio.parentElement.querySelector("[data-player-now]"),
  end: null, // where to pause, in seconds
}));

function span(text) {
  const found = /^(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?$/.exec(text ?? "");
  return found && { start: Number(found[1]), end: found[2] === undefined ? null : Number(found[2]) };
}

function clock(seconds) {
  const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)));
  return `${h > 0 ? `${h}:${m.padStart(2, "0")}` : m}:${s.padStart(2, "0")}`;
}

function seek(player, time) {
  player.audio.currentTime = time.start;
  player.end = time.end > time.start ? time.end : null;
}

// The player that a link is for: the one with that file, or the page's first when the link is within the page. Links
// to other stories have none and leave the page.
function playerOf(link) {
  const bare = (address) => new URL(address, document.baseURI).href.split("#")[0];
  const plays = ({ audio }) => [...audio.querySelectorAll("source")].some(({ src }) => bare(src) === bare(link.href));
  return players.find(plays) ?? (bare(link.href) === bare(location.href) ? players[0] : undefined);
}

function onClick(event) {
  const link = event.target.closest("a[data-t]");
  const time = span(link?.dataset.t);
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const player = time && plain && !event.defaultPrevented && playerOf(link);
  if (!player) return;
  event.preventDefault();
  seek(player, time);
  // A refusal (no file, no permission) shows in the native control itself.
  player.audio.play().catch(() => {});
}

function onAddress() {
  const cue = /^#t-(\d+)$/.exec(location.hash);
  const time = cue ? { start: Number(cue[1]) / 1000, end: null } : span(location.hash.replace(/^#t=/, ""));
  if (!time) return;
  const [{ audio, note }] = players;
  seek(players[0], time);
  note.textContent = `Ready to play from ${clock(time.start)}${time.end ? ` to ${clock(time.end)}` : ""}`;
  note.hidden = false;
  if (!cue) audio.parentElement.scrollIntoView({ block: "center" });
}

function onTime(player) {
  const { audio, end } = player;
  if (end === null || audio.currentTime < end) return;
  if (audio.currentTime < end + 1) audio.pause(); // further on, the reader has moved it
  player.end = null;
}

if (players.length) {
  document.addEventListener("click", onClick);
  window.addEventListener("hashchange", onAddress);
  for (const player of players) {
    player.audio.addEventListener("timeupdate", () => onTime(player));
    player.audio.addEventListener("play", () => (player.note.hidden = true));
  }
  onAddress();
}
