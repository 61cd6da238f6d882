/** Pages with ordinary forms, or with what came of one: a double click counts once. */

import { startEenmaal } from "./_eenmaal.js";

startEenmaal();
