// A consultation in the conversation: when it is on both clocks, what it costs, where it stands now, and what its client can do with it.
import { booking, cost, isFree } from "./consultation_terms.js";
import { element } from "./element.js";
import { liveCard } from "./live_card.js";
import { local, money } from "./said.js";
import { sure } from "./sure.js";

const OPEN = ["waiting_approval", "held", "confirmed"];

export function consultationCard(told, { id, facts }, press) {
  const words = told.words.consultation;
  const path = `/api/consultations/${encodeURIComponent(id)}`;
  const terms = element("div", { class: "terms" });
  let now = facts;

  /** What is there already stays, so that nothing is read out again and no link loses the focus. */
  function draw() {
    const next = booking(told, now);
    if (next.innerHTML !== terms.firstElementChild?.innerHTML) terms.replaceChildren(next);
  }

  function look(read) {
    now = read;
    draw();
    return now.status;
  }

  function tell({ status, paid_at, refunded_at }) {
    const said = words.states[status] ?? status;
    if (OPEN.includes(status) || !paid_at) return said;
    if (refunded_at) return `${said} ${words.refunded}`;
    return status === "cancelled" ? `${said} ${words.not_refunded}` : said;
  }

  function offer(_now, run) {
    const pay = { label: words.pay.replace("{price}", money(now.price)), kind: "primary", onclick: async () => (await paying()) && run("POST", `${path}/pay`) };
    const free = !now.paid_at || !now.cancel_free_until;
    const cancel = { label: free ? words.cancel_free : words.cancel, onclick: async () => (await cancelling()) && run("POST", `${path}/cancel`) };
    const save = { label: words.save, kind: "small", onclick: keep };
    const begun = Date.now() >= new Date(now.starts_at);
    return [...(now.status === "held" ? [pay] : []), ...(begun ? [] : [cancel]), ...(now.status === "confirmed" ? [save] : [])];
  }

  const when = () => local(now.starts_at, now.client_timezone);

  function paying() {
    const lines = [when(), words.rule.replace("{when}", local(now.cancel_free_until ?? now.starts_at, now.client_timezone)), words.simulated];
    if (new Date(now.cancel_free_until) <= Date.now()) lines[1] = words.no_refund;
    const price = money(now.price);
    return sure({ title: words.sure_pay, lines, yes: words.bind.replace("{price}", price), no: words.not_yet });
  }

  /** Asked again where it began to cost while the question was open. */
  async function cancelling() {
    for (;;) {
      const costs = cost(now);
      const line = words.costs[costs].replace("{price}", money(now.price));
      if (!(await sure({ title: words.sure_cancel, lines: [when(), line], yes: words.yes_cancel, no: words.keep }))) return false;
      if (cost(now) === costs) return true;
    }
  }

  /** A calendar file, which the page fetches because its token is in no address. */
  async function keep() {
    try {
      const file = URL.createObjectURL(await (await press("GET", `${path}/invitation.ics`)).blob());
      element("a", { href: file, download: "consultation.ics" }).click();
      setTimeout(() => URL.revokeObjectURL(file), 60_000);
    } catch {
      // The button stays: it can be pressed again.
    }
  }

  draw();
  const content = [terms, isFree(facts) ? null : element("p", { class: "meta" }, words.simulated)].filter(Boolean);
  const about = { id, path, legend: told.words.cards.consultation, words, open: OPEN, content };
  return liveCard(told, about, press, { look, tell, offer, wake: next });
}

/** When something about it changes by itself. */
function next({ status, hold_until, cancel_free_until, starts_at, ends_at }) {
  const moments = status === "confirmed" ? [cancel_free_until, starts_at, ends_at] : [hold_until, cancel_free_until];
  return moments.filter((moment) => moment && new Date(moment) > Date.now()).sort((one, other) => new Date(one) - new Date(other))[0];
}
