// What a consultation is: when it is on both clocks, how long, for how much, and by when what has to be done.
import { element } from "./element.js";
import { clock, counted, local, money } from "./said.js";

const OPEN = ["waiting_approval", "held", "confirmed"];

export const isFree = ({ price }) => Number(price.amount) === 0;

/** free, refunded or lost: what cancelling it at this moment comes to. */
export function cost({ paid_at, cancel_free_until }) {
  if (!paid_at) return "free";
  return !cancel_free_until || Date.now() < new Date(cancel_free_until) ? "refunded" : "lost";
}

export function booking(told, now) {
  const words = told.words.consultation;
  const open = OPEN.includes(now.status);
  return element(
    "div",
    { class: "terms" },
    element("p", { class: "deal-title" }, `${counted(words, "minutes", now.minutes)} · ${isFree(now) ? words.free : money(now.price)}`),
    element("dl", { class: "wide-rows" }, ...times(told, words, now), ...(open ? rows(words, now) : [])),
    open && now.status !== "waiting_approval" ? element("p", { class: "meta" }, words.move) : null,
  );
}

function times(told, words, { starts_at, client_timezone, freelancer_timezone }) {
  const [mine, theirs] = [client_timezone, freelancer_timezone];
  if (!theirs || clock(starts_at, mine) === clock(starts_at, theirs)) return [row(words.when, time(starts_at, mine))];
  return [row(words.your_time, time(starts_at, mine)), row(words.their_time.replace("{name}", told.name), time(starts_at, theirs))];
}

function rows(words, now) {
  const { status, hold_until, meeting_link } = now;
  return [
    hold_until ? row(status === "held" ? words.pay_by : words.answer_by, time(hold_until, now.client_timezone)) : null,
    row(words.cancelling, rule(words, now)),
    meeting_link ? row(words.link, link(meeting_link)) : null,
  ].filter(Boolean);
}

function rule(words, { status, cancel_free_until, client_timezone }) {
  if (!cancel_free_until) return words.costs_nothing;
  if (new Date(cancel_free_until) > Date.now()) return words.rule.replace("{when}", local(cancel_free_until, client_timezone));
  return status === "confirmed" ? words.no_refund_now : words.no_refund;
}

/** Only where it leads into the web: anything else is text. */
function link(address) {
  if (!/^https?:\/\//i.test(address)) return address;
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
}

function time(instant, zone) {
  return element("time", { datetime: instant }, local(instant, zone));
}

function row(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}
