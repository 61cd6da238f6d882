"""The rules of a conversation in a draaiboek: the list that all see, and what is wrong with it."""

import pytest

from kaartenset.content.draaiboek_bestand import read_draaiboek
from tests.content.bestanden import VANDAAG, WERKVORM_DRAAIBOEK, changed, errors

ZEG = "Zeg: hoe beantwoord je nu [vraag]?"
LIJST = "- **Vraag door.** Ook jij.\n- Wacht met je oordeel."
TEKST = f"Noem de regels.\n\n{LIJST}\n\n> Kun jij dat beloven?"
VRAAGT = "minuten_120: 20\ngespreksregels: ja"


def read(inhoud, vandaag=VANDAAG):
    velden = ("situatie", "spelers", "keuze")
    return read_draaiboek(inhoud, vandaag, duren=(60, 120), stappen=True, velden=velden)


def with_tekst(tekst, kop=VRAAGT):
    text = WERKVORM_DRAAIBOEK.replace("minuten_120: 20", kop)
    return changed(text, ZEG, tekst)


def test_the_list_in_the_script_is_for_all_to_see_and_stays_in_the_script():
    *eerder, kiezen = read(with_tekst(TEKST)).onderdelen
    assert kiezen.regels == (
        "<ul>\n<li><strong>Vraag door.</strong> Ook jij.</li>\n"
        "<li>Wacht met je oordeel.</li>\n</ul>"
    )
    assert kiezen.regels in kiezen.script
    assert [blok.regels for blok in eerder] == ["", ""]


@pytest.mark.parametrize("kop", ["minuten_120: 20", "minuten_120: 20\ngespreksregels: nee"])
def test_without_the_key_nobody_but_who_leads_sees_the_list(kop):
    assert read(with_tekst(TEKST, kop)).onderdelen[-1].regels == ""


def test_a_numbered_list_is_one_as_well():
    regels = read(with_tekst("1. Vraag door.\n2. Wacht.")).onderdelen[-1].regels
    assert regels == "<ol>\n<li>Vraag door.</li>\n<li>Wacht.</li>\n</ol>"


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        (
            "Noem de regels.",
            (
                "bij 'gespreksregels: ja' hoort een lijst in de tekst;"
                " begin elke regel met een streepje"
            ),
        ),
        (
            f"{LIJST}\n\nEn ook:\n\n- Nog een.",
            (
                "bij 'gespreksregels: ja' hoort één lijst in de tekst, en hier staan er 2;"
                " maak van de andere gewone tekst"
            ),
        ),
        (
            "- Vraag door.\n    - Ook dit.",
            (
                "bij 'gespreksregels: ja' hoort één lijst in de tekst, en hier staan er 2;"
                " maak van de andere gewone tekst"
            ),
        ),
        ("- Regel\n" * 9, "hier staan 9 gespreksregels; gebruik er hooguit 8"),
        (f"- Kort.\n- {'a' * 301}", "gespreksregel 2 heeft 301 tekens; gebruik er hooguit 300"),
        (
            "- Laat [X] uitpraten.",
            (
                "in gespreksregel 1 staat [X]; deelnemers zien deze regel,"
                " dus schrijf hem zonder die plaats"
            ),
        ),
    ],
)
def test_what_is_wrong_with_the_rules_is_said_at_the_line_of_the_key(tekst, expected):
    assert errors(read, with_tekst(tekst)) == [f"27: {expected}"]


def test_another_choice_is_refused():
    kop = "minuten_120: 20\ngespreksregels: misschien"
    assert errors(read, with_tekst(TEKST, kop)) == [
        "27: onbekende keuze bij gespreksregels 'misschien'; kies ja of nee"
    ]
