// @ts-check
/** Lines read aloud, one at a time: record, listen, keep, next.
 *
 * While the microphone listens nothing is announced: a screen reader would be recorded.
 */

import { Microphone, NoMicrophone } from "./microphone.js";

const BEAT = 800; // milliseconds between two numbers of the count
const LONGEST = 55_000; // milliseconds after which a recording ends by itself

/** @typedef {"ready" | "counting" | "recording" | "looking" | "found"} Phase */

/** Which buttons there are in each phase; the first gets the focus.
 * @type {Record<Phase, string[]>} */
const BUTTONS = {
  ready: ["record", "next"],
  counting: [],
  recording: ["stop"],
  looking: [],
  found: ["keep", "again", "hear", "next"],
};

class ReadAloud extends HTMLElement {
  microphone = new Microphone();
  /** @type {HTMLElement[]} */
  lines = [];
  at = 0;

  connectedCallback() {
    this.lines = [...document.querySelectorAll("li[data-line]")].filter(
      (each) => each instanceof HTMLElement,
    );
    for (const line of this.lines) this.letHear(line);
    if (!this.lines.length) return;
    if (!Microphone.possible) {
      this.tellWhy("insecure");
      return;
    }
    this.piece("stage").hidden = false;
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.act(button.dataset.do ?? ""));
    }
    addEventListener("pagehide", () => this.microphone.close());
    this.at = Math.max(0, this.lines.findIndex((each) => each.dataset.state !== "recorded"));
    this.show(false);
  }

  disconnectedCallback() {
    this.microphone.close();
  }

  get buttons() {
    return [...this.querySelectorAll("button")];
  }

  get line() {
    return this.lines[this.at];
  }

  /** @param {string} name @returns {HTMLElement} */
  piece(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-${name}]`));
  }

  /** @param {string} what */
  act(what) {
    this.microphone.silence();
    if (what === "record" || what === "again") this.record();
    else if (what === "stop") this.stop();
    else if (what === "keep") this.keep();
    else if (what === "hear" && this.sound) this.microphone.play(this.sound);
    else if (what === "next") this.next();
  }

  /** Show the line that is to be read. @param {boolean} [focus] */
  show(focus = true) {
    this.piece("text").textContent =
      this.line.querySelector("[data-words]")?.textContent ?? "";
    this.sound = undefined;
    this.phase("ready", focus);
  }

  /** @param {Phase} phase */
  phase(phase, focus = true) {
    this.dataset.phase = phase;
    const shown = BUTTONS[phase];
    for (const button of this.buttons) {
      button.hidden = !shown.includes(button.dataset.do ?? "");
    }
    const first = this.buttons.find((button) => button.dataset.do === shown[0]);
    // Without a button the line itself keeps the place of the keyboard.
    if (focus) (first ?? this.piece("text")).focus({ preventScroll: true });
  }

  async record() {
    this.say("");
    try {
      await this.microphone.open();
    } catch (error) {
      this.tellWhy(error instanceof NoMicrophone ? error.why : "denied");
      return;
    }
    this.piece("why").hidden = true;
    this.phase("counting");
    this.follow();
    for (const number of [3, 2, 1]) {
      this.piece("count").textContent = String(number);
      // The last beat is recorded: in its quiet the noise of the room is measured.
      if (number === 1) this.microphone.start();
      await new Promise((resolve) => setTimeout(resolve, BEAT));
    }
    this.piece("count").textContent = "";
    this.phase("recording");
    this.limit = setTimeout(() => this.stop(), LONGEST);
  }

  async stop() {
    if (this.dataset.phase !== "recording") return;
    clearTimeout(this.limit);
    this.phase("looking");
    this.sound = await this.microphone.stop();
    const told = await this.send(false);
    if (!told) return;
    this.say(told.says.join(" "));
    if (told.taken) this.phase("found");
    else this.phase("ready");
  }

  async keep() {
    const told = await this.send(true);
    if (!told) return;
    if (!told.taken) {
      this.say(told.says.join(" "));
      return;
    }
    this.mark(this.line, told.sound);
    this.next();
  }

  /** Go on to the next line that is not recorded, or else to the next one. */
  next() {
    const count = this.lines.length;
    const order = this.lines.map((_, step) => (this.at + 1 + step) % count);
    const open = order.find((at) => this.lines[at].dataset.state !== "recorded");
    this.at = open ?? order[0];
    this.show();
    this.say(open === undefined ? (this.dataset.wordAll ?? "") : "");
  }

  /** Send what was recorded, to be looked at or to be kept.
   * @param {boolean} keep
   * @returns {Promise<{taken: boolean, says: string[], sound: string} | undefined>} */
  async send(keep) {
    const { line = "", version = "" } = this.line.dataset;
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token instanceof HTMLInputElement ? token.value : "");
    body.set("line", line);
    body.set("version", version);
    if (keep) body.set("keep", "on");
    body.set("sound", this.sound ?? new Blob(), "line");
    try {
      const headers = { Accept: "application/json" };
      const address = this.dataset.take ?? "";
      const answer = await fetch(address, { method: "POST", body, headers });
      return await answer.json();
    } catch {
      this.say(this.dataset.wordLost ?? "");
      this.phase(this.sound ? "found" : "ready");
      return undefined;
    }
  }

  /** Note in the list that a line is recorded. @param {HTMLElement} line @param {string} sound */
  mark(line, sound) {
    if (line.dataset.state !== "recorded") {
      const done = this.lines.filter((each) => each.dataset.state === "recorded").length + 1;
      this.piece("done").textContent = String(done);
      const bar = this.querySelector("progress");
      if (bar) bar.value = done;
    }
    line.dataset.state = "recorded";
    const link = document.createElement("a");
    link.href = sound;
    link.dataset.heard = "";
    link.textContent = this.dataset.wordHear ?? "";
    line.querySelector("[data-standing]")?.replaceChildren(this.dataset.wordRecorded ?? "");
    line.querySelector("[data-sound]")?.replaceChildren(link);
    const said = this.piece("says").textContent ?? "";
    line.querySelector("[data-findings]")?.replaceChildren();
    if (said) line.title = said;
    this.letHear(line);
  }

  /** Play a recording here, rather than on a page of its own. @param {HTMLElement} line */
  letHear(line) {
    const link = line.querySelector("[data-heard]");
    if (!(link instanceof HTMLAnchorElement)) return;
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const answer = await fetch(link.href);
      if (answer.ok) await this.microphone.play(await answer.blob());
    });
  }

  /** Let the bar follow the voice. */
  follow() {
    cancelAnimationFrame(this.frame ?? 0);
    let shown = 0;
    const step = () => {
      const loud = this.microphone.loudness;
      shown += (loud - shown) * (loud > shown ? 0.3 : 0.06); // up at once, down slowly
      this.piece("loud").style.setProperty("--loud", shown.toFixed(3));
      this.frame = requestAnimationFrame(step);
    };
    step();
  }

  /** @param {string} words */
  say(words) {
    this.piece("says").textContent = words;
  }

  /** Say why there is no microphone. @param {"insecure" | "denied" | "none"} why */
  tellWhy(why) {
    const words = { insecure: "wordInsecure", denied: "wordDenied", none: "wordNone" };
    this.piece("why").textContent = this.dataset[words[why]] ?? "";
    this.piece("why").hidden = false;
    if (why !== "insecure") this.phase("ready");
  }
}

class Drop extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=file]");
    if (!(input instanceof HTMLInputElement)) return;
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.classList.add("over-it");
    });
    this.addEventListener("dragleave", () => this.classList.remove("over-it"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.classList.remove("over-it");
      if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
    });
  }
}

customElements.define("unclench-record", ReadAloud);
customElements.define("unclench-drop", Drop);
