// @ts-check
/** Shows how far a voice is on its way, and loads the page anew when that is over. */

const EVERY = 500; // milliseconds between two looks

class Fetch extends HTMLElement {
  connectedCallback() {
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async look() {
    try {
      const answer = await fetch(this.dataset.progress ?? "", { cache: "no-store" });
      if (answer.ok) this.show(await answer.json());
    } catch {
      // The server is just being started again: look once more.
    }
    this.timer = setTimeout(() => this.look(), EVERY);
  }

  /** @param {{state: string, percent: number}} progress */
  show({ state, percent }) {
    const bar = this.querySelector("progress");
    const words = this.querySelector("[data-percent]");
    if (bar) bar.value = percent;
    if (words) words.textContent = String(percent);
    if (state !== "coming") location.reload();
  }
}

customElements.define("unclench-fetch", Fetch);
