"""The tables: facts, no behaviour. Moments are aware UTC and end in `_op` or `_sinds`."""

from kaartenset.storage.models.gesprek import (
    Afspraak,
    Antwoord,
    Bezoek,
    Deelnemer,
    KaartVoorLater,
    Ronde,
    Werkregel,
    Werkveldschrijver,
)
from kaartenset.storage.models.grond import Base, Moment, db
from kaartenset.storage.models.sessie import (
    Apparaat,
    Deck,
    KlareStap,
    Notitie,
    Sessie,
    SessieOnderdeel,
    Toegangscode,
    Werkbladvorm,
)

__all__ = [
    "Afspraak",
    "Antwoord",
    "Apparaat",
    "Base",
    "Bezoek",
    "Deck",
    "Deelnemer",
    "KaartVoorLater",
    "KlareStap",
    "Moment",
    "Notitie",
    "Ronde",
    "Sessie",
    "SessieOnderdeel",
    "Toegangscode",
    "Werkbladvorm",
    "Werkregel",
    "Werkveldschrijver",
    "db",
]
