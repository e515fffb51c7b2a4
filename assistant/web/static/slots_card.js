// Free times to choose from: pressing one says it, as if it were written. What is said is read back before it is booked.
import { element } from "./element.js";
import { counted, local, money } from "./said.js";

export function slotsCard(told, { id, facts, buttons }) {
  const words = told.words.consultation;
  const { minutes, price, timezone, starts } = facts;
  const costs = Number(price.amount) === 0 ? words.free : money(price);
  const times = starts.map((start, place) => element("li", {}, choice(told, start, buttons?.[place], timezone)));
  return element(
    "fieldset",
    { class: "card binding deal", "data-id": id },
    element("legend", {}, told.words.cards.slots),
    element("p", { class: "deal-title" }, `${counted(words, "minutes", minutes)} · ${costs}`),
    element("ul", { class: "starts", "aria-label": told.words.cards.slots }, ...times),
    element("p", { class: "meta" }, words.choose),
  );
}

function choice(told, start, button, timezone) {
  const time = element("time", { datetime: start }, button?.label ?? local(start, timezone));
  if (!button?.text || !told.say) return time;
  return element("button", { type: "button", class: "chip", dir: "auto", onclick: () => told.say(button.text) }, time);
}
