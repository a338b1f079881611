// @ts-check
/**
 * Show what is being said, from the sound's own text track. In a silence the last line
 * stays, fainter.
 * @param {HTMLAudioElement} audio @param {HTMLElement} place
 */
export function showCaptions(audio, place) {
  const track = audio.textTracks[0];
  if (!track) return;
  track.mode = "hidden";
  const show = () => {
    const now = audio.currentTime;
    const begun = [...(track.cues ?? [])].filter((cue) => cue.startTime <= now);
    const cue = /** @type {VTTCue | undefined} */ (begun.at(-1));
    place.classList.toggle("said", !cue || cue.endTime <= now);
    const text = cue?.text.replaceAll(/\s+/g, " ") ?? "";
    if (place.textContent !== text) place.textContent = text;
  };
  track.addEventListener("cuechange", show);
  audio.addEventListener("seeked", show);
}
