// Asks before something binds. Resolves to true only by its own button: Escape, the other button and a press beside it all mean no.
import { element } from "./element.js";

export function sure({ title, lines, yes, no }) {
  return new Promise((decided) => {
    const close = (answer) => () => asked.close(answer);
    const asked = element(
      "dialog",
      { class: "sure", "aria-labelledby": "sure-title" },
      element("h2", { id: "sure-title" }, title),
      ...lines.map((line) => element("p", { dir: "auto" }, line)),
      element(
        "div",
        { class: "choices" },
        // First, so that it has the focus: a key held down a moment too long must not bind anybody.
        element("button", { type: "button", class: "button", onclick: close("no") }, no),
        element("button", { type: "button", class: "button primary", onclick: close("yes") }, yes),
      ),
    );
    asked.addEventListener("close", () => {
      asked.remove();
      decided(asked.returnValue === "yes");
    });
    asked.addEventListener("click", (event) => event.target === asked && asked.close("no"));
    document.body.append(asked);
    asked.showModal();
  });
}
