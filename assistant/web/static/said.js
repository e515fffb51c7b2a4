// Figures as the page's language writes them, in the visitor's own time zone.
const language = () => document.documentElement.lang;

export function money({ amount, currency }) {
  return new Intl.NumberFormat(language(), { style: "currency", currency }).format(amount);
}

export function moment(instant, { dateStyle = "long", timeStyle = "short" } = {}) {
  return new Intl.DateTimeFormat(language(), { dateStyle, timeStyle }).format(new Date(instant));
}

/** "1 day", "3 days": `words` has `${key}_one` and `${key}_many`. */
export function counted(words, key, count) {
  return words[`${key}_${count === 1 ? "one" : "many"}`].replace("{n}", count);
}

/** "Thursday 3 December at 15:00 (Paris, UTC+1)": on the clock of a place, with its offset, which tells apart an hour that comes twice. */
export function local(instant, zone) {
  const place = zone.includes("/") && !zone.startsWith("Etc/") ? `${zone.split("/").at(-1).replaceAll("_", " ")}, ` : "";
  return `${clock(instant, zone)} (${place}${offset(instant, zone)})`;
}

/** The same without the place. */
export function clock(instant, zone) {
  const shape = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(language(), { ...shape, timeZone: zone }).format(new Date(instant));
}

function offset(instant, zone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(new Date(instant));
  const said = parts.find(({ type }) => type === "timeZoneName").value.replace("GMT", "UTC").replace("-", "−");
  return said === "UTC" ? "UTC+0" : said;
}
