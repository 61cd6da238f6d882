/** The gespreksbegeleider's page: present stand, clock and bell, forms, keys, hiding toelichting. */

import { ringAt, startBel } from "./_bel.js";
import { startEenmaal } from "./_eenmaal.js";
import { startFormulieren } from "./_formulier.js";
import { startKlok } from "./_klok.js";
import { startLive } from "./_live.js";
import { startSwitch } from "./_schakelaar.js";
import { startToetsen } from "./_toetsen.js";

// First, because this window may be shared at this very moment.
startSwitch("[data-verberg-toelichting]", "sessionStorage", "toelichting-verborgen", (on) => {
  document.querySelector("main")?.classList.toggle("toelichting-verborgen", on);
});
startFormulieren();
startEenmaal();
startToetsen();
startLive();
startBel();
startKlok(ringAt);
