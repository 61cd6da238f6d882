/** What became of a form that was sent: why it was refused comes into sight. */

import { onUpdate } from "./_gebeurtenis.js";

/** Calls `onKept` with a form that was not refused. */
export function startUitkomst(onKept = () => {}) {
  let sent = null;
  document.addEventListener("submit", ({ target }) => (sent = target));
  document.addEventListener("input", () => (sent = null));
  onUpdate(() => {
    if (!sent || sent.hasAttribute("aria-busy")) return;
    const form = sent;
    sent = null;
    const why = form.querySelector("[id$=-fout]");
    if (!why) return onKept(form);
    setTimeout(() => why.scrollIntoView({ block: "center" })); // once the field has the focus
  });
}
