"""What an editor sees of a deck: every file with its state and all that is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from kaartenset.content.fout import Fout, printable
from kaartenset.content.gelezen import Bevinding, Toestand
from kaartenset.content.kaart_id import id_of
from kaartenset.domain.kaart import Kaart, Kaartenset
from kaartenset.web.inhoud import Inhoud

_KAARTEN = "kaarten"


@dataclass(frozen=True, slots=True)
class BestandRegel:
    """A file in which something is wrong: its path as it can be shown, and all errors.

    `kaart_id` is that of the card, when it is a card with a page of its own; else empty.
    """

    pad: str
    fouten: tuple[Fout, ...]
    kaart_id: str


@dataclass(frozen=True, slots=True)
class BladRegel:
    """A file of a deck that is no card, with its state."""

    naam: str
    toestand: Toestand


@dataclass(frozen=True, slots=True)
class KaartRegel:
    """A card file: `kaart` is what is shown of it now, None when nothing is."""

    naam: str
    """The file's name without its end, as it can be shown."""
    id: str
    """The same when it can be the id of a card; else empty, and there is no page of it."""
    pad: str
    toestand: Toestand
    kaart: Kaart | None
    fouten: tuple[Fout, ...]

    @property
    def titel(self) -> str:
        """By what an editor knows it."""
        return self.kaart.titel if self.kaart else self.naam


@dataclass(frozen=True, slots=True)
class SetRegel:
    """A folder of a deck; `kaartenset` is None when it cannot be served."""

    id: str
    kaartenset: Kaartenset | None
    kaarten: tuple[KaartRegel, ...]
    bladen: tuple[BladRegel, ...]
    bestanden: tuple[BestandRegel, ...]
    """The files with errors, those of cards too."""

    @property
    def titel(self) -> str:
        """The title, or else the folder."""
        return self.kaartenset.titel if self.kaartenset else self.id

    @property
    def is_op_de_vorige(self) -> bool:
        """Whether it can be served only because an earlier version of some sheet is remembered."""
        return self.kaartenset is not None and not all(
            blad.toestand.is_goed for blad in self.bladen
        )

    @property
    def aantal_fouten(self) -> int:
        """How many errors there are in all files together."""
        return sum(len(bestand.fouten) for bestand in self.bestanden)


def list_sets(inhoud: Inhoud) -> tuple[SetRegel, ...]:
    """All folders of decks, by name; also those from which nothing can be served."""
    found = {one.kaartenset for one in inhoud.bevindingen} | set(inhoud.kaartensets)
    found |= {fout.pad.parts[1] for fout in inhoud.fouten if len(fout.pad.parts) > 1}
    return tuple(_list_set(inhoud, naam) for naam in sorted(found))


def list_set(inhoud: Inhoud, kaartenset_id: str) -> SetRegel | None:
    """One of them, or None."""
    return next((one for one in list_sets(inhoud) if one.id == kaartenset_id), None)


def list_elsewhere(inhoud: Inhoud) -> tuple[BestandRegel, ...]:
    """What is wrong with the folder of all decks itself."""
    return _group(fout for fout in inhoud.fouten if len(fout.pad.parts) == 1)


def _list_set(inhoud: Inhoud, naam: str) -> SetRegel:
    fouten = [fout for fout in inhoud.fouten if fout.pad.parts[1:2] == (naam,)]
    deck = inhoud.kaartensets.get(naam)
    shown = {f"{kaart.id}.md": kaart for kaart in deck.kaarten} if deck else {}
    found = _toestanden(naam, inhoud.bevindingen)
    by_name: dict[str, list[Fout]] = {}
    for fout in fouten:
        if _lies_with_kaarten(fout.pad):
            by_name.setdefault(fout.pad.name, []).append(fout)
    kaarten = tuple(
        _list_kaart(naam, bestand, found.get(bestand), shown.get(bestand), by_name.get(bestand, []))
        for bestand in sorted(found.keys() | shown.keys() | by_name.keys())
    )
    bladen = tuple(
        BladRegel(one.bestand, one.toestand)
        for one in inhoud.bevindingen
        if one.kaartenset == naam and "/" not in one.bestand
    )
    return SetRegel(printable(naam), deck, kaarten, bladen, _group(fouten))


def _toestanden(naam: str, bevindingen: Iterable[Bevinding]) -> dict[str, Toestand]:
    """The states of card files, by the names of these files."""
    return {
        pad.name: one.toestand
        for one in bevindingen
        if one.kaartenset == naam and (pad := PurePosixPath(one.bestand)).parent.name == _KAARTEN
    }


def _list_kaart(
    naam: str, bestand: str, toestand: Toestand | None, kaart: Kaart | None, fouten: list[Fout]
) -> KaartRegel:
    """One file; a card that is shown although its file was not found is an earlier version."""
    kaart_id = id_of(bestand)
    zonder = Toestand.VORIGE if kaart else Toestand.WEGGELATEN
    return KaartRegel(
        naam=printable(kaart_id or bestand),
        id=kaart_id,
        pad=printable(f"{naam}/{_KAARTEN}/{bestand}"),
        toestand=zonder if toestand is None else toestand,
        kaart=kaart,
        fouten=tuple(fouten),
    )


def _group(fouten: Iterable[Fout]) -> tuple[BestandRegel, ...]:
    by_file = groupby(sorted(fouten), key=lambda fout: fout.pad)
    return tuple(_list_bestand(pad, tuple(own)) for pad, own in by_file)


def _list_bestand(pad: Path, fouten: tuple[Fout, ...]) -> BestandRegel:
    """A file with errors; its path as on the page of a card, so without the folder of all decks."""
    shown = pad.relative_to(pad.parts[0]) if len(pad.parts) > 1 else pad
    kaart_id = id_of(pad.name) if _lies_with_kaarten(pad) else ""
    return BestandRegel(printable(shown.as_posix()), fouten, kaart_id)


def _lies_with_kaarten(pad: Path) -> bool:
    """Whether this is `cards/<set>/kaarten/<file>`."""
    return len(pad.parts) == 4 and pad.parts[2] == _KAARTEN
