"""What was read: decks and werkvormen that can be served, and what became of every file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kaartenset.content.fout import Fout
from kaartenset.content.kaart_bestand import GelezenKaart
from kaartenset.content.set_bestand import Voorblad
from kaartenset.domain.draaiboek import Draaiboek
from kaartenset.domain.kaart import Begeleiding, Blad, Kaartenset, Uitnodiging
from kaartenset.domain.werkvorm import Werkvorm, WerkvormBegeleiding


@dataclass(frozen=True, slots=True)
class GelezenSet:
    """A deck that can be served: what everybody sees, and what only the begeleider sees."""

    kaartenset: Kaartenset
    begeleiding: Begeleiding


@dataclass(frozen=True, slots=True)
class GelezenWerkvorm:
    """A werkvorm that can be served: what everybody sees, and what only who leads sees."""

    werkvorm: Werkvorm
    begeleiding: WerkvormBegeleiding


class Toestand(StrEnum):
    """What became of a file, as an editor reads it."""

    GOED = "goed"
    VORIGE = "vorige versie getoond"
    WEGGELATEN = "weggelaten"

    @property
    def is_goed(self) -> bool:
        """Whether the file as it is now is what is used."""
        return self is Toestand.GOED

    @property
    def is_weggelaten(self) -> bool:
        """Whether nothing is used of it."""
        return self is Toestand.WEGGELATEN


@dataclass(frozen=True, slots=True)
class Bevinding:
    """How one file was found.

    `folder` is that of its deck or werkvorm ('kennismaken', 'werkvormen/dilemmagesprek'), and
    `bestand` the path in it.
    """

    folder: str
    bestand: str
    toestand: Toestand


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read: by id what can be served, and everything that is wrong."""

    sets: Mapping[str, GelezenSet]
    fouten: tuple[Fout, ...]
    bevindingen: tuple[Bevinding, ...] = ()
    """Every file that was looked for, in the order of reading."""
    werkvormen: Mapping[str, GelezenWerkvorm] = field(default_factory=dict)


def merge(delen: Iterable[Gelezen]) -> Gelezen:
    """Everything that was read in parts."""
    delen = tuple(delen)
    return Gelezen(
        {id_: one for deel in delen for id_, one in deel.sets.items()},
        tuple(fout for deel in delen for fout in deel.fouten),
        tuple(bevinding for deel in delen for bevinding in deel.bevindingen),
        {id_: one for deel in delen for id_, one in deel.werkvormen.items()},
    )


@dataclass(frozen=True, slots=True)
class Delen:
    """The parts of a deck; what is not there is None."""

    voorblad: Voorblad | None
    feitenblad: Blad | None
    draaiboek: Draaiboek | None
    uitnodiging: Uitnodiging | None
    kaarten: Mapping[str, GelezenKaart]


def together(kaartenset_id: str, delen: Delen) -> GelezenSet | None:
    """The deck that the parts make, when none is missing and there is a card."""
    if (
        delen.voorblad is None
        or delen.feitenblad is None
        or delen.draaiboek is None
        or delen.uitnodiging is None
        or not delen.kaarten
    ):
        return None
    kaarten = {id_: delen.kaarten[id_] for id_ in sorted(delen.kaarten)}
    return GelezenSet(
        Kaartenset(
            kaartenset_id,
            delen.voorblad.titel,
            delen.voorblad.inleiding,
            delen.voorblad.beheerder,
            tuple(gelezen.kaart for gelezen in kaarten.values()),
            delen.feitenblad,
        ),
        Begeleiding(
            {id_: gelezen.toelichting for id_, gelezen in kaarten.items()},
            delen.draaiboek,
            delen.uitnodiging,
        ),
    )


def parts_of(vorige: GelezenSet | None) -> Delen:
    """The parts of a deck that was read before."""
    if vorige is None:
        return Delen(None, None, None, None, {})
    deck, begeleiding = vorige.kaartenset, vorige.begeleiding
    return Delen(
        Voorblad(deck.titel, deck.beheerder, deck.inleiding),
        deck.feitenblad,
        begeleiding.draaiboek,
        begeleiding.uitnodiging,
        {
            kaart.id: GelezenKaart(kaart, begeleiding.toelichtingen[kaart.id])
            for kaart in deck.kaarten
        },
    )


def choose_standaard(ids: Iterable[str], gewenst: str = "") -> str:
    """Which of these decks is offered when nothing was chosen: the wanted one, or else the first.

    The first by its id, and so without surprises when a deck is added with a later one.
    """
    sorted_ids = sorted(ids)
    return gewenst if gewenst in sorted_ids else sorted_ids[0]
