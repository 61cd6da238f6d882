/** The werkblad of who leads: each field is saved by itself, and what is typed in others stays. */

import { startEenmaal } from "./_eenmaal.js";
import { startFormulieren } from "./_formulier.js";
import { startSchuiven } from "./_schuif.js";
import { showAll } from "./_toon.js";
import { startUitkomst } from "./_uitkomst.js";
import { hasUnsaved } from "./_velden.js";

showAll("[data-weghalen]");
addEventListener("beforeunload", (event) => {
  if (hasUnsaved()) event.preventDefault();
});
startFormulieren();
startEenmaal();
startSchuiven();
startUitkomst();
