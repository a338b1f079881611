// @ts-check
/**
 * A session that is heard while it is made. What there is plays from a sound that grows;
 * once it is whole, the finished one takes its place where nobody hears that: at the next
 * pause or move, or where the growing one has broken off.
 */

const SOON = 150; // milliseconds between two looks until captions can be had
const EVERY = 400; // and from then on
const END = 0.5; // seconds by which a clock may be off at the end

/**
 * @typedef {object} Told
 * @property {() => void} settled Captions and the record of what happens when are there.
 * @property {() => void} leaving The finished sound takes the place of this one now.
 * @property {() => void} whole All of it is there.
 * @property {() => void} failed There will be no more of it.
 * @property {(waiting: boolean) => void} waiting For what is not there yet.
 */

export class Growing {
  there = 0; // seconds of it that can be had
  whole = false;
  done = false; // the finished sound plays, or there is none
  isSettled = false;
  /** @type {number | null} where to go on once that is there */
  wanted = null;
  wasPlaying = true;

  /**
   * @param {HTMLAudioElement} audio
   * @param {{progress: string, sound: string, seconds: number}} what
   * @param {Told} tell
   */
  constructor(audio, what, tell) {
    this.audio = audio;
    this.what = what;
    this.tell = tell;
    audio.addEventListener("ended", (event) => this.ended(event));
    audio.addEventListener("error", () => this.lost());
    audio.addEventListener("pause", () => {
      // An element also pauses at its end.
      if (this.whole && !audio.ended) this.finish(audio.currentTime);
    });
    this.look();
  }

  /** Whether somebody listens, or would if it had not broken off. */
  get plays() {
    const { paused, ended, error, currentTime } = this.audio;
    return !paused || ended || (error !== null && currentTime === 0);
  }

  async look() {
    try {
      const answer = await fetch(this.what.progress, { cache: "no-store" });
      if (answer.ok) this.heed(await answer.json());
    } catch {
      // Unclench is just being started again: look once more.
    }
    if (this.done || this.whole || !this.audio.isConnected) return;
    setTimeout(() => this.look(), this.isSettled ? EVERY : SOON);
  }

  /** @param {{state: string, settled: boolean, there: number}} now */
  heed({ state, settled, there }) {
    if (this.done) return;
    if (!this.whole && state === "ready") this.tell.whole();
    this.whole = state === "ready";
    this.there = this.whole ? this.what.seconds : there;
    if ((settled || this.whole) && !this.isSettled) {
      this.isSettled = true;
      this.tell.settled();
    }
    if (state === "failed") {
      this.done = true;
      this.audio.pause();
      this.tell.failed();
    } else if (this.wanted !== null) this.go(this.wanted);
    else if (this.audio.error) this.lost(); // before anybody could hear of it
    else if (this.whole && this.audio.paused) this.finish(this.audio.currentTime);
  }

  /** Go to a moment, or do so as soon as it is there. @param {number} seconds */
  go(seconds) {
    const broken = this.audio.error !== null || this.audio.ended;
    if (this.whole) this.finish(seconds);
    else if (seconds < this.there && !broken) {
      this.wanted = null;
      this.audio.currentTime = seconds;
      this.tell.waiting(false);
    } else this.wait(seconds);
  }

  /** @param {number} seconds */
  wait(seconds) {
    if (this.wanted === null) this.wasPlaying = this.plays;
    this.wanted = seconds;
    this.tell.waiting(true);
  }

  /** Let the finished sound go on from a moment. @param {number} seconds */
  finish(seconds) {
    if (this.done) return;
    const plays = this.wanted === null ? this.plays : this.wasPlaying;
    this.done = true;
    this.wanted = null;
    this.tell.leaving();
    this.audio.src = this.what.sound;
    this.audio.currentTime = seconds;
    if (plays) this.audio.play().catch(() => {});
    this.tell.waiting(false);
  }

  /** The sound has come to an end: its own, or one that it should not have. @param {Event} event */
  ended(event) {
    if (this.done || this.audio.currentTime > this.what.seconds - END) return;
    event.stopImmediatePropagation();
    this.lost();
  }

  /** What was to come did not: the finished sound goes on from here. */
  lost() {
    if (!this.done) this.go(this.wanted ?? this.audio.currentTime);
  }
}
