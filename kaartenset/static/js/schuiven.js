/** What who writes on a werkblad has beside the session: sliders beside the numbers. */

import { startSchuiven } from "./_schuif.js";

startSchuiven();
