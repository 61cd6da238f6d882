/** Buttons [data-kopieer="#id"] that copy the text of that element and say so. */

import { showAll } from "./_toon.js";

const statuses = new WeakMap();

showAll("[data-kopieer]");
for (const button of document.querySelectorAll("[data-kopieer]")) statusOf(button);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-kopieer]");
  const source = button && document.querySelector(button.dataset.kopieer);
  if (!source) return;
  const status = statusOf(button);
  status.textContent = "";
  const done = await copy(source);
  status.textContent = done
    ? "Gekopieerd"
    : "Kopiëren lukte niet. De tekst is geselecteerd: kopieer hem met je toetsenbord.";
});

/** A live region is only read aloud when it was there before its words. */
function statusOf(button) {
  if (!statuses.has(button)) {
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "kopieerstatus";
    button.after(status);
    statuses.set(button, status);
  }
  return statuses.get(button);
}

async function copy(source) {
  const text = source.value ?? source.innerText;
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (copied) return true;
  // without https there is no clipboard; the old way works from a selection
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
  return document.execCommand("copy");
}
