/** The begeleider's page: present stand, clock and bell, forms, keys, hiding toelichting. */

import { ringAt, startBel } from "./_bel.js";
import { startEenmaal } from "./_eenmaal.js";
import { startFormulieren } from "./_formulier.js";
import { startKlok } from "./_klok.js";
import { startLive } from "./_live.js";
import { startNotities } from "./_notitie.js";
import { startSchuiven } from "./_schuif.js";
import { startSwitch } from "./_schakelaar.js";
import { startToetsen } from "./_toetsen.js";
import { startUitkomst } from "./_uitkomst.js";
import { startVolgen } from "./_volgen.js";

// First, because this window may be shared at this very moment.
const HIDDEN = "toelichting-verborgen";
const { classList } = document.querySelector("main");
startSwitch(
  "[data-verberg-toelichting]",
  "sessionStorage",
  HIDDEN,
  (on) => classList.toggle(HIDDEN, on),
  classList.contains(HIDDEN),
);
startNotities();
// who unfolds it is going to type
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches("#afspraak-nieuw[open]")) target.querySelector("textarea")?.focus();
  },
  true,
);
startFormulieren();
startVolgen();
startEenmaal();
startSchuiven();
startUitkomst();
startToetsen();
startLive();
startBel();
startKlok(ringAt);
