"""From the folder of one werkvorm to one that can be served, and every error in it at once."""

from datetime import date
from functools import partial
from pathlib import Path

from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import Melding, OngeldigBestand, quote
from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Gelezen, GelezenWerkvorm, Toestand
from kaartenset.content.reading import IsAtRest, Reading
from kaartenset.content.voorbereiding_bestand import read_voorbereiding
from kaartenset.content.werkblad_bestand import GelezenWerkblad, read_werkblad
from kaartenset.content.werkvorm_bestand import LEEG, read_werkvorm
from kaartenset.domain.draaiboek import Draaiboek, SoortOnderdeel
from kaartenset.domain.werkvorm import Duurregel, Werkvorm, WerkvormBegeleiding

WERKVORMEN = "werkvormen"
"""The folder for werkvormen in the folder with decks: no deck can have this name."""

_FILES = ("werkvorm.md", "draaiboek.md", "werkblad.md", "voorbereiding.md", "brief.md")


def load_werkvorm(
    folder: Path,
    vandaag: date,
    vorige: GelezenWerkvorm | None,
    is_at_rest: IsAtRest,
    geheugen: Geheugen | None,
) -> Gelezen:
    """Read one werkvorm, by the rules of `load_alle`: `folder` holds its five files.

    These belong together, so it is used as a whole or not at all: when one of them is wrong or not
    at rest, everything stays as it was.
    """
    root = folder.parent.parent
    reading = Reading(root, folder, vandaag, is_at_rest, geheugen, soort="werkvorm")
    gelezen = _read_werkvorm(reading, vorige)
    return Gelezen(
        {},
        tuple(sorted(reading.fouten)),
        tuple(reading.bevindingen),
        {folder.name: gelezen} if gelezen else {},
    )


def _read_werkvorm(reading: Reading, vorige: GelezenWerkvorm | None) -> GelezenWerkvorm | None:
    if not reading.has_id():
        return None
    if reading.names_in(reading.folder) is None:
        return vorige
    gelezen = _read_now(reading)
    instead = Toestand.WEGGELATEN if vorige is None else Toestand.VORIGE
    for name in _FILES:
        reading.find(name, instead if gelezen is None else Toestand.GOED)
    return gelezen or vorige


def _read_now(reading: Reading) -> GelezenWerkvorm | None:
    """The werkvorm as it is now; None when something is wrong or not at rest."""
    voorblad = reading.read("werkvorm.md", read_werkvorm)
    blad = reading.read("werkblad.md", read_werkblad)
    duren = voorblad.duren if voorblad else None
    velden = tuple(blad.regels) if blad else None
    draaiboek = reading.read(
        "draaiboek.md",
        partial(read_draaiboek, duren=duren, stappen=True, velden=velden, leeg=LEEG),
        key=f"{WERKVORMEN}/draaiboek.md {duren} {velden}",
    )
    voorbereiding = reading.read("voorbereiding.md", read_voorbereiding)
    brief = reading.read("brief.md", partial(read_blad, leeg=LEEG))
    if voorblad is None or blad is None or draaiboek is None:
        return None
    unused = _unused(blad, draaiboek, max(voorblad.duren))
    if unused:
        reading.note(reading.folder / "werkblad.md", OngeldigBestand(unused))
    if unused or voorbereiding is None or brief is None:
        return None
    return GelezenWerkvorm(
        Werkvorm(
            reading.folder.name,
            voorblad.titel,
            voorblad.samenvatting,
            voorblad.inleiding,
            voorblad.duren,
            _list_onderdelen(draaiboek),
            voorblad.deelnemers,
            blad.werkblad,
            brief,
        ),
        WerkvormBegeleiding(draaiboek, voorbereiding),
    )


def _list_onderdelen(draaiboek: Draaiboek) -> tuple[Duurregel, ...]:
    """What everybody may know of the blocks that count in the planned time."""
    return tuple(
        Duurregel(onderdeel.stap, onderdeel.titel, onderdeel.minuten)
        for onderdeel in draaiboek.onderdelen
        if onderdeel.soort is not SoortOnderdeel.KLAARZETTEN
    )


def _unused(blad: GelezenWerkblad, draaiboek: Draaiboek, langste: int) -> list[Melding]:
    """The fields that nobody fills in: those of no block of the longest length."""
    used = {veld for onderdeel in draaiboek.onderdelen_for(langste) for veld in onderdeel.velden}
    return [
        Melding(
            regel,
            "dit veld komt in geen onderdeel van het draaiboek voor;"
            f" zet {quote(id_)} bij 'velden' van een onderdeel met minuten_{langste}",
        )
        for id_, regel in blad.regels.items()
        if id_ not in used
    ]
