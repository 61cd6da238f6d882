/** A button that turns something on and off for this device: [hidden] until the script is there. */

import { recall, remember } from "./_geheugen.js";
import { UPDATED } from "./_gebeurtenis.js";

/** Returns a function that says whether it is on (aria-pressed="true"); apply(on) at each change. */
export function startSwitch(selector, store, name, apply = () => {}) {
  const pressed = document.querySelector(selector)?.getAttribute("aria-pressed") === "true";
  let on = (recall(store, name) ?? (pressed ? "ja" : "")) === "ja";
  const show = () => {
    for (const button of document.querySelectorAll(selector)) {
      button.hidden = false;
      button.setAttribute("aria-pressed", on);
    }
    apply(on);
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest(selector)) return;
    event.preventDefault();
    on = !on;
    remember(store, name, on ? "ja" : "nee");
    show();
  });
  document.addEventListener(UPDATED, show);
  show();
  return () => on;
}
