// @ts-check
/** A sound to try: one button in the place of the browser's controls; one sound at a time. */

class Hear extends HTMLElement {
  connectedCallback() {
    const audio = this.querySelector("audio");
    const button = this.querySelector("button");
    const word = this.querySelector("[data-word]");
    if (!audio || !button || !word) return;
    const hear = word.textContent;
    audio.controls = false;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!audio.paused) return audio.pause();
      audio.currentTime = 0;
      audio.play().catch(() => audio.pause());
    });
    audio.addEventListener("play", () => {
      for (const other of document.querySelectorAll("audio")) {
        if (other !== audio) other.pause();
      }
    });
    for (const event of ["play", "pause", "ended"]) {
      audio.addEventListener(event, () => {
        word.textContent = audio.paused ? hear : (button.dataset.stop ?? hear);
      });
    }
  }
}

customElements.define("unclench-hear", Hear);
