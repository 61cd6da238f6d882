"""The werkblad of a session: for all only what the group has come to, for who leads all of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kaartenset.domain.klok import GeplandOnderdeel, KlokFeiten
from kaartenset.domain.uitslag import Uitslag
from kaartenset.domain.veld import veld_of_werkveld
from kaartenset.domain.werkblad import VRAAG, Schrijver, SoortWerkveld, Werkblad, Werkveld
from kaartenset.stand.inbreng import InbrengInBeeld, read_inbreng, read_inbreng_in_beeld
from kaartenset.stand.werkveld import RegelStand, WerkbladdeelStand, WerkveldStand
from kaartenset.storage.deelnemers import DeelnemerFeiten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.werkbladen import find_werkblad
from kaartenset.storage.werkregels import RegelFeiten, find_regels, find_schrijvers


@dataclass(frozen=True, slots=True)
class WerkbladStand:
    """What all see: the fields that the group has come to, with what is in them."""

    titel: str
    vraag: str
    """The shared question; '' until there is one."""
    stap: str
    """Of the present block: '1a', or '' where that is part of no step."""
    delen: tuple[WerkbladdeelStand, ...]
    nu: tuple[WerkveldStand, ...]
    """The fields of the present block, in its order."""
    nummer: int
    """Another one when an entry is another in a field that the group has come to."""

    @property
    def velden(self) -> tuple[WerkveldStand, ...]:
        """All fields that are in it, in the order of the sheet."""
        return tuple(veld for deel in self.delen for veld in deel.velden)

    @property
    def merk_nu(self) -> str:
        """A mark that changes when there is something else to fill in now."""
        rondes = (f"{een.veld.id}{een.inbreng.merk if een.inbreng else ''}" for een in self.nu)
        return f"w{self.nummer}.{'.'.join(rondes)}"

    def find(self, veld_id: str) -> WerkveldStand | None:
        """The field with this id, if it is in it."""
        return next((een for een in self.velden if een.veld.id == veld_id), None)


@dataclass(frozen=True, slots=True)
class WerkbladBeheer:
    """The whole werkblad for its begeleider: also what the group has not come to yet."""

    stand: WerkbladStand
    bereikt: frozenset[str]
    """The ids of the fields that the group has come to."""
    gepland: frozenset[str]
    """The ids of the fields that are filled in during a block of this draaiboek."""
    reacties: Mapping[str, InbrengInBeeld]
    """By the id of a field that each fills in alone: how many did, and who did not."""

    @property
    def schrijvers(self) -> tuple[Schrijver, ...]:
        """Who the begeleider can have write in a field."""
        return tuple(Schrijver)

    @property
    def nog_te_tonen(self) -> tuple[tuple[WerkveldStand, InbrengInBeeld], ...]:
        """The fields in which something was filled in that the group did not see."""
        return tuple(
            (een, inbreng)
            for een in self.stand.velden
            if (inbreng := self.reacties.get(een.veld.id))
            and inbreng.aantal
            and not inbreng.stand.is_getoond
        )

    def velden_of(self, onderdeel: GeplandOnderdeel) -> tuple[WerkveldStand, ...]:
        """What is filled in during a block, in its order."""
        gevonden = (self.stand.find(veld_id) for veld_id in onderdeel.velden)
        return tuple(een for een in gevonden if een is not None)


def read_werkblad(conn: Connection, sessie: SessieFeiten, klok: KlokFeiten) -> WerkbladStand | None:
    """The werkblad as all see it; None for a session with cards, and while it is not open."""
    if sessie.werkbladvorm_id is None or not sessie.is_open:
        return None
    bereikt = klok.bereikte_velden
    return _read_stand(conn, sessie, klok, lambda veld: veld.id in bereikt)


def read_heel_werkblad(conn: Connection, sessie: SessieFeiten) -> WerkbladStand | None:
    """All of it, for its begeleider and for paper; None for a session with cards."""
    if sessie.werkbladvorm_id is None:
        return None
    return _read_stand(conn, sessie, find_klok(conn, sessie), lambda _: True)


def read_vooraf(conn: Connection, sessie: SessieFeiten) -> WerkbladStand | None:
    """What the dilemma-eigenaar answers beforehand; None for a session with cards."""
    if sessie.werkbladvorm_id is None:
        return None
    return _read_stand(conn, sessie, find_klok(conn, sessie), lambda veld: veld.vooraf)


def read_werkbladbeheer(
    conn: Connection, sessie: SessieFeiten, deelnemers: Sequence[DeelnemerFeiten]
) -> WerkbladBeheer | None:
    """The same with who reacted; `deelnemers` are those who are in."""
    stand = read_heel_werkblad(conn, sessie)
    if stand is None:
        return None
    reacties = {
        een.veld.id: read_inbreng_in_beeld(conn, sessie, een.inbreng.veld, deelnemers)
        for een in stand.velden
        if een.inbreng is not None
    }
    klok = find_klok(conn, sessie)
    gepland = frozenset(veld for blok in klok.onderdelen for veld in blok.velden)
    return WerkbladBeheer(stand, klok.bereikte_velden, gepland, reacties)


def _read_stand(
    conn: Connection,
    sessie: SessieFeiten,
    klok: KlokFeiten,
    is_in_zicht: Callable[[Werkveld], bool],
) -> WerkbladStand:
    """The werkblad with only the fields that are in sight: of others nothing is read into it."""
    werkblad = find_werkblad(conn, sessie.werkbladvorm_id or 0)
    velden = _read_velden(conn, sessie, werkblad, is_in_zicht)
    delen = (
        WerkbladdeelStand(
            deel.titel, tuple(velden[veld.id] for veld in deel.velden if veld.id in velden)
        )
        for deel in werkblad.delen
    )
    vraag = velden.get(VRAAG)
    return WerkbladStand(
        titel=werkblad.titel,
        vraag=vraag.tekst if vraag and vraag.veld.soort is SoortWerkveld.TEKST else "",
        stap=klok.huidig.stap,
        delen=tuple(deel for deel in delen if deel.velden),
        nu=tuple(velden[veld_id] for veld_id in klok.huidig.velden if veld_id in velden),
        nummer=sessie.werkblad_nummer,
    )


def _read_velden(
    conn: Connection,
    sessie: SessieFeiten,
    werkblad: Werkblad,
    is_in_zicht: Callable[[Werkveld], bool],
) -> dict[str, WerkveldStand]:
    regels = find_regels(conn, sessie)
    schrijvers = find_schrijvers(conn, sessie)
    in_zicht = tuple(filter(is_in_zicht, werkblad.velden))
    waarden = _list_waarden(in_zicht, regels)
    eerder: Uitslag | None = None
    velden = {}
    for veld in in_zicht:
        inbreng = None
        if veld.soort.vraagt_antwoord:
            inbreng = read_inbreng(conn, sessie, veld_of_werkveld(veld))
        is_spanning = veld.soort is SoortWerkveld.DRIEHOEKEN
        velden[veld.id] = WerkveldStand(
            veld=veld,
            wie=schrijvers.get(veld.id, veld.wie),
            regels=tuple(map(_read_regel, regels.get(veld.id, ()))),
            waarden=waarden if veld.soort is SoortWerkveld.SPANNINGEN else (),
            inbreng=inbreng,
            eerder=eerder if is_spanning else None,
        )
        if is_spanning and inbreng is not None:
            eerder = inbreng.uitslag or eerder
    return velden


def _list_waarden(
    velden: Iterable[Werkveld], regels: Mapping[str, tuple[RegelFeiten, ...]]
) -> tuple[RegelStand, ...]:
    return tuple(
        _read_regel(regel)
        for veld in velden
        if veld.soort is SoortWerkveld.WAARDEN
        for regel in regels.get(veld.id, ())
    )


def _read_regel(regel: RegelFeiten) -> RegelStand:
    return RegelStand(regel.id, regel.delen, regel.versie)
