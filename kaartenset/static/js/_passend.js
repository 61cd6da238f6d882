/** On the screen for the group: smaller letters, then columns, until all of it is in sight. */

import { onUpdate } from "./_gebeurtenis.js";

const SIZES = 7;
const root = document.documentElement;

export function startPassend() {
  onUpdate(fit);
  addEventListener("resize", fit);
  document.fonts?.ready.then(fit);
}

function fit() {
  const page = document.querySelector("main.scherm");
  const content = page?.querySelector("[data-passend]");
  if (!content) return page?.removeAttribute("data-maat");
  const rest = content.querySelector("[data-te-veel]");
  rest.hidden = true;
  for (let size = 0; size < SIZES; size += 1) {
    page.dataset.maat = size;
    if (root.scrollHeight <= innerHeight && root.scrollWidth <= innerWidth) return;
  }
  rest.hidden = false;
}
