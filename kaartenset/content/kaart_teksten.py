"""The texts of one card that people read: its title, that for everybody, and the toelichting."""

import re
from datetime import date

from kaartenset.content.blad_teksten import seen_in
from kaartenset.content.fout import Meldingen
from kaartenset.content.kaart_bestand import KaartKop, split_toelichting
from kaartenset.content.taaladvies import Tekst
from kaartenset.content.taalregels import (
    MAX_WOORDEN_TEKST,
    MAX_WOORDEN_TITEL,
    MAX_WOORDEN_TWEE_STEMMEN,
    WOORDEN_TOELICHTING,
)
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import open_file
from kaartenset.content.zinnen import read_zinnen
from kaartenset.domain.kaart import Soort

_QUOTED = re.compile(r"‘[^‘’]+’")
_BOLD_FIRST = re.compile(r"^\*\*[^*\n]+\*\*", re.MULTILINE)
_TWEE = 2


def read_kaart_teksten(inhoud: bytes, vandaag: date) -> list[Tekst]:
    """The three texts of a card file; raises OngeldigBestand when it is none."""
    head, kop, rest = open_file(inhoud, KaartKop, vandaag, Meldingen())
    tekst, toelichting = split_toelichting(rest)
    if kop is None:
        return []
    losse = seen_in(head, "titel", "keuze_a", "keuze_b")
    minste, meeste = WOORDEN_TOELICHTING
    titel = Tekst(
        "de titel", head.regel_of("titel"), losse[:1], losse[:1], meeste=MAX_WOORDEN_TITEL
    )
    voor_allen = Tekst(
        "de tekst voor iedereen",
        tekst.trimmed().eerste,
        read_zinnen(tekst),
        losse[1:],
        meeste=_most_words(kop.soort, tekst),
    )
    begeleiding = Tekst(
        "de toelichting",
        toelichting.eerste - 1,
        read_zinnen(toelichting),
        minste=minste,
        meeste=meeste,
    )
    return [titel, voor_allen, begeleiding]


def _most_words(soort: Soort, tekst: Passage) -> int:
    """How long the text for everybody may be: a dilemma in which two people speak, may be longer.

    They do in two passages between ‘ and ’, or in two lines that begin with a bold choice.
    """
    voices = max(len(_QUOTED.findall(tekst.tekst)), len(_BOLD_FIRST.findall(tekst.tekst)))
    twee = soort.is_dilemma and voices >= _TWEE
    return MAX_WOORDEN_TWEE_STEMMEN if twee else MAX_WOORDEN_TEKST
