// A player on the system's lock screen and under its media keys (W3C Media Session). Fetched when something first plays.
const session = navigator.mediaSession;

function showPlace({ duration, playbackRate, currentTime }) {
  if (Number.isFinite(duration)) session.setPositionState?.({ duration, playbackRate, position: Math.min(currentTime, duration) });
}

function handle(player) {
  const acts = {
    play: () => player.play(),
    pause: () => player.audio.pause(),
    seekbackward: () => player.do("back"),
    seekforward: () => player.do("forward"),
    seekto: ({ seekTime }) => player.seek(seekTime),
    previoustrack: player.marks[1] && (() => player.toChapter(-1)),
    nexttrack: player.marks[1] && (() => player.toChapter(1)),
  };
  for (const [action, act] of Object.entries(acts)) {
    try {
      session.setActionHandler(action, act ?? null);
    } catch {
      // An action that this browser does not know.
    }
  }
}

export function showOnSystem(player) {
  if (!session) return;
  const { audio, box, known } = player;
  const { title, show, cover } = box.dataset;
  const artwork = cover ? [{ src: new URL(cover, document.baseURI).href }] : [];
  session.metadata = new MediaMetadata({ title, artist: show, album: show, artwork });
  handle(player);
  showPlace(audio);
  if (known) return;
  player.known = true;
  for (const event of ["seeked", "ratechange", "durationchange"]) audio.addEventListener(event, () => showPlace(audio));
}
