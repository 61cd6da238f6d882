/** Remembers a choice on this device; a browser that refuses to keep anything just forgets it. */

export function recall(store, name) {
  try {
    return window[store].getItem(`kaartenset-${name}`);
  } catch {
    return null;
  }
}

export function remember(store, name, value) {
  try {
    window[store].setItem(`kaartenset-${name}`, value);
  } catch {
    // nothing to do: the choice holds for this page
  }
}
