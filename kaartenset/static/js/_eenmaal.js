/** Lets a form go once: a double click does not send it twice. */

/** Within so many milliseconds of asking for a page, a second click was meant for the one before. */
const DOUBLE_CLICK = 600;

const gone = new Set();

/** True when the same key was given less than so many milliseconds ago. */
export function isSecond(key, pause) {
  if (gone.has(key)) return true;
  gone.add(key);
  setTimeout(() => gone.delete(key), pause);
  return false;
}

/** Guards the ordinary POST forms, those that load a page, and the page from such a form. */
export function startEenmaal() {
  document.addEventListener("click", (event) => {
    const isFresh = event.timeStamp < DOUBLE_CLICK;
    const guarded = isFresh ? "a[href], button" : "form[method=post i] button";
    if (event.detail > 1 && event.target.closest(guarded)) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const { target: form, defaultPrevented } = event;
    if (defaultPrevented || !form.matches("[method=post i]:not([data-morf])")) return;
    if (isSecond(form, 5000)) event.preventDefault();
  });
  // back by the browser's button: the page is used anew
  addEventListener("pageshow", (event) => event.persisted && gone.clear());
}
