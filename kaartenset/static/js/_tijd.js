/** Knows the server's time, also on a device whose own clock is wrong. */

let offset = 0;
let previous = NaN;
let known = false;

/** Milliseconds since the epoch by the server's clock. */
export const now = () => Date.now() + offset;

/**
 * Takes a server time in ms since the epoch that just came in. A message can be late but never
 * early, so the highest offset is the best one; a lower one counts when it comes twice, because
 * then the device's clock was changed.
 */
export function syncTime(serverNow) {
  if (!Number.isFinite(serverNow) || serverNow <= 0) return;
  const sample = serverNow - Date.now();
  const changed = offset - sample > 2000 && Math.abs(sample - previous) < 2000;
  if (!known || sample > offset || changed) offset = sample;
  known = true;
  previous = sample;
}
