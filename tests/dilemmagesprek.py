"""A dilemmagesprek that was held, as a group might fill it in: for tests, and for the pictures."""

import json
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import insert

from kaartenset.commands.nieuwe_sessie import NieuweSessie, create_sessie
from kaartenset.commands.sessies import open_sessie
from kaartenset.commands.werkblad import add_regel, write_tekst
from kaartenset.config import BASIS
from kaartenset.content.loader import load_alle
from kaartenset.domain.uitslag import count_waarden
from kaartenset.domain.veld import WERKVELD
from kaartenset.domain.werkblad import SoortWerkveld
from kaartenset.storage.database import Opslag
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Antwoord, Ronde
from kaartenset.storage.werkregels import find_regels_of
from tests.cast import NOW
from tests.werksessies import BEGELEIDER, no_deck

DILEMMAGESPREK = "dilemmagesprek"

TEKSTEN = {
    "situatie": "Op een dinsdag lag de jaarlijkse lijst met klachten over zorglocaties klaar om op"
    " de website te zetten. Ik zag dat één kleine locatie herkenbaar is: er wonen zes mensen, en"
    " in het dorp weet iedereen welke dat is. Ik heb de lijst een dag laten liggen.",
    "gedachten": "Eerst: dit moet gewoon naar buiten, dat hebben we beloofd. Daarna schaamte. Die"
    " mensen hebben nergens om gevraagd. En ook opluchting dat ik het nog zag.",
    "zorgen": "Dat bewoners worden nagekeken in de supermarkt. Dat ouders denken dat we iets"
    " verstoppen. Ik vind het belangrijk dat je ons kunt vertrouwen.",
    "dilemma": "Ik wil laten zien hoe het met de klachten gaat, en ik wil ook de bewoners van de"
    " kleine locatie beschermen. Volgende week beslissen we over de nieuwe lijst.",
    "vraag": "Hoe kunnen we open zijn over klachten, zonder dat bewoners van een kleine locatie"
    " daar last van krijgen?",
    "twee-waarden": "Openheid en bescherming.",
    "conclusie": "Drie ideeën blijven over: kleine locaties samennemen, eerst met de bewoners"
    " praten, en uitleggen waarom een getal er niet staat. Helemaal niets laten zien gaat bijna"
    " iedereen te ver. Alles per locatie laten zien ook.",
    "keuze": "Ik neem kleine locaties samen per regio, en ik zet erbij waarom. Vóór het naar buiten"
    " gaat, bel ik met de locatie. Uit het andere idee neem ik mee: na een halfjaar kijken we hoe"
    " dit werkt.",
    "vraagt": "Dat ik durf te zeggen dat het een week later wordt.",
    "nazorg": "De begeleider belt over twee weken met de dilemma-eigenaar. De groep hoort eind"
    " januari hoe het afliep.",
    "samenvatting": "Een lijst met klachten maakte zes mensen herkenbaar. De vraag was hoe je open"
    " bent zonder hen te raken. De keuze: samennemen per regio, met uitleg, na een gesprek vooraf.",
}
LIJSTEN = {
    "vergelijken": (
        "Gelijk: bijna iedereen zou eerst wachten.",
        "Gelijk: schaamte.",
        "Anders: sommigen denken eerst aan de krant, anderen aan de bewoners.",
    ),
    "kaders": (
        "De Wet open overheid: openbaar, tenzij.",
        "Privacy: herkenbaar is ook zonder naam een persoonsgegeven.",
        "Belofte aan de raad: elk jaar één lijst.",
        "Mag een groep van minder dan tien worden samengevoegd?",
    ),
    "kansen": (
        "Ouders kunnen beter kiezen.",
        "Locaties leren van elkaar.",
        "Voor ons: minder losse verzoeken om de cijfers.",
    ),
    "gedeelde-grond": (
        "Niemand wil dat bewoners erop worden aangekeken.",
        "Iedereen wil dat klachten serieus worden genomen.",
        "Uitleg maakt beide waarden sterker.",
    ),
    "voordelen": (
        "Samennemen: bewoners zijn niet meer te herkennen.",
        "Eerst praten: het is ook hun verhaal.",
        "Uitleg erbij: we laten zien dat we het niet verstoppen.",
    ),
    "nadelen": (
        "Samennemen: ouders van die locatie zien minder.",
        "Eerst praten: het kost een week.",
        "Uitleg erbij: iemand kan gaan zoeken.",
    ),
    "steun": (
        "Een collega van privacy kijkt morgen mee.",
        "De teamleider neemt het uitstel voor haar rekening.",
        "De locatie: iemand die ze kunnen bellen.",
    ),
    "vervolg": (
        "Maandag: bellen met de locatie.",
        "Woensdag: nieuwe lijst en uitleg klaar.",
        "Vrijdag: naar buiten.",
        "Juni: terugkijken.",
    ),
    "meenemen": (
        "Eerst kijken wie er achter een getal zit.",
        "Een dag wachten is geen verstoppen.",
        "Ik leg dit ook voor in mijn team.",
        "Kleine groepen altijd samen bekijken.",
    ),
}
SPELERS = (
    ("Bewoners", "Geschrokken, voelen zich bekeken", "Rust, gewoon buren zijn", "Privacy", "weten"),
    ("Ouders en familie", "Willen weten hoe het gaat", "Goede zorg", "Informatie", "weten"),
    ("De locatie", "Bang voor de krant", "Vertrouwen van de buurt", "Weerwoord", "aannemen"),
    ("Gemeenteraad", "Wil de beloofde lijst", "Kunnen controleren", "Volledige cijfers", "weten"),
    ("Ons team", "Verdeeld", "Zorgvuldig en op tijd", "Steun van de leiding", "aannemen"),
)
VERLANGENS = (
    "Met rust gelaten worden",
    "Zekerheid",
    "Een eerlijk beeld",
    "Overzicht",
    "Een duidelijke lijn",
)
STIL = {
    "verplaatsing": (
        "Ik zou buikpijn hebben en niet weten wie ik kan bellen.",
        "Eerlijkheid. Je hebt het beloofd.",
        "Ik zou denken aan mijn eigen broer, die ook zo woont.",
        "Boos dat niemand dit eerder zag.",
        "Dat je geen tijd krijgt om na te denken.",
        "Ik zou het liefst alles gewoon plaatsen.",
    ),
    "olifant": (
        "We hebben dit vorig jaar ook zo gedaan.",
        "Is het erg als niemand die lijst leest?",
        "De wethouder wil goed nieuws.",
    ),
}
WAARDEN = {
    "Inhoud": ("Openheid", "Bescherming", "Juistheid"),
    "Proces en relatie": ("Vertrouwen", "Zorgvuldigheid", "Op tijd"),
    "Mens en professional": ("Eerlijkheid", "Moed"),
}
PAREN = (
    ("Openheid", "trekken", "Bescherming"),
    ("Openheid", "helpen", "Vertrouwen"),
    ("Op tijd", "trekken", "Zorgvuldigheid"),
    ("Moed", "helpen", "Eerlijkheid"),
)
IDEEEN = (
    ("Niets over kleine locaties laten zien", "5"),
    ("Een voetnoot: er is een getal, we laten het niet zien", "22"),
    ("Kleine locaties samennemen per regio", "40"),
    ("Eerst met de bewoners praten", "45"),
    ("Uitleggen waarom een getal er niet staat", "55"),
    ("Alles per locatie laten zien, met een reactie van de locatie", "85"),
)
ANTWOORDEN = {
    "invalshoeken": ("Relaties", "Relaties", "Rechten", "Ethiek", "Ethiek", "Ethiek"),
    "spanning-vooraf": ("10", "15", "22", "30", "30", "55"),
    "spanning-achteraf": ("35", "40", "48", "60", "62", "80"),
    "ideeen": ("10-70", "20-80", "25-60", "30-75", "15-65", "20-90"),
    "deugt": ("ja", "ja", "ja", "ja", "ja", "nog niet"),
    "deugd": ("ja", "ja", "ja", "ja", "nog niet", "nog niet"),
    "nog-eens": ("Ja", "Ja", "Ja", "Ja", "In een andere vorm", "In een andere vorm"),
    "tevreden": ("ja", "ja", "ja", "ja", "ja", "ja"),
}


