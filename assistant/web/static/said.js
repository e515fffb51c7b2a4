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
