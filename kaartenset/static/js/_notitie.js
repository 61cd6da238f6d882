/** Saves form[data-notitie] by itself while somebody types; nothing typed is ever lost. */

import { onUpdate } from "./_gebeurtenis.js";
import { forgetLater } from "./_morf.js";
import { isDirty } from "./_velden.js";

const PAUSE = 1_500;
const AGAIN = 5_000;
const PATIENCE = 15_000;
const FORM = "form[data-notitie]";
const SAVED = "Opgeslagen";
const WAITING = "Nog niet opgeslagen";
const NO_CONNECTION = "Nog niet opgeslagen. Geen verbinding; we proberen het zo weer.";
const REFUSED = "Nog niet opgeslagen. Bewaar je tekst ergens anders en ververs deze pagina.";
const CHANGED = "Nog niet opgeslagen. Iemand veranderde deze notitie; hierboven staat hoe.";

const kept = new Map(); // id of a form -> {timer, busy, other, said}: what goes on with its note

export function startNotities() {
  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.(FORM);
    if (!form) return;
    if (!isDirty(form.elements.tekst) && of(form).other === null) return tell(form, SAVED);
    tell(form, WAITING);
    plan(form, PAUSE);
  });
  document.addEventListener("focusout", ({ target }) => {
    const form = target.closest?.(FORM);
    if (form) save(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(FORM)) return;
    event.preventDefault();
    save(event.target, true);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const form of document.querySelectorAll(FORM)) save(form);
  });
  addEventListener("beforeunload", (event) => {
    const forms = [...document.querySelectorAll(FORM)];
    if (forms.some((form) => isDirty(form.elements.tekst) && !of(form).busy)) {
      event.preventDefault();
    }
  });
  onUpdate(() => {
    for (const form of document.querySelectorAll(FORM)) {
      if (!kept.has(form.id)) continue;
      show(form);
      showOther(form);
    }
  });
}

function of(form) {
  if (!kept.has(form.id)) kept.set(form.id, { timer: 0, busy: false, other: null, said: "" });
  return kept.get(form.id);
}

function plan(form, pause) {
  const own = of(form);
  clearTimeout(own.timer);
  own.timer = setTimeout(() => save(form), pause);
}

/** Save what stands there; over another's text only when the button was pressed. */
async function save(form, asked = false) {
  const own = of(form);
  const field = form.elements.tekst;
  if (own.busy || (!asked && (!isDirty(field) || own.other !== null))) return;
  clearTimeout(own.timer);
  own.busy = true;
  const sent = field.value;
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  own.busy = false;
  if (answer?.ok && said) accept(form, sent, said.versie);
  else refuse(form, answer, said);
}

function accept(form, sent, versie) {
  const { tekst, gezien } = form.elements;
  tekst.defaultValue = sent;
  gezien.value = versie;
  forgetLater(tekst);
  forgetLater(gezien);
  of(form).other = null;
  showOther(form);
  if (tekst.value === sent) return tell(form, SAVED);
  tell(form, WAITING);
  plan(form, PAUSE);
}

function refuse(form, answer, said) {
  if (answer?.status === 409 && said) {
    form.elements.gezien.value = said.versie;
    forgetLater(form.elements.gezien);
    of(form).other = said.tekst;
    showOther(form);
    return tell(form, CHANGED);
  }
  if (answer && answer.status < 500 && answer.status !== 429) {
    return tell(form, said?.melding ? `${WAITING}. ${said.melding}` : REFUSED);
  }
  tell(form, NO_CONNECTION);
  plan(form, AGAIN);
}

function tell(form, text) {
  of(form).said = text;
  show(form);
}

function show(form) {
  const place = form.querySelector("[data-notitie-stand]");
  if (place && place.textContent !== of(form).said) place.textContent = of(form).said;
}

function showOther(form) {
  const place = form.querySelector("[data-notitie-ander]");
  const { other } = of(form);
  if (!place) return;
  place.hidden = other === null;
  if (other === null) return place.replaceChildren();
  const head = document.createElement("p");
  head.textContent = other ? "Nu opgeslagen, vanaf een ander scherm:" : "Op een ander scherm is de notitie leeggemaakt.";
  const text = document.createElement("p");
  text.className = "notitie-tekst";
  text.textContent = other;
  place.replaceChildren(head, ...(other ? [text] : []));
}
