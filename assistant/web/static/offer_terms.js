// What an offer says, all of it: what is paid, what is done by when, what is in it and what is not.
import { element } from "./element.js";
import { counted, moment, money } from "./said.js";

export function terms(words, facts) {
  return element(
    "div",
    { class: "terms" },
    element("p", { class: "deal-title", dir: "auto" }, facts.title),
    element("ul", { class: "packages", "aria-label": words.items }, ...(facts.items ?? []).map((item) => line(words, item))),
    element("dl", {}, ...sums(words, facts), ...rows(words, facts)),
    facts.milestones?.length ? steps(words, facts) : null,
    ...scope(words.includes, facts.includes, "in"),
    ...scope(words.excludes, facts.excludes, "out"),
    facts.note ? element("p", { class: "note", dir: "auto" }, facts.note) : null,
  );
}

function line(words, { title, quantity, unit_price, total }) {
  const many = quantity > 1;
  return element(
    "li",
    {},
    element("span", { dir: "auto" }, many ? `${quantity} × ${title}` : title),
    " ",
    element("strong", { class: "price" }, money(total)),
    many ? element("span", { class: "meta" }, words.each.replace("{price}", money(unit_price))) : null,
  );
}

function sums(words, { discount, total, client_pays, subscription }) {
  const off = discount && Number(discount.amount) !== 0 ? row(words.discount, `−${money(discount)}`) : null;
  return [
    off,
    row(subscription ? words.total_month : words.total, money(total), "sum"),
    subscription ? row(words.runs, counted(words, "months", subscription.months)) : null,
    client_pays ? row(subscription ? words.client_pays_month : words.client_pays, money(client_pays), "sum") : null,
  ];
}

function rows(words, { delivery_days, working_days, revisions, expires_at }) {
  const unlimited = revisions === null || revisions === "unlimited";
  return [
    row(words.delivery, counted(words, working_days ? "working_days" : "days", delivery_days)),
    row(words.revisions, unlimited ? words.unlimited : String(revisions)),
    row(words.expires, element("time", { datetime: expires_at }, moment(expires_at))),
  ];
}

function row(name, value, kind = null) {
  return element("div", { class: kind }, element("dt", {}, name), element("dd", {}, value));
}

function steps(words, { milestones, working_days }) {
  const made = milestones.map(({ title, includes, delivery_days, amount }) =>
    element(
      "li",
      {},
      element("span", { dir: "auto" }, title),
      " ",
      element("strong", { class: "price" }, money(amount)),
      element("span", { class: "meta" }, [counted(words, working_days ? "working_days" : "days", delivery_days), ...(includes ?? [])].join(" · ")),
    ),
  );
  return element("div", {}, element("p", { class: "label" }, words.milestones), element("ol", { class: "packages" }, ...made));
}

function scope(label, items, kind) {
  if (!items?.length) return [];
  const made = items.map((item) => element("li", { dir: "auto" }, item));
  return [element("div", {}, element("p", { class: "label" }, label), element("ul", { class: `scope ${kind}` }, ...made))];
}
