"""Making a follow-up: a session that goes on with the cards that another did not reach."""

from datetime import datetime

from sqlalchemy import Connection, insert

from kaartenset.commands.nieuwe_sessie import NieuweSessie, add_sessie
from kaartenset.commands.sessie_slot import hold_sessie
from kaartenset.domain.volgorde import keep_gekozen
from kaartenset.domain.weigering import GeenVervolg
from kaartenset.domain.zicht import read_onderdeel_in_zicht
from kaartenset.storage.afspraken import AfspraakFeiten, find_afspraken
from kaartenset.storage.database import Opslag
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import SessieFeiten, find_klok
from kaartenset.storage.models import Afspraak


def create_vervolg(opslag: Opslag, vorige_sid: str, nieuw: NieuweSessie, *, now: datetime) -> None:
    """Make a prepared session that follows the one with `vorige_sid`, in the same order.

    It goes on with the cards in `nieuw.kaarten_keuze`, and opens with the agreements and open
    questions as they are now, but for those that were done. Sent twice it is made once, as in
    `create_sessie`. Raises GeenVervolg before the closing block, GeenKaartenOver when none of the
    cards was in the deck, WoordBezet and FormulierGebruikt.
    """
    with opslag.writing() as conn:
        vorige = hold_sessie(conn, vorige_sid)
        if vorige.deck_id is None or not has_vervolg(conn, vorige):
            raise GeenVervolg
        keep_gekozen(find_kaarten(conn, vorige.deck_id), nieuw.kaarten_keuze)
        sessie_id = add_sessie(conn, nieuw, now)
        mee = [afspraak for afspraak in find_afspraken(conn, vorige) if not afspraak.gedaan]
        if sessie_id is not None and mee:
            rijen = [_copy(afspraak, sessie_id, now) for afspraak in mee]
            conn.execute(insert(Afspraak), rijen)


def has_vervolg(conn: Connection, sessie: SessieFeiten) -> bool:
    """Whether a follow-up can be made: from the closing block on, of what was ever open."""
    if sessie.geopend_op is None:
        return False
    if sessie.gesloten_op is not None:
        return True
    return read_onderdeel_in_zicht(find_klok(conn, sessie), verborgen=False).is_afsluiten


def _copy(afspraak: AfspraakFeiten, sessie_id: int, now: datetime) -> dict[str, object]:
    return {
        "sessie_id": sessie_id,
        "soort": afspraak.soort.value,
        "tekst": afspraak.tekst,
        "wie": afspraak.wie,
        "wanneer": afspraak.wanneer,
        "kaart_id": afspraak.kaart_id,
        "uit_vorige": True,
        "gedaan": False,
        "gemaakt_op": now,
        "verzoek": f"vorige {afspraak.id}",
        "versie": 0,
    }
