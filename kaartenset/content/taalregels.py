"""What `kaartenset check --taal` holds texts against: the measures, and words with a plainer one.

Editors may change this list. The measures come from docs/redactie/rubriek.md; the rest is usual
advice for language level B1.
"""

import re

MAX_WOORDEN_TITEL = 8
MAX_WOORDEN_TEKST = 90
MAX_WOORDEN_TWEE_STEMMEN = 130
"""Words of the text for everybody, and of that of a dilemma in which two people speak."""
WOORDEN_TOELICHTING = (120, 220)
"""The least and the most words of a toelichting, without its headings."""

MAX_WOORDEN_ZIN = 25
MAX_WOORDEN_GEMIDDELD = 15
"""Of all sentences in one text."""
MAX_LETTERS = 18
"""Of a word, or of a part of a word with hyphens."""
MAX_LIJDEND = 0.1
"""The part of the sentences of a text that may be passive; one always may."""
MIN_LEESGEMAK = 60
"""Reading ease by Flesch-Douma; from 60 up it is plain language."""

# Long words of the law and of this site that have no shorter one; texts explain them.
VASTE_WOORDEN = frozenset(
    (
        "beleidsopvattingen",
        "inspanningsverplichting",
        "overheidsinformatie",
        "overheidsorganisatie",
        "overheidsorganisaties",
    )
)

# What is no plain Dutch, and what to write instead. Phrases may have several words.
JARGON = {
    "aangaande": "over",
    "adresseren": "aanpakken",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "awareness": "bewustzijn",
    "beleidsmatig": "in het beleid",
    "bestuursorgaan": "overheidsorganisatie",
    "bestuursorganen": "overheidsorganisaties",
    "betreffende": "over",
    "bewerkstelligen": "zorgen voor",
    "bijgevolg": "daardoor",
    "borgen": "zorgen dat het blijft",
    "casu quo": "of",
    "communiceren": "vertellen",
    "compliance": "de regels volgen",
    "conform": "volgens",
    "daar waar": "waar",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desgewenst": "als je wilt",
    "dienaangaande": "daarover",
    "dienen te": "moeten",
    "dient te": "moet",
    "doch": "maar",
    "doelstelling": "doel",
    "draagvlak": "steun",
    "evaluatie": "terugblik",
    "expertise": "kennis",
    "faciliteren": "mogelijk maken",
    "gelakt": "onleesbaar gemaakt",
    "gelakte": "onleesbaar gemaakte",
    "governance": "wie wat beslist",
    "heden": "nu",
    "herleidbaar": "te herkennen",
    "hieromtrent": "hierover",
    "implementatie": "invoering",
    "implementeren": "invoeren",
    "in acht nemen": "zich houden aan",
    "in het kader van": "voor",
    "indien": "als",
    "ingevolge": "volgens",
    "initiëren": "beginnen",
    "inzake": "over",
    "issue": "punt",
    "jegens": "tegenover",
    "juridisch kader": "wat de wet zegt",
    "knelpunt": "probleem",
    "lakken": "onleesbaar maken",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "alleen als",
    "momenteel": "nu",
    "nadere": "meer",
    "nopen": "dwingen",
    "omtrent": "over",
    "ondanks het feit dat": "hoewel",
    "op basis van": "volgens",
    "op grond van": "volgens",
    "optimaliseren": "beter maken",
    "participatie": "meedoen",
    "prioriteren": "kiezen wat voorgaat",
    "proactief": "uit jezelf",
    "realiseren": "maken",
    "reeds": "al",
    "stakeholder": "betrokkene",
    "stakeholders": "betrokkenen",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "teneinde": "om",
    "tenzij": "maar niet als",
    "ter zake": "hierover",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "transparantie": "openheid",
    "uit hoofde van": "vanwege",
    "verstrekken": "geven",
    "vigerend": "geldend",
    "voornemens": "van plan",
    "voorts": "ook",
    "wederom": "weer",
    "zienswijze": "reactie",
    "zienswijzen": "reacties",
    "zulks": "dit",
    "bijv": "bijvoorbeeld",
    "cq": "of",
    "d.m.v": "door",
    "d.w.z": "dat wil zeggen",
    "e.d": "en zo",
    "etc": "enzovoort",
    "i.v.m": "vanwege",
    "m.b.t": "over",
    "n.a.v": "door",
    "o.a": "onder andere",
    "t.a.v": "over",
    "t.o.v": "vergeleken met",
}

# The passive: a form of 'worden' with a participle in the same sentence.
LIJDEND = frozenset(("word", "worden", "wordt", "werd", "werden"))
DEELWOORD = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|voor|weg|terug|samen|openbaar)?"
    r"(?:ge[a-zà-ÿ]{2,}(?:d|[fhkpsaeiou]t|en)|(?:be|ver|ont|her|er)[a-zà-ÿ]{2,}(?:d|[fhkps]t))"
)
# Words that look like a participle and are none.
GEEN_DEELWOORD = frozenset(
    (
        *("bedrag", "beeld", "behoefte", "bekend", "beleid", "belang", "bericht", "bestand"),
        *("bewust", "gebied", "gebieden", "gebouwen", "gedachten", "gedeelten", "gedoe", "geduld"),
        *("gegevens", "geheugen", "geld", "gelijk", "geluid", "geluiden", "gemeenten", "gerust"),
        *(
            "gelooft",
            "geniet",
            "geschikt",
            "gesprekken",
            "getal",
            "getallen",
            "gevallen",
            "gevoelens",
            "gevoelen",
        ),
        *("gewend", "gewichten", "gezichten", "gezond", "onderwerp", "onderwijs", "verband"),
        *("verhaal", "verlies", "verstand", "verhalen", "verschillend", "verschillen", "geweten"),
    )
)
# Participles of strong verbs that do not begin with ge-.
STERKE_DEELWOORDEN = frozenset(
    (
        *("begonnen", "begrepen", "bekeken", "beschreven", "beslopen", "besloten", "besproken"),
        *("bewezen", "bewogen", "bezonnen", "onderbroken", "onderschreven", "ontslagen"),
        *("ontvangen", "onthouden", "overgeslagen", "overwogen", "verboden", "verborgen"),
        *("vergeleken", "vergeten", "verkozen", "verlaten", "vernomen", "verschoven", "vertaald"),
        *("verwezen", "verworpen", "verzonden", "voorgelezen", "weersproken", "herschreven"),
    )
)
