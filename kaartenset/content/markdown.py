"""The only place that makes HTML: from Markdown of an editor to HTML that may go to a page."""

import html
import re
from functools import cache
from threading import Lock
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kaartenset.content.blokken import lines_outside
from kaartenset.content.fout import Melding, OngeldigBestand
from kaartenset.content.grenzen import check_limits
from kaartenset.content.opmaak import check_opmaak
from kaartenset.content.tekst import Passage
from kaartenset.domain.html import Html

_TAGS = "p h2 h3 h4 ul ol li blockquote strong em code pre a br hr"
_HEADING_TAG = re.compile(r"(</?h)([2-4])>")
_ANY_TAG = re.compile(r"<[^>]*>")

# Without one of these there is nothing to do within a paragraph.
_INLINE = re.compile(r"[\\`*_\[\]<&!]|  \n")
_busy = Lock()


def markdown(passage: Passage, *, highest: int = 2, deeper: int = 0) -> Html:
    """Turn Markdown into safe HTML; HTML that stands in it becomes text.

    Links are https or mailto, there are no images, and headings go from `highest` (2 to 4) to 4
    in the file and `deeper` levels down (0 to 2) on the page. Raises OngeldigBestand with every
    line that breaks this, or that is nested too deep.
    """
    outside = lines_outside(passage)
    check_limits(outside)
    made = _convert(passage)
    clean = _cleaner().clean(made)
    check_opmaak(made, clean, outside, passage.eerste, highest)
    return Html(_HEADING_TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) + deeper}>", clean))


def is_empty(text: Html) -> bool:
    """Whether there is nothing to read in a text."""
    return not html.unescape(_ANY_TAG.sub("", text)).strip()


def _convert(passage: Passage) -> str:
    with _busy:
        try:
            return _converter().reset().convert(passage.tekst)
        except RecursionError as fout:
            melding = "de opmaak in deze tekst zit te diep in elkaar; maak de tekst eenvoudiger"
            raise OngeldigBestand([Melding(passage.eerste, melding)]) from fout


class _PlainText(Treeprocessor):
    """Lets plain text pass as it is, which halves the time that a card takes."""

    def run(self, root: Element) -> None:
        """Mark every text without signs as one in which nothing is to be found."""
        for element in root.iter():
            if element.text and not _INLINE.search(element.text):
                element.text = AtomicString(element.text)


@cache
def _converter() -> Markdown:
    extensions = [FencedCodeExtension(), SaneListExtension()]
    converter = Markdown(extensions=extensions)
    converter.set_output_format("html")
    converter.preprocessors.deregister("html_block")
    converter.parser.blockprocessors.deregister("reference")
    for name in ("html", "reference", "short_reference", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    converter.treeprocessors.register(_PlainText(converter), "plain_text", 30)
    return converter


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes={"https", "mailto"},
        url_relative="deny",
        link_rel="noopener",
    )
