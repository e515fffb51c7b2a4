// The chat page: opens or restores the conversation, and keeps log, composer, banner and live line in step.
import { call, read, start } from "./api.js";
import { Attach } from "./attach.js";
import { Composer } from "./composer.js";
import { follow } from "./follow.js";
import { element } from "./element.js";
import { Kept } from "./kept.js";
import { refreshCards } from "./live_card.js";
import { Log } from "./log.js";
import { Outbox } from "./outbox.js";

document.getElementById("scriptless").remove();
const told = JSON.parse(document.getElementById("told").textContent);
const { words } = told;
const [banner, problemLine, choices, talk, fresh] = ["banner", "problem", "choices", "talk", "new"].map((id) => document.getElementById(id));
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const kept = new Kept(told.handle);
const press = (method, href, body) => call(href, { method, token: kept.get("token"), body });
const log = new Log({ ...told, say: (text) => (say(text), composer.focus()) }, press);
const session = () => ({ conversation: kept.get("conversation"), token: kept.get("token") });
const attach = new Attach(words.files, session, { attached: (name) => say(`📎 ${name}`), failed: complain });
const composer = new Composer(say);
const outbox = new Outbox(kept, {
  sending: (message) => log.sending(message),
  progress,
  delta,
  answer,
  failed,
});
let stopFollowing = () => {};
let streamed = "";
let reveal = Promise.resolve();
let held = [];

function say(text) {
  if (text.length > told.limit) {
    composer.write(text);
    return complain(words.too_long.replace("{n}", told.limit));
  }
  complain("");
  suggest([]);
  outbox.add(text);
}

function progress(stage) {
  streamed = "";
  log.writing("", words[stage] ?? words.thinking);
}

/** The pieces come faster than anyone reads: one is shown per frame. */
function delta(text) {
  streamed += text;
  if (calm.matches) return;
  const so_far = streamed;
  reveal = reveal.then(() => new Promise((next) => requestAnimationFrame(next))).then(() => log.writing(so_far));
}

async function answer({ state, reply }, message) {
  // A page in the background draws no frames.
  await Promise.race([reveal, new Promise((late) => setTimeout(late, 1_000))]);
  reveal = Promise.resolve();
  log.written();
  log.delivered(message.id);
  if (reply) {
    log.show({ author: "assistant", text: reply.text, reply, at: new Date().toISOString() });
    suggest(suggestions(reply));
  }
  release();
  showState(state);
}

function failed(problem, message) {
  log.written();
  release();
  const again = () => (log.mark(message.id, words.sending), outbox.pump());
  if ([401, 403, 404].includes(problem.status)) return expired(message);
  if ([400, 413, 415, 422].includes(problem.status)) {
    outbox.drop(message.id);
    log.withdraw(message.id);
    composer.write(message.text);
    return complain(problem.message || words.server);
  }
  if (problem.status === 503) setTimeout(again, 1_000 * (problem.retryAfter ?? 1));
  log.mark(message.id, why(problem), again);
}

function why(problem) {
  if (!navigator.onLine) return words.offline;
  if (problem.status === 429) return `${words.not_sent} ${words.too_many.replace("{n}", problem.retryAfter ?? 60)}`;
  if (problem.status === 503) return words.starting;
  return problem.status ? `${words.not_sent} ${words.server}` : words.not_sent;
}

async function expired(message) {
  outbox.drop(message.id);
  kept.forget();
  await open();
  composer.write(message.text);
  complain(words.expired);
}

function complain(text, retry = null) {
  // A line that says the same is left alone, or it would be read out again.
  if (text && text === problemLine.textContent) return;
  problemLine.replaceChildren(text, ...(retry ? [" ", element("button", { type: "button", class: "link", onclick: retry }, words.retry)] : []));
  problemLine.hidden = !text;
}

/** What a card's own buttons say is not offered a second time. */
function suggestions(reply) {
  const pressed = (reply?.cards ?? []).flatMap(({ buttons }) => (buttons ?? []).map(({ text }) => text));
  return (reply?.choices ?? []).filter(({ text }) => !pressed.includes(text));
}

function suggest(found) {
  const held = choices.contains(document.activeElement);
  const button = ({ label, text }) =>
    element("button", { type: "button", class: "chip", dir: "auto", onclick: () => (say(text), composer.focus()) }, label);
  choices.replaceChildren(...found.map(button));
  choices.hidden = found.length === 0;
  if (held && !choices.contains(document.activeElement)) document.getElementById("scroll").focus({ preventScroll: true });
  if (log.atEnd()) log.toEnd();
}

