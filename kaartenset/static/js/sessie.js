/** The participant's pages, waiting or in the session: present stand, clock, forms, leafing. */

import { startBladeren } from "./_blader.js";
import { startEenmaal } from "./_eenmaal.js";
import { startEigen } from "./_eigen.js";
import { startFormulieren } from "./_formulier.js";
import { startKlok } from "./_klok.js";
import { startLive } from "./_live.js";
import { showAll } from "./_toon.js";
import { hasUnsaved } from "./_velden.js";
import { startAansluiten, startVolgen } from "./_volgen.js";

showAll("[data-weghalen]");
addEventListener("beforeunload", (event) => {
  if (hasUnsaved()) event.preventDefault();
});
startFormulieren();
startEenmaal();
startVolgen();
startAansluiten();
startBladeren();
startLive();
startEigen();
startKlok();
