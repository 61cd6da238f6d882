"""werkvorm.md: what a werkvorm is, for how long and for how many."""

import pytest

from kaartenset.content.werkvorm_bestand import WerkvormVoorblad, read_werkvorm
from kaartenset.domain.html import Html
from tests.content.bestanden import VANDAAG, WERKVORM, changed, errors

LENGTE = "schrijf een aantal minuten van 30 tot en met 480"
AANTAL = "schrijf een getal van 2 tot en met 50"


def test_it_says_what_a_werkvorm_is():
    assert read_werkvorm(WERKVORM.encode(), VANDAAG) == WerkvormVoorblad(
        "Dilemmagesprek",
        "Samen kijken naar het dilemma van één van jullie.",
        Html("<p>Eén van jullie brengt een <strong>dilemma</strong> in.</p>"),
        (60, 120),
        8,
    )


@pytest.mark.parametrize(
    ("duren", "expected"),
    [("[30]", (30,)), ("[480]", (480,)), ("[ 60,  90,180 ]", (60, 90, 180))],
)
def test_it_has_one_to_three_lengths(duren, expected):
    inhoud = changed(WERKVORM, "[60, 120]", duren)
    assert read_werkvorm(inhoud, VANDAAG).duren == expected


@pytest.mark.parametrize(
    ("duren", "expected"),
    [
        ("", ["hier staat geen lijst; schrijf [een, twee], of haal deze regel weg"]),
        (
            "60",
            ["'60' is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"],
        ),
        ("[]", ["deze lijst is leeg; schrijf een tot drie lengtes, zoals [60, 120]"]),
        ("[60, 60]", ["'60' staat twee keer in de lijst; haal er een weg"]),
        ("[120, 60]", ["zet de lengtes van kort naar lang: [60, 120]"]),
        ("[60, 90, 120, 150]", ["hier staan 4 lengtes; kies er hooguit 3"]),
        ("[29, 481]", [f"'29' is geen lengte; {LENGTE}", f"'481' is geen lengte; {LENGTE}"]),
        *(
            ([f"[{wrong}]", [f"'{wrong}' is geen lengte; {LENGTE}"]])
            for wrong in ("een uur", "060", "60.5", "-60", "٦٠", "1e2", "9999", "60 minuten")
        ),
    ],
)
def test_wrong_lengths_are_refused_with_what_would_be_right(duren, expected):
    inhoud = changed(WERKVORM, "duren: [60, 120]", f"duren: {duren}")
    assert errors(read_werkvorm, inhoud, VANDAAG) == [f"4: {melding}" for melding in expected]


@pytest.mark.parametrize("aantal", ["1", "51", "acht", "8-10", "", "08", "٨"])
def test_how_many_take_part_is_a_number(aantal):
    inhoud = changed(WERKVORM, "deelnemers: 8", f"deelnemers: {aantal}")
    expected = f"5: '{aantal}' is geen aantal deelnemers; {AANTAL}"
    assert errors(read_werkvorm, inhoud, VANDAAG) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (WERKVORM, " \n", ["1: dit bestand is leeg; kopieer het uit een andere werkvorm"]),
        (
            "samenvatting: Samen kijken naar het dilemma van één van jullie.\n",
            "",
            ["1: 'samenvatting' ontbreekt; voeg een regel 'samenvatting: …' toe"],
        ),
        (
            "Samen kijken naar het dilemma van één van jullie.",
            "a" * 201,
            ["3: 'samenvatting' heeft 201 tekens; gebruik er hooguit 200"],
        ),
        (
            "deelnemers: 8",
            "deelnemer: 8",
            [
                "1: 'deelnemers' ontbreekt; voeg een regel 'deelnemers: …' toe",
                (
                    "5: onbekende regel 'deelnemer:'; kies uit titel, gecontroleerd,"
                    " samenvatting, duren en deelnemers; bedoel je deelnemers?"
                ),
            ],
        ),
        (
            "Eén van jullie brengt een **dilemma** in.\n",
            "",
            ["7: na de kop staat geen tekst; schrijf die eronder"],
        ),
        (
            "2026-10-09",
            "9-10-2026",
            ["6: '9-10-2026' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"],
        ),
    ],
)
def test_a_wrong_werkvorm_is_refused_with_its_lines(old, new, expected):
    assert errors(read_werkvorm, changed(WERKVORM, old, new), VANDAAG) == expected


def test_a_summary_of_200_characters_is_right():
    inhoud = changed(WERKVORM, "Samen kijken naar het dilemma van één van jullie.", "a" * 200)
    assert read_werkvorm(inhoud, VANDAAG).samenvatting == "a" * 200


def test_everything_that_is_wrong_is_said_at_once():
    text = WERKVORM.replace("titel: Dilemmagesprek", "titel:").replace("[60, 120]", "[120, 60]")
    text = text.replace("deelnemers: 8", "deelnemers: veel").replace("Eén van", "# Eén van")
    assert errors(read_werkvorm, text.encode(), VANDAAG) == [
        "2: achter 'titel' staat niets; vul het in",
        "4: zet de lengtes van kort naar lang: [60, 120]",
        f"5: 'veel' is geen aantal deelnemers; {AANTAL}",
        "8: een kop kan hier niet met #; kies ##, ### of ####",
    ]
