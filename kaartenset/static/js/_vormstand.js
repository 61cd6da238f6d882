/** What stands at a form of the werkblad, by whether what it says is saved, and can be. */

import { onUpdate } from "./_gebeurtenis.js";
import { startUitkomst } from "./_uitkomst.js";
import { hasUnsaved, isControl } from "./_velden.js";

const TOO_LATE = "Wat je hier het laatst koos, kwam te laat. Het is niet opgeslagen.";
const TEXT_TOO_LATE = "De antwoorden zijn al getoond. Wat je hier typte, telt niet meer mee.";
let held = null; // {control, top}: what is typed in, and where it is on the screen
let here = nameOfBlock();

export function startVormstand() {
  document.addEventListener("input", showState);
  document.addEventListener("toggle", showState, true);
  for (const kind of ["focusin", "input", "scroll", "toggle"]) {
    document.addEventListener(kind, hold, true);
  }
  addEventListener("resize", hold);
  onUpdate(() => {
    dropTooLate();
    showState();
    dropOldMessages();
    keepInSight();
  });
  startUitkomst(closeBox);
}

function hold() {
  const control = document.activeElement;
  held = isControl(control) ? { control, top: control.getBoundingClientRect().top } : null;
}

/** Whoever types goes on at the same place of the screen, whatever came or went above it. */
function keepInSight() {
  if (held?.control !== document.activeElement) return;
  scrollBy(0, held.control.getBoundingClientRect().top - held.top);
}

function nameOfBlock() {
  return document.querySelector("[data-kaart]")?.dataset.kaart;
}

/** What was said at an earlier block is about what is no longer on the page. */
function dropOldMessages() {
  const before = here;
  here = nameOfBlock();
  if (here === before) return;
  for (const old of document.querySelectorAll("#meldingen > :not([data-melding])")) old.remove();
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

/** The round was shown before it was saved: a text stays to be copied, of a choice nothing does. */
function dropTooLate() {
  const left = "form[data-bewaard^='eigen-werk-'], form[data-bewaard=eigen-veld]";
  for (const form of document.querySelectorAll(left)) {
    if (!form.elements.ronde) continue;
    const place = document.getElementById(form.dataset.bewaard);
    if (form.querySelector("textarea")) {
      if (place && !form.querySelector(".te-laat")) form.prepend(makeLine(TEXT_TOO_LATE));
      continue;
    }
    const line = makeLine(TOO_LATE);
    place?.append(line);
    if (form.contains(document.activeElement)) line.focus();
    form.remove();
  }
}

function makeLine(text) {
  const line = document.createElement("p");
  line.className = "te-laat";
  line.tabIndex = -1;
  line.textContent = text;
  return line;
}

/** A text that was saved stands above its form, which closes. */
function closeBox(form) {
  const box = form.closest(".werk-beurt > details");
  if (!box || hasUnsaved(form)) return;
  box.open = false;
  box.firstElementChild.focus();
}
