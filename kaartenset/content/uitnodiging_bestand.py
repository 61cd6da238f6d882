"""The text of the invitation, with places that are filled in for a session."""

import re
from collections.abc import Iterator
from datetime import date

from kaartenset.content.fout import Meldingen, choices, quote
from kaartenset.content.suggestie import suggestion
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import Kop, open_file
from kaartenset.domain.kaart import Uitnodiging

PLAATSEN = ("titel", "datum", "tijd", "tijden", "plaats", "link", "woord", "elearning")

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def read_uitnodiging(inhoud: bytes, vandaag: date) -> Uitnodiging:
    """Read the bytes of `uitnodiging.md`: a head `titel`, and plain text with places `{datum}`.

    Every brace in the text belongs to one of PLAATSEN, so `str.format` can fill it in. The title
    has no places. Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    head, kop, rest = open_file(inhoud, Kop, vandaag, meldingen)
    for _ in _BRACES.findall(head.waarden.get("titel", "")):
        meldingen.add(
            head.regel_of("titel"),
            "plaatsen tussen { en } kunnen alleen in de tekst; haal ze hier weg",
        )
    for nummer, braces in _wrong_places(rest):
        near = suggestion(braces.strip("{}"), PLAATSEN, before="{", ending="}")
        meldingen.add(nummer, f"onbekende plaats {quote(braces)}; kies {_known_places()}{near}")
    if rest.is_blank:
        meldingen.add(rest.eerste - 1, "na de kop staat geen tekst; schrijf die eronder")
    if meldingen or kop is None:
        raise meldingen.refusal()
    return Uitnodiging(kop.titel, "\n".join(regel.rstrip() for _, regel in rest.trimmed()))


def _wrong_places(passage: Passage) -> Iterator[tuple[int, str]]:
    for nummer, regel in passage:
        for braces in _BRACES.findall(regel):
            if braces[1:-1] not in PLAATSEN:
                yield nummer, braces


def _known_places() -> str:
    return choices([f"{{{plaats}}}" for plaats in PLAATSEN])
