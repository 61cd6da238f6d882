/** What stands at a form of the werkblad, by whether what it says is saved, and can be. */

import { onUpdate } from "./_gebeurtenis.js";
import { hasUnsaved } from "./_velden.js";

const TOO_LATE = "Wat je hier het laatst koos, kwam te laat. Het is niet opgeslagen.";
let sent = null;

export function startVormstand() {
  document.addEventListener("submit", ({ target }) => (sent = target));
  document.addEventListener("input", () => {
    sent = null;
    showState();
  });
  document.addEventListener("toggle", showState, true);
  onUpdate(() => {
    dropTooLate();
    showState();
    showOutcome();
  });
}

/** What is said to be saved is; a text of the group stands once, or beside a form for an older one. */
function showState() {
  for (const status of document.querySelectorAll("form .inbreng-status")) {
    status.hidden = hasUnsaved(status.closest("form"));
  }
  for (const shared of document.querySelectorAll(".werk-veld > .werk-soort-tekst")) {
    const own = shared.parentNode.querySelector(".werk-beurt > details[open] textarea");
    const text = shared.querySelector(".werk-tekst")?.textContent ?? "";
    shared.hidden = own?.defaultValue === text;
  }
}

/** The round of a choice was shown before it was saved: there is nothing to copy or to send. */
function dropTooLate() {
  const left = "form[data-bewaard^='eigen-werk-'], form[data-bewaard=eigen-veld]";
  for (const form of document.querySelectorAll(left)) {
    if (!form.elements.ronde || form.querySelector("textarea")) continue;
    const line = document.createElement("p");
    line.tabIndex = -1;
    line.textContent = TOO_LATE;
    document.getElementById(form.dataset.bewaard)?.append(line);
    if (form.contains(document.activeElement)) line.focus();
    form.remove();
  }
}

/** A text that was saved stands above its form, which closes; why it was not comes into sight. */
function showOutcome() {
  if (!sent || sent.hasAttribute("aria-busy")) return;
  const form = sent;
  sent = null;
  const why = form.querySelector("[id$=-fout]");
  if (why) return setTimeout(() => why.scrollIntoView()); // once the field has the focus
  const box = form.closest(".werk-beurt > details");
  if (!box || hasUnsaved(form)) return;
  box.open = false;
  box.firstElementChild.focus();
}
