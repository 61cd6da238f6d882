"""A page of text: the feitenblad of a deck, the letter of a werkvorm."""

from datetime import date

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import LEEG, GecontroleerdeKop, open_file
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Blad


def read_blad(inhoud: bytes, vandaag: date, *, leeg: str = LEEG) -> Blad:
    """Read the bytes of `feitenblad.md` or `brief.md`: a head `titel`, `gecontroleerd`, Markdown.

    `leeg` is what to say of a file in which nothing stands. Raises OngeldigBestand with
    everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen, leeg=leeg)
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
