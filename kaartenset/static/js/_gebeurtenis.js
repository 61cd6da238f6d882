/** Lets modules know that parts of the page were renewed, so that they see to their own again. */

const UPDATED = "kaartenset:bijgewerkt";

export const announceUpdate = () => document.dispatchEvent(new Event(UPDATED));

/** Call the function now and after each renewal. */
export function onUpdate(run) {
  document.addEventListener(UPDATED, run);
  run();
}
