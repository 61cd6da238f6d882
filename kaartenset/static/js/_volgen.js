/** Brings the group's card into view when it changes, for who is not busy with something else. */

import { onUpdate } from "./_gebeurtenis.js";
import { main } from "./_pagina.js";
import { isBusy } from "./_velden.js";

export function startVolgen() {
  const find = () => document.querySelector("[data-deel] [data-kaart], [data-deel][data-kaart]");
  let shown = find()?.dataset.kaart;
  let jumped = false; // from the list of all cards, which has then done its work
  document.addEventListener("submit", (event) => {
    jumped = event.target.closest("#springen") !== null;
  });
  onUpdate(() => {
    const card = find();
    if (!card || card.dataset.kaart === shown) return;
    shown = card.dataset.kaart;
    if (jumped) leaveList();
    jumped = false;
    if (card.getBoundingClientRect().top >= 0 || isBusy()) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  });
}

/** On a card of one's own: when the group comes to it, go along with the group again. */
export function startAansluiten() {
  onUpdate(() => {
    const bar = document.querySelector("#groepsbalk[data-nummer]");
    if (!bar || bar.dataset.nummer !== main.dataset.nummer || isBusy()) return;
    location.replace(bar.querySelector("a").href);
  });
}

/** Close the list, of which the button that was pressed is gone; the keyboard goes on at the card. */
function leaveList() {
  document.querySelector("#springen[open]")?.removeAttribute("open");
  document.querySelector("#kaart-volgende, #kaart-vorige")?.focus({ preventScroll: true });
}
