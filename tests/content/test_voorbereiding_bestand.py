"""voorbereiding.md: parts with the days before the conversation, and points to tick off."""

import pytest

from kaartenset.content.voorbereiding_bestand import read_voorbereiding
from kaartenset.domain.html import Html
from kaartenset.domain.voorbereiding import Voorbereiding, Voorbereidingsdeel, Voorbereidingspunt
from tests.content.bestanden import VANDAAG, VOORBEREIDING, changed, errors

WRONG_ID = "kan geen id zijn; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
DAGEN = "is geen aantal dagen; schrijf een getal van 1 tot en met 365"


def wrong(old, new):
    return errors(read_voorbereiding, changed(VOORBEREIDING, old, new), VANDAAG)


def test_a_voorbereiding_has_its_parts_and_points_in_their_order():
    gelezen = read_voorbereiding(VOORBEREIDING.encode(), VANDAAG)
    punten = (
        Voorbereidingspunt(
            "voorgesprek", "Het voorgesprek", Html("<p>Plan een <strong>uur</strong>.</p>")
        ),
        Voorbereidingspunt("zaal", "De zaal", Html("")),
    )
    deel = Voorbereidingsdeel("Samen met de eigenaar", 14, Html("<p>Vink ze samen af.</p>"), punten)
    assert gelezen == Voorbereiding("Zo bereid je het voor", (deel,))
    assert gelezen.stappen == {"werk.voorgesprek", "werk.zaal"}


def test_a_part_may_have_no_text_nor_an_empty_line():
    inhoud = changed(VOORBEREIDING, "\n\nVink ze samen af.\n\n", "\n")
    [deel] = read_voorbereiding(inhoud, VANDAAG)
    assert (deel.dagen, deel.tekst, len(deel.punten)) == (14, "", 2)


def test_titles_in_a_block_of_code_or_a_comment_begin_nothing():
    code = "```\n## Geen deel\n### Geen punt\n```\n\n<!-- ### Niets -->"
    gelezen = read_voorbereiding(changed(VOORBEREIDING, "Plan een **uur**.", code), VANDAAG)
    assert [punt.id for deel in gelezen for punt in deel.punten] == ["voorgesprek", "zaal"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (VOORBEREIDING, "", ["1: dit bestand is leeg; kopieer het uit een andere werkvorm"]),
        (
            "gecontroleerd: 2026-10-09\n",
            "",
            ["1: 'gecontroleerd' ontbreekt; voeg een regel 'gecontroleerd: …' toe"],
        ),
        (
            VOORBEREIDING[VOORBEREIDING.index("## Samen") :],
            "Leeg.\n",
            ["4: er zijn geen delen; zet boven elk deel een regel '## Titel'"],
        ),
        (
            "## Samen met de eigenaar\n",
            "Eerst dit.\n\n## Samen met de eigenaar\n",
            ["5: hier begint nog geen deel; zet erboven een regel '## Titel'"],
        ),
        (
            "## Samen met de eigenaar",
            "##",
            ["5: dit deel heeft geen titel; schrijf die achter ##"],
        ),
        ("dagen: 14\n", "", ["5: zet direct onder deze titel de regels met dagen"]),
        ("dagen: 14", "dagen: 0", [f"6: '0' {DAGEN}"]),
        ("dagen: 14", "dagen: 366", [f"6: '366' {DAGEN}"]),
        ("dagen: 14", "dagen: twee", [f"6: 'twee' {DAGEN}"]),
        (
            "dagen: 14",
            "dag: 14",
            [
                "5: 'dagen' ontbreekt; voeg een regel 'dagen: …' toe",
                "6: onbekende regel 'dag:'; kies uit dagen; bedoel je dagen?",
            ],
        ),
        (
            "## Samen met de eigenaar\n",
            "## Leeg\ndagen: 3\n\n## Samen met de eigenaar\n",
            ["5: dit deel heeft geen punt; zet eronder een regel '### Titel'"],
        ),
        ("### De zaal", "###", ["15: dit punt heeft geen titel; schrijf die achter ###"]),
        ("id: zaal\n", "", ["15: zet direct onder deze titel de regels met id"]),
        (
            "id: zaal",
            "id:",
            ["16: achter 'id' staat niets; kies een korte naam voor dit punt"],
        ),
        ("id: zaal", "id: De Zaal", [f"16: 'De Zaal' {WRONG_ID}, zoals 'de-zaal'"]),
        (
            "id: zaal",
            "id: voorgesprek",
            ["16: het id 'voorgesprek' staat ook al op regel 11; kies een ander"],
        ),
        (
            "Vink ze samen af.",
            "#### Goed\n\n# Fout",
            ["10: een kop kan hier niet met #; kies ####"],
        ),
        (
            "Plan een **uur**.",
            "```\nPlan een uur.",
            ["13: dit blok met code heeft geen einde; sluit af met een regel ```"],
        ),
    ],
)
def test_a_wrong_voorbereiding_is_refused_with_its_lines(old, new, expected):
    assert wrong(old, new) == expected


def test_everything_that_is_wrong_is_said_at_once():
    text = VOORBEREIDING.replace("titel: Zo", "titel:\nx: Zo").replace("dagen: 14", "dagen: 1 2")
    text = text.replace("id: zaal", "id: voorgesprek")
    found = errors(read_voorbereiding, text.encode(), VANDAAG)
    assert [one.partition(":")[0] for one in found] == ["2", "3", "7", "17"]
