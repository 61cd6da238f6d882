"""Who may see what: cookies are read here and nowhere else."""

import hmac
import re
from dataclasses import dataclass

from flask import current_app, redirect, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kaartenset.domain.weigering import GeenToegang
from kaartenset.storage.apparaten import is_schermapparaat
from kaartenset.storage.database import opslag_of
from kaartenset.storage.deelnemers import DeelnemerFeiten, find_deelnemer
from kaartenset.storage.facts import SessieFeiten, find_sessie, is_apparaat
from kaartenset.storage.werkregels import is_eigenaarssleutel
from kaartenset.web.geheim import derive_token, hash_token, nu
from kaartenset.web.publiek import Voor

BEGELEIDER = "begeleider"
DEELNEMER = "deelnemer"
EIGENAAR = "eigenaar"
SCHERM = "scherm"
REDACTIE = "redactie"
REDACTIE_PAD = "/redactie"
REDACTIE_S = 12 * 3600
"""How long an editor stays in."""
BEWAARD_S = 400 * 24 * 3600
"""How long a browser keeps a begeleider's cookie: a date may lie a year ahead."""
SESSIES_PAD = "/sessies"
MAX_SESSIES = 60
"""How many sessions a browser shows in its overview: all its cookies must fit in one header."""

_SESSIE = re.compile(r"sessie-([A-Za-z0-9_-]{22})")
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
        """Whether this visitor was let in by the door and not taken out."""
        return self.deelnemer is not None and self.deelnemer.is_binnen

    @property
    def is_wachtend(self) -> bool:
        """Whether this visitor waits until the begeleider lets them in."""
        return self.deelnemer is not None and self.deelnemer.is_wachtend

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


def guard_eigenaar(conn: Connection, sid: str) -> SessieFeiten:
    """The session, for who holds the present key of its dilemma-eigenaar; raises GeenToegang."""
    sessie = find_sessie(conn, sid)
    if not is_eigenaar(conn, sessie):
        raise GeenToegang
    return sessie


def is_eigenaar(conn: Connection, sessie: SessieFeiten) -> bool:
    """Whether this browser holds the key that the dilemma-eigenaar has now."""
    return is_eigenaarssleutel(conn, sessie, eigenaar_hash())


def eigenaar_hash() -> str:
    """What is stored of the key that this browser holds for this address; empty for none."""
    sleutel = request.cookies.get(EIGENAAR)
    return hash_token(sleutel) if sleutel else ""


def holds_cookie_for(publiek: Voor | None) -> bool:
    """Whether this browser was let in at this address before, as one of that audience."""
    naam = {
        Voor.BEGELEIDING: BEGELEIDER,
        Voor.DEELNEMERS: DEELNEMER,
        Voor.EIGENAAR: EIGENAAR,
    }.get(publiek or Voor.IEDEREEN)
    return naam in request.cookies


def holds_eigenaarssleutel() -> bool:
    """Whether this browser holds a key for this address, be it one that is no longer good."""
    return EIGENAAR in request.cookies


def guard_scherm(conn: Connection, sid: str) -> tuple[SessieFeiten, str]:
    """The session and what names this device's streams, for who may show the screen.

    That is who holds the begeleider's cookie, or the screen's own. Raises GeenToegang.
    """
    sessie = find_sessie(conn, sid)
    for naam, is_goed in ((BEGELEIDER, is_apparaat), (SCHERM, is_schermapparaat)):
        token = request.cookies.get(naam)
        if token and is_goed(conn, sessie, hash_token(token)):
            return sessie, hash_token(token)
    raise GeenToegang


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


def afzender_hash() -> str:
    """What tells this browser from another one at the same address, whoever it is there."""
    tokens = (request.cookies.get(naam, "") for naam in (BEGELEIDER, DEELNEMER, EIGENAAR))
    return hash_token("\n".join(tokens))


def apparaat_hash() -> str:
    """What names this device's streams."""
    return hash_token(request.cookies.get(BEGELEIDER, ""))


def set_begeleider(response: Response, sid: str, token: str) -> Response:
    """Make this device one of the begeleider's, and let its overview know of the session.

    The overview's cookies carry the sid in their names, so that none has to be read to add one.
    """
    for te_veel in bekende_sessies()[: 1 - MAX_SESSIES]:
        _set_cookie(response, f"sessie-{te_veel}", SESSIES_PAD, "", 0)
    _set_cookie(response, f"sessie-{sid}", SESSIES_PAD, token, BEWAARD_S)
    return _set_cookie(response, BEGELEIDER, f"/s/{sid}/", token, BEWAARD_S)


def forget_begeleider(response: Response, sid: str) -> Response:
    """Take both cookies of a session from this device."""
    _set_cookie(response, f"sessie-{sid}", SESSIES_PAD, "", 0)
    return _set_cookie(response, BEGELEIDER, f"/s/{sid}/", "", 0)


def bekende_sessies() -> tuple[str, ...]:
    """The sids that the overview's cookies name; browsers send the oldest first."""
    gevonden = (_SESSIE.fullmatch(naam) for naam in request.cookies)
    return tuple(een[1] for een in gevonden if een)


def bekende_hashes() -> tuple[str, ...]:
    """What is stored of the last cookies that the overview of this device has."""
    sids = bekende_sessies()[-MAX_SESSIES:]
    return tuple(hash_token(request.cookies[f"sessie-{sid}"]) for sid in sids)


def bekende_hash(sid: str) -> str | None:
    """What is stored of the cookie that the overview has of one session, if it has it."""
    return hash_token(request.cookies[f"sessie-{sid}"]) if sid in bekende_sessies() else None


def set_scherm(response: Response, sid: str, token: str) -> Response:
    """Let this device show the screen of a session, and nothing else."""
    return _set_cookie(response, SCHERM, f"/s/{sid}/scherm", token, BEWAARD_S)


def set_eigenaar(response: Response, sid: str, sleutel: str) -> Response:
    """Let this browser fill in the form of a dilemma-eigenaar, as long as that key is good."""
    return _set_cookie(response, EIGENAAR, f"/s/{sid}/", sleutel, BEWAARD_S)


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
