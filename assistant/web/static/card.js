// A card: something that binds, shown as what the server says it is, with the server's own buttons.
import { element } from "./element.js";
import { moment, money } from "./said.js";

export function card(told, { type, id, hash, facts, buttons }, press) {
  const legend = told.words.cards[type] ?? type;
  const rows = Object.entries(facts ?? {})
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => element("div", {}, element("dt", {}, name.replaceAll("_", " ")), element("dd", { dir: "auto" }, say(value))));
  const status = element("p", { class: "meta", role: "status" });
  const actions = (buttons ?? []).filter(({ href }) => /^\/api\/[^\\]*$/.test(href));
  const made = element(
    "fieldset",
    { class: `card binding ${type}`, "data-id": id },
    element("legend", {}, legend),
    element("dl", {}, ...rows),
    element("div", { class: "choices" }, ...actions.map((button) => act(button))),
    status,
  );

  function act({ label, method, href }) {
    return element("button", { type: "button", class: "button", onclick: () => run(method, href) }, label);
  }

  async function run(method, href) {
    made.disabled = true;
    try {
      await press(method, href, hash ? { hash } : {});
      status.textContent = told.words.card_done;
    } catch (problem) {
      made.disabled = false;
      status.textContent = told.words.card_failed.replace("{why}", problem.message || told.words.server);
    }
  }

  return made;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Money, instants, lists and plain values, in the page's language and the visitor's own time zone. */
function say(value) {
  if (Array.isArray(value)) return value.map(say).join(", ");
  if (value && typeof value === "object") {
    if ("amount" in value && "currency" in value) return money(value);
    return Object.values(value).map(say).join(" · ");
  }
  if (typeof value === "string" && INSTANT.test(value)) return moment(value, { dateStyle: "full" });
  return String(value);
}
