"""Why something that somebody asked for cannot be done; `web.weigeringen` says what is answered."""


class Weigering(Exception):
    """Something that was asked is refused; nothing was changed."""


class WoordBezet(Weigering):
    """Another session that is prepared or open has this word."""


class FormulierGebruikt(Weigering):
    """A session was made with this form before, and this is no second click on it."""


class TeVeelWoorden(Weigering):
    """This network address has used up its budget of words for now."""


class TeVeelBinnenkomsten(Weigering):
    """From this network address too many people came in by a door within a short time."""


class TeVeelStromen(Weigering):
    """This network address has as many streams open as who is no deelnemer may have."""


class OnbekendeSessie(Weigering):
    """There is no session at this address."""


class GeenToegang(Weigering):
    """Who asks may not see this; answered as if it did not exist."""


class SessieNietOpen(Weigering):
    """The session is not open, so nothing can be led or followed."""


class SessieGesloten(SessieNietOpen):
    """The session is closed, so nothing of its draaiboek or clock changes until it is reopened."""


class SessieAlOpen(Weigering):
    """The session was opened, so what the group already has of it stays as it is."""


class TeLangeNotitie(Weigering):
    """A note of the begeleider's own is longer than 4,000 characters."""


class TeLaatOmTeHeropenen(Weigering):
    """The session was closed more than 24 hours ago."""


class SessieVol(Weigering):
    """The operator's limit of participants in one session is reached."""


class DeurDicht(Weigering):
    """The begeleider closed the door: nobody comes in any more."""


class Verwijderd(Weigering):
    """This participant was taken out of the session by the begeleider."""


class NietBinnen(Weigering):
    """Who asks is not in: unknown here, or still waiting to be let in."""


class HandenNietHier(Weigering):
    """Hands are not raised on the pages of this session."""


class HandenRusten(Weigering):
    """The group has a break, so nobody asks for a turn."""


class Veranderd(Weigering):
    """What the sender saw is no longer so: somebody else, or an earlier click, was first."""


class OnbekendeKaart(Weigering):
    """The deck of this session has no such card."""


class OngeldigAntwoord(Weigering):
    """This is none of the choices that the field has."""


class LeegAntwoord(Weigering):
    """An answer in one's own words without any word."""


class TeLangAntwoord(Weigering):
    """An answer in one's own words is longer than the field takes."""


class AntwoordTeLaat(SessieNietOpen):
    """This field takes no answers now: the session is not open."""


class SlotDicht(Weigering):
    """The closing questions are answered while closing off, and until 30 minutes after closing."""


class TeLaatOmTeTonen(Weigering):
    """The session was closed more than 24 hours ago; what was not shown then is gone."""


class RondeVoorbij(Weigering):
    """The answers of this round were shown already, so that none can be added or changed."""


class TeVeelRondes(Weigering):
    """A field is answered in at most 20 rounds."""


class TeWeinigAntwoorden(Weigering):
    """Fewer than three answered: shown so few, one could tell who gave which."""


class OnbekendeAfspraak(Weigering):
    """This session has no such agreement or open question, or not one of last time."""


class AfsprakenVol(Weigering):
    """A session holds at most 100 agreements and open questions."""


class TeLaatVoorAfspraken(Weigering):
    """The session was closed more than 24 hours ago, so its agreements stay as they are."""


class GeenKaartenOver(Weigering):
    """Of the cards that a follow-up goes on with, none is in the deck."""


class GeenVervolg(Weigering):
    """A follow-up is made from the closing block on, not before."""


class OnbekendOnderdeel(Weigering):
    """The draaiboek of this session has no such block, or not one after or before it."""


class LaatsteOnderdeel(Weigering):
    """A draaiboek never loses the block that the conversation is in."""


class DraaiboekVol(Weigering):
    """A draaiboek has at most 40 blocks."""


class OnbekendeSleutel(Weigering):
    """No session has this key."""


class OnbekendeEigenaarssleutel(Weigering):
    """The dilemma-eigenaar of this session has another key, or had this one before."""


class OnbekendeCode(Weigering):
    """No session has this code for once: never, no longer, or it was used."""


class TeVeelCodes(Weigering):
    """This network address has tried too many codes for now."""


class TeVeelDrukwerk(Weigering):
    """Too many PDFs are asked for now, or too many were from this network address."""


class PdfMislukt(Weigering):
    """A PDF could not be made; the page itself can still be printed."""


class OnbekendeRedactiesleutel(Weigering):
    """This is not the key to the editors' pages."""


class TeVeelSleutels(Weigering):
    """This network address has tried too many keys to the editors' pages for now."""


class OpslagWeg(Exception):
    """The database cannot be read or written now: full, locked, read-only or gone."""
