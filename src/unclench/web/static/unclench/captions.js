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
  track.addEventListener("cuechange", () => {
    const cues = /** @type {VTTCue[]} */ ([...(track.activeCues ?? [])]);
    const said = cues.map((cue) => cue.text.replaceAll(/\s+/g, " ")).join(" ");
    place.classList.toggle("said", !said);
    if (said) place.textContent = said;
  });
}
