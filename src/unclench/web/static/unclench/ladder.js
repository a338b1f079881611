// @ts-check
/** The ladder: what this browser can play, and durations tapped instead of typed. */

class Rehearse extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    const zone = /** @type {HTMLInputElement} */ (form.elements.namedItem("zone"));
    const audio = /** @type {HTMLInputElement} */ (form.elements.namedItem("audio"));
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    const canOpus = document.createElement("audio").canPlayType('audio/ogg; codecs="opus"');
    audio.value = canOpus ? "opus" : "m4a";
  }
}

class Stopwatch extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    if (!input) return;
    const { begin = "", end = "" } = this.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tap";
    button.textContent = begin;
    /** @type {number | null} */
    let since = null;
    button.addEventListener("click", (event) => {
      if (since === null) {
        since = event.timeStamp;
        button.textContent = end;
        return;
      }
      input.value = ((event.timeStamp - since) / 1000).toFixed(1);
      since = null;
      button.textContent = begin;
    });
    this.append(button);
  }
}

customElements.define("unclench-rehearse", Rehearse);
customElements.define("unclench-stopwatch", Stopwatch);
