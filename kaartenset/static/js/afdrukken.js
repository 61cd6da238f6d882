/** Buttons [data-afdrukken] that open the print dialog. */

import { showAll } from "./_toon.js";

showAll("[data-afdrukken]");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-afdrukken]")) window.print();
});
