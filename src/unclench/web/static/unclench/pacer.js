// @ts-check
/** A circle that breathes by the clock of the sound: right after any seek or pause. */

/** @typedef {{kind: string, start: number, end: number}} Cue Seconds. */

export class Pacer extends HTMLElement {
  /** @type {Cue[]} */
  breaths = [];

  /**
   * @param {Cue[]} cues All cues of the session.
   * @param {{in: string, out: string}} words
   */
  follow(cues, words) {
    this.breaths = cues.filter((cue) => cue.kind.startsWith("breath-"));
    this.words = words;
  }

  /** Draw the moment. @param {number} seconds */
  draw(seconds) {
    const breath = at(this.breaths, seconds);
    this.classList.toggle("breathing", breath !== undefined);
    this.style.setProperty("--breath", fullness(breath, seconds).toFixed(4));
    const word = this.querySelector(".word");
    if (!breath || !word || !this.words) return;
    const now = breath.kind === "breath-in" ? this.words.in : this.words.out;
    if (word.textContent !== now) word.textContent = now;
  }
}

/**
 * How full the breath is, 0 to 1: a smooth rise and fall within each phase.
 * @param {Cue | undefined} breath @param {number} seconds
 */
export function fullness(breath, seconds) {
  if (!breath) return 0;
  const gone = (seconds - breath.start) / (breath.end - breath.start);
  const eased = (1 - Math.cos(Math.PI * gone)) / 2;
  return breath.kind === "breath-in" ? eased : 1 - eased;
}

/**
 * The cue of a moment, among cues that follow each other.
 * @param {Cue[]} cues @param {number} seconds @returns {Cue | undefined}
 */
export function at(cues, seconds) {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].end <= seconds) low = middle + 1;
    else high = middle;
  }
  return cues[low]?.start <= seconds ? cues[low] : undefined;
}

customElements.define("unclench-pacer", Pacer);
