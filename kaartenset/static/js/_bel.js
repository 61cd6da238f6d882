/** Rings a soft bell when a block reaches 20 %, 5 % or its end; only for the begeleider. */

import { onUpdate } from "./_gebeurtenis.js";
import { startSwitch } from "./_schakelaar.js";
import { showAll } from "./_toon.js";

const PARTIALS = [
  [528, 1],
  [1056, 0.4],
  [1584, 0.15],
];
const LOUDNESS = 0.12;

let audio = null;
let isMuted = () => false;
const heard = new Map(); // onderdeel -> {run, stage}

export function startBel() {
  isMuted = startSwitch("[data-bel-uit]", "localStorage", "bel-uit", () => setTimeout(showAsleep));
  showAll("[data-bel-test]");
  // a browser makes no sound before somebody touched the page
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, unlock, { capture: true });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-bel-test]")) unlock().then(() => strike(1));
  });
  onUpdate(showAsleep);
}

/** For startKlok: rings once for each stage that a block's clock rises to, however it is seen. */
export function ringAt(klok, stage) {
  const { onderdeel, einde, rest, loopt } = klok.dataset;
  const run = [onderdeel, loopt, loopt === "ja" ? einde : rest].join(" ");
  const last = heard.get(onderdeel);
  heard.set(onderdeel, { run, stage });
  // more time, a pause or another block: what was reached by then is no news
  if (last?.run !== run || stage <= last.stage || isMuted() || !isAwake()) return;
  const strikes = stage === 3 ? 2 : 1;
  if (!navigator.locks) return strike(strikes);
  // two tabs of one begeleider ring once
  navigator.locks.request(`kaartenset bel ${run} ${stage}`, { ifAvailable: true }, (lock) => {
    if (!lock) return undefined;
    strike(strikes);
    return new Promise((resolve) => setTimeout(resolve, 5000));
  });
}

const isAwake = () => audio?.state === "running";

async function unlock() {
  audio ??= new AudioContext();
  if (!isAwake()) await audio.resume();
  showAsleep();
}

function showAsleep() {
  const notice = document.querySelector("[data-bel-slaapt]");
  if (notice) notice.hidden = isAwake() || isMuted();
}

function strike(times) {
  for (let turn = 0; turn < times; turn += 1) {
    for (const [pitch, part] of PARTIALS) sound(pitch, part, audio.currentTime + turn * 0.9);
  }
}

function sound(pitch, part, at) {
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS * part, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 2);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 2.1);
}
