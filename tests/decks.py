"""A small deck on disk: seven cards of which each toelichting has a marker word of its own."""

from pathlib import Path

SET_ID = "proefset"
KAART_IDS = tuple(f"kaart-{nummer:02}" for nummer in range(1, 8))
OEFENKAARTEN = ("kaart-03", "kaart-06")
SOORTEN = ("stelling", "dilemma", "vraag")
BLOKKEN = (
    ("Klaarzetten", "klaarzetten", 10, 10),
    ("Welkom", "gesprek", 5, 5),
    ("Eerste ronde", "kaarten", 45, 45),
    ("Pauze", "pauze", None, 10),
    ("Tweede ronde", "kaarten", None, 40),
    ("Afsluiten", "afsluiten", 10, 10),
)
"""Title, kind, and minutes for one and for two hours; apart from klaarzetten 60 and 110."""


def marker_of(kaart_id: str) -> str:
    """The word that only the toelichting of this card has."""
    return f"zwijgwoord{kaart_id[-2:]}"


def script_marker_of(titel: str) -> str:
    """The word that only the script of this block has."""
    return f"scriptwoord{titel.split(maxsplit=1)[0].lower()}"


def titel_of(kaart_id: str) -> str:
    """The title of a card: 'Titel van kaart-01'."""
    return f"Titel van {kaart_id}"


def soort_of(kaart_id: str) -> str:
    """The kinds take turns; kaart-02 and kaart-05 are dilemmas."""
    return SOORTEN[(int(kaart_id[-2:]) - 1) % 3]


def write_cards(root: Path) -> None:
    """Write the deck `proefset` into a folder for decks."""
    folder = root / SET_ID
    (folder / "kaarten").mkdir(parents=True)
    _write(folder / "set.md", "titel: Proefset\nbeheerder: Anna", "Een kleine set.")
    _write(folder / "feitenblad.md", f"titel: Feiten\n{GECONTROLEERD}", "Feit een.")
    _write(folder / "uitnodiging.md", "titel: Kom je ook?", "Op {datum}, {tijd}: {link} {woord}")
    _write(folder / "draaiboek.md", f"titel: Draaiboek\n{GECONTROLEERD}", _write_blokken())
    for kaart_id in KAART_IDS:
        write_kaart(root, kaart_id, f"Toelichting met {marker_of(kaart_id)}.")


def write_kaart(root: Path, kaart_id: str, toelichting: str, tekst: str = "") -> None:
    """Write one card, or write it anew with another toelichting or text."""
    soort = soort_of(kaart_id)
    keuzes = "keuze_a: Doen\nkeuze_b: Laten\n" if soort == "dilemma" else ""
    oefenkaart = f"oefenkaart: {'ja' if kaart_id in OEFENKAARTEN else 'nee'}"
    kop = f"soort: {soort}\ntitel: {titel_of(kaart_id)}\n{keuzes}{oefenkaart}\n{GECONTROLEERD}"
    voor_allen = tekst or f"Tekst voor iedereen op {kaart_id}."
    pad = root / SET_ID / "kaarten" / f"{kaart_id}.md"
    _write(pad, kop, f"{voor_allen}\n\n## Toelichting\n\n{toelichting}")


GECONTROLEERD = "gecontroleerd: 2026-10-09"


def _write_blokken() -> str:
    blokken = ["Inleiding."]
    for titel, soort, kort, lang in BLOKKEN:
        minuten = [f"minuten_60: {kort}"] if kort else []
        kop = "\n".join((f"## {titel}", f"soort: {soort}", *minuten, f"minuten_120: {lang}"))
        blokken.append(f"{kop}\n\nZeg dit: {script_marker_of(titel)}.")
    return "\n\n".join(blokken)


def _write(pad: Path, kop: str, tekst: str) -> None:
    pad.write_text(f"---\n{kop}\n---\n{tekst}\n", "utf-8")
