/** Tells which controls hold something that a person entered and that is not saved yet. */

const CONTROLS =
  "input:not([type=submit],[type=button],[type=reset],[type=image]), textarea, select";

export const isControl = (node) => node.nodeType === 1 && node.matches(CONTROLS);

export const controlsIn = (root) => [
  ...(isControl(root) ? [root] : []),
  ...root.querySelectorAll(CONTROLS),
];

const isChoice = (control) => control.type === "checkbox" || control.type === "radio";

/** What the control says now, as text that can be compared. */
export const stateOf = (control) => (isChoice(control) ? `${control.checked}` : control.value);

/** True when it says something else than what the server put in it. */
export function isDirty(control) {
  if (control.type === "hidden" || control.readOnly) return false;
  if (isChoice(control)) return control.checked !== control.defaultChecked;
  if (control.localName === "select") {
    const standard = [...control.options].findLastIndex((option) => option.defaultSelected);
    return Math.max(control.selectedIndex, 0) !== Math.max(standard, 0);
  }
  // badInput: a date or number that is half typed has an empty value
  return control.value !== control.defaultValue || control.validity.badInput;
}

/** Let the control say what the server says, so that it holds nothing unsaved. */
export function setKnown(control, { value, checked }) {
  if (isChoice(control)) {
    control.defaultChecked = control.checked = checked;
    return;
  }
  control.value = value;
  if (control.localName !== "select") control.defaultValue = value;
  else for (const option of control.options) option.defaultSelected = option.selected;
}

export const hasUnsaved = (root = document) => controlsIn(root).some(isDirty);

/** True when keys that are pressed at this element belong to the element itself. */
export const isEntry = (element) => isControl(element) || element.isContentEditable === true;

/** True when somebody is busy in a field or in a dialog, so that the page keeps still. */
export const isBusy = () =>
  isEntry(document.activeElement ?? document.body) ||
  hasUnsaved() ||
  document.querySelector("dialog[open]") !== null;

/** True when the element or what it belongs to is being used: then its value is left alone. */
export function isTouched(control) {
  const active = document.activeElement;
  if (control.type === "hidden") {
    // What a form saw goes with what is typed in it; a newer version would hide a collision.
    const others = control.form ? controlsIn(control.form) : [];
    return others.some((other) => other.type !== "hidden" && (isDirty(other) || other === active));
  }
  if (control.type === "radio" && control.form) {
    return controlsIn(control.form).some(
      (other) => other.name === control.name && (isDirty(other) || other === active),
    );
  }
  return isDirty(control) || control === active;
}
