"""The two lists of 256 plain Dutch words from which a herkenningsteken is chosen.

The herkenningsteken of a volgorde is `BIJVOEGLIJK[a] + " " + DIEREN[b]`, with `a` and `b` the
first two bytes of a hash over the volgorde ("From word to order", rule 4 of the promises to users).
A word's place decides which groups hear it, so these lists never change once released: no word is
added, removed, moved or respelled.

A teken can become a person's label, so every adjective is friendly or neutral and says nothing of
body, age, origin or conviction, and no animal is a term of abuse. Every animal takes `de`, so the
inflected adjective is right before it. Within a list no two words are one letter or sound apart.
"""

from typing import Final

# fmt: off
BIJVOEGLIJK: Final[tuple[str, ...]] = (
    "aandachtige", "aangename", "aardige", "alerte", "ambitieuze", "avontuurlijke", "bedaarde",
    "bedachtzame", "bedrijvige", "behendige", "behoedzame", "behulpzame", "bekwame", "beleefde",
    "belezen", "bereisde", "bescheiden", "betrokken", "betrouwbare", "bezielde", "blauwe",
    "blije", "bloeiende", "bouwende", "bruisende", "creatieve", "daadkrachtige", "dankbare",
    "dansende", "dappere", "degelijke", "deskundige", "diplomatieke", "doelgerichte",
    "doortastende", "duidelijke", "dynamische", "energieke", "enthousiaste", "ervaren",
    "evenwichtige", "fabelachtige", "fantasierijke", "feestelijke", "fiere", "fietsende",
    "filosofische", "fleurige", "flexibele", "fluitende", "fluwelen", "fonkelende", "gastvrije",
    "gebreide", "gedreven", "geduldige", "geestdriftige", "geestige", "gelukkige",
    "gemoedelijke", "geoefende", "geruite", "gestippelde", "gestreepte", "gevatte",
    "gewaardeerde", "gezellige", "glimlachende", "glinsterende", "glunderende", "goedgemutste",
    "goedlachse", "gouden", "grappige", "grondige", "grootmoedige", "gulle", "handige",
    "hartelijke", "hechte", "heldere", "heldhaftige", "hoffelijke", "hoopvolle", "hulpvaardige",
    "humorvolle", "ijverige", "ingenieuze", "innemende", "inspirerende", "integere",
    "intelligente", "interessante", "inventieve", "jodelende", "jolige", "jonglerende",
    "joviale", "juichende", "kalme", "keurige", "kiene", "klimmende", "knikkerende",
    "knutselende", "kordate", "kristallen", "kunstzinnige", "kwinkelerende", "leergierige",
    "legendarische", "levendige", "lezende", "lila", "logische", "loyale", "luchtige",
    "luisterende", "magische", "meelevende", "mijmerende", "milde", "moedige", "montere",
    "musicerende", "muzikale", "nauwgezette", "nauwkeurige", "nieuwsgierige", "nobele",
    "onbevangen", "onbezorgde", "ondernemende", "onderzoekende", "ontspannen", "onvermoeibare",
    "onverschrokken", "onverstoorbare", "opbeurende", "opgeruimde", "opgetogen", "opgewekte",
    "oplettende", "opmerkzame", "oprechte", "optimistische", "ordelijke", "originele",
    "peinzende", "pientere", "plechtige", "plezierige", "praktische", "precieze", "prettige",
    "puike", "puzzelende", "rappe", "reislustige", "reizende", "rennende", "ridderlijke",
    "robijnen", "roeiende", "rustige", "saffieren", "satijnen", "schaatsende", "scherpzinnige",
    "schilderende", "schitterende", "schrandere", "schrijvende", "serieuze", "sierlijke",
    "slimme", "smaragden", "snelle", "soepele", "solide", "speelse", "speurende", "spontane",
    "sportieve", "sprankelende", "springende", "standvastige", "statige", "stipte", "stoere",
    "stralende", "subtiele", "surfende", "tactvolle", "talentvolle", "tekenende", "tevreden",
    "timmerende", "toegewijde", "toffe", "toverende", "trefzekere", "trommelende", "trouwe",
    "tuinierende", "turkooizen", "twinkelende", "uitbundige", "uitgelaten", "uitgeruste",
    "uitstekende", "unieke", "varende", "vastberaden", "veelzijdige", "veerkrachtige",
    "verfijnde", "verheugde", "vernuftige", "verrassende", "verstandige", "vertellende",
    "vindingrijke", "violette", "vlechtende", "vliegende", "vlijtige", "vlotte", "volhardende",
    "voortvarende", "vooruitziende", "voorzichtige", "vorstelijke", "vredige", "vriendelijke",
    "vrolijke", "waakzame", "wandelende", "welgemoede", "welkome", "welwillende", "wendbare",
    "wervelende", "wijze", "zachtmoedige", "zeilende", "zeldzame", "zelfverzekerde", "zilveren",
    "zingende", "zonnige", "zorgvuldige", "zorgzame", "zwaaiende", "zwemmende", "zwierige",
)

