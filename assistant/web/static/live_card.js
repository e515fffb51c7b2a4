// A card about something that changes: what it says of its state is always the server's last word, and until that is known, nothing on it
// can be pressed.
import { element } from "./element.js";

const LONGEST_TIMER = 2 ** 31 - 1;
const shown = new Set();

/** Asks again where everything stands that could still change. */
export function refreshCards() {
  for (const one of shown) {
    if (one.made.isConnected) one.refresh();
    else shown.delete(one);
  }
}

/**
 * `about` is {id, path, legend, words, open, content}: `open` lists the states in which something can still happen. `now` is what the
 * server says; `look` gives its state, `tell` the words for it, `offer` its buttons as {label, kind, onclick}, `wake` the instant at
 * which to look again.
 */
export function liveCard(told, { id, path, legend, words, open, content }, press, { look, tell, offer, wake }) {
  const status = element("p", { class: "state", role: "status", tabindex: "-1" });
  const actions = element("div", { class: "choices" });
  const made = element("fieldset", { class: "card binding deal", "data-id": id }, element("legend", {}, legend), ...content, status, actions);
  let timer;

  function show(state, text, offered = []) {
    const isOpen = open.includes(state);
    made.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
    if (!isOpen && state in words.states && state !== "unknown") shown.delete(card);
    // What is there already stays: whoever has the focus on it keeps it.
    if (made.dataset.offered === String(offered.map(({ label }) => label))) return;
    made.dataset.offered = String(offered.map(({ label }) => label));
    const held = actions.contains(document.activeElement);
    actions.replaceChildren(...offered.map(button));
    if (held && !isOpen) status.focus({ preventScroll: true });
    made.dispatchEvent(new Event("grown", { bubbles: true }));
  }

  function button({ label, kind = "", onclick }) {
    return element("button", { type: "button", class: `button ${kind}`.trim(), onclick }, label);
  }

  /** Presses it, and says what became of it. */
  async function run(method, href, body) {
    made.disabled = true;
    try {
      await press(method, href, body);
      await refresh();
      status.focus({ preventScroll: true });
    } catch (problem) {
      if ([404, 409].includes(problem.status)) await refresh();
      const known = words.refused?.[problem.code];
      if (known) status.textContent = known;
      else if (![404, 409].includes(problem.status)) status.textContent = failed(problem);
    } finally {
      made.disabled = false;
    }
  }

  function failed({ status: answered }) {
    return told.words.card_failed.replace("{why}", answered ? told.words.server : told.words.offline);
  }

  async function refresh() {
    try {
      const now = await (await press("GET", path)).json();
      const state = look(now);
      show(state, tell?.(now) ?? words.states[state] ?? state, open.includes(state) ? offer(now, run) : []);
      wakeAt(wake(now));
    } catch (problem) {
      if (problem.status === 404) show("gone", words.states.gone);
      else if (!open.includes(made.dataset.state)) show("unknown", words.states.unknown, [{ label: told.words.retry, kind: "small", onclick: refresh }]);
    }
  }

  function wakeAt(instant) {
    clearTimeout(timer);
    if (instant && open.includes(made.dataset.state)) timer = setTimeout(refresh, Math.min(LONGEST_TIMER, Math.max(1_000, new Date(instant) - Date.now() + 500)));
  }

  const card = { made, refresh };
  shown.add(card);
  show("looking", words.looking);
  refresh();
  return made;
}
