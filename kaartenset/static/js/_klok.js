/** Lets the clocks of the page run by the server's time, also while no frame comes. */

import { main } from "./_pagina.js";
import { onUpdate } from "./_gebeurtenis.js";
import { now } from "./_tijd.js";
import { setPrefix } from "./_titel.js";

/** onStage(element, stage) is called at each tick; stage 0..3: calm, 20 %, 5 %, time is up. */
export function startKlok(onStage = () => {}) {
  let timer = 0;
  const tick = () => {
    clearTimeout(timer);
    const klokken = [...document.querySelectorAll("[data-klok]")];
    for (const klok of klokken) show(klok, onStage);
    if (main && "klokTitel" in main.dataset) setPrefix(klokken.length ? titleOf(klokken[0]) : "");
    const running = klokken.find(({ dataset }) => dataset.loopt === "ja" && dataset.einde);
    // just after the next whole second; a clock that stands still needs no more than a look
    timer = setTimeout(tick, running ? ((restOf(running) % 1000) + 1000) % 1000 + 5 : 1000);
  };
  document.addEventListener("visibilitychange", tick);
  onUpdate(tick);
}

/** Milliseconds left; negative past the end, NaN when the clock does not say. */
function restOf({ dataset: { loopt, einde, rest } }) {
  return loopt === "ja" ? parseInt(einde) - now() : parseFloat(rest) * 1000;
}

function show(klok, onStage) {
  const left = restOf(klok);
  if (Number.isNaN(left)) return;
  const total = Number(klok.dataset.duur) * 1000;
  const stage = Math.max(Number(klok.dataset.waarschuwing) || 0, stageOf(klok, left, total));
  if (klok.dataset.waarschuwing !== `${stage}`) klok.dataset.waarschuwing = stage;
  const place = klok.querySelector("[data-klok-tekst]");
  const text = textOf(left);
  if (place && place.textContent !== text) place.textContent = text;
  const bar = klok.querySelector("[data-klok-balk]");
  if (bar && total) {
    bar.max = total / 1000;
    bar.value = Math.min(Math.max(left, 0), total) / 1000;
  }
  onStage(klok, stage);
}

function stageOf(klok, left, total) {
  if (klok.dataset.loopt !== "ja") return 0;
  return [0.2, 0.05, 0].filter((share) => left <= total * share).length;
}

function textOf(left) {
  const seconds = Math.ceil(left / 1000);
  if (seconds >= 120) return `Nog ${Math.ceil(seconds / 60)} minuten`;
  if (seconds > 0) {
    return `Nog ${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
  }
  const over = Math.floor(-left / 60_000);
  if (over < 1) return "Nog 0:00";
  return over === 1 ? "1 minuut over de tijd" : `${over} minuten over de tijd`;
}

function titleOf(klok) {
  const left = restOf(klok);
  if (Number.isNaN(left)) return "";
  return left > 0 ? `${Math.ceil(left / 60_000)} min · ` : "tijd om · ";
}