def read_dilemmagesprek():
    """The werkvorm that comes with the site."""
    return load_alle(BASIS / "cards", NOW.date()).werkvormen[DILEMMAGESPREK]


def hold_dilemmagesprek(
    opslag: Opslag, nieuw: NieuweSessie, *, duur: int = 180, leeg: Collection[str] = ()
) -> str:
    """Make a session of it from another one, open it, and fill in its werkblad.

    The fields with the ids in `leeg` stay empty.
    """
    gelezen = read_dilemmagesprek()
    werkblad = gelezen.werkvorm.werkblad
    nieuw = replace(
        nieuw,
        werkvorm=DILEMMAGESPREK,
        werkblad=werkblad,
        duur=duur,
        onderdelen=gelezen.begeleiding.draaiboek.onderdelen_for(duur),
    )
    create_sessie(opslag, nieuw, now=NOW)
    open_sessie(opslag, nieuw.sid, deck=no_deck, now=NOW)
    for veld in werkblad.velden:
        if veld.id not in leeg:
            _fill_veld(opslag, nieuw.sid, veld)
    return nieuw.sid


def _fill_veld(opslag, sid, veld):
    if veld.id in TEKSTEN:
        write(opslag, sid, veld.id, TEKSTEN[veld.id])
    for tekst in LIJSTEN.get(veld.id, ()):
        add(opslag, sid, veld.id, tekst=tekst)
    match veld.soort:
        case SoortWerkveld.SPELERS:
            _add_spelers(opslag, sid, veld.id)
        case SoortWerkveld.WAARDEN:
            _add_waarden(opslag, sid, veld.id)
        case SoortWerkveld.SPANNINGEN:
            ids = _find_waarden(opslag, sid)
            for van, soort, naar in PAREN:
                add(opslag, sid, veld.id, van=ids[van], soort=soort, naar=ids[naar])
        case SoortWerkveld.LIJN:
            _add_ideeen(opslag, sid, veld.id)
    show(opslag, sid, veld.id, STIL.get(veld.id) or ANTWOORDEN.get(veld.id) or ())


