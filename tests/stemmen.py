"""Answering in a test: deelnemers who are in, and what they give."""

from itertools import count

from kaartenset.commands.antwoorden import begin_ronde, give_antwoord, show_ronde
from kaartenset.storage.antwoorden import (
    RondeFeiten,
    count_antwoorden,
    find_eigen_waarde,
    find_rondes,
)
from kaartenset.storage.database import Opslag
from tests.cast import NOW, Persoon, deelnemer_of, feiten_of, join

STELLING, DILEMMA, VRAAG = "kaart-01", "kaart-02", "kaart-03"
"""A card of each kind in the small deck; the group begins at the vraag."""
VOLGENDE = count(1)


def group(opslag: Opslag, sid: str, aantal: int = 3) -> list[Persoon]:
    """So many people who came in, called 'Wie 1' and so on."""
    mensen = [Persoon(f"Wie {nummer}", f"wie-{nummer}-{sid}") for nummer in range(1, aantal + 1)]
    for wie in mensen:
        join(opslag, sid, wie, naam=wie.naam)
    return mensen


def give(opslag: Opslag, sid: str, wie: Persoon, waarde: str, veld=STELLING, ronde=1, **anders):
    """Answer a field as somebody does who sees this round."""
    velden = {
        "cookie_hash": wie.cookie_hash,
        "veld_id": veld,
        "ronde": ronde,
        "getypt": waarde,
        "mengsel": next(VOLGENDE),
        "now": NOW,
    }
    return give_antwoord(opslag, sid, **(velden | anders))


def show(opslag: Opslag, sid: str, veld=STELLING, gezien=1):
    """Press 'Toon'."""
    return show_ronde(opslag, sid, veld_id=veld, gezien=gezien, now=NOW)


def again(opslag: Opslag, sid: str, veld=STELLING, gezien=1):
    """Press 'Stem opnieuw'."""
    return begin_ronde(opslag, sid, veld_id=veld, gezien=gezien, now=NOW)


def rondes_of(opslag: Opslag, sid: str, veld=STELLING) -> tuple[RondeFeiten, ...]:
    """What is stored of the rounds of a field."""
    with opslag.reading() as conn:
        return find_rondes(conn, feiten_of(opslag, sid), veld)


def waarde_of(opslag: Opslag, sid: str, wie: Persoon, veld=STELLING, ronde=1) -> str | None:
    """What somebody answered in a round, if anything."""
    gezocht = next(een for een in rondes_of(opslag, sid, veld) if een.nummer == ronde)
    with opslag.reading() as conn:
        return find_eigen_waarde(conn, gezocht, deelnemer_of(opslag, sid, wie).id)


def aantal_of(opslag: Opslag, sid: str, veld=STELLING, ronde=1) -> int:
    """How many answered in a round."""
    gezocht = next(een for een in rondes_of(opslag, sid, veld) if een.nummer == ronde)
    with opslag.reading() as conn:
        return count_antwoorden(conn, gezocht)
