// @ts-check
/** How much of the sound was played, told to the server while it plays and on leaving. */

const EVERY = 60; // seconds played between two messages

/** Seconds that were played, each once, whatever was skipped. @param {HTMLAudioElement} audio */
export function played(audio) {
  let sum = 0;
  for (let i = 0; i < audio.played.length; i += 1) {
    sum += audio.played.end(i) - audio.played.start(i);
  }
  return Math.round(sum);
}

/** @param {HTMLAudioElement} audio @param {HTMLFormElement} form */
export function tellHeard(audio, form) {
  let told = 0;

  /** @param {HTMLFormElement} to */
  function fill(to) {
    const seconds = /** @type {HTMLInputElement} */ (to.elements.namedItem("seconds"));
    seconds.value = String(played(audio));
  }

  function tell() {
    const seconds = played(audio);
    if (seconds <= told) return;
    told = seconds;
    fill(form);
    const message = new FormData(form);
    message.delete("ended");
    navigator.sendBeacon(form.action, message);
  }

  form.addEventListener("submit", () => fill(form));
  audio.addEventListener("timeupdate", () => {
    if (played(audio) >= told + EVERY) tell();
  });
  audio.addEventListener("pause", tell);
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") tell();
  });
  audio.addEventListener("ended", () => {
    const complete = /** @type {HTMLInputElement} */ (form.elements.namedItem("complete"));
    complete.value = "on";
    form.requestSubmit();
  });
}