def _add_spelers(opslag, sid, veld_id):
    for (wie, standpunten, belangen, rechten, weten), verlangen in zip(
        SPELERS, VERLANGENS, strict=True
    ):
        delen = {"wie": wie, "standpunten": standpunten, "belangen": belangen}
        add(opslag, sid, veld_id, **delen, rechten=rechten, verlangen=verlangen, weten=weten)


def _add_waarden(opslag, sid, veld_id):
    for laag, waarden in WAARDEN.items():
        for waarde in waarden:
            add(opslag, sid, veld_id, waarde=waarde, laag=laag)


def _add_ideeen(opslag, sid, veld_id):
    for tekst, plek in IDEEEN:
        add(opslag, sid, veld_id, tekst=tekst, plek=plek)


def _find_waarden(opslag, sid):
    with opslag.reading() as conn:
        regels = find_regels_of(conn, find_sessie(conn, sid), "waarden")
    return {regel.delen["waarde"]: f"{regel.id}" for regel in regels}


def add(opslag: Opslag, sid: str, veld_id: str, **delen: str) -> None:
    """Add an entry to a field."""
    verzoek = f"{veld_id} {sorted(delen.items())}"
    add_regel(opslag, sid, pen=BEGELEIDER, veld_id=veld_id, getypt=delen, verzoek=verzoek, now=NOW)


def write(opslag: Opslag, sid: str, veld_id: str, tekst: str, *, gezien: int = 0) -> None:
    """Write the text of a field."""
    write_tekst(opslag, sid, pen=BEGELEIDER, veld_id=veld_id, getypt=tekst, gezien=gezien, now=NOW)


def show(opslag: Opslag, sid: str, veld_id: str, waarden, *, getoond=True, nummer=1) -> None:
    """Have a field answered by as many as there are answers, and shown to the group."""
    if not waarden:
        return
    is_tekst = veld_id in STIL  # of these no totals are kept
    totalen = json.dumps({} if is_tekst else count_waarden(waarden)) if getoond else None
    with opslag.writing() as conn:
        nieuw = insert(Ronde).values(
            sessie_id=find_sessie(conn, sid).id,
            veld_id=f"{WERKVELD}{veld_id}",
            nummer=nummer,
            begonnen_op=NOW,
            getoond_op=NOW if getoond else None,
            totalen=totalen,
        )
        ronde_id = conn.execute(nieuw.returning(Ronde.id)).scalar_one()
        for mengsel, waarde in enumerate(waarden):
            een = insert(Antwoord).values(ronde_id=ronde_id, waarde=waarde, mengsel=mengsel)
            conn.execute(een)
