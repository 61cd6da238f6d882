"""The form at the door of a session: an optional first name."""

from wtforms import StringField
from wtforms.validators import Length

from kaartenset.commands.deelnemers import MAX_NAAM
from kaartenset.domain.tekst import read_regel
from kaartenset.web.formulier import EenmaligFormulier


class DeurFormulier(EenmaligFormulier):
    """Who comes in."""

    voornaam = StringField(
        "Voornaam",
        filters=(read_regel,),
        description="Zonder naam krijg je een dierennaam die alleen jij en de"
        " gespreksbegeleider zien",
        validators=(Length(max=MAX_NAAM, message=f"Gebruik hooguit {MAX_NAAM} tekens"),),
    )

    @property
    def naam_of_niets(self) -> str | None:
        """The name that was given, or None."""
        return self.voornaam.data or None