DIEREN: Final[tuple[str, ...]] = (
    "aalscholver", "agame", "albatros", "alikruik", "alpaca", "anemoonvis", "ansjovis",
    "antilope", "appelvink", "ara", "atalanta", "barbeel", "barracuda", "beloega", "beo",
    "bergeend", "bijeneter", "bittervoorn", "bizon", "bladkoning", "boomkikker", "boomklever",
    "boomvalk", "bosmier", "bosuil", "brasem", "bruinvis", "buidelmees", "buizerd", "capibara",
    "cavia", "cheeta", "chinchilla", "cicade", "civetkat", "condor", "dagpauwoog", "das",
    "discusvis", "dolfijn", "dorade", "duizendpoot", "eekhoorn", "egel", "eider", "eland",
    "emoe", "fazant", "fitis", "flamingo", "forel", "fregatvogel", "fuut", "gaasvlieg",
    "gaffelbok", "gazelle", "geelgors", "gekko", "gems", "gemsbok", "gerbil", "gnoe",
    "goudhaan", "goudvink", "graspieper", "groenling", "grondel", "grutto", "guppy", "hagedis",
    "hamster", "haring", "hazelmuis", "heggenmus", "heilbot", "hermelijn", "hommel",
    "honingbij", "honingvogel", "hop", "houtduif", "houtsnip", "huiszwaluw", "ibis", "ijsbeer",
    "ijsvogel", "impala", "inktvis", "jaguar", "kabeljauw", "kaketoe", "kanarie", "kangoeroe",
    "kanoet", "karakal", "karekiet", "kariboe", "karper", "kasuaris", "keizersvis", "kerkuil",
    "kever", "kievit", "kikker", "kiwi", "klauwier", "klipspringer", "koala", "kolibrie",
    "koolmees", "koperwiek", "kraanvogel", "krab", "krakeend", "kreeft", "krekel", "kuifmees",
    "kwikstaart", "lama", "lantaarnvis", "leeuw", "leeuwerik", "leguaan", "lepelaar", "libel",
    "liervogel", "lijster", "loopkever", "lynx", "maanvis", "makreel", "mangoest", "marlijn",
    "marmot", "marter", "meerkoet", "meerval", "meikever", "merel", "metselbij", "mierenleeuw",
    "moeflon", "mus", "mustang", "nachtegaal", "nandoe", "narwal", "nautilus", "nerts",
    "notenkraker", "ocelot", "octopus", "oehoe", "okapi", "ooievaar", "opossum", "orka",
    "ortolaan", "otter", "panda", "panter", "parelduiker", "parkiet", "patrijs", "pelikaan",
    "plevier", "poema", "pony", "prieelvogel", "raaf", "ransuil", "rietgors", "rietzanger",
    "ringelrob", "roek", "roerdomp", "rog", "rosella", "salamander", "sardine", "schelvis",
    "schildpad", "schol", "scholekster", "smient", "sneeuwgors", "sneeuwhaas", "sneeuwuil",
    "snoek", "specht", "sperwer", "spitsmuis", "spreeuw", "springbok", "springmuis",
    "sprinkhaan", "steenbok", "stekelbaars", "stern", "stormvogel", "strandloper",
    "suikervogel", "tafeleend", "tapir", "tapuit", "tarbot", "tijger", "tilapia", "tjiftjaf",
    "toekan", "tonijn", "torenvalk", "trompetvis", "tuimelaar", "tuinfluiter", "veldmuis",
    "vink", "vinvis", "vleermuis", "vlinder", "vuurvlieg", "wallaby", "wapiti", "wasbeer",
    "waterbok", "waterjuffer", "waterloper", "waterspreeuw", "weidevogel", "wevervogel",
    "wielewaal", "wijting", "winterkoning", "wintertaling", "wisent", "wombat", "wouw", "zalm",
    "zandkat", "zangvogel", "zebra", "zeeanemoon", "zeearend", "zeehond", "zeeleeuw", "zeelt",
    "zeester", "zeilvis", "zilvermeeuw", "zilverreiger", "zonnevis", "zwaan", "zwaardvis",
    "zwaluw", "zweefvlieg", "zwemkever",
)
# fmt: on
