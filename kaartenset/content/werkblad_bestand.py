"""The werkblad of a werkvorm: parts, and in each the fields with who writes in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kaartenset.content.fout import Melding, Meldingen, OngeldigBestand
from kaartenset.content.head import Head
from kaartenset.content.markdown import markdown
from kaartenset.content.stuk_id import check_ids
from kaartenset.content.stukken import Stuk, check_titel, read_kop, split_stukken
from kaartenset.content.tekst import Passage
from kaartenset.content.veld_kop import NODIG, VeldKop, check_keuzes
from kaartenset.content.waarden import GecontroleerdeKop, open_file
from kaartenset.content.werkvorm_bestand import LEEG
from kaartenset.domain.werkblad import Werkblad, Werkbladdeel, Werkveld

_DEEL, _VELD = 2, 3
"""The levels of the titles."""


@dataclass(frozen=True, slots=True)
class GelezenWerkblad:
    """A werkblad, and by the id of each field the line of its title."""

    werkblad: Werkblad
    regels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _GelezenVeld:
    """A field as it was found; `veld` is None when something in it was wrong."""

    stuk: Stuk
    head: Head
    veld: Werkveld | None


def read_werkblad(inhoud: bytes, vandaag: date) -> GelezenWerkblad:
    """Read the bytes of `werkblad.md`: a head `titel`, `gecontroleerd`, and parts with fields.

    A part is `## Titel`, a field in it `### Titel` with its keys directly under it, and after an
    empty line what is to be said of it. Raises OngeldigBestand with everything that is wrong.
    """
    meldingen = Meldingen()
    _, kop, rest = open_file(inhoud, GecontroleerdeKop, vandaag, meldingen, leeg=LEEG)
    split = meldingen.attempt(_split, rest)
    if split is None:
        raise meldingen.refusal()
    boven, stukken = split
    _check_above(boven, "hier begint nog geen deel; zet erboven een regel '## Titel'", meldingen)
    delen = [
        (deel.titel, [_read_veld(veld, vandaag, meldingen) for veld in _velden_in(deel, meldingen)])
        for deel in stukken
    ]
    alle = [one for _, velden in delen for one in velden]
    check_ids((one.head for one in alle), meldingen)
    if meldingen or kop is None:
        raise meldingen.refusal()
    return GelezenWerkblad(
        Werkblad(
            kop.titel,
            tuple(
                Werkbladdeel(titel, tuple(one.veld for one in velden if one.veld))
                for titel, velden in delen
            ),
        ),
        {one.veld.id: one.stuk.regel for one in alle if one.veld},
    )


def find_velden(passage: Passage) -> list[tuple[Stuk, tuple[Stuk, ...]]]:
    """What is read of a werkblad: each part with its fields."""
    return [(deel, split_stukken(_under(deel), _VELD)[1]) for deel in _split(passage)[1]]


def _split(passage: Passage) -> tuple[Passage, tuple[Stuk, ...]]:
    boven, delen = split_stukken(passage, _DEEL)
    if not delen:
        melding = "er zijn geen delen; zet boven elk deel een regel '## Titel'"
        raise OngeldigBestand([Melding(passage.eerste - 1, melding)])
    return boven, delen


def _velden_in(deel: Stuk, meldingen: Meldingen) -> tuple[Stuk, ...]:
    check_titel(deel, "deel", meldingen)
    boven, velden = split_stukken(_under(deel), _VELD)
    if velden:
        _check_above(boven, "zet dit onder een veld; een deel heeft zelf geen tekst", meldingen)
    else:
        meldingen.add(deel.regel, "dit deel heeft geen veld; zet eronder een regel '### Titel'")
    return velden


def _under(deel: Stuk) -> Passage:
    return deel.passage.part(deel.regel + 1)


def _check_above(passage: Passage, tekst: str, meldingen: Meldingen) -> None:
    if not passage.is_blank:
        meldingen.add(passage.trimmed().eerste, tekst)


def _read_veld(stuk: Stuk, vandaag: date, meldingen: Meldingen) -> _GelezenVeld:
    check_titel(stuk, "veld", meldingen)
    head, kop = read_kop(stuk, VeldKop, NODIG, vandaag, meldingen)
    check_keuzes(head, meldingen)
    uitleg = meldingen.attempt(markdown, stuk.tekst, highest=_VELD + 1)
    if kop is None or uitleg is None:
        return _GelezenVeld(stuk, head, None)
    vooraf = kop.vooraf == "ja"
    veld = Werkveld(kop.id, kop.soort, stuk.titel, uitleg, kop.wie, vooraf, kop.keuzes)
    return _GelezenVeld(stuk, head, veld)
