"""The form of an agreement or an open question: what was typed, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kaartenset.commands.afspraken import InhoudAfspraak
from kaartenset.domain.afspraak import MAX_TEKST, MAX_WIE, SoortAfspraak, is_likely
from kaartenset.domain.tekst import read_regel
from kaartenset.storage.afspraken import AfspraakFeiten

DATUMS = ("%Y-%m-%d", "%d-%m-%Y")
MAX_GETERUGD = 12_000
"""So much of a text that is too long comes back in its form."""


@dataclass(frozen=True, slots=True)
class AfspraakInvoer:
    """What stands in the form: `wanneer` as it was typed, `fouten` by the name of the field."""

    soort: SoortAfspraak = SoortAfspraak.AFSPRAAK
    tekst: str = ""
    wie: str = ""
    wanneer: str = ""
    kaart_id: str | None = None
    gezien: int = 0
    fouten: Mapping[str, str] = field(default_factory=dict)

    def read_inhoud(self) -> InhoudAfspraak:
        """What is asked, of a form without errors."""
        return InhoudAfspraak(
            self.soort, self.tekst, self.wie, _read_datum(self.wanneer), self.kaart_id
        )


def read_invoer(form: Mapping[str, str], *, vandaag: date) -> AfspraakInvoer:
    """What was sent, with what is wrong with it."""
    tekst = read_regel(form.get("tekst"))
    wie = read_regel(form.get("wie"))
    wanneer = read_regel(form.get("wanneer"))
    soort = form.get("soort", "")
    fouten = {}
    if soort not in set(SoortAfspraak):
        fouten["soort"] = "Kies afspraak of open vraag"
    if not tekst:
        fouten["tekst"] = "Schrijf op wat jullie afspreken of openlaten"
    elif len(tekst) > MAX_TEKST:
        fouten["tekst"] = f"Gebruik hooguit {MAX_TEKST} tekens; dit zijn er {len(tekst)}"
    if len(wie) > MAX_WIE:
        fouten["wie"] = f"Gebruik hooguit {MAX_WIE} tekens"
    if wanneer:
        dag = _read_datum(wanneer)
        if dag is None:
            fouten["wanneer"] = "Geef een datum, bijvoorbeeld 2-12-2026"
        elif not is_likely(dag, vandaag):
            fouten["wanneer"] = "Kies een datum binnen vijf jaar"
    gezien = form.get("gezien", "")
    return AfspraakInvoer(
        soort=SoortAfspraak.AFSPRAAK if "soort" in fouten else SoortAfspraak(soort),
        tekst=tekst[:MAX_GETERUGD],
        wie=wie[:MAX_GETERUGD],
        wanneer=wanneer[:40],
        kaart_id=form.get("kaart") or None,
        gezien=int(gezien[:9]) if gezien.isascii() and gezien.isdigit() else -1,
        fouten=fouten,
    )


def stored_invoer(afspraak: AfspraakFeiten) -> AfspraakInvoer:
    """What is stored of one, as it stands in its form."""
    return AfspraakInvoer(
        soort=afspraak.soort,
        tekst=afspraak.tekst,
        wie=afspraak.wie,
        wanneer=afspraak.wanneer.isoformat() if afspraak.wanneer else "",
        kaart_id=afspraak.kaart_id,
        gezien=afspraak.versie,
    )


def _read_datum(getypt: str) -> date | None:
    for vorm in DATUMS:
        try:
            return datetime.strptime(getypt, vorm).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return None
