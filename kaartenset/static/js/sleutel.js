/** Takes the sleutel, or a code for once, out of the address into its field, so that only the button is left. */

import { startEenmaal } from "./_eenmaal.js";

const SLEUTEL = /^#([0-9a-z-]{8,9}|[0-9a-z-]{26,40})$/i;

startEenmaal();
addEventListener("hashchange", take);
take();

function take() {
  const sleutel = SLEUTEL.exec(location.hash)?.[1];
  const field = document.querySelector("[data-sleutelveld]");
  if (!sleutel || !field) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  field.value = sleutel;
  field.form.querySelector("[type=submit], button:not([type])")?.focus();
}
