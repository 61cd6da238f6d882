"""Looks a page over: axe in light and in dark, and no sideways scrolling on a narrow telephone.

The short form looks at how wide each page is, and with axe at each endpoint the first time that a
process of the run comes there, at some of its other states in light, and at fewer in dark.
"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from tests.steekproef import is_picked

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LOOKS = ("color-contrast", "link-in-text-block", "target-size")
"""All that another colour scheme or a narrow page can change, besides its width."""
NARROW = 320
LIGHT_SHARE = 0.3
"""Of the states of a page that was looked at before, how many the short form looks at in light."""
DARK_SHARE = 0.15
"""Of all states, how many the short form looks at in dark as well."""
ERROR_PAGE = "fout"
VIOLATIONS = """async ([part, options]) => {
  const results = await axe.run(part ?? document, options);
  return results.violations;
}"""


class Keuring:
    """Keeps what is wrong on the pages that were looked at, and which pages those were.

    `gekeurd` are the endpoints that were looked over whole, here or in an earlier story. The shares
    say how many other states the short form looks at with axe, in light and in dark.
    """

    def __init__(
        self,
        url_map: Map,
        gekeurd: set[str],
        light_share: float = LIGHT_SHARE,
        dark_share: float = DARK_SHARE,
    ) -> None:
        self._light_share = light_share
        self._dark_share = dark_share
        self.findings: list[str] = []
        self.seen: set[str] = set()
        self._whole = gekeurd
        self._addresses = url_map.bind("")

    def look_at(self, page: Page, state: str, part: str | None = None) -> None:
        """Look over the page as it is now, or the part of it that is new, and leave it so.

        A page that is on its way is not waited for, only the rest of one that has begun to come.
        """
        page.wait_for_load_state()
        endpoint = self._endpoint_of(page)
        self.seen.add(endpoint)
        is_first = part is None and endpoint not in self._whole
        before = page.viewport_size
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if is_first or is_picked("keuring in het licht", state, self._light_share):
            self._whole |= {endpoint} if part is None else set()
            self._run_axe(page, f"{state}, licht", {"type": "tag", "values": STANDARDS}, part)
        page.set_viewport_size({"width": NARROW, "height": 800})
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > NARROW:
            self.findings.append(
                f"{state}: {width} px breed op een scherm van {NARROW}: {page.url}"
            )
        if is_picked("keuring", state, self._dark_share):
            page.emulate_media(color_scheme="dark")
            only = {"type": "rule", "values": LOOKS}
            self._run_axe(page, f"{state}, donker en smal", only, part)
            page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    def _run_axe(self, page: Page, state: str, only: dict, part: str | None) -> None:
        options = {"runOnly": only, "resultTypes": ["violations"]}
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE_SCRIPT)
        for violation in page.evaluate(VIOLATIONS, [part, options]):
            places = [describe(node) for node in violation["nodes"][:3]]
            self.findings.append(f"{state}: {violation['id']} ({violation['help']}): {places}")

    def _endpoint_of(self, page: Page) -> str:
        path = page.evaluate("location.pathname")
        for method in ("GET", "POST"):
            try:
                return self._addresses.match(path, method)[0]
            except HTTPException:
                continue
        return ERROR_PAGE


def describe(node: dict) -> str:
    """Where it is, and which colours do not go together if that is it."""
    data = node["any"][0]["data"] if node["any"] else None
    colours = f" {data['fgColor']} op {data['bgColor']}" if data and "fgColor" in data else ""
    return node["html"][:160] + colours
