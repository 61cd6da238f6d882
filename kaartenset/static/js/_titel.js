/** Keeps the tab's title: what the page is called, with something short before it. */

let name = document.title;
let prefix = "";

export function setTitle(text) {
  name = text;
  show();
}

export function setPrefix(text) {
  prefix = text;
  show();
}

function show() {
  if (document.title !== prefix + name) document.title = prefix + name;
}
