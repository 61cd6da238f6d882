/** The shared screen: present stand and clock. */

import { startKlok } from "./_klok.js";
import { startLive } from "./_live.js";
import { startPassend } from "./_passend.js";

startPassend();
startLive();
startKlok();
