"""A page of text that belongs to a deck: the feitenblad."""

from datetime import date

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import GecontroleerdeKop, open_file
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Blad


def read_blad(inhoud: bytes, vandaag: date) -> Blad:
    """Read the bytes of `feitenblad.md`: a head `titel`, `gecontroleerd`, and Markdown.

    Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen)
    tekst = meldingen.attempt(read_filled, rest)
    if meldingen or kop is None or tekst is None:
        raise meldingen.refusal()
    return Blad(kop.titel, tekst, kop.gecontroleerd)


def read_filled(passage: Passage) -> Html:
    """The HTML of Markdown that may not be empty; raises OngeldigBestand."""
    tekst = markdown(passage)
    if is_empty(tekst):
        raise OngeldigBestand(
            [Melding(passage.eerste - 1, "na de kop staat geen tekst; schrijf die eronder")]
        )
    return tekst
