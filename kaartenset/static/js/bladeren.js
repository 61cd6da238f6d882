/** The plain deck: arrow keys and swiping. */

import { startBladeren } from "./_blader.js";

startBladeren();
