// @ts-check
/** The player: one audio element, and everything drawn from its clock. */

import { showCaptions } from "./captions.js";
import { Growing } from "./growing.js";
import { tellHeard } from "./heard.js";
import { offerControls } from "./media_session.js";
import { Pacer } from "./pacer.js";

const BACK = 15; // seconds

class Player extends HTMLElement {
  connectedCallback() {
    this.audio = /** @type {HTMLAudioElement} */ (this.querySelector("audio"));
    this.pacer = /** @type {Pacer} */ (this.querySelector("unclench-pacer"));
    this.chapters = /** @type {HTMLButtonElement[]} */ ([
      ...this.querySelectorAll("[data-chapter]"),
    ]);
    this.seconds = Number(this.dataset.seconds);
    // First of all that listens: an end that is none must not be taken for one.
    this.growing = this.grow();
    this.takeOver();
    showCaptions(this.audio, /** @type {HTMLElement} */ (this.querySelector(".caption")));
    const form = /** @type {HTMLFormElement} */ (this.querySelector("#heard"));
    this.leaveSound = tellHeard(this.audio, form);
    offerControls(this, this.audio, {
      play: () => this.play(),
      pause: () => this.audio?.pause(),
      move: (seconds) => this.seek((this.audio?.currentTime ?? 0) + seconds),
      seek: (seconds) => this.seek(seconds),
      chapter: (step) => this.goTo(this.chapter() + step),
    });
    if (!this.growing) this.load();
    this.play();
  }

  /** Follow a sound that is still being made, if it is. */
  grow() {
    const { progress, sound = "" } = this.dataset;
    if (!progress || !this.audio) return undefined;
    this.classList.add("growing");
    const what = { progress, sound, seconds: this.seconds ?? 0 };
    return new Growing(this.audio, what, {
      settled: () => this.load(),
      leaving: () => this.leaveSound?.(),
      whole: () => this.classList.remove("growing"),
      failed: () => this.querySelector("[data-failed]")?.removeAttribute("hidden"),
      waiting: (waiting) => this.classList.toggle("waiting", waiting),
    });
  }

  /** Put our own controls in the place of the browser's. */
  takeOver() {
    const audio = this.audio;
    if (!audio) return;
    audio.controls = false;
    for (const part of this.querySelectorAll(".controls, .chapters")) {
      part.removeAttribute("hidden");
    }
    this.on("[data-play]", "click", () => (audio.paused ? this.play() : audio.pause()));
    this.on("[data-back]", "click", () => this.seek(audio.currentTime - BACK));
    this.position = /** @type {HTMLInputElement} */ (this.querySelector("[data-position]"));
    this.position.addEventListener("input", () => this.seek(Number(this.position?.value)));
    this.followChapters();
    for (const event of ["play", "pause", "ended"]) {
      audio.addEventListener(event, () => this.showState());
    }
    for (const event of ["timeupdate", "seeked", "loadedmetadata"]) {
      audio.addEventListener(event, () => this.draw());
    }
    const frame = () => {
      if (!audio.paused) this.pacer?.draw(audio.currentTime);
      if (this.isConnected) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    this.showState();
    this.draw();
  }

  /** What happens when: breaths, parts and captions. */
  async load() {
    const track = this.querySelector("track");
    if (track?.dataset.src) track.src = track.dataset.src;
    const answer = await fetch(this.dataset.record ?? "");
    if (!answer.ok) return; // the sound carries the breath as well
    const record = await answer.json();
    const { wordIn = "", wordOut = "" } = this.dataset;
    this.pacer?.follow(record.cues, { in: wordIn, out: wordOut });
    if (!this.chapters?.length) this.listChapters(record.chapters);
    this.draw();
  }

  /** @param {{title: string, start: number}[]} chapters */
  listChapters(chapters) {
    this.chapters = chapters.map(({ title, start }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.chapter = start.toFixed(3);
      button.textContent = title;
      return button;
    });
    const items = this.chapters.map((button) => {
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    this.querySelector(".chapters ol")?.append(...items);
    this.followChapters();
  }

  followChapters() {
    this.chapters?.forEach((button, i) => button.addEventListener("click", () => this.goTo(i)));
  }

  async play() {
    try {
      await this.audio?.play();
    } catch {
      // The browser wants to be tapped first: the large button is there for that.
      this.showState();
    }
  }

  /** @param {number} seconds */
  seek(seconds) {
    const audio = this.audio;
    if (!audio) return;
    const moment = Math.min(Math.max(0, seconds), this.seconds ?? seconds);
    if (this.growing && !this.growing.done) this.growing.go(moment);
    else audio.currentTime = moment;
    this.draw();
  }

  /** Number of the chapter playing now. */
  chapter() {
    const now = (this.audio?.currentTime ?? 0) + 0.01;
    const starts = this.chapters?.map((button) => Number(button.dataset.chapter)) ?? [];
    return starts.findLastIndex((start) => start <= now);
  }

  /** @param {number} number */
  goTo(number) {
    const button = this.chapters?.[Math.max(0, number)];
    if (button) this.seek(Number(button.dataset.chapter));
  }

  showState() {
    const paused = this.audio?.paused ?? true;
    this.classList.toggle("playing", !paused);
    const { wordPlay = "", wordPause = "" } = this.dataset;
    this.querySelector("[data-play]")?.setAttribute("aria-label", paused ? wordPlay : wordPause);
  }

  draw() {
    const audio = this.audio;
    if (!audio || !this.position) return;
    const whole = this.seconds ?? 0;
    this.pacer?.draw(audio.currentTime);
    this.position.value = String(Math.floor(audio.currentTime));
    this.position.setAttribute("aria-valuetext", `${clock(audio.currentTime)} / ${clock(whole)}`);
    this.put("[data-gone]", clock(audio.currentTime));
    this.put("[data-left]", `−${clock(whole - audio.currentTime)}`);
    const now = this.chapter();
    this.chapters?.forEach((button, i) => {
      if (i === now) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  /** @param {string} where @param {string} words */
  put(where, words) {
    const place = this.querySelector(where);
    if (place && place.textContent !== words) place.textContent = words;
  }

  /** @param {string} where @param {string} event @param {() => void} action */
  on(where, event, action) {
    this.querySelector(where)?.addEventListener(event, action);
  }
}

/** Minutes and seconds. @param {number} seconds */
function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

customElements.define("unclench-player", Player);
