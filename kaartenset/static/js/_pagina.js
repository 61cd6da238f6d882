/** What the page knows of itself: its version, its phase, its messages, and when to make way. */

import { recall, remember } from "./_geheugen.js";
import { morphAll } from "./_morf.js";
import { setTitle } from "./_titel.js";
import { hasUnsaved } from "./_velden.js";

export const main = document.querySelector("main");
const framed = new Set();

export const currentMerk = () => main.dataset.merk ?? "";

/** True when it is of an earlier versie (the first number of '12.0') than the page. */
const isOlder = (merk) => parseInt(merk) < parseInt(currentMerk());

/** Put a message in #meldingen, once for each key; with a link text, linking to this page anew. */
export function say(key, text, linkText = "") {
  const place = document.getElementById("meldingen");
  if (!place || place.querySelector(`[data-melding=${key}]`)) return;
  place.insertAdjacentHTML(
    "beforeend",
    `<div class="utrecht-alert utrecht-alert--warning melding" data-melding=${key}><p class="utrecht-alert__content"><span>`,
  );
  const line = place.lastChild.querySelector("span");
  line.textContent = `${text} `;
  if (linkText) {
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = linkText;
    line.append(link);
  }
}

/** What is said while there is no connection: it goes when there is one again. */
export const LOST = "verbinding";

export function unsay(key) {
  document.querySelector(`#meldingen [data-melding=${key}]`)?.remove();
}

/** The server has another page now: load it, unless that would cost somebody their text. */
export function makeWay() {
  const since = Date.now() - 30_000;
  const recent = (recall("sessionStorage", "herladen") ?? "").split(" ").filter((at) => at > since);
  if (hasUnsaved() || recent.length >= 3) {
    say("veranderd", "Deze pagina is veranderd.", "Bekijk de nieuwe stand");
    return;
  }
  remember("sessionStorage", "herladen", [...recent, Date.now()].join(" "));
  location.reload();
}

/** Take a frame (HTML text) of the stream or of a poll; an older one than the page has is late. */
export function takeFrame(merk, html) {
  if (merk === currentMerk() || isOlder(merk)) return;
  const parts = partsIn(html);
  for (const [name, part] of parts) {
    // a part within a part is a place for what is one's own, and empty here
    if (part.parentNode.closest?.("[data-deel]")) parts.delete(name);
    else framed.add(name);
  }
  take(merk, parts.get("fase"), () => morphAll(pairsOf(parts)));
}

/** Take parts (HTML text) that belong to this one person; they have no versie. */
export function takeParts(html) {
  morphAll(pairsOf(partsIn(html)));
}

/** Take the page (a Document) that answered a form; `fateOf` as in morphAll. */
export function takeAnswer(page, form, fateOf) {
  const merk = page.querySelector("main").dataset.merk ?? currentMerk();
  const late = isOlder(merk);
  const parts = partsOf(page);
  const id = form.getAttribute("id");
  const twin = id && !form.closest("[data-deel]") && page.getElementById(id);
  setMessages(page);
  setTitle(page.title);
  take(late ? currentMerk() : merk, parts.get("fase"), () => {
    if (late) for (const name of framed) parts.delete(name);
    morphAll([...pairsOf(parts), ...(twin ? [[form, twin]] : [])], fateOf);
  });
}

/** New nodes, also for the same words, so that they are announced again. */
function setMessages(page) {
  const fresh = page.getElementById("meldingen");
  if (fresh) document.getElementById("meldingen")?.replaceChildren(...fresh.childNodes);
}

function take(merk, fresh, morph) {
  const old = document.querySelector("[data-deel=fase]");
  if (fresh && old && fresh.dataset.fase !== old.dataset.fase && !canBecome(old, fresh)) {
    return makeWay();
  }
  const said = old?.dataset.aankondiging;
  const text = fresh?.dataset.aankondiging;
  morph();
  if (merk) main.dataset.merk = merk;
  const place = document.getElementById("aankondiging");
  if (place && text !== undefined && text !== said) place.textContent = text;
}

/** At the group's card a session closes or opens again in place: what is being typed stays. */
const canBecome = (old, fresh) =>
  document.getElementById("groepsonder") !== null &&
  [old, fresh].every(({ dataset }) => ["open", "dicht"].includes(dataset.fase));

const partsOf = (root) =>
  new Map([...root.querySelectorAll("[data-deel]")].map((part) => [part.dataset.deel, part]));

function partsIn(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return partsOf(template.content);
}

function pairsOf(parts) {
  const here = partsOf(document);
  const pairs = [...parts].map(([name, part]) => [here.get(name), part]);
  return pairs.filter(([old]) => old);
}
