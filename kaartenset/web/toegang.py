"""Who may see what: cookies are read here and nowhere else."""

import re
from dataclasses import dataclass

from flask import request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.domain.weigering import GeenToegang
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import (
    DeelnemerFeiten,
    SessieFeiten,
    find_deelnemer,
    find_sessie,
    is_apparaat,
)
from kaartenset.web.geheim import hash_token

BEGELEIDER = "begeleider"
DEELNEMER = "deelnemer"
BEWAARD_S = 400 * 24 * 3600
"""How long a browser keeps a begeleider's cookie: a date may lie a year ahead."""

_BEGELEIDING = re.compile(r"/+s/+([A-Za-z0-9_-]{22})/+begeleiding(/.*)?")


@dataclass(frozen=True, slots=True)
class Bezoeker:
    """Who asks for a page of a session, as far as a deelnemer's cookie says."""

    sessie: SessieFeiten
    deelnemer: DeelnemerFeiten | None
    wie: str
    """What names this visitor's streams, so that they can be ended."""

    @property
    def is_binnen(self) -> bool:
        """Whether this visitor came in by the door and was not taken out."""
        return self.deelnemer is not None and self.deelnemer.verwijderd_op is None

    @property
    def is_verwijderd(self) -> bool:
        """Whether the begeleider took this visitor out."""
        return self.deelnemer is not None and self.deelnemer.verwijderd_op is not None


def find_bezoeker(conn: Connection, sid: str) -> Bezoeker:
    """The visitor of a deelnemers' address; a begeleider's cookie plays no part in it."""
    sessie = find_sessie(conn, sid)
    token = request.cookies.get(DEELNEMER)
    wie = hash_token(token) if token else ""
    return Bezoeker(sessie, find_deelnemer(conn, sessie, wie) if token else None, wie)


def guard_begeleider(conn: Connection, sid: str) -> SessieFeiten:
    """The session, for who holds its begeleider's cookie; raises GeenToegang for all others."""
    sessie = find_sessie(conn, sid)
    token = request.cookies.get(BEGELEIDER)
    if not token or not is_apparaat(conn, sessie, hash_token(token)):
        raise GeenToegang
    return sessie


def hide_begeleiding() -> None:
    """Let others find nothing of the begeleider's where no route answers: no 405, no redirect."""
    gevonden = _BEGELEIDING.fullmatch(request.path)
    is_van_route = request.routing_exception is None and request.method != "OPTIONS"
    if gevonden and not is_van_route:
        with opslag_of().reading() as conn:
            guard_begeleider(conn, gevonden[1])


def apparaat_hash() -> str:
    """What names this device's streams."""
    return hash_token(request.cookies.get(BEGELEIDER, ""))


def set_begeleider(response: Response, sid: str, token: str) -> Response:
    """Make this device one of the begeleider's."""
    return _set_cookie(response, BEGELEIDER, sid, token, BEWAARD_S)


def set_deelnemer(response: Response, sid: str, token: str) -> Response:
    """Let this browser be known as a deelnemer of this session, and of no other."""
    return _set_cookie(response, DEELNEMER, sid, token, None)


def _set_cookie(
    response: Response, naam: str, sid: str, token: str, max_age: int | None
) -> Response:
    response.set_cookie(
        naam,
        token,
        path=f"/s/{sid}/",
        max_age=max_age,
        httponly=True,
        secure=request.is_secure,
        samesite="Lax",
    )
    return response
