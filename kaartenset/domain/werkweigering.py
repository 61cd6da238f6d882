"""Why something on the werkblad cannot be done; `web.weigeringen` says what is answered."""

from kaartenset.domain.weigering import OngeldigAntwoord, Weigering


class OnbekendVeld(Weigering):
    """The werkblad of this session has no such field, or not one of this kind."""


class VeldDicht(Weigering):
    """Who asks does not write in this field now: the group is not there yet, or others do."""


class AlToegevoegd(Weigering):
    """This form added its entry before, and that entry was changed since."""


class OnbekendeRegel(Weigering):
    """A field of the werkblad has no such entry: it was taken out since, or never was."""


class LegeRegel(Weigering):
    """An entry of the werkblad without a word in the part that it is about."""


class TeLangeRegel(Weigering):
    """A text on the werkblad is longer than 4,000 characters."""


class TeLangeWaarde(Weigering):
    """The name of a value is longer than 80 characters."""


class OngeldigDeel(Weigering):
    """A part of an entry is none of the choices that there are."""


class NietsGekozen(OngeldigAntwoord, OngeldigDeel):
    """Nothing was chosen where a choice has to be made."""


class OngeldigePlek(Weigering):
    """A place on a line, or a tension, is no whole number from 0 to 100."""


class OngeldigeGrenzen(Weigering):
    """Two limits on a line are not two whole numbers from 0 to 100, the smaller one first."""


class ZelfdeWaarde(Weigering):
    """A pair of values is of one value twice."""


class WaardeInGebruik(Weigering):
    """A value that is one of a pair stays until the pair is taken out."""


class WerkbladVol(Weigering):
    """The fields of a werkblad hold at most 400,000 characters together."""


class VeldVol(Weigering):
    """A field holds at most 400 entries, 100 values or pairs, and 200,000 characters together."""


class TeLaatVoorWerkblad(Weigering):
    """The session was closed more than 24 hours ago, so its werkblad stays as it is."""
