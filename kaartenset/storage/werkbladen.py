"""The empty werkbladen that sessions were made with: kept once for all that have the same one."""

import json
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkblad, Werkbladdeel, Werkveld
from kaartenset.storage.models import Werkbladvorm


def keep_werkblad(conn: Connection, werkblad: Werkblad) -> int:
    """Store an empty werkblad; returns its id."""
    text = json.dumps(asdict(werkblad), ensure_ascii=False)
    digest = sha256(text.encode()).hexdigest()
    # Held until the commit, so that no other process deletes it in between as one without use.
    known = select(Werkbladvorm.id).where(Werkbladvorm.hash == digest)
    held = known.with_for_update(read=True, key_share=True)
    vorm_id = conn.execute(held).scalar_one_or_none()
    if vorm_id is not None:
        return vorm_id
    new = insert(Werkbladvorm).values(hash=digest, werkblad=text)
    try:
        with conn.begin_nested():
            return conn.execute(new.returning(Werkbladvorm.id)).scalar_one()
    except IntegrityError:  # another process on the same PostgreSQL was first
        return conn.execute(held).scalar_one()


def find_werkblad(conn: Connection, vorm_id: int) -> Werkblad:
    """The werkblad with this id, with nothing filled in."""
    query = select(Werkbladvorm.werkblad).where(Werkbladvorm.id == vorm_id)
    return _read_werkblad(conn.execute(query).scalar_one())


@lru_cache(maxsize=64)
def _read_werkblad(text: str) -> Werkblad:
    feiten = json.loads(text)
    delen = (
        Werkbladdeel(
            deel["titel"],
            tuple(
                Werkveld(
                    **veld
                    | {
                        "soort": SoortWerkveld(veld["soort"]),
                        "uitleg": Html(veld["uitleg"]),
                        "wie": Schrijver(veld["wie"]),
                        "keuzes": tuple(veld["keuzes"]),
                    }
                )
                for veld in deel["velden"]
            ),
        )
        for deel in feiten["delen"]
    )
    return Werkblad(feiten["titel"], tuple(delen))
