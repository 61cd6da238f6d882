"""The link by which the dilemma-eigenaar comes to their form, and a mail to send it with."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for
from sqlalchemy import Connection

from kaartenset.domain.taal import write_tijd
from kaartenset.storage.facts import SessieFeiten
from kaartenset.storage.werkregels import is_eigenaarssleutel
from kaartenset.web.geheim import hash_token
from kaartenset.web.sjablonen import write_datum
from kaartenset.web.sleutel import eigenaarssleutel_of


@dataclass(frozen=True, slots=True)
class Eigenaarssleutel:
    """The address with the key in its fragment, which no server is sent; `mailto` opens a mail."""

    adres: str
    mailto: str


def write_eigenaarslink(conn: Connection, sessie: SessieFeiten) -> Eigenaarssleutel | None:
    """The link that a session's dilemma-eigenaar has now; None when another secret made it."""
    sleutel = eigenaarssleutel_of(sessie.sid, sessie.eigenaar_nummer)
    if not is_eigenaarssleutel(conn, sessie, hash_token(sleutel)):
        return None
    deur = url_for("eigenaar_deur.sleutel", sid=sessie.sid, _external=True)
    adres = f"{deur}#{sleutel}"
    tekst = (
        f"Met deze link beantwoord je een paar vragen over je dilemma:\r\n{adres}\r\n\r\n"
        "De link is alleen voor jou: deel hem niet. Wat je invult, leest nu alleen de"
        " gespreksbegeleider. Schrijf geen namen op.\r\n\r\n"
        f"Het gesprek is op {write_datum(sessie.begin_op)}, {write_tijd(sessie.begin_op)} uur.\r\n"
    )
    onderwerp = f"Vragen vooraf: {sessie.titel}"
    return Eigenaarssleutel(adres, f"mailto:?subject={quote(onderwerp)}&body={quote(tekst)}")
