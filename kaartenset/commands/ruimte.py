"""Whether what somebody writes still fits: in its field, and on the werkblad as a whole."""

from collections.abc import Mapping

from sqlalchemy import Connection

from kaartenset.commands.werkvak import Vak
from kaartenset.domain.werkregel import MAX_VELD, MAX_WERKBLAD, Delen, most_regels
from kaartenset.domain.werkweigering import VeldVol, WerkbladVol
from kaartenset.storage.werkregels import (
    RegelFeiten,
    count_opgeslagen,
    count_regels,
    find_regels_of,
    write_delen,
)


def check_new_regel(conn: Connection, vak: Vak, delen: Delen) -> None:
    """Raise VeldVol or WerkbladVol when there is no room for one more entry, or not for this."""
    if count_regels(conn, vak.sessie, vak.veld.id) >= most_regels(vak.veld.soort):
        raise VeldVol
    check_room(conn, vak, delen)


def check_room(
    conn: Connection, vak: Vak, delen: Delen, instead_of: RegelFeiten | None = None
) -> None:
    """Raise VeldVol or WerkbladVol when there would be more than there is room for.

    What takes the place of something longer always fits.
    """
    oud = instead_of.delen if instead_of else {}
    erbij = _count_tekens(delen) - _count_tekens(oud)
    if erbij > 0:
        regels = find_regels_of(conn, vak.sessie, vak.veld.id)
        if sum(_count_tekens(regel.delen) for regel in regels) + erbij > MAX_VELD:
            raise VeldVol
    erbij = len(write_delen(delen)) - (len(write_delen(oud)) if instead_of else 0)
    if erbij > 0 and count_opgeslagen(conn, vak.sessie) + erbij > MAX_WERKBLAD:
        raise WerkbladVol


def _count_tekens(delen: Mapping[str, str]) -> int:
    return sum(map(len, delen.values()))
