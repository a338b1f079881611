// @ts-check
/** A form that starts a practice: who asks from where, and what this browser can play. */

import { madeId } from "./made_id.js";

class Start extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.form = form;
    this.tellBrowser();
    form.addEventListener("submit", () => this.send());
    // Coming back to this page must not start the same practice once more.
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.renew();
    });
  }

  /** @param {string} name @returns {HTMLInputElement} */
  field(name) {
    const field = this.form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) return field;
    throw new Error(`The form has no field ${name}.`);
  }

  tellBrowser() {
    this.field("zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    const canOpus = document.createElement("audio").canPlayType('audio/ogg; codecs="opus"');
    this.field("audio").value = canOpus ? "opus" : "m4a";
  }

  renew() {
    this.field("id").value = madeId();
    for (const button of this.querySelectorAll("button")) button.disabled = false;
  }

  send() {
    // After the browser has collected the form.
    setTimeout(() => {
      for (const button of this.querySelectorAll("button")) button.disabled = true;
    });
  }
}

customElements.define("unclench-start", Start);
