"""Reading the cards that a group came to, and what was done at them."""

from datetime import datetime

from sqlalchemy import Connection, select

from kaartenset.domain.besproken import Besproken, Sporen, Verblijf, read_besproken
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_voor_later
from kaartenset.storage.models import Afspraak, Bezoek, Ronde


def find_besproken(conn: Connection, sessie: SessieFeiten, *, now: datetime) -> Besproken:
    """Which cards of a session the group talked about until `now`, or until it was closed."""
    if sessie.deck_id is None:
        return Besproken((), (), None)
    sporen = Sporen(
        verblijven=find_verblijven(conn, sessie),
        tot=sessie.gesloten_op or now,
        getoond=_find_getoond(conn, sessie),
        afgesproken=_find_afgesproken(conn, sessie),
        later=find_voor_later(conn, sessie),
    )
    return read_besproken(find_kaarten(conn, sessie.deck_id), sporen)


def find_verblijven(conn: Connection, sessie: SessieFeiten) -> tuple[Verblijf, ...]:
    """The visits of the group to cards, in their order."""
    rijen = conn.execute(
        select(Bezoek.kaart_id, Bezoek.begonnen_op)
        .where(Bezoek.sessie_id == sessie.id)
        .order_by(Bezoek.begonnen_op, Bezoek.id)
    )
    return tuple(Verblijf(rij.kaart_id, rij.begonnen_op) for rij in rijen)


def _find_getoond(conn: Connection, sessie: SessieFeiten) -> frozenset[str]:
    rijen = conn.execute(
        select(Ronde.veld_id).where(Ronde.sessie_id == sessie.id, Ronde.getoond_op.is_not(None))
    )
    return frozenset(rijen.scalars())


def _find_afgesproken(conn: Connection, sessie: SessieFeiten) -> frozenset[str]:
    rijen = conn.execute(
        select(Afspraak.kaart_id).where(
            Afspraak.sessie_id == sessie.id,
            Afspraak.kaart_id.is_not(None),
            Afspraak.uit_vorige.is_(False),
        )
    )
    return frozenset(kaart_id for kaart_id in rijen.scalars() if kaart_id is not None)
