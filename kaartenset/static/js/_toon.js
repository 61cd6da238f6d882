/** Shows what is [hidden] in the page because it does nothing without its script. */

import { onUpdate } from "./_gebeurtenis.js";

export function showAll(selector) {
  onUpdate(() => {
    for (const element of document.querySelectorAll(selector)) element.hidden = false;
  });
}
