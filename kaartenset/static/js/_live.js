/** Keeps the page at the present stand: one stream for all tabs of an address, else polling. */

import { currentMerk, LOST, main, makeWay, takeFrame, unsay } from "./_pagina.js";
import { syncTime } from "./_tijd.js";

const TICK = 5_000;
const DOZE = 20_000; // more than one heartbeat missed: the device slept, or the line is dead
const SILENCE = 40_000;
const LONGEST_PAUSE = 120_000;

let source = null;
let channel = null;
let waiting = null;
let release = () => {};
let asking = null;
let failures = 0;
let pause = TICK;
let retryAt = 0;
let tickedAt = Date.now();
let heard = {};

export function startLive() {
  if (!main?.dataset.live) return;
  syncTime(Number(main.dataset.nu));
  addEventListener("pagehide", end);
  addEventListener("pageshow", (event) => event.persisted && (begin(), askStand()));
  addEventListener("online", wake);
  document.addEventListener("resume", wake);
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  setInterval(tick, TICK);
  begin();
}

function begin() {
  hear();
  if (navigator.locks && window.BroadcastChannel) {
    channel = new BroadcastChannel(`kaartenset ${main.dataset.live}`);
    channel.onmessage = (event) => receive(event.data);
    claim();
    setTimeout(() => source || askStand(), 200);
  } else {
    open();
  }
}

function end() {
  waiting?.abort();
  asking?.abort();
  asking = null;
  channel?.close();
  channel = null;
  close();
  release();
}

/** Ask for the right to hold the stream; who waits gets frames from the tab that has it. */
function claim(steal = false) {
  waiting?.abort();
  waiting = new AbortController();
  const options = steal ? { steal } : { signal: waiting.signal };
  const own = waiting;
  navigator.locks
    .request(`kaartenset ${main.dataset.live}`, options, () => {
      open();
      return new Promise((resolve) => (release = resolve));
    })
    .catch(() => {
      // another tab took over, or this page goes away
      if (own !== waiting || !channel) return;
      close();
      claim();
    });
}

function open() {
  close();
  retryAt = Date.now() + pause;
  pause = Math.min(pause * 2, LONGEST_PAUSE);
  const url = new URL(main.dataset.live, location);
  url.searchParams.set("na", currentMerk()); // what the page has need not come again
  source = new EventSource(url);
  source.onmessage = (event) => fromStream({ merk: event.lastEventId, html: event.data });
  source.addEventListener("nu", (event) => fromStream({ nu: Number(event.data) }));
  source.onerror = () => {
    failures += 1;
    if (source.readyState === EventSource.CLOSED || failures === 3) askStand();
  };
}

function close() {
  source?.close();
  source = null;
}

function fromStream(message) {
  failures = 0;
  pause = TICK;
  channel?.postMessage(message);
  receive(message);
}

function receive(message) {
  if (message.gone) return askStand(true);
  hear();
  showConnection(true);
  apply(message);
}

function hear() {
  heard = { wall: Date.now(), steady: performance.now() };
}

/** Milliseconds without a word; the steady clock stops in sleep, the other can be set back. */
const silence = () => Math.max(Date.now() - heard.wall, performance.now() - heard.steady);

function wake() {
  askStand(true);
  if (source && (source.readyState !== EventSource.OPEN || silence() > DOZE)) open();
}

function tick() {
  const gap = Date.now() - tickedAt;
  tickedAt = Date.now();
  if (gap > 3 * TICK && silence() > DOZE) return wake();
  if (source) {
    const lost = source.readyState === EventSource.CLOSED || silence() > SILENCE;
    if (lost || failures >= 3) askStand();
    if (lost && Date.now() >= retryAt) open();
  } else if (channel && silence() > SILENCE) {
    askStand();
    if (!document.hidden) claim(true);
  }
}

/** Ask for the present stand; an answer that is no stand means that the page is another now. */
export async function askStand(anew = false) {
  if (!main?.dataset.stand || (asking && !anew)) return;
  asking?.abort();
  const own = (asking = new AbortController());
  const limit = setTimeout(() => own.abort(), 10_000);
  const url = new URL(main.dataset.stand, location);
  url.searchParams.set("na", currentMerk());
  const options = { cache: "no-store", redirect: "manual", signal: own.signal };
  const answer = await fetch(url, options).catch(() => null);
  const html = answer?.status === 200 ? await answer.text().catch(() => null) : "";
  clearTimeout(limit);
  if (own !== asking) return;
  asking = null;
  if (!answer || html === null || isTrouble(answer.status)) return showConnection(false);
  showConnection(true);
  const message = answer.ok ? readStand(answer.headers, html) : { gone: true };
  if (source) channel?.postMessage(message);
  if (message.gone) makeWay();
  else apply(message);
}

/** The server or something before it is in trouble; that says nothing about the page. */
const isTrouble = (status) => status >= 500 || [408, 425, 429].includes(status);

function readStand(headers, html) {
  return { merk: headers.get("Kaartenset-Merk"), nu: Number(headers.get("Kaartenset-Nu")), html };
}

function apply({ merk, html, nu }) {
  if (nu) syncTime(nu);
  if (html) takeFrame(merk, html);
}

function showConnection(fine) {
  if (fine) unsay(LOST);
  const notice = document.querySelector("[data-verbinding]");
  if (notice) notice.hidden = fine || silence() < DOZE;
}
