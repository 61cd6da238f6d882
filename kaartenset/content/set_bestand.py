"""What a deck says of itself: its title, its introduction, and who maintains it."""

from dataclasses import dataclass
from datetime import date

from kaartenset.content.blad_bestand import read_filled
from kaartenset.content.fout import Meldingen
from kaartenset.content.waarden import Kop, Regel, open_file
from kaartenset.domain.html import Html


class SetKop(Kop):
    """The head of `set.md`."""

    beheerder: Regel


@dataclass(frozen=True, slots=True)
class Voorblad:
    """What `set.md` holds."""

    titel: str
    beheerder: str
    inleiding: Html


def read_voorblad(inhoud: bytes, vandaag: date) -> Voorblad:
    """Read the bytes of `set.md`: a head `titel`, `beheerder`, and the introduction in Markdown.

    Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, SetKop, vandaag, meldingen)
    inleiding = meldingen.attempt(read_filled, rest)
    if meldingen or kop is None or inleiding is None:
        raise meldingen.refusal()
    return Voorblad(kop.titel, kop.beheerder, inleiding)
