// @ts-check
/** How much of the sound was played, told to the server while it plays and on leaving. */

const EVERY = 60; // seconds played between two messages

/** @typedef {[number, number]} Stretch From and to, in seconds. */

/** Stretches that an element has played since it got its sound. @param {HTMLAudioElement} audio
 * @returns {Stretch[]} */
export function played({ played }) {
  return Array.from({ length: played.length }, (_, i) => [played.start(i), played.end(i)]);
}

/** Seconds in stretches, each once. @param {Stretch[]} stretches */
export function total(stretches) {
  let sum = 0;
  let end = 0;
  for (const [from, to] of [...stretches].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return Math.round(sum);
}

/**
 * @param {HTMLAudioElement} audio @param {HTMLFormElement} form
 * @returns {() => void} to be called before the element gets another sound
 */
export function tellHeard(audio, form) {
  let told = 0;
  /** @type {Stretch[]} of a sound that was there before */
  let before = [];
  const heard = () => total([...before, ...played(audio)]);

  /** @param {HTMLFormElement} to */
  function fill(to) {
    const seconds = /** @type {HTMLInputElement} */ (to.elements.namedItem("seconds"));
    seconds.value = String(heard());
  }

  function tell() {
    const seconds = heard();
    if (seconds <= told) return;
    told = seconds;
    fill(form);
    const message = new FormData(form);
    message.delete("ended");
    navigator.sendBeacon(form.action, message);
  }

  form.addEventListener("submit", () => fill(form));
  audio.addEventListener("timeupdate", () => {
    if (heard() >= told + EVERY) tell();
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
  return () => {
    before = [...before, ...played(audio)];
  };
}
