"""What every HTML page must be, whatever it says: the rules that the test browser applies."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from justhtml import StrictModeError

from tests.web.document import FIELDS, NAMED, Document
from tests.web.markup import find_markup_faults

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
ASKED_FROM = {"form": "action", "button": "formaction", "input": "formaction", "object": "data"}
AROUND_PART = (
    '<!doctype html><html lang="nl"><head><title>Deel</title></head>'
    "<body><main>{}</main></body></html>"
)
REFUSED = ("style", "base", "iframe", "object", "embed")


@cache
def find_faults(html: str) -> tuple[str, ...]:
    """Everything that is wrong with a page, in sentences; empty when it is good.

    Kept for each page, because tests meet the same one many times.
    """
    try:
        page = Document.read(html)
    except StrictModeError as fault:
        return (f"does not parse: {fault}",)
    return (*find_markup_faults(html), *(fault for check in CHECKS for fault in check(page)))


@cache
def find_part_faults(html: str) -> tuple[str, ...]:
    """The same for a part of a page that comes live; what the rest of the page has is not asked."""
    try:
        page = Document.read(AROUND_PART.format(html))
    except StrictModeError as fault:
        return (f"does not parse: {fault}",)
    parts = [node for node in page.all("main")[0].children if not node.name.startswith("#")]
    nameless = [f"no part: {part.name}" for part in parts if "data-deel" not in part.attrs]
    faults = [fault for check in (_names, _ids, _inline, _addresses) for fault in check(page)]
    return (*find_markup_faults(html), *nameless, *faults)


def _language(page: Document) -> Iterator[str]:
    if page.all("html")[0].attrs.get("lang") != "nl":
        yield "the page does not say that it is Dutch"


def _title(page: Document) -> Iterator[str]:
    titles = [page.text_of(node) for node in page.all("title") if node.parent.name == "head"]
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    for title in titles:
        begin, dash, site = title.rpartition(" – ")
        if not begin.strip() or not dash or site != "Kaartenset":
            yield f"the title is '{title}'"


def _headings(page: Document) -> Iterator[str]:
    headings = page.all(*HEADINGS)
    levels = [HEADINGS.index(heading.name) + 1 for heading in headings]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    before = 0
    for heading, level in zip(headings, levels, strict=True):
        if level > before + 1:
            yield f"heading '{page.text_of(heading)}' skips a level"
        if not page.text_of(heading):
            yield "an empty heading"
        before = level


def _names(page: Document) -> Iterator[str]:
    for node in page.all(*FIELDS, *NAMED):
        hidden = node.attrs.get("type") == "hidden" or node.attrs.get("aria-hidden") == "true"
        if not hidden and not page.name_of(node):
            yield f"a nameless {node.to_html()}"
    yield from (f"no alt: {img.to_html()}" for img in page.all("img") if "alt" not in img.attrs)
    buttons = page.all("button")
    yield from (f"no type: {page.text_of(knop)}" for knop in buttons if "type" not in knop.attrs)


def _ids(page: Document) -> Iterator[str]:
    count = Counter(node.attrs["id"] for node in page.having("id"))
    yield from (f"id '{id_}' is there {times} times" for id_, times in count.items() if times > 1)
    for attribute in REFERENCES:
        for node in page.having(attribute):
            missing = set(node.attrs[attribute].split()) - set(count)
            yield from (f"{attribute} points to nothing: '{id_}'" for id_ in sorted(missing))
    for link in page.all("a") if page.all("footer") else ():  # a part can point to the rest
        target = link.attrs.get("href", "")
        if target.startswith("#") and target[1:] not in count:
            yield f"a link points to nothing: '{target}'"


def _inline(page: Document) -> Iterator[str]:
    for node in page.elements:
        for attribute in node.attrs:
            if attribute == "style" or attribute.startswith("on"):
                yield f"inline {attribute}: {node.name}"
    yield from (f"a <{node.name}>" for node in page.all(*REFUSED))
    for script in page.all("script"):
        if "src" not in script.attrs or script.to_text().strip():
            yield "an inline script"


def _addresses(page: Document) -> Iterator[str]:
    for name, attribute in (*LOADED.items(), *ASKED_FROM.items()):
        for node in page.all(name):
            address = node.attrs.get(attribute, "/")
            if not address.startswith("/") or address.startswith(("//", "/\\")):
                yield f"{name} asks for '{address}'"
    for link in page.all("a"):
        scheme = link.attrs.get("href", "").partition(":")[0].lower()
        if scheme in {"javascript", "data", "vbscript"}:
            yield f"a link runs '{link.attrs['href']}'"


def _landmarks(page: Document) -> Iterator[str]:
    if len(page.all("main")) != 1:
        yield f"{len(page.all('main'))} times <main>"
    navs = [page.name_of(nav) for nav in page.all("nav")]
    if len(set(navs)) != len(navs) or "" in navs:
        yield f"navigation that cannot be told apart: {navs}"


CHECKS = (_language, _title, _headings, _names, _ids, _inline, _addresses, _landmarks)
