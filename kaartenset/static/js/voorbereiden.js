/** Preparing a session: checks the word on leaving its field, takes a suggestion at a click. */

import { startEenmaal } from "./_eenmaal.js";
import { showAll } from "./_toon.js";

const field = document.querySelector("[data-woordcheck]");
let asked = field?.defaultValue;
let turn = 0;

startEenmaal();
showAll("[data-voorstel]");
field?.addEventListener("change", check);
field?.addEventListener("focusout", check);
field?.addEventListener("input", () => show(true, ""));
document.addEventListener("click", (event) => {
  const suggestion = event.target.closest("[data-voorstel]");
  if (!suggestion || !field) return;
  event.preventDefault();
  field.value = suggestion.dataset.voorstel;
  check();
});

async function check() {
  const word = field.value;
  if (word === asked) return;
  asked = word;
  turn += 1;
  const own = turn;
  if (!word.trim()) return show(true, "");
  const options = { method: "POST", body: new URLSearchParams({ woord: word }), cache: "no-store" };
  const answer = await fetch(field.dataset.woordcheck, options).catch(() => null);
  const verdict = answer?.ok ? await answer.json().catch(() => null) : null;
  if (own !== turn || field.value !== word) return;
  // no verdict, no matter: the word is checked again when the form is sent
  if (verdict) show(verdict.goed, verdict.melding);
  else asked = undefined;
}

function show(isGood, message) {
  if (isGood) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  const place = (field.form ?? document).querySelector("[data-woordmelding]");
  if (place && place.textContent !== message) place.textContent = message;
}
