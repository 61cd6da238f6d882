"""One card file: what everybody sees, and the toelichting that is withheld."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from kaartenset.content.blokken import lines_outside
from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand, quote
from kaartenset.content.head import Head
from kaartenset.content.koppen import check_headings
from kaartenset.content.markdown import is_empty, markdown
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import GecontroleerdeKop, JaNee, Lijst, Regel, open_file
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort

TOELICHTING = "## Toelichting"

_LOOKS_LIKE_IT = re.compile(r"[\s>*+-]*#{1,6}\W*toelichting\W*", re.IGNORECASE)
_TITLE_ALONE = re.compile(r"\s*toelichting\s*", re.IGNORECASE)
_INSTEAD = re.compile(r"[\s*_]*toelichting[\s*_:]*", re.IGNORECASE)
_LEEG = "dit bestand is leeg; maak een kaart met kaartenset new"
_MARKS = re.compile(r"<!--|-->")
_UNDERLINE = re.compile(r"(=+|-+)\s*")


class KaartKop(GecontroleerdeKop):
    """The head of a card."""

    soort: Soort
    keuze_a: Regel | None = None
    keuze_b: Regel | None = None
    oefenkaart: JaNee = "nee"
    invalshoeken: Annotated[
        tuple[Literal["relaties", "rechten", "financien", "ethiek"], ...], Lijst
    ] = ()
    bestuurslagen: Annotated[
        tuple[
            Literal["rijk", "provincie", "gemeente", "waterschap", "uitvoering", "zbo"],
            ...,
        ],
        Lijst,
    ] = ()
    gewicht: Literal["licht", "gewoon", "zwaar"] = "gewoon"


@dataclass(frozen=True, slots=True)
class GelezenKaart:
    """A card, and apart from it what only the begeleider reads."""

    kaart: Kaart
    toelichting: Html


def read_kaart(inhoud: bytes, vandaag: date, kaart_id: str) -> GelezenKaart:
    """Read the bytes of a card file (contract, 'Card files').

    Raises OngeldigBestand with everything that is wrong with it.
    """
    meldingen = Meldingen()
    head, kop, rest = open_file(inhoud, KaartKop, vandaag, meldingen, leeg=_LEEG)
    _check_keuzes(head, meldingen)
    split = meldingen.attempt(split_toelichting, rest)
    if split is None:
        raise meldingen.refusal()
    tekst = meldingen.attempt(_read_tekst, split[0])
    toelichting = meldingen.attempt(_read_toelichting, split[1])
    if meldingen or kop is None or tekst is None or toelichting is None:
        raise meldingen.refusal()
    kaart = Kaart(
        id=kaart_id,
        soort=kop.soort,
        titel=kop.titel,
        tekst=tekst,
        gecontroleerd=kop.gecontroleerd,
        keuze_a=kop.keuze_a,
        keuze_b=kop.keuze_b,
        oefenkaart=kop.oefenkaart == "ja",
        invalshoeken=kop.invalshoeken,
        bestuurslagen=kop.bestuurslagen,
        gewicht=kop.gewicht,
    )
    return GelezenKaart(kaart, toelichting)


def _check_keuzes(head: Head, meldingen: Meldingen) -> None:
    soort = head.waarden.get("soort")
    for sleutel in ("keuze_a", "keuze_b"):
        if soort == Soort.DILEMMA and sleutel not in head.waarden:
            meldingen.add(
                head.regel_of("soort"),
                f"een dilemma heeft twee keuzes; voeg een regel '{sleutel}: …' toe",
            )
        if soort in (Soort.STELLING, Soort.VRAAG) and sleutel in head.waarden:
            meldingen.add(
                head.regel_of(sleutel),
                f"{quote(sleutel)} hoort alleen bij een dilemma; haal deze regel weg,"
                f" of schrijf 'soort: {Soort.DILEMMA}'",
            )


def _read_tekst(passage: Passage) -> Html:
    """What everybody sees: headings under the title of the card, which may be an h2."""
    tekst = markdown(passage, deeper=1)
    if is_empty(tekst):
        melding = f"de tekst voor iedereen ontbreekt; schrijf die boven {quote(TOELICHTING)}"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    check_headings(passage)
    return tekst


def _read_toelichting(passage: Passage) -> Html:
    """What is withheld: headings under 'Toelichting', so from ### on."""
    toelichting = markdown(passage, highest=3)
    if is_empty(toelichting):
        melding = f"onder {quote(TOELICHTING)} staat niets; schrijf daar de toelichting"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    check_headings(passage)
    return toelichting


def split_toelichting(passage: Passage) -> tuple[Passage, Passage]:
    """The lines for everybody, and those after the first line `## Toelichting`.

    Raises OngeldigBestand when there is not one such line, or when a comment hides it.
    """
    meldingen = Meldingen()
    lines = lines_outside(passage)
    found = [nummer for nummer, regel in lines if _is_toelichting(regel)]
    for nummer in found[1:]:
        meldingen.add(
            nummer,
            f"tweede {quote(TOELICHTING)}; de eerste staat op regel {found[0]}, voeg ze samen",
        )
    for nummer in sorted(passage.opmerkingen):
        if _LOOKS_LIKE_IT.fullmatch(_MARKS.sub("", passage.regels[nummer - passage.eerste])):
            meldingen.add(nummer, "deze kop staat in een opmerking; haal hem daaruit")
    for (nummer, regel), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=False):
        underlined = _TITLE_ALONE.fullmatch(regel) and _UNDERLINE.fullmatch(following)
        if (underlined or _LOOKS_LIKE_IT.fullmatch(regel)) and not _is_toelichting(regel):
            meldingen.add(nummer, f"schrijf deze kop precies zo: {TOELICHTING}")
    if not found and not meldingen:
        for nummer, regel in lines:
            if _INSTEAD.fullmatch(regel):
                meldingen.add(nummer, f"schrijf deze kop precies zo: {TOELICHTING}")
    if not found and not meldingen:
        meldingen.add(
            passage.einde - 1,
            f"de toelichting ontbreekt; zet er een regel {quote(TOELICHTING)} boven",
        )
    meldingen.raise_if_any()
    return passage.part(passage.eerste, found[0]), passage.part(found[0] + 1)


def _is_toelichting(regel: str) -> bool:
    return regel.rstrip().lower() == TOELICHTING.lower()
