// What this device keeps of a chat: which conversation it is, its token, the client key, and messages not yet sent.

export class Kept {
  constructor(handle) {
    this.key = `assistant:${handle}`;
    this.body = this.#load();
  }

  get(name) {
    return this.body[name];
  }

  set(values) {
    Object.assign(this.body, values);
    try {
      localStorage.setItem(this.key, JSON.stringify(this.body));
    } catch {
      // No storage here: the chat still works, it only does not survive a reload.
    }
  }

  /** Forgets the conversation; the client key stays, so that the client is recognised. */
  forget() {
    const { client_key } = this.body;
    this.body = {};
    this.set(client_key ? { client_key } : {});
  }

  #load() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key) ?? "{}");
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  }
}
