/** Lets one key press a button: [data-toets="ArrowRight PageDown"], when the list of them shows. */

import { hasModifier } from "./_blader.js";
import { startSwitch } from "./_schakelaar.js";
import { showAll } from "./_toon.js";
import { isEntry } from "./_velden.js";

export function startToetsen() {
  showAll("[data-toetsen]");
  const isOff = startSwitch("[data-toetsen-uit]", "localStorage", "toetsen-uit");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || hasModifier(event)) return;
    if (isEntry(event.target) || isOff() || document.querySelector("dialog[open]")) return;
    if (!document.querySelector("[data-toetsen] [data-toetsen-uit]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const button = [...document.querySelectorAll("[data-toets]")].find(
      (element) =>
        element.dataset.toets.split(" ").includes(key) &&
        !element.disabled &&
        element.getClientRects().length > 0,
    );
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
