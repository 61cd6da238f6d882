"""A type that says: this text is HTML that was made safe, and may go to a page as it is."""


class Html(str):
    """Sanitised HTML; only `kaartenset.content.markdown` makes it, templates trust it."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text itself, so that a template does not escape it again."""
        return str(self)


GEEN_HTML = Html("")
"""Where there is nothing to say."""


def cut_html(text: Html, begin: int, end: int | None = None) -> Html:
    """The part from `begin` up to `end`: safe as well where whole tags stand in it."""
    return Html(text[begin:end])
