"""A page that was read once: its elements by name and by attribute, and what they are called."""

from functools import cached_property, lru_cache

from justhtml import JustHTML
from justhtml.dom import Element

FIELDS = ("input", "select", "textarea", "progress", "meter")
NAMED = ("a", "button", "summary")


class Document:
    """The elements of a page in their order, found without walking through it again."""

    def __init__(self, html: str) -> None:
        # Without scripts what is in <noscript> is part of the page.
        root = JustHTML(html, strict=True, sanitize=False, scripting_enabled=False).root
        self.elements = list(_walk(root))
        self._by_name: dict[str, list[Element]] = {}
        for element in self.elements:
            self._by_name.setdefault(element.name, []).append(element)

    @classmethod
    @lru_cache(maxsize=16)
    def read(cls, html: str) -> "Document":
        """The page, read once; raises StrictModeError when it is not well made."""
        return cls(html)

    def all(self, *names: str) -> list[Element]:
        """The elements with one of these names, in the order of the page."""
        if len(names) == 1:
            return self._by_name.get(names[0], [])
        return [element for element in self.elements if element.name in names]

    def having(self, attribute: str, value: str | None = None) -> list[Element]:
        """The elements that have this attribute, or that have it with this value."""
        found = [element for element in self.elements if attribute in element.attrs]
        return [one for one in found if value is None or one.attrs[attribute] == value]

    def name_of(self, node: Element) -> str:
        """The name by which a screen reader calls a control."""
        if node.attrs.get("aria-label"):
            return str(node.attrs["aria-label"])
        if ids := node.attrs.get("aria-labelledby"):
            return " ".join(self.text_of(one) for id_ in ids.split() for one in self.with_id(id_))
        if node.name in NAMED:
            return self.text_of(node)
        named = self._labels.get(node.attrs.get("id", ""), []) or self._labels.get(id(node), [])
        return " ".join(named)

    def with_id(self, id_: str) -> list[Element]:
        """The element with this id, or nothing."""
        return self.having("id", id_)

    @staticmethod
    def text_of(node: Element) -> str:
        """What is read aloud of an element: without what is hidden from a screen reader."""
        return " ".join(_raw_text(node).split())

    @staticmethod
    def typed_in(node: Element) -> str:
        """What stands in a textarea, with its lines."""
        return _raw_text(node)

    @cached_property
    def _labels(self) -> dict[str | int, list[str]]:
        """The texts of labels, by the id that they are for, or by the identity of their field."""
        labels: dict[str | int, list[str]] = {}
        for label in self.all("label"):
            if "for" in label.attrs:
                labels.setdefault(label.attrs["for"], []).append(self.text_of(label))
            for field in _walk(label):
                if field.name in FIELDS:
                    labels.setdefault(id(field), []).append(self.text_of(label))
        return labels


def is_within(node: Element, element: Element) -> bool:
    """Whether a node stands somewhere in an element."""
    parent = node.parent
    while parent is not None and parent is not element:
        parent = parent.parent
    return parent is element


def _walk(node: Element):
    for child in node.children or ():
        if not child.name.startswith(("#", "!")):
            yield child
            yield from _walk(child)


def _raw_text(node: Element) -> str:
    if node.name == "#text":
        return str(node.data)
    if (node.attrs or {}).get("aria-hidden") == "true":
        return ""
    return "".join(map(_raw_text, node.children or ()))
