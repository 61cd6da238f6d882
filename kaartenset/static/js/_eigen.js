/** Fetches what is this person's own anew, when what everybody gets says that it is about another. */

import { onUpdate } from "./_gebeurtenis.js";
import { main, takeParts } from "./_pagina.js";
import { hasUnsaved, isEntry } from "./_velden.js";

const PATIENCE = 10_000;
const AGAIN = 3_000;

let known = "";
let asking = null;

export function startEigen() {
  if (!main?.dataset.eigen) return;
  known = mark();
  // the answer to a form brings what is one's own too: what was asked before it is older
  document.addEventListener("submit", () => {
    if (!asking) return;
    asking.abort();
    known = "";
  });
  // in another tab of this browser it may have become another one
  document.addEventListener("visibilitychange", () => document.hidden || fetchOwn());
  onUpdate(() => {
    if (mark() === known) return;
    known = mark();
    rest();
    fetchOwn();
  });
}

/** Until it is here, nobody answers the card before this one by mistake; typed text stays at work. */
function rest() {
  const part = document.getElementById("eigen-kaart");
  if (part && !hasUnsaved(part) && !isEntry(document.activeElement)) part.inert = true;
}

const mark = () => document.querySelector("[data-deel=fase]")?.dataset.eigen ?? "";

async function fetchOwn() {
  asking?.abort();
  const own = (asking = new AbortController());
  const limit = setTimeout(() => own.abort(), PATIENCE);
  const options = { cache: "no-store", redirect: "manual", signal: own.signal };
  const answer = await fetch(main.dataset.eigen, options).catch(() => null);
  const html = answer?.ok ? await answer.text().catch(() => null) : null;
  clearTimeout(limit);
  if (own !== asking) return;
  asking = null;
  if (html !== null) takeParts(html);
  else if (!answer || answer.status >= 500) setTimeout(() => asking || fetchOwn(), AGAIN);
}
