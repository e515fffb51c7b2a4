// Messages of our own on their way: one after the other, each under one id however often it is tried, kept across a reload.
import { Problem, send } from "./api.js";

export class Outbox {
  /** `hear` gets sending, progress, delta, answer and failed. */
  constructor(kept, hear) {
    this.kept = kept;
    this.hear = hear;
    this.busy = false;
  }

  get waiting() {
    return this.kept.get("outbox") ?? [];
  }

  add(text) {
    const message = { id: newId(), text, after: this.kept.get("last") ?? 0 };
    this.kept.set({ outbox: [...this.waiting, message] });
    this.hear.sending(message);
    this.pump();
  }

  drop(id) {
    this.kept.set({ outbox: this.waiting.filter((message) => message.id !== id) });
  }

  async pump() {
    const [message] = this.waiting;
    if (this.busy || !message) return;
    this.busy = true;
    const session = { conversation: this.kept.get("conversation"), token: this.kept.get("token") };
    try {
      this.hear.progress(null, message);
      const answer = await send(session, { id: message.id, text: message.text }, this.hear);
      this.drop(message.id);
      await this.hear.answer(answer, message);
    } catch (error) {
      this.hear.failed(error instanceof Problem ? error : new Problem(0), message);
      return;
    } finally {
      this.busy = false;
    }
    this.pump();
  }
}

/** 128 random bits; crypto.randomUUID is missing where the page came over plain http from another machine. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
