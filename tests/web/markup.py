"""Whether a page is written out properly: a parser mends much that nobody meant."""

from html.parser import HTMLParser

VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
NOT_IN_ITSELF = frozenset(("a", "button", "form", "label", "h1", "h2", "h3", "main", "p", "option"))


def find_markup_faults(html: str) -> list[str]:
    """Tags that are not closed in their order or stand in their own kind; doubled attributes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.faults + [f"<{tag}> is not closed" for tag in reader.open_tags]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open_tags: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        if tag in NOT_IN_ITSELF and tag in self.open_tags:
            self.faults.append(f"<{tag}> in <{tag}>")
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """In a drawing <path/> closes itself; elsewhere the slash means nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and "svg" in self.open_tags[:-1]:
            self.open_tags.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags and self.open_tags[-1] == tag:
            self.open_tags.pop()
        else:
            self.faults.append(f"</{tag}> where <{' '.join(self.open_tags[-1:])}> is open")
