// Free times, to look at: what is pressed to take one are the suggestions below the reply.
import { element } from "./element.js";
import { counted, local, money } from "./said.js";

export function slotsCard(told, { id, facts }) {
  const words = told.words.consultation;
  const { minutes, price, timezone, starts } = facts;
  const costs = Number(price.amount) === 0 ? words.free : money(price);
  const times = starts.map((start) => element("li", {}, element("time", { datetime: start }, local(start, timezone))));
  return element(
    "fieldset",
    { class: "card binding deal", "data-id": id },
    element("legend", {}, told.words.cards.slots),
    element("p", { class: "deal-title" }, `${counted(words, "minutes", minutes)} · ${costs}`),
    element("ul", { class: "starts", "aria-label": told.words.cards.slots }, ...times),
    element("p", { class: "meta" }, words.choose),
  );
}
