/** Leafs with the arrow keys and by swiping, along the links [data-vorige] and [data-volgende]. */

import { isBusy } from "./_velden.js";

const FAR = 60; // px
const SHORT = 700; // ms
const EDGE = 24; // px: there the system's own swipe begins

export function startBladeren() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || hasModifier(event)) return;
    const name = { ArrowLeft: "vorige", ArrowRight: "volgende" }[event.key];
    if (name && !isElsewhere(event.target) && leaf(name)) event.preventDefault();
  });
  let start = null;
  const listen = (kind, take) => document.addEventListener(kind, take, { passive: true });
  listen("touchstart", (event) => {
    const [touch] = event.touches;
    const inside = touch.clientX > EDGE && touch.clientX < innerWidth - EDGE;
    const alone = event.touches.length === 1 && inside && !isElsewhere(event.target);
    start = alone ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
  });
  listen("touchcancel", () => (start = null));
  listen("touchend", (event) => {
    if (!start || event.touches.length > 0) return;
    const [touch] = event.changedTouches;
    const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
    const quick = event.timeStamp - start.at < SHORT;
    start = null;
    if (!quick || Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
    if (getSelection()?.isCollapsed !== false) leaf(x < 0 ? "volgende" : "vorige");
  });
}

export const hasModifier = (event) =>
  event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;

function leaf(name) {
  const link = document.querySelector(`[data-${name}]`);
  link?.click();
  return link !== null;
}

/** True where arrows and swipes mean something else, or would cost somebody their text. */
function isElsewhere(target) {
  if (isBusy() || (window.visualViewport?.scale ?? 1) > 1.01) return true;
  if (document.documentElement.scrollWidth > innerWidth + 1) return true;
  for (let up = target; up && up !== document.body; up = up.parentElement) {
    const scrolls = up.scrollWidth > up.clientWidth + 1;
    if (scrolls && ["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
  }
  return false;
}
