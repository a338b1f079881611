// @ts-check
/** Shows how far a session is, and opens it when it is ready. */

const EVERY = 400; // milliseconds between two looks
const SLOW = 60_000; // milliseconds after which it is said that this takes long

class Wait extends HTMLElement {
  connectedCallback() {
    this.since = Date.now();
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
    const slow = this.querySelector("[data-slow]");
    if (slow instanceof HTMLElement) slow.hidden = Date.now() - this.since < SLOW;
    this.timer = setTimeout(() => this.look(), EVERY);
  }

  /** @param {{state: string, fraction: number}} progress */
  show({ state, fraction }) {
    const percent = Math.floor(100 * fraction);
    const bar = this.querySelector("progress");
    const words = this.querySelector("[data-percent]");
    if (bar) bar.value = percent;
    if (words) words.textContent = String(percent);
    // Both have their page at this same address.
    if (state === "ready" || state === "failed") location.reload();
  }
}

customElements.define("unclench-wait", Wait);
