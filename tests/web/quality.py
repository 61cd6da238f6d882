"""What every HTML page must be, whatever it says: the rules that the test browser applies."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from justhtml import JustHTML, StrictModeError
from justhtml.dom import Element

from tests.web.markup import find_markup_faults

FIELDS = ("input", "select", "textarea", "progress", "meter")
NAMED = ("a", "button", "summary")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
ASKED_FROM = {"form": "action", "button": "formaction", "input": "formaction", "object": "data"}


@cache
def find_faults(html: str) -> tuple[str, ...]:
    """Everything that is wrong with a page, in sentences; empty when it is good.

    Kept for each page, because tests meet the same one many times.
    """
    try:
        for scripting in (True, False):
            page = JustHTML(html, strict=True, sanitize=False, scripting_enabled=scripting)
    except StrictModeError as fault:
        return (f"does not parse: {fault}",)
    # The last one, without scripts, holds what is in <noscript> too.
    return (*find_markup_faults(html), *(fault for check in CHECKS for fault in check(page)))


def text_of(node: Element) -> str:
    """What is read aloud of an element: without what is hidden from a screen reader."""
    return " ".join(_raw_text(node).split())


def name_of(page: JustHTML, node: Element) -> str:
    """The name by which a screen reader calls a control."""
    if node.attrs.get("aria-label"):
        return node.attrs["aria-label"]
    if labels := node.attrs.get("aria-labelledby"):
        return " ".join(text_of(found) for id_ in labels.split() for found in by_id(page, id_))
    if node.name in NAMED:
        return text_of(node)
    labels = labels_of(page)
    return " ".join(labels.get(node.attrs.get("id", ""), []) or labels.get(id(node), []))


@lru_cache(maxsize=2)
def labels_of(page: JustHTML) -> dict[str | int, list[str]]:
    """The texts of labels, by the id that they are for, or by the identity of what is in them."""
    labels: dict[str | int, list[str]] = {}
    for label in page.query("label"):
        if "for" in label.attrs:
            labels.setdefault(label.attrs["for"], []).append(text_of(label))
        for field in label.query(", ".join(FIELDS)):
            labels.setdefault(id(field), []).append(text_of(label))
    return labels


def by_id(page: JustHTML, id_: str) -> list[Element]:
    return [node for node in page.query("[id]") if node.attrs["id"] == id_]


def _raw_text(node: Element) -> str:
    if node.name == "#text":
        return str(node.data)
    if (node.attrs or {}).get("aria-hidden") == "true":
        return ""
    return "".join(map(_raw_text, node.children or ()))


def _language(page: JustHTML) -> Iterator[str]:
    if page.query("html")[0].attrs.get("lang") != "nl":
        yield "the page does not say that it is Dutch"


def _title(page: JustHTML) -> Iterator[str]:
    titles = [text_of(title) for title in page.query("head > title")]
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    for title in titles:
        begin, dash, site = title.rpartition(" – ")
        if not begin.strip() or not dash or site != "Kaartenset":
            yield f"the title is '{title}'"


def _headings(page: JustHTML) -> Iterator[str]:
    headings = page.query(", ".join(HEADINGS))
    levels = [HEADINGS.index(heading.name) + 1 for heading in headings]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    before = 0
    for heading, level in zip(headings, levels, strict=True):
        if level > before + 1:
            yield f"heading '{text_of(heading)}' skips a level"
        if not text_of(heading):
            yield "an empty heading"
        before = level


def _names(page: JustHTML) -> Iterator[str]:
    for node in page.query(", ".join((*FIELDS, *NAMED))):
        hidden = node.attrs.get("type") == "hidden" or node.attrs.get("aria-hidden") == "true"
        if not hidden and not name_of(page, node):
            yield f"a nameless {node.to_html()}"
    yield from (f"no alt: {img.to_html()}" for img in page.query("img") if "alt" not in img.attrs)
    buttons = page.query("button")
    yield from (f"no type: {text_of(knop)}" for knop in buttons if "type" not in knop.attrs)


def _ids(page: JustHTML) -> Iterator[str]:
    count = Counter(node.attrs["id"] for node in page.query("[id]"))
    yield from (
        f"id '{id_}' stands there {times} times" for id_, times in count.items() if times > 1
    )
    for attribute in REFERENCES:
        for node in page.query(f"[{attribute}]"):
            missing = set(node.attrs[attribute].split()) - set(count)
            yield from (f"{attribute} points to nothing: '{id_}'" for id_ in sorted(missing))
    for link in page.query("a[href]"):
        target = link.attrs["href"]
        if target.startswith("#") and target[1:] not in count:
            yield f"a link points to nothing: '{target}'"


def _inline(page: JustHTML) -> Iterator[str]:
    for node in page.query("*"):
        for attribute in node.attrs or {}:
            if attribute == "style" or attribute.startswith("on"):
                yield f"inline {attribute}: {node.name}"
        if node.name in {"style", "base", "iframe", "object", "embed"}:
            yield f"a <{node.name}>"
        if node.name == "script" and ("src" not in node.attrs or node.to_text().strip()):
            yield "an inline script"


def _addresses(page: JustHTML) -> Iterator[str]:
    for name, attribute in (*LOADED.items(), *ASKED_FROM.items()):
        for node in page.query(f"{name}[{attribute}]"):
            address = node.attrs[attribute]
            if not address.startswith("/") or address.startswith(("//", "/\\")):
                yield f"{name} asks for '{address}'"
    for link in page.query("a[href]"):
        scheme = link.attrs["href"].partition(":")[0].lower()
        if scheme in {"javascript", "data", "vbscript"}:
            yield f"a link runs '{link.attrs['href']}'"


def _landmarks(page: JustHTML) -> Iterator[str]:
    if len(page.query("main")) != 1:
        yield f"{len(page.query('main'))} times <main>"
    navs = [name_of(page, nav) for nav in page.query("nav")]
    if len(set(navs)) != len(navs) or "" in navs:
        yield f"navigation that cannot be told apart: {navs}"


CHECKS = (_language, _title, _headings, _names, _ids, _inline, _addresses, _landmarks)
