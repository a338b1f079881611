// @ts-check
/** “Ground me” in the player: the sound pauses, and the steps are there. */

class Ground extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    const audio = this.closest("unclench-player")?.querySelector("audio");
    this.querySelector("a")?.addEventListener("click", (event) => {
      if (!dialog) return; // then it is a link
      event.preventDefault();
      audio?.pause();
      dialog.showModal();
    });
    this.querySelector("[data-back]")?.addEventListener("click", () => dialog?.close());
  }
}

customElements.define("unclench-ground", Ground);
