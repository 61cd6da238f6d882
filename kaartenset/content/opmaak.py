"""What an editor may use of Markdown, and on which line something else stands."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kaartenset.content.fout import Melding, OngeldigBestand, choices, quote

Lines = Sequence[tuple[int, str]]

_LOWEST = 4
_START = r"[ >]*(?:(?:[*+-]|\d+\.) +)*"
_HEADINGS = {level: re.compile(rf"{_START}#{{{level}}}(?!#)") for level in range(1, 6)} | {
    1: re.compile(rf"{_START}#(?!#)|=+ *$"),
    2: re.compile(rf"{_START}##(?!#)|-+ *$"),
    6: re.compile(rf"{_START}######"),
}
_IMAGE = re.compile(r"!\[")

# Tags that people know; other signs < are no HTML, such as an address between < and >.
_HTML = re.compile(
    r"(?<!\\)</?(a|abbr|article|aside|big|blockquote|body|br|button|center|cite|code|col|dd|del|div"
    r"|dl|dt|em|embed|font|footer|form|h[1-6]|head|header|hr|html|i?frame|img|input|ins|i|kbd|label"
    r"|link|li|main|mark|meta|nav|object|ol|p|pre|q|script|section|small|span|strike|strong|style"
    r"|sub|summary|sup|svg|s|table|tbody|td|tfoot|thead|th|title|tr|tt|ul|u|video|b)"
    r"(?:\s[^<>]*)?/?(?:>|$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`]+\1(?!`)")
_MADE = re.compile(r"<code>.*?</code>|<[^>]*>", re.DOTALL)
_TABLE_SIGNS = frozenset(" >|:-")
_NO_TAG = "haal dit weg"
_PARAGRAPH = "begin een nieuwe alinea met een lege regel"
_LIST = "begin elke regel van een lijst met een streepje"
_TABLE = "een tabel past niet op een kaart, maak er een lijst van"
_INSTEAD = {
    **dict.fromkeys(("b", "strong"), "gebruik **vet**"),
    **dict.fromkeys(("i", "em"), "gebruik *schuin*"),
    **dict.fromkeys(("br", "p", "div"), _PARAGRAPH),
    **dict.fromkeys(("ul", "ol", "li"), _LIST),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th"), _TABLE),
    "a": "schrijf een link zo: [tekst](https://…)",
    "img": "beschrijf in woorden wat erop staat",
    "blockquote": "begin elke regel van een citaat met >",
}

_HREF = re.compile(r'<a href="([^"]*)"')
_ALLOWED_LINK = re.compile(r"https://[^\s/?#\\]|mailto:[^\s?]", re.IGNORECASE)
_TARGET = re.compile(r"\]\(\s*<?([^\s<>()\"\\]*)|<([^\s<>()\"\\]+)")
_END_OF_TARGET = re.compile(r"[\s<>()\"\\]")
_UNSAFE = re.compile(r'<a(?! href="(?:https://|mailto:))', re.IGNORECASE)
_WITHOUT_TEXT = re.compile(r"<a [^>]*>\s*</a>")
_EMPTY_BRACKETS = re.compile(r"\[\s*\]\(")
_DEFINITION = re.compile(r"[ >]*\[[^\[\]]+\]: *<?(?:[a-z][a-z0-9+.-]*:|//|www\.)", re.IGNORECASE)


def check_opmaak(made: str, clean: str, lines: Lines, first: int, highest: int) -> None:
    """Refuse what `markdown` does not allow, in HTML as it was `made` and as it was `clean`ed.

    `lines` are those of the source outside blocks of code, `first` is the line to name for what
    cannot be found there. Raises OngeldigBestand with everything that is wrong.
    """
    meldingen = [
        *_wrong_headings(made, lines, first, highest),
        *_images(made, lines, first),
        *_html_and_tables(made, lines),
        *_wrong_links(made, lines, first),
        *_links_without_text(clean, lines, first),
        *_links_elsewhere(lines),
    ]
    if _UNSAFE.search(clean) and not meldingen:
        meldingen = [Melding(first, "links mogen alleen https of mailto zijn")]
    if meldingen:
        raise OngeldigBestand(meldingen)


def _wrong_headings(made: str, lines: Lines, first: int, highest: int) -> Iterator[Melding]:
    signs = choices(["#" * level for level in range(highest, _LOWEST + 1)])
    for level, source in _HEADINGS.items():
        if not highest <= level <= _LOWEST and (count := made.count(f"<h{level}>")):
            found = [nummer for nummer, regel in lines if source.match(regel)]
            for nummer in found[:count] or [first]:
                yield Melding(nummer, f"een kop kan hier niet met {'#' * level}; kies {signs}")


def _images(made: str, lines: Lines, first: int) -> Iterator[Melding]:
    if "<img" in made:
        for nummer in [nummer for nummer, regel in lines if _IMAGE.search(regel)] or [first]:
            yield Melding(
                nummer, "afbeeldingen kunnen hier niet; beschrijf in woorden wat erop staat"
            )


def _html_and_tables(made: str, lines: Lines) -> Iterator[Melding]:
    shown = {tag.lower() for tag in _HTML.findall(html.unescape(_MADE.sub("", made)))}
    for nummer, regel in lines:
        tags = set(map(str.lower, _HTML.findall(_CODE.sub("", regel)))) if shown else set()
        for tag in sorted(tags & shown):
            yield Melding(nummer, f"<{tag}> werkt hier niet; {_INSTEAD.get(tag, _NO_TAG)}")
        if "|" in regel and "--" in regel and _TABLE_SIGNS.issuperset(regel):
            yield Melding(nummer, "een tabel past niet op een kaart; maak er een lijst van")


def _wrong_links(made: str, lines: Lines, first: int) -> Iterator[Melding]:
    wrong = {
        link for link in map(html.unescape, _HREF.findall(made)) if not _ALLOWED_LINK.match(link)
    }
    if not wrong:
        return
    where: dict[str, list[int]] = defaultdict(list)
    for nummer, regel in lines:
        for between, autolink in _TARGET.findall(html.unescape(regel)):
            where[between or autolink].append(nummer)
    anywhere = [min(nummer for nummers in where.values() for nummer in nummers)] if where else []
    for link in wrong:
        for nummer in where.get(_END_OF_TARGET.split(link, maxsplit=1)[0]) or anywhere or [first]:
            yield Melding(
                nummer,
                f"links mogen alleen https of mailto zijn, niet {quote(link)}{_better(link)}",
            )


def _better(link: str) -> str:
    """What to try instead of an address without a safe connection, or without a beginning."""
    scheme, separator, rest = link.partition("://")
    if separator and scheme.lower() == "http":
        return f"; probeer {quote(f'https://{rest}')}"
    return f"; probeer {quote(f'https://{link}')}" if link.lower().startswith("www.") else ""


def _links_without_text(clean: str, lines: Lines, first: int) -> Iterator[Melding]:
    if _WITHOUT_TEXT.search(clean):
        found = [nummer for nummer, regel in lines if _EMPTY_BRACKETS.search(regel)]
        for nummer in found or [first]:
            yield Melding(nummer, "een link heeft geen tekst; zet die tussen de vierkante haken")


def _links_elsewhere(lines: Lines) -> Iterator[Melding]:
    for nummer, regel in lines:
        if _DEFINITION.match(regel):
            yield Melding(nummer, "zet een link in de zin zelf, zo: [tekst](https://…)")
