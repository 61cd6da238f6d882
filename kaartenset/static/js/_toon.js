/** Shows buttons that are [hidden] in the page because they do nothing without their script. */

import { UPDATED } from "./_gebeurtenis.js";

export function showAll(selector) {
  const show = () => {
    for (const element of document.querySelectorAll(selector)) element.hidden = false;
  };
  document.addEventListener(UPDATED, show);
  show();
}
