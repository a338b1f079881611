// @ts-check
/** Today's form: who asks from where, what this browser can play, what is chosen. */

/** What the library says of each practice. @typedef {{least: number, usual: string, most: number}} Bounds */

class Start extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.form = form;
    this.tellBrowser();
    this.suggested = this.field("what").value;
    for (const name of ["what", "minutes"]) {
      this.field(name).addEventListener("change", () => this.show());
    }
    this.show();
    form.addEventListener("submit", () => this.send());
    // Coming back to this page must not start the same practice once more.
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.renew();
    });
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLSelectElement} */
  field(name) {
    const field = this.form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) return field;
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

  show() {
    const what = /** @type {HTMLSelectElement} */ (this.field("what"));
    const minutes = /** @type {HTMLSelectElement} */ (this.field("minutes"));
    const chosen = what.selectedOptions[0];
    this.offerMinutes(minutes, {
      least: Number(chosen.dataset.least),
      usual: chosen.dataset.usual ?? "",
      most: Number(chosen.dataset.most),
    });
    const { technique = "", scene = "" } = chosen.dataset;
    this.put("[data-chosen]", technique);
    this.put("[data-scene]", scene && `${scene} · `);
    this.put("[data-minutes]", minutes.value);
    const own = this.querySelector("fieldset[data-own]");
    if (own instanceof HTMLFieldSetElement) {
      own.hidden = own.disabled = !chosen.dataset.own;
    }
    const why = this.querySelector("[data-why]");
    if (why instanceof HTMLElement) {
      why.dataset.why ||= why.textContent ?? "";
      why.textContent =
        what.value === this.suggested ? why.dataset.why : (chosen.dataset.summary ?? "");
    }
  }

  /** @param {HTMLSelectElement} select @param {Bounds} bounds */
  offerMinutes(select, { least, usual, most }) {
    for (const option of select.options) {
      option.hidden = option.disabled = Number(option.value) < least || Number(option.value) > most;
    }
    if (select.selectedOptions[0]?.disabled) select.value = usual;
  }

  /** @param {string} where @param {string} words */
  put(where, words) {
    const place = this.querySelector(where);
    if (place) place.textContent = words;
  }
}

/** A random UUID. `crypto.randomUUID` is missing where the page is not on localhost. */
function madeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

customElements.define("unclench-start", Start);
