"""Words to make suggestions from for the woord of a session, such as "stille haven".

A suggestion is one of `WOORDEN_EEN`, a space, one of `WOORDEN_TWEE`: every combination is
grammatical (inflected adjective and a noun with `de`) and neutral. The words are easy to say over a
telephone and leave little doubt about spelling: no ij or ei, au or ou, c for k, ch or x, and no
final d, g or b. None of them is in the lists of the herkenningsteken, so that nobody takes the one
for the other. Unlike those lists, these may change: a woord that is in use stands on its own.
"""

from typing import Final

# fmt: off
WOORDEN_EEN: Final[tuple[str, ...]] = (
    "antieke", "bekende", "bemoste", "beroemde", "besneeuwde", "betonnen", "binnenste",
    "bovenste", "brede", "bronzen", "bruine", "buitenste", "derde", "diepe", "donkere",
    "draagbare", "draaiende", "driehoekige", "droge", "drukke", "dubbele", "eerste", "effen",
    "gebloemde", "geblokte", "geboende", "gebogen", "gedraaide", "gewassen", "geweven",
    "gewone", "gladde", "glazen", "golvende", "granieten", "grasgroene", "groene", "grote",
    "halve", "handgemaakte", "hoekige", "hoge", "kartonnen", "katoenen", "klassieke", "koele",
    "koperen", "korte", "kromme", "kurken", "lange", "langwerpige", "lemen", "linnen",
    "marmeren", "middelste", "mintgroene", "mistige", "mobiele", "moderne", "negende",
    "nevelige", "nieuwe", "nikkelen", "okergele", "omgekeerde", "onderste", "opgerolde",
    "opklapbare", "oranje", "ovale", "paarse", "papieren", "platte", "purperen", "rieten",
    "ritselende", "roestrode", "rollende", "ronde", "rotsige", "rubberen", "ruime", "ruwe",
    "schone", "simpele", "smalle", "spiegelende", "spitse", "stalen", "stenen", "stille",
    "tiende", "tweede", "vaste", "vergulde", "verplaatsbare", "verse", "versierde",
    "verstelbare", "vierkante", "vilten", "vlakke", "voorste", "vroege", "wapperende", "warme",
    "winderige", "winterse", "witte", "wollen", "zalmroze", "zanderige", "zandgele", "zesde",
    "zeshoekige", "zevende", "zomerse", "zonovergoten", "zware",
)

WOORDEN_TWEE: Final[tuple[str, ...]] = (
    "akker", "ananas", "appel", "atlas", "baai", "ballon", "beker", "bergtop", "berk", "bezem",
    "biet", "bloempot", "boom", "bosbes", "boterham", "brief", "brievenbus", "dakpan", "deken",
    "drempel", "emmer", "esdoorn", "fabriek", "fiets", "foto", "framboos", "gevel", "gieter",
    "gitaar", "grot", "halte", "hangmat", "harp", "haven", "heuvel", "kade", "kalender",
    "kamer", "kano", "kapstok", "kast", "kastanje", "kelder", "kers", "ketel", "keuken",
    "klaproos", "klok", "knoop", "koffer", "krant", "kruiwagen", "laars", "ladder", "lagune",
    "lantaarn", "lente", "lepel", "lift", "linde", "maan", "markt", "metro", "molen", "oase",
    "oven", "paprika", "paraplu", "parel", "passer", "piano", "planeet", "polder", "poort",
    "postzegel", "puzzel", "radio", "regen", "regenton", "rivier", "robot", "roltrap",
    "rotonde", "schommel", "schuur", "sleepboot", "slinger", "sloot", "sluis", "sneeuw",
    "spaarpot", "spar", "spiegel", "stoel", "storm", "straat", "struik", "tafel", "tent",
    "tomaat", "tram", "trommel", "trompet", "tuin", "tulp", "tunnel", "vaas", "veerpont",
    "viool", "vlieger", "vloer", "vork", "vuurtoren", "waterval", "wimpel", "winkel", "wolk",
    "zee", "zon", "zonnebloem",
)
# fmt: on
