"""What an editor sees of a deck: every file with its state and all that is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from kaartenset.content.fout import Fout, printable
from kaartenset.content.gelezen import Bevinding, Toestand
from kaartenset.content.kaart_id import id_of
from kaartenset.content.werkvorm_map import WERKVORMEN
from kaartenset.domain.kaart import Kaart, Kaartenset
from kaartenset.web.inhoud import Inhoud
from kaartenset.web.redactie.bestandlijst import (
    KAARTEN,
    MapRegel,
    group,
    lies_with_kaarten,
    list_bladen,
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRegel(MapRegel):
    """A folder of a deck; `kaartenset` is None when it cannot be served."""

    kaartenset: Kaartenset | None
    kaarten: tuple[KaartRegel, ...]

    @property
    def titel(self) -> str:
        """The title, or else the folder."""
        return self.kaartenset.titel if self.kaartenset else self.id

    @property
    def is_op_de_vorige(self) -> bool:
        """Whether it can be served only because an earlier version of some sheet is remembered."""
        return self.kaartenset is not None and not self.is_alles_goed


def list_sets(inhoud: Inhoud) -> tuple[SetRegel, ...]:
    """All folders of decks, by name; also those from which nothing can be served."""
    found = {one.folder for one in inhoud.bevindingen if "/" not in one.folder}
    found |= {fout.pad.parts[1] for fout in inhoud.fouten if len(fout.pad.parts) > 1}
    found |= set(inhoud.kaartensets)
    return tuple(_list_set(inhoud, naam) for naam in sorted(found - {WERKVORMEN}))


def list_set(inhoud: Inhoud, kaartenset_id: str) -> SetRegel | None:
    """One of them, or None."""
    return next((one for one in list_sets(inhoud) if one.id == kaartenset_id), None)


def _list_set(inhoud: Inhoud, naam: str) -> SetRegel:
    fouten = [fout for fout in inhoud.fouten if fout.pad.parts[1:2] == (naam,)]
    deck = inhoud.kaartensets.get(naam)
    shown = {f"{kaart.id}.md": kaart for kaart in deck.kaarten} if deck else {}
    found = _toestanden(naam, inhoud.bevindingen)
    by_name: dict[str, list[Fout]] = {}
    for fout in fouten:
        if lies_with_kaarten(fout.pad):
            by_name.setdefault(fout.pad.name, []).append(fout)
    kaarten = tuple(
        _list_kaart(naam, bestand, found.get(bestand), shown.get(bestand), by_name.get(bestand, []))
        for bestand in sorted(found.keys() | shown.keys() | by_name.keys())
    )
    return SetRegel(
        id=printable(naam),
        bladen=list_bladen(inhoud, naam),
        bestanden=group(fouten),
        kaartenset=deck,
        kaarten=kaarten,
    )


def _toestanden(naam: str, bevindingen: Iterable[Bevinding]) -> dict[str, Toestand]:
    """The states of card files, by the names of these files."""
    return {
        pad.name: one.toestand
        for one in bevindingen
        if one.folder == naam and (pad := PurePosixPath(one.bestand)).parent.name == KAARTEN
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
        pad=printable(f"{naam}/{KAARTEN}/{bestand}"),
        toestand=zonder if toestand is None else toestand,
        kaart=kaart,
        fouten=tuple(fouten),
    )
