/** A slider beside a number from 0 to 100, and two triangles that move with it. */

import { onUpdate } from "./_gebeurtenis.js";
import { isDirty } from "./_velden.js";

const SHIFT = 0.4; // as in the template: at 100 both triangles are at the same place

export function startSchuiven() {
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-schuif]")) {
      const number = document.getElementById(target.dataset.schuif);
      number.value = target.value;
      draw(number);
    } else if (target.matches("[data-getal]")) {
      follow(target);
      draw(target);
    }
  });
  onUpdate(() => {
    for (const slider of document.querySelectorAll("[data-schuif]")) {
      slider.hidden = false;
      const number = document.getElementById(slider.dataset.schuif);
      // what is not saved yet is at another place than where the server drew it
      if (isDirty(number) || isDirty(slider)) follow(number);
      draw(number);
    }
  });
}

function follow(number) {
  const slider = document.querySelector(`[data-schuif="${CSS.escape(number.id)}"]`);
  if (slider && number.value !== "") slider.value = number.value;
  else if (slider) slider.value = slider.defaultValue;
}

function draw(number) {
  const svg = document.querySelector(`[data-driehoeken="${CSS.escape(number.id)}"]`);
  if (!svg) return;
  const at = number.value === "" ? 50 : Math.min(Math.max(Number(number.value), 0), 100);
  const [left, right] = svg.querySelectorAll("path");
  left.setAttribute("transform", `translate(${at * SHIFT} 0)`);
  right.setAttribute("transform", `translate(${at * -SHIFT} 0)`);
}
