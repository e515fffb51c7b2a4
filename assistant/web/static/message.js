// How one message looks.
import { card } from "./card.js";
import { consultationCard } from "./consultation_card.js";
import { element } from "./element.js";
import { offerCard } from "./offer_card.js";
import { slotsCard } from "./slots_card.js";

const CARDS = { offer: offerCard, consultation: consultationCard, slots: slotsCard };

/** `told` holds the page's words; `message` is {author, text, at?, reply?}; `press` calls a card's button. */
export function message(told, { author, text, at, reply }, press) {
  const who = { client: told.words.you, assistant: told.words.assistant, freelancer: told.name }[author];
  const outcome = reply && told.words[reply.outcome];
  return element(
    "article",
    { class: `message ${author}${reply ? ` ${reply.outcome}` : ""}`, "aria-label": who, "data-reply": reply?.id },
    element("header", {}, element("span", { class: author === "client" ? "unseen" : "author" }, who), at ? time(at) : null),
    element("p", { class: "text", lang: reply?.language ?? null, dir: "auto" }, text),
    outcome && reply.outcome !== "asked" ? element("p", { class: "outcome" }, outcome.replace("{name}", told.name)) : null,
    ...(reply?.cards ?? []).map((shown) => (CARDS[shown.type] ?? card)(told, shown, press)),
    reply?.sources?.length ? sources(told.words, reply.sources) : null,
  );
}

function time(at) {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  const format = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return element("time", { datetime: at }, new Intl.DateTimeFormat(document.documentElement.lang, format).format(when));
}

function sources(words, found) {
  const items = found.map((source) =>
    element(
      "li",
      {},
      element("span", { class: "tag" }, words.kinds[source.kind] ?? source.kind),
      " ",
      element("strong", { dir: "auto" }, source.title),
      source.excerpt ? element("blockquote", { dir: "auto" }, source.excerpt) : null,
    ),
  );
  const summary = element("summary", {}, words.sources.replace("{n}", String(found.length)));
  return element("details", { class: "sources" }, summary, element("ul", {}, ...items));
}
