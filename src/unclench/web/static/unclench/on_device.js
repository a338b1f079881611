// @ts-check
/** What was typed, on this device, until Unclench has it. One place a window. */

import { madeId } from "./made_id.js";

/** @typedef {{title: string, text: string, base: string, at: string}} Typed */

export class OnDevice {
  /** @param {string} script the script's id */
  constructor(script) {
    this.begin = `unclench-write:${script}:`;
    this.place = this.begin + madeId();
  }

  /** @param {Typed} typed */
  keep(typed) {
    try {
      localStorage.setItem(this.place, JSON.stringify(typed));
    } catch {
      // No room, or not allowed: it goes to Unclench in a second anyway.
    }
  }

  clear() {
    this.drop(this.place);
  }

  /** @param {string} place */
  drop(place) {
    try {
      localStorage.removeItem(place);
    } catch {
      // It was not there then.
    }
  }

  /** What other windows, or this one before, have left, the oldest first.
   * @returns {[string, Typed][]} */
  left() {
    /** @type {[string, Typed][]} */
    const found = [];
    try {
      for (const place of Object.keys(localStorage)) {
        if (!place.startsWith(this.begin) || place === this.place) continue;
        found.push([place, JSON.parse(localStorage.getItem(place) ?? "")]);
      }
    } catch {
      // What can't be read can't be brought back.
    }
    return found.sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  }
}
