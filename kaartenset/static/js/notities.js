/** Pages with the begeleider's own notes: they save by themselves. */

import { startNotities } from "./_notitie.js";

startNotities();
