// @ts-check
/** The coach: asked when typing pauses, one question at a time; its buttons. */

import { show } from "./fragment.js";

const PAUSE = 200; // milliseconds without typing

export class Coach {
  /** @param {HTMLFormElement} form @param {HTMLElement} panel @param {string} address */
  constructor(form, panel, address) {
    this.form = form;
    this.panel = panel;
    this.address = address;
    this.text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
    this.seen = /** @type {HTMLElement} */ (panel.querySelector("[data-seen]"));
    this.timer = 0;
    this.asking = false;
    this.again = false;
    panel.addEventListener("click", (event) => this.clicked(event));
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.again = this.asking;
    if (this.asking) return;
    this.asking = true;
    try {
      const body = new FormData(this.form);
      const answer = await fetch(this.address, { method: "POST", body });
      if (answer.ok) this.tell(await answer.text());
    } catch {
      // Away just now: what it said stays, and the next pause asks once more.
    }
    this.asking = false;
    if (this.again) this.changed();
  }

  /** @param {string} html */
  tell(html) {
    // Who is answering it keeps what they are answering.
    if (this.seen.contains(document.activeElement)) {
      this.seen.addEventListener("focusout", () => this.changed(), { once: true });
      return;
    }
    show(this.seen, html);
    const count = this.panel.querySelector("[data-count]");
    const seen = /** @type {HTMLElement} */ (this.seen.querySelector(".seen"));
    if (count) count.textContent = seen.dataset.count ?? "";
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.dataset.leave) this.leave(button);
    else if (button.dataset.line) this.select(button);
  }

  /** Where a row begins in the text, and the row. @param {number} line */
  row(line) {
    const rows = this.text.value.split("\n");
    const start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
    return { start, row: rows[line - 1] ?? "", share: (line - 1) / rows.length };
  }

  /** @param {HTMLElement} button */
  select({ dataset }) {
    const { start, row, share } = this.row(Number(dataset.line));
    // A column counts characters; a place in the text counts half ones.
    const from = start + [...row].slice(0, Number(dataset.column) - 1).join("").length;
    const words = dataset.words ?? "";
    const to = words ? from + words.length : start + row.length;
    this.text.scrollTop = share * this.text.scrollHeight - this.text.clientHeight / 3;
    this.text.focus();
    this.text.setSelectionRange(words ? from : start, to);
  }

  /** Write a note that says why a finding may stay. @param {HTMLElement} button */
  leave(button) {
    const why = button.parentElement?.querySelector("input");
    if (!(why instanceof HTMLInputElement)) return;
    const reason = why.value.replace(/--|[<>]/g, " ").trim();
    if (!reason) {
      why.focus();
      return;
    }
    const { start, row } = this.row(Number(button.dataset.line));
    const end = start + row.trimEnd().length;
    const note = ` <!-- ok ${button.dataset.leave}: ${reason} -->`;
    this.text.setRangeText(note, end, end, "end");
    this.text.focus();
    this.form.dispatchEvent(new Event("input"));
  }
}
