"""Hands that only use the keyboard, and look at every step whether they see where they are."""

from playwright.sync_api import Locator, Page

MOST_TABS = 120
WHERE = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const radio = here.type === "radio" ? here.closest("label") ?? here : here;
  const inside = ["date", "time"].includes(here.type); // there the browser marks each part itself
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const top = document.elementFromPoint(x, y);
  return {
    name: `${here.localName} ${here.innerText || here.name || ""}`.slice(0, 60),
    lost: here === document.body,
    marked: inside || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) ||
      style.boxShadow !== "none" || getComputedStyle(radio).outlineStyle !== "none",
    covered: top !== null && !here.contains(top) && !radio.contains(top) && !top.contains(here),
    outside: box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth,
  };
}"""
"""Where the focus is, whether it can be seen, and whether something lies on top of it."""


class Toetsenbord:
    """The keyboard of one page; raises AssertionError where the focus cannot be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        target.wait_for()
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self.look()
        msg = f"{target} is not reached by Tab"
        raise AssertionError(msg)

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go to the target and press a key there."""
        self.tab_to(target)
        self.page.keyboard.press(key)

    def look(self) -> None:
        """The focus is somewhere, marked, and nothing lies on top of it."""
        where = self.page.evaluate(WHERE)
        assert where["marked"] or where["lost"], f"not marked: {where}"
        assert not where["covered"], f"covered: {where}"
        assert not where["outside"], f"out of sight: {where}"
