"""A small werkvorm on disk, with a field of every kind, and its words in known places."""

from pathlib import Path

WERKVORM_ID = "proefgesprek"
WERKVORM_TITEL = "Proefgesprek"
DUREN = (60, 90)
DEELNEMERS = 5
KEUZES = ("Inhoud", "Proces", "Professional")
GECONTROLEERD = "gecontroleerd: 2026-10-09"
DELEN = {
    "Verkennen": (
        ("Wat is er aan de hand?", "situatie", "tekst", "eigenaar", True),
        ("Welke regels gelden?", "kaders", "lijst", "eigenaar", True),
        ("Wie doen ertoe?", "spelers", "spelers", "allen", True),
        ("Wat zou jij voelen?", "verplaatsing", "stil", "allen", False),
        ("Welke waarden spelen mee?", "waarden", "waarden", "allen", False),
        ("Waar trekt het?", "spanningen", "spanningen", "allen", False),
    ),
    "Afwegen": (
        ("Hoe groot is de spanning?", "driehoeken", "driehoeken", "allen", False),
        ("Wat kunnen we doen?", "ideeen", "lijn", "allen", False),
        ("Wat weegt het zwaarst?", "zwaarst", "keuze", "allen", False),
        ("Deugt het?", "deugt", "check", "allen", False),
        ("Samenvatting", "samenvatting", "tekst", "begeleider", False),
    ),
}
"""The parts of the werkblad: of each field its title, id, kind, who writes, and if beforehand."""

BLOKKEN = (
    ("Klaarzetten", "klaarzetten", "", (10, 10), ()),
    ("Welkom", "gesprek", "0", (5, 5), ()),
    ("De situatie", "gesprek", "1a", (20, 30), ("situatie", "kaders", "spelers")),
    ("Waarden", "gesprek", "1b", (None, 20), ("verplaatsing", "waarden", "spanningen")),
    ("Ideeën", "gesprek", "2", (25, 25), ("driehoeken", "ideeen", "zwaarst", "deugt")),
    ("Afsluiten", "afsluiten", "2b", (9, 9), ("samenvatting",)),
)
"""The blocks: title, kind, step, minutes in each length, ids of fields; 59 and 89 minutes."""

VOORBEREIDING = {
    ("Het voorgesprek", 14): (
        ("Plan het voorgesprek", "plannen"),
        ("Vraag wat geheim is", "geheim"),
    ),
    ("De zaal", 2): (("Papier en stiften", "papier"),),
}
"""The parts of the preparation with their days: of each point its title and id."""


def write_werkvorm(root: Path) -> Path:
    """Write the werkvorm `proefgesprek` into a folder for decks; gives its own folder."""
    folder = root / "werkvormen" / WERKVORM_ID
    folder.mkdir(parents=True)
    duren = ", ".join(map(str, DUREN))
    kop = f"samenvatting: Samen een dilemma uitpluizen.\nduren: [{duren}]\ndeelnemers: {DEELNEMERS}"
    _write(folder / "werkvorm.md", f"titel: {WERKVORM_TITEL}\n{kop}", "Zo praat je samen.")
    _write(
        folder / "brief.md",
        "titel: Beste collega",
        "Fijn dat je meedoet.\n\n## Praktisch\n\nTot dan.",
    )
    _write(folder / "werkblad.md", "titel: Proefwerkblad", "\n\n".join(_delen()))
    delen = "\n\n".join(_voorbereidingsdeel(*deel) for deel in VOORBEREIDING.items())
    _write(folder / "voorbereiding.md", "titel: Proefvoorbereiding", delen)
    blokken = "\n\n".join(_blok(*blok) for blok in BLOKKEN)
    _write(folder / "draaiboek.md", "titel: Draaiboek proefgesprek", f"Dag [Y].\n\n{blokken}")
    return folder


def _delen():
    for deel, velden in DELEN.items():
        yield f"## {deel}"
        for titel, veld_id, soort, wie, vooraf in velden:
            regels = [f"### {titel}", f"id: {veld_id}", f"soort: {soort}", f"wie: {wie}"]
            regels += ["vooraf: ja"] if vooraf else []
            regels += [f"keuzes: [{', '.join(KEUZES)}]"] if soort in {"keuze", "waarden"} else []
            yield "\n".join((*regels, "", f"Uitleg bij {veld_id}."))


def _voorbereidingsdeel(deel, punten) -> str:
    titel, dagen = deel
    regels = (f"### {punt}\nid: {punt_id}\n\nZo doe je {punt_id}." for punt, punt_id in punten)
    return "\n\n".join((f"## {titel}\ndagen: {dagen}", *regels))


def _blok(titel, soort, stap, minuten, velden) -> str:
    regels = [f"## {titel}", f"soort: {soort}"]
    regels += [
        f"minuten_{duur}: {aantal}"
        for duur, aantal in zip(DUREN, minuten, strict=True)
        if aantal is not None
    ]
    regels += [f"stap: {stap}"] if stap else []
    regels += [f"velden: [{', '.join(velden)}]"] if velden else []
    zin = f"Zeg bij {titel.lower()}: dank je wel, [X]. Ik ben [Y]. Onze vraag is [vraag]. Niet [Z]."
    return "\n".join((*regels, "", zin))


def _write(pad: Path, kop: str, tekst: str) -> None:
    pad.write_text(f"---\n{kop}\n{GECONTROLEERD}\n---\n{tekst}\n", "utf-8")
