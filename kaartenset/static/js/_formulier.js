/** Sends form[data-morf] without leaving the page, and puts the answer in. */

import { askStand } from "./_live.js";
import { REFUSED, SENT } from "./_morf.js";
import { LOST, main, makeWay, say, takeAnswer, unsay } from "./_pagina.js";
import { controlsIn, setKnown, stateOf } from "./_velden.js";

const PATIENCE = 30_000;
const NO_CONNECTION = "Geen verbinding. Je tekst staat er nog; probeer het opnieuw.";
const NOT_DONE = "Dat lukte niet. Je tekst staat er nog; probeer het opnieuw.";

const busy = new Map(); // form -> {button, saw}: what was sent and is not answered yet

export function startFormulieren() {
  // the second click of a double click, which could meet a button that the first one changed
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("form button")) event.preventDefault();
  });
  // Enter that is held presses a button again and again
  document.addEventListener("keydown", (event) => {
    const isAgain = event.repeat && event.key === "Enter";
    if (isAgain && event.target.closest("form button")) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target.matches("form[data-morf]")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const [form, own] of [...busy]) rest(form, own);
  });
}

async function send(form, button) {
  const url = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const hidden = [...form.elements].filter(isHidden).map((control) => control.value);
  const own = { button, saw: [url, button?.value, ...hidden].join(" ") };
  own.button ??= form.querySelector("[type=submit], button:not([type])");
  // a frame can be here before the answer: then the form is about something else by now
  if (busy.get(form)?.saw === own.saw) return;
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const sent = new Map(controlsIn(form).map((control) => [control, stateOf(control)]));
  work(form, own);
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(data),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  const html = await answer?.text().catch(() => null);
  if (answer?.redirected && new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url);
    return; // and stay busy: this page goes
  }
  rest(form, own);
  unsay("mislukt");
  unsay(LOST);
  if (typeof html !== "string") return say(LOST, NO_CONNECTION);
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  const page = isPage ? new DOMParser().parseFromString(html, "text/html") : null;
  if (answer.ok) accept(answer, page, form, sent);
  else refuse(answer, page, form);
}

function accept(answer, page, form, sent) {
  if (page?.querySelector("main")?.dataset.live !== main.dataset.live) return makeWay();
  const isDone = (control) => sent.has(control) && sent.get(control) === stateOf(control);
  // what was sent and saved is no longer unsaved, whether or not the answer shows it
  for (const control of sent.keys()) if (isDone(control)) setKnown(control, control);
  takeAnswer(page, form, (control) =>
    isDone(control) || (isHidden(control) && control.form === form) ? SENT : 0,
  );
}

function refuse(answer, page, form) {
  const id = form.getAttribute("id");
  const isOurs = page?.querySelector("main")?.dataset.live === main.dataset.live;
  if (isOurs && (page.querySelector("[data-deel]") || (id && page.getElementById(id)))) {
    const fateOf = (control) => (isHidden(control) ? SENT : REFUSED);
    takeAnswer(page, form, (control) => (control.form === form ? fateOf(control) : 0));
    showWrong(form);
  } else {
    say("mislukt", page?.querySelector("[data-fout]")?.textContent.trim() || NOT_DONE);
    if ([401, 403, 404, 410].includes(answer.status)) makeWay();
    else askStand(true);
    document.getElementById("meldingen")?.scrollIntoView();
  }
}

function showWrong(form) {
  const active = document.activeElement;
  if (active !== document.body && !form.contains(active)) return;
  const wrong = form.querySelector("[aria-invalid=true]") ?? form.querySelector("textarea[readonly]");
  (document.querySelector("[data-focus]") ?? wrong)?.focus();
}

const isHidden = (control) => control.type === "hidden";

function work(form, own) {
  busy.set(form, own);
  form.setAttribute("aria-busy", "true");
  own.button?.setAttribute("aria-disabled", "true");
}

function rest(form, own) {
  if (busy.get(form) !== own) return;
  own.button?.removeAttribute("aria-disabled");
  form.removeAttribute("aria-busy");
  busy.delete(form);
}
