// Where the client writes: Enter sends, Shift+Enter starts a new line, the field grows with its text.

export class Composer {
  constructor(send) {
    this.form = document.getElementById("composer");
    this.text = document.getElementById("text");
    this.button = document.getElementById("send");
    this.open = false;
    this.text.addEventListener("input", () => this.#fit());
    this.text.addEventListener("keydown", (event) => {
      // While an input method composes a character, Enter belongs to it.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.form.requestSubmit();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.text.value.trim();
      if (!text || !this.open) return;
      this.write("");
      this.focus();
      send(text);
    });
    this.#fit();
  }

  /** Closed, it keeps what is typed and does not send. */
  allow(open) {
    this.open = open;
    this.#fit();
  }

  write(text) {
    this.text.value = text;
    this.#fit();
  }

  /** On a phone the keyboard would cover the answer, so there only the reader's own tap brings it up. */
  focus({ always = false } = {}) {
    if (always || matchMedia("(pointer: fine)").matches) this.text.focus({ preventScroll: true });
  }

  #fit() {
    this.text.rows = 1;
    const line = parseFloat(getComputedStyle(this.text).lineHeight);
    while (this.text.rows < 7 && this.text.scrollHeight > this.text.clientHeight + line / 2) this.text.rows += 1;
    this.button.disabled = !this.open || !this.text.value.trim();
  }
}
