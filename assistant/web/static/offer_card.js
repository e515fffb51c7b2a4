// An offer in the conversation: its terms, where it stands now, and the two answers, which bind. What it says of its state is always the
// server's last word: until that is known, nothing on it can be pressed.
import { element } from "./element.js";
import { terms } from "./offer_terms.js";
import { money } from "./said.js";
import { sure } from "./sure.js";

const OPEN = ["sent", "viewed"];
const LONGEST_TIMER = 2 ** 31 - 1;
const shown = new Set();

/** Asks again where every offer stands that could still change. */
export function refreshOffers() {
  for (const one of shown) {
    if (one.made.isConnected) one.refresh();
    else shown.delete(one);
  }
}

export function offerCard(told, { id, hash, facts, buttons }, press) {
  const words = told.words.offer;
  const path = `/api/offers/${encodeURIComponent(id)}`;
  const status = element("p", { class: "state", role: "status", tabindex: "-1" });
  const actions = element("div", { class: "choices" });
  const made = element(
    "fieldset",
    { class: "card binding deal", "data-id": id },
    element("legend", {}, told.words.cards.offer),
    terms(words, facts),
    element("p", { class: "meta" }, words.simulated),
    status,
    actions,
  );
  const mine = (buttons ?? []).filter(({ href }) => href.startsWith(`${path}/`));
  let timer;

  function show(state, text = words.states[state] ?? state, offered = OPEN.includes(state) ? mine.map(answer) : []) {
    const open = OPEN.includes(state);
    // What is there already stays: whoever has the focus on it keeps it.
    const same = made.dataset.state === state || (open && OPEN.includes(made.dataset.state));
    made.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
    if (same && actions.childElementCount === offered.length) return;
    const held = actions.contains(document.activeElement);
    actions.replaceChildren(...offered);
    if (held && !open) status.focus({ preventScroll: true });
    made.dispatchEvent(new Event("grown", { bubbles: true }));
    if (!open && state in words.states && state !== "unknown") shown.delete(card);
  }

  function answer({ label, method, href }) {
    const accepts = href === `${path}/accept`;
    const onclick = async () => {
      if (accepts && !(await confirmed())) return;
      run(method, href);
    };
    return element("button", { type: "button", class: accepts ? "button primary" : "button", onclick }, label);
  }

  function confirmed() {
    const lines = [facts.title, `${facts.subscription ? words.total_month : words.total}: ${money(facts.total)}`];
    const label = facts.subscription ? words.client_pays_month : words.client_pays;
    if (facts.client_pays) lines.push(`${label}: ${money(facts.client_pays)}`);
    const pays = money(facts.client_pays ?? facts.total);
    return sure({ title: words.sure, lines: [...lines, words.simulated], yes: words.bind.replace("{price}", pays), no: words.not_yet });
  }

  async function run(method, href) {
    made.disabled = true;
    try {
      await press(method, href, { hash });
      await refresh();
      status.focus({ preventScroll: true });
    } catch (problem) {
      if ([404, 409].includes(problem.status)) await refresh();
      else status.textContent = told.words.card_failed.replace("{why}", problem.status ? told.words.server : told.words.offline);
    } finally {
      made.disabled = false;
    }
  }

  /** A read by its client counts as viewed: it is on the screen. */
  async function refresh() {
    try {
      const now = await (await press("GET", path)).json();
      show(now.hash === hash ? now.status : "changed");
      wakeAt(now.expires_at);
    } catch (problem) {
      if (problem.status === 404) show("gone");
      else if (!OPEN.includes(made.dataset.state)) waiting();
    }
  }

  function waiting() {
    show("unknown", undefined, [element("button", { type: "button", class: "button small", onclick: refresh }, told.words.retry)]);
  }

  function wakeAt(instant) {
    clearTimeout(timer);
    if (OPEN.includes(made.dataset.state)) timer = setTimeout(refresh, Math.min(LONGEST_TIMER, Math.max(1_000, new Date(instant) - Date.now() + 500)));
  }

  const card = { made, refresh };
  shown.add(card);
  show("unknown", words.looking);
  refresh();
  return made;
}
