/** Brings the group's card into view when it changes, for who is not busy with something else. */

import { onUpdate } from "./_gebeurtenis.js";
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
    if (jumped) document.querySelector("#springen[open]")?.removeAttribute("open");
    jumped = false;
    if (card.getBoundingClientRect().top >= 0 || isBusy()) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const heading = card.querySelector("h1, h2, h3") ?? card;
    heading.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  });
}
