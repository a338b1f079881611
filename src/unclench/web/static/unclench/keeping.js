// @ts-check
/** Keeps what is typed: on this device at once, with Unclench when typing pauses. */

import { madeId } from "./made_id.js";
import { OnDevice } from "./on_device.js";

const PAUSE = 900; // milliseconds without typing after which a draft is sent
const AT_MOST = 10_000; // milliseconds of typing on end after which it is sent anyway
const AGAIN = 2_000; // milliseconds until what did not arrive is sent once more

/** @typedef {{version: string, says: string, standing: string, other: string}} Kept */
/** @typedef {"" | "typing" | "here" | "stale" | "too-long"} Worry */

export class Keeping {
  /**
   * @param {HTMLFormElement} form
   * @param {{script: string, at: string, keep: string}} where
   * @param {{kept: (answer: Kept, why: string) => void, worry: (worry: Worry) => void}} tell
   */
  constructor(form, where, tell) {
    this.form = form;
    this.where = where;
    this.tell = tell;
    this.device = new OnDevice(where.script);
    this.there = this.typed; // what Unclench has
    /** @type {Promise<boolean> | null} */
    this.sending = null;
    this.timer = 0;
    this.since = 0;
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  get typed() {
    return { title: this.field("title").value, text: this.field("text").value };
  }

  get isKept() {
    const { title, text } = this.typed;
    return title === this.there.title && text === this.there.text;
  }

  /** Something was typed. */
  changed() {
    const now = new Date();
    const base = this.field("base").value;
    this.device.keep({ ...this.typed, base, at: now.toISOString() });
    this.field("id").value = madeId();
    this.since ||= now.getTime();
    if (!this.sending) this.tell.worry("typing");
    this.soon(Math.max(0, Math.min(PAUSE, this.since + AT_MOST - now.getTime())));
  }

  /** @param {number} milliseconds @param {string} kind @param {string} why */
  soon(milliseconds, kind = "draft", why = "") {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(kind, why), milliseconds);
  }

  /** Send what is typed now, after what is on its way. @param {string} kind @param {string} why
   * @returns {Promise<boolean>} whether it arrived */
  async send(kind, why = "") {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (kind === "draft" && this.isKept) return true;
    this.sending = this.post(kind, why);
    const arrived = await this.sending;
    this.sending = null;
    if (arrived && !this.isKept) this.soon(PAUSE);
    return arrived;
  }

  /** @param {string} kind @param {string} why */
  async post(kind, why) {
    const typed = this.typed;
    this.since = 0;
    const message = new FormData(this.form);
    message.set("kind", kind);
    const answer = await this.answer(message, () => this.soon(AGAIN, kind, why));
    if (!answer) return false;
    this.there = typed;
    this.field("base").value = answer.version;
    this.field("id").value = madeId();
    if (this.isKept) this.device.clear();
    this.tell.kept(answer, why || kind);
    return true;
  }

  /** @param {FormData} message @param {() => void} again @returns {Promise<Kept | null>} */
  async answer(message, again = () => {}) {
    try {
      const answer = await fetch(this.where.keep, { method: "POST", body: message });
      if (answer.ok) return await answer.json();
      if (answer.status < 500) {
        this.tell.worry(answer.status === 422 ? "too-long" : "stale");
        return null;
      }
    } catch {
      // Unclench is away: it may be starting again, or there is no way to it.
    }
    this.tell.worry("here");
    again();
    return null;
  }

  /** The window may be closing: send what is not there yet, without waiting. */
  leave() {
    if (this.isKept) return;
    const message = new FormData(this.form);
    message.set("kind", "draft");
    navigator.sendBeacon(this.where.keep, message);
  }

  /** Take up what an earlier window could not send. @returns {Promise<void>} */
  async takeUp() {
    const left = this.device.left();
    const base = this.field("base").value;
    for (const [place, old] of left) {
      const newest = place === left.at(-1)?.[0];
      const same = old.title === this.there.title && old.text === this.there.text;
      if (same) this.device.drop(place);
      else if (newest && (old.base === base || old.at > this.where.at)) {
        this.field("title").value = old.title;
        this.field("text").value = old.text;
        this.field("base").value = ""; // so that what Unclench has stays a version
        this.device.keep(old);
        this.device.drop(place);
        this.form.dispatchEvent(new Event("input"));
        await this.send("draft", "found");
      } else if (await this.aside(old)) this.device.drop(place);
    }
  }

  /** @param {import("./on_device.js").Typed} old */
  async aside(old) {
    const message = new FormData(this.form);
    message.set("id", madeId());
    message.set("kind", "aside");
    message.set("title", old.title);
    message.set("text", old.text);
    const answer = await this.answer(message);
    if (answer) this.tell.kept(answer, "aside");
    return Boolean(answer);
  }
}
