// The messages on the page: each shown once, in order, whichever way it arrived.
import { element } from "./element.js";
import { message } from "./message.js";

const NEAR = 120; // pixels from the end that still count as reading along

export class Log {
  constructor(told, press) {
    this.told = told;
    this.press = press;
    this.list = document.getElementById("log");
    this.draft = document.getElementById("draft");
    this.scroll = document.getElementById("scroll");
    this.newest = document.getElementById("newest");
    this.newest.addEventListener("click", () => this.toEnd());
    this.scroll.addEventListener("scroll", () => this.atEnd() && (this.newest.hidden = true), { passive: true });
    // What comes into a card after it is shown must not end up below the edge for whoever reads along.
    this.list.addEventListener("grown", () => this.atEnd() && this.toEnd());
    this.sent = new Map(); // own messages on their way or just answered: id -> {element, text, numbered}
  }

  clear() {
    this.list.replaceChildren();
    this.draft.replaceChildren();
    this.sent.clear();
  }

  /** A message of our own, shown before the server has it. `shown` is its element where the server had it already. */
  sending({ id, text }, shown = null) {
    const made = shown ?? this.#add(message(this.told, { author: "client", text }), { follow: true });
    this.sent.set(id, { element: made, text, numbered: shown !== null });
  }

  delivered(id) {
    this.mark(id, null);
  }

  /** Says under a message what became of it; `retry` adds a button. */
  mark(id, text, retry = null) {
    const made = this.sent.get(id)?.element;
    if (!made) return;
    made.querySelector(".fate")?.remove();
    made.classList.toggle("failed", retry !== null);
    if (!text) return;
    const button = retry && element("button", { type: "button", class: "link", onclick: retry }, this.told.words.retry);
    made.append(element("p", { class: "fate" }, text, " ", button || null));
  }

  withdraw(id) {
    this.sent.get(id)?.element.remove();
    this.sent.delete(id);
  }

  /** A message as the server numbers it; returns its element, new or the one that was there. */
  show(said) {
    if (said.author === "client") {
      const mine = [...this.sent.values()].find((one) => !one.numbered && one.text.trim() === said.text.trim());
      if (mine) {
        mine.numbered = true;
        mine.element.dataset.seq = said.seq;
        return mine.element;
      }
    }
    const there = said.reply && this.list.querySelector(`[data-reply="${CSS.escape(said.reply.id)}"]`);
    const shown = there || this.#add(message(this.told, said, this.press));
    if (said.seq) shown.dataset.seq = said.seq;
    return shown;
  }

  /** The client's message with that text that came after message number `after`, if the server has it. */
  find(text, after) {
    const mine = [...this.list.querySelectorAll(".message.client")];
    return mine.find((one) => Number(one.dataset.seq) > after && one.querySelector(".text").textContent.trim() === text.trim()) ?? null;
  }

  /** Shows what is being written; it is announced only when it is finished, by moving into the log. */
  writing(text, stage) {
    if (!this.draft.firstChild) {
      const dots = element("span", { class: "dots" }, element("i"), element("i"), element("i"));
      const inner = element("p", { class: "text" }, dots, element("span", { class: "meta stage" }));
      this.draft.append(element("article", { class: "message assistant" }, inner));
      this.toEnd();
    }
    const inner = this.draft.querySelector(".text");
    if (text) inner.textContent = text;
    else if (stage) inner.querySelector(".stage")?.replaceChildren(stage);
    if (this.atEnd()) this.toEnd();
  }

  written() {
    this.draft.replaceChildren();
  }

  atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.newest.hidden = true;
  }

  #add(made, { follow = false } = {}) {
    const along = follow || this.atEnd();
    this.list.append(made);
    if (along) this.toEnd();
    else this.newest.hidden = false;
    return made;
  }
}
