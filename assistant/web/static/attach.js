// Files of the client's own: sent one after the other, each then said in the conversation by its name.
import { upload } from "./api.js";

const LARGEST = 10_000_000;

/** `hear` gets attached(name) and failed(text); `session()` tells where to. */
export class Attach {
  constructor(words, session, hear) {
    this.words = words;
    this.session = session;
    this.hear = hear;
    this.button = document.getElementById("attach");
    this.input = document.getElementById("file");
    this.line = document.getElementById("attaching");
    this.busy = false;
    this.open = false;
    this.button.addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => this.#send([...this.input.files]));
  }

  allow(open) {
    this.open = open;
    this.button.disabled = !open || this.busy;
  }

  async #send(files) {
    this.busy = true;
    this.allow(this.open);
    this.hear.failed("");
    try {
      for (const file of files) await this.#one(file);
    } catch (problem) {
      this.hear.failed(problem.said ?? this.#why(problem));
    } finally {
      this.busy = false;
      this.input.value = "";
      this.#tell("");
      this.allow(this.open);
    }
  }

  async #one(file) {
    if (file.size > LARGEST) throw { said: this.words.too_large.replace("{name}", file.name) };
    this.#tell(this.words.sending.replace("{name}", file.name));
    const { name } = await upload(this.session(), file);
    this.hear.attached(name);
  }

  #tell(text) {
    this.line.textContent = text;
    this.line.hidden = !text;
  }

  #why({ status, code, retryAfter }) {
    if (status === 429) return this.words.later.replace("{n}", retryAfter ?? 60);
    return this.words.problems[code] ?? this.words.failed;
  }
}
