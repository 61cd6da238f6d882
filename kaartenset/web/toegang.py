"""Who may see what: cookies are read here and nowhere else."""

import hmac
import re
from dataclasses import dataclass

from flask import current_app, redirect, request, url_for
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
from kaartenset.web.geheim import derive_token, hash_token, nu

BEGELEIDER = "begeleider"
DEELNEMER = "deelnemer"
REDACTIE = "redactie"
REDACTIE_PAD = "/redactie"
REDACTIE_S = 12 * 3600
"""How long an editor stays in."""
BEWAARD_S = 400 * 24 * 3600
"""How long a browser keeps a begeleider's cookie: a date may lie a year ahead."""

_REDACTEUR = re.compile(r"([0-9]{10,12})\.([A-Za-z0-9_-]{22})")
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


def guard_redactie() -> Response | None:
    """Send whoever is no editor from an editors' page to the field for the key."""
    return None if is_redacteur() else redirect(url_for("redactie_deur.sleutel"), 303)


def is_redacteur() -> bool:
    """Whether this browser holds an editor's cookie that is still good and has our mark."""
    gelezen = _REDACTEUR.fullmatch(request.cookies.get(REDACTIE, ""))
    if gelezen is None or int(gelezen[1]) <= nu().timestamp():
        return False
    return hmac.compare_digest(gelezen[2], _mark_redacteur(gelezen[1]))


def is_redactiesleutel(getypt: str) -> bool:
    """Whether this is the operator's key to the editors' pages."""
    sleutel: str = current_app.config["INSTELLINGEN"].redactie
    return hmac.compare_digest(getypt.encode(errors="replace"), sleutel.encode())


def set_redacteur(response: Response) -> Response:
    """Let this browser see the editors' pages for half a day."""
    tot = str(int(nu().timestamp()) + REDACTIE_S)
    token = f"{tot}.{_mark_redacteur(tot)}"
    return _set_cookie(response, REDACTIE, REDACTIE_PAD, token, REDACTIE_S)


def forget_redacteur(response: Response) -> Response:
    """Take the editor's cookie from this browser."""
    return _set_cookie(response, REDACTIE, REDACTIE_PAD, "", 0)


def _mark_redacteur(tot: str) -> str:
    """Our mark on a cookie: another key, or another secret, and it is no longer good."""
    return derive_token("redactie", f"{tot}\n{current_app.config['INSTELLINGEN'].redactie}")


def apparaat_hash() -> str:
    """What names this device's streams."""
    return hash_token(request.cookies.get(BEGELEIDER, ""))


def set_begeleider(response: Response, sid: str, token: str) -> Response:
    """Make this device one of the begeleider's."""
    return _set_cookie(response, BEGELEIDER, f"/s/{sid}/", token, BEWAARD_S)


def set_deelnemer(response: Response, sid: str, token: str) -> Response:
    """Let this browser be known as a deelnemer of this session, and of no other."""
    return _set_cookie(response, DEELNEMER, f"/s/{sid}/", token, None)


def _set_cookie(
    response: Response, naam: str, path: str, token: str, max_age: int | None
) -> Response:
    response.set_cookie(
        naam,
        token,
        path=path,
        max_age=max_age,
        httponly=True,
        secure=request.is_secure,
        samesite="Lax",
    )
    return response