/** Closed, nothing can be written or attached. */
function allow(open) {
  composer.allow(open);
  attach.allow(open);
}

function showState(state) {
  if (banner.dataset.state === state) return;
  const along = log.atEnd();
  banner.dataset.state = state;
  const text = { waiting: words.waiting, freelancer: words.freelancer_speaks, paused: words.paused, closed: words.closed }[state];
  const back = element("button", { type: "button", class: "button small", onclick: () => (say(words.back_text), composer.focus()) }, words.back_to_assistant);
  const offers = state === "freelancer" || state === "waiting";
  banner.replaceChildren(element("span", {}, (text ?? "").replaceAll("{name}", told.name)), ...(offers ? [back] : []));
  banner.hidden = !text;
  if (along) log.toEnd();
  allow(state !== "closed");
  talk.disabled = state === "closed";
}

function live() {
  stopFollowing();
  stopFollowing = follow({ ...session(), get last() { return kept.get("last") ?? 0; } }, {
    message: heard,
    state: showState,
    down: () => complain(navigator.onLine ? words.reconnecting : words.offline),
    up: online,
  });
}

function online() {
  if ([words.reconnecting, words.offline].includes(problemLine.textContent)) complain("");
  outbox.pump();
  refreshCards();
}

function heard(message) {
  kept.set({ last: Math.max(kept.get("last") ?? 0, message.seq) });
  // Whatever was said may have changed what a card above is worth.
  if (message.author !== "client") refreshCards();
  // Our own turn's reply comes by its own stream too, piece by piece: what the assistant says meanwhile waits for it.
  if (message.author === "assistant" && outbox.busy) held.push(message);
  else hear(message);
}

function hear(message) {
  log.show(message);
  if (message.author === "assistant") suggest(suggestions(message.reply));
}

function release() {
  const waited = held;
  held = [];
  waited.forEach(hear);
}

async function open() {
  complain("");
  stopFollowing();
  allow(false);
  try {
    if (kept.get("conversation")) await restore();
    else await begin();
  } catch (problem) {
    if (kept.get("conversation") && [401, 403, 404].includes(problem.status)) {
      kept.forget();
      return open();
    }
    const wait = problem.status === 503 || problem.status === 0 ? 1_000 * (problem.retryAfter ?? 3) : null;
    if (wait) setTimeout(open, wait);
    return complain(problem.status === 503 ? words.starting : `${words.start_failed} ${problem.status === 0 ? words.reconnecting : problem.message}`, open);
  }
  allow(banner.dataset.state !== "closed");
  talk.disabled = banner.dataset.state === "closed";
  live();
  outbox.pump();
  composer.focus();
}

async function begin() {
  const client = {
    name: null,
    locale: document.documentElement.lang,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || null,
    key: kept.get("client_key") ?? null,
  };
  const { conversation, token, client_key, reply } = await start(told.handle, client, told.gig);
  kept.set({ conversation, token, client_key, last: 0, outbox: [] });
  log.clear();
  log.show({ author: "assistant", text: reply.text, reply, at: new Date().toISOString() });
  suggest(suggestions(reply));
  showState("assistant");
}

async function restore() {
  const found = await read({ conversation: kept.get("conversation"), token: kept.get("token") });
  log.clear();
  found.messages.forEach((message) => log.show(message));
  kept.set({ last: found.messages.at(-1)?.seq ?? 0 });
  outbox.waiting.forEach((message) => log.sending(message, log.find(message.text, message.after)));
  const latest = suggestions(found.messages.at(-1)?.reply);
  const about = told.gig && found.brief.gig !== told.gig ? [{ label: told.about, text: told.about }] : [];
  suggest([...about, ...latest]);
  showState(found.state);
  log.toEnd();
}

talk.addEventListener("click", () => (say(told.talk), composer.focus()));
fresh.addEventListener("click", () => {
  if (log.list.querySelector(".client") && !confirm(told.confirm)) return;
  stopFollowing();
  kept.forget();
  delete banner.dataset.state;
  open();
});
for (const button of document.querySelectorAll("button.ask")) {
  button.addEventListener("click", () => {
    composer.write(button.dataset.text);
    if (matchMedia("(width < 56rem)").matches) document.getElementById("gigs").open = false;
    composer.focus({ always: true });
  });
}
const wide = matchMedia("(width >= 56rem)");
const unfold = () => (document.getElementById("gigs").open = wide.matches);
wide.addEventListener("change", unfold);
unfold();
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshCards());
addEventListener("offline", () => complain(words.offline));
addEventListener("online", online);
open();
