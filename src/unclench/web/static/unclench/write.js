// @ts-check
/** The editor: keeps what is typed, lets the coach read along, lets a line be heard. */

import { Coach } from "./coach.js";
import { Keeping } from "./keeping.js";

class Write extends HTMLElement {
  connectedCallback() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const panel = /** @type {HTMLElement} */ (this.querySelector("[data-beside]"));
    const { script = "", at = "", keep = "", coach = "" } = this.dataset;
    this.form = form;
    this.keeping = new Keeping(form, { script, at, keep }, {
      kept: (answer, why) => this.kept(answer, why),
      worry: (worry) => this.worry(worry),
    });
    this.coach = new Coach(form, panel, coach);
    this.keeping.field("zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("pagehide", () => this.keeping?.leave());
    addEventListener("online", () => this.keeping?.send("draft"));
    this.letHear();
    if (matchMedia("(width < 60rem)").matches) panel.removeAttribute("open");
    this.keeping.takeUp();
  }

  changed() {
    this.keeping?.changed();
    this.coach?.changed();
  }

  /** @param {SubmitEvent} event */
  async submitted(event) {
    const { keeping, form } = this;
    if (!keeping || !form) return;
    const button = /** @type {HTMLButtonElement} */ (event.submitter);
    if (!button?.formAction.endsWith("/hear")) {
      event.preventDefault();
      await keeping.send("saved");
      return;
    }
    // The session is made of what has arrived, so that must be all of it.
    if (!keeping.sending && keeping.isKept) return;
    event.preventDefault();
    if (await keeping.send("draft")) form.requestSubmit(button);
  }

  /** @param {import("./keeping.js").Kept} answer @param {string} why */
  kept(answer, why) {
    const { wordFound, wordAside, wordOther, wordCompare } = this.dataset;
    this.say(why === "saved" ? answer.says : "");
    this.stand(why === "draft" ? answer.says : answer.standing);
    if (why === "aside") this.notice(wordAside ?? "");
    else if (why === "found") this.notice(wordFound ?? "", answer.other, wordCompare);
    else if (answer.other) this.notice(wordOther ?? "", answer.other, wordCompare);
  }

  /** @param {import("./keeping.js").Worry} worry */
  worry(worry) {
    const { wordTyping, wordHere, wordStale, wordTooLong } = this.dataset;
    if (worry === "typing") this.stand(wordTyping ?? "");
    if (worry === "here") this.say(wordHere ?? "");
    if (worry === "stale") this.say(wordStale ?? "");
    if (worry === "too-long") this.say(wordTooLong ?? "");
  }

  /** Words that are read out. @param {string} words */
  say(words) {
    const place = this.querySelector("[data-says]");
    if (place && place.textContent !== words) place.textContent = words;
  }

  /** Words that are only shown. @param {string} words */
  stand(words) {
    const place = this.querySelector("[data-standing]");
    if (place) place.textContent = words;
  }

  /** @param {string} words @param {string} [address] @param {string} [name] */
  notice(words, address, name) {
    const place = this.querySelector("[data-notice]");
    if (!(place instanceof HTMLElement)) return;
    const line = document.createElement("p");
    line.textContent = words;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = name ?? "";
      line.append(" ", link);
    }
    place.replaceChildren(line);
    place.hidden = false;
  }

  letHear() {
    const button = this.querySelector("[data-hear]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.addEventListener("click", () => this.hear(button));
  }

  /** Have the line spoken in which the cursor stands. @param {HTMLButtonElement} button */
  async hear(button) {
    const sound = this.querySelector("audio");
    const text = /** @type {HTMLTextAreaElement} */ (this.keeping?.field("text"));
    if (!this.form || !sound) return;
    const body = new FormData(this.form);
    const before = text.value.slice(0, text.selectionStart);
    body.set("row", String(before.split("\n").length));
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.dataset.line ?? "", { method: "POST", body });
      const { sound: address, says = "" } = await answer.json();
      this.say(says);
      if (address) {
        sound.src = address;
        await sound.play();
      }
    } catch {
      this.worry("here");
    }
    button.removeAttribute("aria-busy");
  }
}

customElements.define("unclench-write", Write);
