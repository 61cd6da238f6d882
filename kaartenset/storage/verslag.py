"""Reading what only a report needs: the minutes that each block was planned to take."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.models import SessieOnderdeel


def find_plan(conn: Connection, sessie: SessieFeiten) -> Mapping[int, int | None]:
    """The minutes of each block when the conversation began, by the block's id.

    None for a block that was added since; and of all blocks while nothing has begun.
    """
    rijen = conn.execute(
        select(SessieOnderdeel.id, SessieOnderdeel.plan_minuten).where(
            SessieOnderdeel.sessie_id == sessie.id
        )
    )
    return {rij.id: rij.plan_minuten for rij in rijen}
