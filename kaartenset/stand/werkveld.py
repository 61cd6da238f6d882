"""One field of the werkblad as it is filled in: entries of the group, answers that were shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaartenset.domain.bereik import Bereik, read_bereik
from kaartenset.domain.spreiding import Spreiding, read_spreiding
from kaartenset.domain.uitslag import Uitslag
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkveld
from kaartenset.domain.werkregel import SPANNING, TREKKEN
from kaartenset.stand.inbreng import InbrengStand


@dataclass(frozen=True, slots=True)
class RegelStand:
    """One entry; `delen` are its parts by the names in `domain.werkregel.DELEN`."""

    id: int
    delen: Mapping[str, str]
    versie: int

    @property
    def plek(self) -> int:
        """Of a note on the line: where it is, from 0 (small) to 100 (large)."""
        return int(self.delen["plek"])


@dataclass(frozen=True, slots=True)
class Laag:
    """A layer of values, with the values that are in it."""

    naam: str
    waarden: tuple[RegelStand, ...]


@dataclass(frozen=True, slots=True)
class Paar:
    """Two values that pull apart or strengthen each other; layers are '' where one is not known."""

    regel: RegelStand
    van: str
    naar: str
    laag_van: str
    laag_naar: str

    @property
    def is_spanning(self) -> bool:
        """Whether they pull apart."""
        return self.regel.delen["soort"] == TREKKEN

    @property
    def doen(self) -> str:
        """What they do: 'trekken aan elkaar'."""
        return SPANNING[self.regel.delen["soort"]]

    @property
    def waar(self) -> str:
        """Whether it is within one layer or between two."""
        if self.laag_van == self.laag_naar:
            return f"binnen {self.laag_van}"
        return f"tussen {self.laag_van} en {self.laag_naar}"


@dataclass(frozen=True, slots=True)
class WerkveldStand:
    """One field for all; nothing here tells who wrote or answered, or that anybody did."""

    veld: Werkveld
    wie: Schrijver
    """Who writes in it now."""
    regels: tuple[RegelStand, ...]
    waarden: tuple[RegelStand, ...]
    """Of pairs of values: the values that they can be of."""
    inbreng: InbrengStand | None
    """What each fills in alone: its round, and the result once that was shown."""
    eerder: Uitslag | None = None
    """Of a tension: what was shown of the one before it, to see the shift."""

    @property
    def uitslag(self) -> Uitslag | None:
        """What was shown of the answers, if anything."""
        return self.inbreng.uitslag if self.inbreng else None

    @property
    def nieuws(self) -> str:
        """What a screen reader is told of the answers; empty until they were shown."""
        if self.inbreng is None or self.uitslag is None:
            return ""
        if self.inbreng.is_opnieuw:
            return f"Vul opnieuw in: {self.veld.titel}"
        return f"Dit vulden jullie in: {self.veld.titel}"

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to see in it."""
        is_leeg = self.uitslag is None or self.uitslag.is_leeg
        return is_leeg and not any(any(regel.delen.values()) for regel in self.regels)

    @property
    def tekst(self) -> str:
        """Of a field with one text: that text."""
        return self.regels[0].delen["tekst"] if self.regels else ""

    @property
    def versie(self) -> int:
        """Of a field with one text: the versie of that text; 0 for none yet."""
        return self.regels[0].versie if self.regels else 0

    @property
    def lagen(self) -> tuple[Laag, ...]:
        """Of values: the layers, each with its values."""
        return tuple(
            Laag(naam, tuple(regel for regel in self.regels if regel.delen["laag"] == naam))
            for naam in self.veld.keuzes
        )

    @property
    def paren(self) -> tuple[Paar, ...]:
        """Of pairs of values: each with the names of its values and where they are."""
        delen = {f"{waarde.id}": waarde.delen for waarde in self.waarden}
        return tuple(
            Paar(regel, van["waarde"], naar["waarde"], van["laag"], naar["laag"])
            for regel in self.regels
            if (van := delen.get(regel.delen["van"])) and (naar := delen.get(regel.delen["naar"]))
        )

    @property
    def bereik(self) -> Bereik | None:
        """Of a line: each one's limits and the range within all; None until they were shown."""
        if self.veld.soort is not SoortWerkveld.LIJN or self.uitslag is None:
            return None
        return read_bereik(
            {telling.keuze.waarde: telling.aantal for telling in self.uitslag.tellingen}
        )

    @property
    def spreiding(self) -> Spreiding | None:
        """Of a tension: how each one's number lies; None until they were shown."""
        if self.veld.soort is not SoortWerkveld.DRIEHOEKEN or self.uitslag is None:
            return None
        return read_spreiding(self.uitslag, self.eerder)

    @property
    def op_volgorde(self) -> tuple[RegelStand, ...]:
        """Of a line: the notes from small to large."""
        return tuple(sorted(self.regels, key=lambda regel: (regel.plek, regel.id)))


@dataclass(frozen=True, slots=True)
class WerkbladdeelStand:
    """A part of the werkblad, under its heading."""

    titel: str
    velden: tuple[WerkveldStand, ...]
