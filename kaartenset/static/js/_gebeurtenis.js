/** Names the event that tells the other modules that parts of the page were renewed. */

/** Sent on document. */
export const UPDATED = "kaartenset:bijgewerkt";
