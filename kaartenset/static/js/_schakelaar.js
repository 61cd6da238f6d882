/** A button that turns something on and off for this device: [hidden] until the script is there. */

import { recall, remember } from "./_geheugen.js";
import { onUpdate } from "./_gebeurtenis.js";
import { showAll } from "./_toon.js";

/**
 * Returns a function that says whether it is on (aria-pressed="true"); apply(on) at each change.
 * `first` is how it stands on a device that was not asked before.
 */
export function startSwitch(selector, store, name, apply = () => {}, first = false) {
  let on = (recall(store, name) ?? `${first}`) === "true";
  const show = () => {
    for (const button of document.querySelectorAll(selector)) {
      button.setAttribute("aria-pressed", on);
    }
    apply(on);
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest(selector)) return;
    on = !on;
    remember(store, name, on);
    show();
  });
  showAll(selector);
  onUpdate(show);
  return () => on;
}
