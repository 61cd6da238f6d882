"""The texts of all decks that people read, from files that are right, with advice on each."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kaartenset.content.bestand import absolute, list_folder, read_bytes
from kaartenset.content.draaiboek_bestand import find_scripts
from kaartenset.content.fout import Fout, Meldingen, OngeldigBestand
from kaartenset.content.head import Head
from kaartenset.content.kaart_bestand import KaartKop, split_toelichting
from kaartenset.content.meting import Meting
from kaartenset.content.set_bestand import SetKop
from kaartenset.content.taaladvies import Tekst, advise
from kaartenset.content.taalregels import (
    MAX_WOORDEN_TEKST,
    MAX_WOORDEN_TITEL,
    MAX_WOORDEN_TWEE_STEMMEN,
    WOORDEN_TOELICHTING,
)
from kaartenset.content.tekst import Passage
from kaartenset.content.waarden import GecontroleerdeKop, Kop, open_file
from kaartenset.content.zinnen import Zin, read_zinnen
from kaartenset.domain.kaart import Soort

_BLADEN: tuple[tuple[str, str, type[Kop]], ...] = (
    ("set.md", "de inleiding", SetKop),
    ("feitenblad.md", "het feitenblad", GecontroleerdeKop),
    ("draaiboek.md", "het draaiboek", GecontroleerdeKop),
    ("uitnodiging.md", "de uitnodiging", Kop),
)
_QUOTED = re.compile(r"‘[^‘’]+’")
_BOLD_FIRST = re.compile(r"^\*\*[^*\n]+\*\*", re.MULTILINE)
_TWEE = 2
_SEEN_IN_HEAD = ("titel", "keuze_a", "keuze_b")


@dataclass(frozen=True, slots=True)
class GemetenTekst:
    """One text: its deck, its file, what was counted, and advice in the form of a Fout."""

    kaartenset: str
    pad: Path
    naam: str
    meting: Meting
    adviezen: tuple[Fout, ...]


def measure_alle(
    cards_root: Path, vandaag: date, wrong: Collection[Path]
) -> tuple[GemetenTekst, ...]:
    """Every text in `cards_root` but those in files that are `wrong`, in the order of the files."""
    root = absolute(cards_root)
    found = []
    for pad in _files(root):
        relative = pad.relative_to(root.parent)
        if relative in wrong:
            continue
        with suppress(OngeldigBestand):  # gone or changed since it was found right
            for tekst in _read_teksten(pad, root, vandaag):
                adviezen = tuple(
                    Fout(relative, melding.regel, melding.tekst) for melding in advise(tekst)
                )
                deck = relative.parts[1]
                found.append(GemetenTekst(deck, relative, tekst.naam, tekst.meting, adviezen))
    return tuple(found)


def _files(root: Path) -> Iterator[Path]:
    for folder in _list(root, root):
        yield from (folder / name for name, _, _ in _BLADEN)
        yield from _list(folder / "kaarten", root)


def _list(folder: Path, root: Path) -> list[Path]:
    try:
        return [folder / name for name in list_folder(folder, root)]
    except OngeldigBestand:
        return []


def _read_teksten(pad: Path, root: Path, vandaag: date) -> list[Tekst]:
    inhoud = read_bytes(pad, root)
    for name, naam, soort in _BLADEN:
        if pad.name == name:
            head, _, rest = open_file(inhoud, soort, vandaag, Meldingen())
            delen = find_scripts(rest) if name == "draaiboek.md" else [rest]
            zinnen = tuple(zin for deel in delen for zin in read_zinnen(deel))
            return [Tekst(naam, rest.eerste, zinnen, _seen_in(head))]
    return _read_kaart_teksten(inhoud, vandaag)


def _read_kaart_teksten(inhoud: bytes, vandaag: date) -> list[Tekst]:
    head, kop, rest = open_file(inhoud, KaartKop, vandaag, Meldingen())
    tekst, toelichting = split_toelichting(rest)
    if kop is None:
        return []
    losse = _seen_in(head)
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


def _seen_in(head: Head) -> tuple[Zin, ...]:
    return tuple(
        Zin(head.regel_of(sleutel), head.waarden[sleutel])
        for sleutel in _SEEN_IN_HEAD
        if head.waarden.get(sleutel)
    )
