// @ts-check
/** The controls of a lock screen, a headset, a keyboard. */

/**
 * @typedef {object} Hands
 * @property {() => void} play
 * @property {() => void} pause
 * @property {(seconds: number) => void} move By so much.
 * @property {(seconds: number) => void} seek To there.
 * @property {(step: number) => void} chapter One on, or one back.
 */

/** @param {HTMLElement} player @param {HTMLAudioElement} audio @param {Hands} hands */
export function offerControls(player, audio, hands) {
  if (!("mediaSession" in navigator)) return;
  const { title = "", scene = "", artwork = "", seconds = "0" } = player.dataset;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: scene ? `${title}: ${scene}` : title,
    artist: "Unclench",
    artwork: [{ src: new URL(artwork, location.href).href, sizes: "any", type: "image/svg+xml" }],
  });
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const handlers = [
    ["play", () => hands.play()],
    ["pause", () => hands.pause()],
    ["seekbackward", (details) => hands.move(-(details.seekOffset ?? 15))],
    ["seekforward", (details) => hands.move(details.seekOffset ?? 15)],
    ["seekto", (details) => hands.seek(details.seekTime ?? 0)],
    ["previoustrack", () => hands.chapter(-1)],
    ["nexttrack", () => hands.chapter(1)],
  ];
  for (const [action, handler] of handlers) {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // Not every browser knows every action; the others still work.
    }
  }
  const tell = () => {
    navigator.mediaSession.playbackState = audio.paused ? "paused" : "playing";
    const duration = Number(seconds); // a sound that grows does not know its own
    const { playbackRate, currentTime } = audio;
    const position = Math.min(currentTime, duration);
    navigator.mediaSession.setPositionState({ duration, playbackRate, position });
  };
  for (const event of ["play", "pause", "seeked", "ratechange", "loadedmetadata"]) {
    audio.addEventListener(event, tell);
  }
}
