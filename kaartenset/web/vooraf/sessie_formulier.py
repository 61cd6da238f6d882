"""The form by which a session is prepared: only the word is required."""

from datetime import date, datetime, time, timedelta

from wtforms import DateField, RadioField, StringField, TimeField
from wtforms import SelectChoice as Keuze  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from kaartenset.domain.taal import TIJDZONE, local_time
from kaartenset.domain.tekst import read_regel
from kaartenset.domain.woord import MAX_GETYPT, OngeldigWoord, read_woord
from kaartenset.web.formulier import EenmaligFormulier
from kaartenset.web.geheim import nu
from kaartenset.web.inhoud import all_kaartensets, default_kaartenset

MAX_TITEL = 120
MAX_PLAATS = 300
HOOGUIT_VOORUIT = timedelta(days=366)


def _vandaag() -> date:
    return local_time(nu()).date()


def _nu() -> time:
    return local_time(nu()).time().replace(second=0, microsecond=0)


class SessieFormulier(EenmaligFormulier):
    """What a session starts from."""

    woord = StringField(
        "Woord",
        description="Iedereen die dit woord invult, komt in jouw sessie",
        validators=(InputRequired("Bedenk een woord, bijvoorbeeld wooteam"),),
    )
    kaartenset = RadioField(
        "Kaarten",
        choices=lambda: [Keuze(one.id, one.titel) for one in all_kaartensets()],
        default=lambda: default_kaartenset().id,
        validate_choice=True,
    )
    titel = StringField(
        "Titel",
        filters=(read_regel,),
        validators=(Length(max=MAX_TITEL, message=f"Gebruik hooguit {MAX_TITEL} tekens"),),
    )
    datum = DateField(
        "Datum", format=["%Y-%m-%d", "%d-%m-%Y"], default=_vandaag, validators=(Optional(),)
    )
    tijd = TimeField("Tijd", format=["%H:%M", "%H.%M"], default=_nu, validators=(Optional(),))
    duur = RadioField(
        "Duur",
        choices=(Keuze("60", "1 uur"), Keuze("120", "2 uur")),
        default="120",
        validate_choice=True,
    )
    plaats = StringField(
        "Plaats of link",
        filters=(read_regel,),
        description="Een zaal of de link van het videogesprek",
        validators=(Length(max=MAX_PLAATS, message=f"Gebruik hooguit {MAX_PLAATS} tekens"),),
    )

    def validate_woord(self, veld: StringField) -> None:
        """A word must give a key."""
        try:
            read_woord(veld.data or "")
        except OngeldigWoord as fout:
            raise ValidationError(str(fout)) from fout

    def validate_datum(self, veld: DateField) -> None:
        """A session is held today or later, and at most a year from now."""
        dag = veld.data or _vandaag()
        if dag < _vandaag():
            raise ValidationError("Deze datum is al geweest. Kies vandaag of een latere dag")
        if dag > _vandaag() + HOOGUIT_VOORUIT:
            raise ValidationError("Kies een datum binnen een jaar")

    @property
    def woord_getypt(self) -> str:
        """The word as it is shown again: one line, as it was typed."""
        return read_regel((self.woord.data or "")[:MAX_GETYPT])

    @property
    def begin_op(self) -> datetime:
        """The planned start as an aware moment; what was left open is now."""
        dag = self.datum.data or _vandaag()
        return datetime.combine(dag, self.tijd.data or _nu(), TIJDZONE)
