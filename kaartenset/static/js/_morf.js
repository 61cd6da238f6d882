/** Puts HTML from the server into the page, and leaves alone what a person is doing there. */

import { Idiomorph } from "idiomorph/dist/idiomorph.esm.js";
import { announceUpdate } from "./_gebeurtenis.js";
import {
  controlsIn,
  hasUnsaved,
  isControl,
  isDirty,
  isTouched,
  setKnown,
  stateOf,
} from "./_velden.js";

const VALUES = ["value", "checked", "selected"];
/** What the server wants in controls that were in use when it came: control -> {value, checked}. */
const later = new Map();
let composing = null;

document.addEventListener("compositionstart", (event) => (composing = event.target));
document.addEventListener("compositionend", () => (composing = null));
document.addEventListener("focusout", () => setTimeout(catchUp));

/** What becomes of a control in use: it takes the server's value, or does not even note it. */
export const SENT = 1;
export const REFUSED = 2;

/** What came for a control while it was in use is of before what was saved just now. */
export const forgetLater = (control) => later.delete(control);

/** Morph [old, fresh] pairs of elements; fateOf(control) is SENT or REFUSED in a form's answer. */
export function morphAll(pairs, fateOf = () => 0) {
  const restoreFocus = rememberFocus();
  const hasWork = (node) =>
    hasReturned(node) ||
    controlsIn(node).some((control) => isDirty(control) && fateOf(control) !== SENT);
  for (const [old, fresh] of pairs) {
    rescueForms(old, fresh, hasWork);
    const callbacks = guards(old, hasWork, fateOf);
    Idiomorph.morph(old, fresh, { restoreFocus: false, callbacks });
  }
  dropRescued();
  for (const box of document.querySelectorAll("details")) box.open ||= hasUnsaved(box);
  restoreFocus();
  announceUpdate();
}

/** Text that was not taken and came back, to be copied: it stays until its owner takes it away. */
const hasReturned = (node) => node.querySelector?.("textarea[readonly]");

document.addEventListener("click", ({ target }) => {
  target.closest("[data-weghalen]")?.closest("form").remove();
});

function guards(part, hasWork, fateOf) {
  const held = new Map();
  return {
    beforeNodeMorphed(old, fresh) {
      // a part within this one is renewed on its own
      if (old === composing || (old !== part && old.dataset?.deel)) return false;
      const fate = isControl(old) ? fateOf(old) : SENT;
      later.delete(old);
      if (fate === SENT) return true;
      if (fate !== REFUSED) {
        if (stateOf(old) === stateOf(fresh) || !isTouched(old)) return true;
        later.set(old, { value: fresh.value, checked: fresh.checked });
      }
      held.set(old, stateOf(old));
      if (old.localName === "textarea") fresh.defaultValue = old.defaultValue;
      return true;
    },
    afterNodeMorphed(old) {
      // an option that came along may have taken over the choice
      if (old.localName === "select" && held.has(old)) old.value = held.get(old);
    },
    beforeAttributeUpdated(name, element) {
      if (name === "open" || (name === "hidden" && element.dataset.schuif)) return false;
      if (name === "tabindex") return element !== document.activeElement;
      // set by the script while the form is under way
      const form = element.form ?? element;
      if (name.startsWith("aria-") && form.hasAttribute("aria-busy")) return false;
      return !(VALUES.includes(name) && held.has(element.closest("select") ?? element));
    },
    beforeNodeRemoved: (node) => node.nodeType !== 1 || !hasWork(node),
  };
}

/** A form with unsaved text that the server no longer sends moves out of the part and stays. */
function rescueForms(old, fresh, hasWork) {
  const twinOf = (node) => fresh.querySelector(`#${CSS.escape(node.getAttribute("id"))}`);
  /** Where it is in a part within this one that is here already: that one sees to it itself. */
  const isElsewhere = (node) => {
    const part = node.closest("[data-deel]");
    return part !== old && part !== fresh && twinOf(part) && old.querySelector(`#${part.id}`);
  };
  for (const form of document.querySelectorAll("form[data-bewaard]")) {
    const twin = twinOf(form);
    if (twin && !isElsewhere(twin)) move(old, form, null);
  }
  const outer = old.parentNode.closest?.("[data-deel]") ?? old;
  for (const form of old.querySelectorAll("form[id]")) {
    if (isElsewhere(form) || twinOf(form) || !hasWork(form)) continue;
    form.setAttribute("data-bewaard", old.id); // the part that no longer has it
    move(outer.parentNode, form, outer.nextSibling);
  }
}

function dropRescued() {
  for (const form of document.querySelectorAll("form[data-bewaard]")) {
    const active = document.activeElement;
    const typing = isControl(active) && form.contains(active);
    if (!typing && !hasUnsaved(form) && !hasReturned(form)) form.remove();
  }
}

/** moveBefore, where a browser has it, keeps focus, caret and composition. */
function move(parent, node, before) {
  (parent.moveBefore ?? parent.insertBefore).call(parent, node, before);
}

function catchUp() {
  for (const [control, wanted] of later) {
    if (isTouched(control)) continue;
    later.delete(control);
    setKnown(control, wanted);
  }
  dropRescued();
}

function rememberFocus() {
  const active = document.activeElement;
  if (!active || active === document.body) return () => {};
  const { selectionStart: from, selectionEnd: to, selectionDirection } = active;
  const trail = [];
  for (let up = active; up && up !== document.body; up = up.parentElement) trail.push(up);
  return () => {
    if (document.activeElement === active) return;
    const twin = active.id ? document.getElementById(active.id) : null;
    const place = [twin, ...trail].find((node) => node?.isConnected && takesFocus(node, active));
    if (place === active && from !== null && from !== undefined) {
      place.setSelectionRange(from, to, selectionDirection);
    }
  };
}

/** Tries; what has no box of its own, such as a form with `display: contents`, takes no focus. */
function takesFocus(node, active) {
  if (node !== active && node.tabIndex < 0) node.tabIndex = -1;
  node.focus({ preventScroll: true });
  return document.activeElement === node;
}
