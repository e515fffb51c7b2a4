// An offer in the conversation: its terms, where it stands now, and the two answers, which bind.
import { element } from "./element.js";
import { liveCard } from "./live_card.js";
import { terms } from "./offer_terms.js";
import { money } from "./said.js";
import { sure } from "./sure.js";

export function offerCard(told, { id, hash, facts, buttons }, press) {
  const words = told.words.offer;
  const path = `/api/offers/${encodeURIComponent(id)}`;
  const content = [terms(words, facts), element("p", { class: "meta" }, words.simulated)];
  const mine = (buttons ?? []).filter(({ href }) => href.startsWith(`${path}/`));

  function answer({ label, method, href }, run) {
    const accepts = href === `${path}/accept`;
    const onclick = async () => {
      if (!accepts || (await confirmed())) run(method, href, { hash });
    };
    return { label, kind: accepts ? "primary" : "", onclick };
  }

  function confirmed() {
    const lines = [facts.title, `${facts.subscription ? words.total_month : words.total}: ${money(facts.total)}`];
    const label = facts.subscription ? words.client_pays_month : words.client_pays;
    if (facts.client_pays) lines.push(`${label}: ${money(facts.client_pays)}`);
    const pays = money(facts.client_pays ?? facts.total);
    return sure({ title: words.sure, lines: [...lines, words.simulated], yes: words.bind.replace("{price}", pays), no: words.not_yet });
  }

  const about = { id, path, legend: told.words.cards.offer, words, open: ["sent", "viewed"], content };
  // A read by its client counts as viewed: it is on the screen.
  return liveCard(told, about, press, {
    look: (now) => (now.hash === hash ? now.status : "changed"),
    offer: (now, run) => mine.map((button) => answer(button, run)),
    wake: (now) => now.expires_at,
  });
}
