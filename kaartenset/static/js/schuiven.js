/** What who writes on a werkblad has beside the session: sliders, and what is saved of a form. */

import { startSchuiven } from "./_schuif.js";
import { startVormstand } from "./_vormstand.js";

startSchuiven();
startVormstand();
