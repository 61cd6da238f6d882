"""The draaiboek: blocks with minutes for one and two hours, that fit."""

import pytest

from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.domain.draaiboek import Draaiboek, Onderdeel, SoortOnderdeel
from kaartenset.domain.html import Html
from tests.content.bestanden import DRAAIBOEK, VANDAAG, changed, errors

KLAARZETTEN = """\
## Klaarzetten
soort: klaarzetten
minuten_60: 10
minuten_120: 10
"""
PAUZE = """\
## Pauze
soort: pauze
minuten_120: 10
"""
SOORTEN = "klaarzetten, gesprek, kaarten, pauze of afsluiten"
SUM = (
    "de onderdelen voor {duur} minuten duren samen {samen} minuten (zonder klaarzetten);"
    " maak ze samen hooguit {duur}"
)
SCRIPT = "<h4>Zo doe je het</h4>\n<blockquote>\n<p>Lees de kaart voor.</p>\n</blockquote>"


def wrong(old, new):
    return errors(read_draaiboek, changed(DRAAIBOEK, old, new), VANDAAG)


def test_a_draaiboek_has_its_blocks_with_minutes_and_script():
    assert read_draaiboek(DRAAIBOEK.encode(), VANDAAG) == Draaiboek(
        "Draaiboek",
        Html("<p>Zo bereid je je voor.</p>"),
        (
            Onderdeel(
                "Klaarzetten",
                SoortOnderdeel.KLAARZETTEN,
                {60: 10, 120: 10},
                Html("<p>Zet alles klaar.</p>"),
            ),
            Onderdeel(
                "Ronde",
                SoortOnderdeel.KAARTEN,
                {60: 50, 120: 100},
                Html(SCRIPT),
            ),
            Onderdeel("Pauze", SoortOnderdeel.PAUZE, {120: 10}, Html("<p>Haal koffie.</p>")),
            Onderdeel(
                "Afsluiten",
                SoortOnderdeel.AFSLUITEN,
                {60: 10, 120: 10},
                Html("<p>Bedank iedereen.</p>"),
            ),
        ),
    )


def test_the_introduction_may_be_left_out():
    draaiboek = read_draaiboek(changed(DRAAIBOEK, "Zo bereid je je voor.\n", ""), VANDAAG)
    assert draaiboek.inleiding == ""


def test_a_title_in_a_block_of_code_starts_no_block():
    code = "```\n## Geen onderdeel\n```\n\nHaal koffie."
    draaiboek = read_draaiboek(changed(DRAAIBOEK, "Haal koffie.", code), VANDAAG)
    assert [onderdeel.titel for onderdeel in draaiboek.onderdelen] == [
        "Klaarzetten",
        "Ronde",
        "Pauze",
        "Afsluiten",
    ]


@pytest.mark.parametrize("kop", ["##Pauze", "## Pauze ##", "##   Pauze  "])
def test_a_title_may_be_written_as_markdown_allows(kop):
    draaiboek = read_draaiboek(changed(DRAAIBOEK, "## Pauze", kop), VANDAAG)
    assert draaiboek.onderdelen[2].titel == "Pauze"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "gecontroleerd: 2026-10-09\n",
            "",
            ["1: 'gecontroleerd' ontbreekt; voeg een regel 'gecontroleerd: …' toe"],
        ),
        ("## Pauze", "##", ["23: dit onderdeel heeft geen titel; schrijf die achter ##"]),
        (
            "## Pauze",
            f"## {'a' * 121}",
            ["23: de titel heeft 121 tekens; gebruik er hooguit 120"],
        ),
        (
            "soort: pauze",
            "soort: koffie",
            [f"24: onbekende soort 'koffie'; kies {SOORTEN}"],
        ),
        ("soort: pauze\n", "", ["23: 'soort' ontbreekt; voeg een regel 'soort: …' toe"]),
        (
            PAUZE,
            "## Pauze\nsoort: pauze\n",
            ["23: de minuten ontbreken; zet hieronder minuten_60 of minuten_120"],
        ),
        (
            PAUZE,
            "## Pauze\n\nsoort: pauze\nminuten_120: 10\n",
            ["23: zet direct onder deze titel de regels met soort, minuten_60 en minuten_120"],
        ),
        (
            PAUZE,
            PAUZE + "Sta even op.\n",
            ["26: geen regel in de kop: 'Sta even op.'; schrijf bijvoorbeeld soort: …"],
        ),
        (
            PAUZE,
            PAUZE + "minuten: 5\nsoort: pauze\n",
            [
                (
                    "26: onbekende regel 'minuten:'; kies uit soort, minuten_60"
                    " en minuten_120; bedoel je minuten_60?"
                ),
                "27: 'soort' staat ook al op regel 24; haal een van de twee weg",
            ],
        ),
        (
            "Haal koffie.",
            "",
            ["23: dit onderdeel heeft geen tekst; schrijf die na een lege regel"],
        ),
        (
            "Haal koffie.",
            "Haal koffie.\n\n# Of thee\n\nThee\n----",
            [
                "29: een kop kan hier niet met #; kies ### of ####",
                "32: een kop kan hier niet met ##; kies ### of ####",
            ],
        ),
        (
            "Haal koffie.",
            "```\nHaal koffie.",
            ["27: dit blok met code heeft geen einde; sluit af met een regel ```"],
        ),
    ],
)
def test_a_wrong_block_is_refused_with_its_lines(old, new, expected):
    assert wrong(old, new) == expected


@pytest.mark.parametrize("minuten", ["0", "181", "-5", "10,5", "tien", "", "٩", "1e2", "0x10"])
def test_minutes_are_a_number_from_1_to_180(minuten):
    expected = f"16: '{minuten}' is geen aantal minuten; schrijf een getal van 1 tot en met 180"
    text = DRAAIBOEK.replace("minuten_60: 50\n", f"minuten_60: {minuten}\n")
    assert expected in errors(read_draaiboek, text.encode(), VANDAAG)


def test_a_draaiboek_without_blocks_is_refused():
    text = DRAAIBOEK[: DRAAIBOEK.index("## Klaarzetten")]
    expected = "4: er zijn geen onderdelen; zet boven elk onderdeel een regel '## Titel'"
    assert errors(read_draaiboek, text.encode(), VANDAAG) == [expected]


def test_blocks_that_take_too_long_together_are_refused_with_their_sum():
    assert wrong("minuten_60: 50", "minuten_60: 51") == [f"31: {SUM.format(duur=60, samen=61)}"]
    assert wrong("minuten_120: 100", "minuten_120: 121") == [
        f"17: {SUM.format(duur=120, samen=141)}"
    ]


def test_blocks_may_fill_a_length_and_klaarzetten_does_not_count():
    text = changed(DRAAIBOEK, KLAARZETTEN, KLAARZETTEN.replace("10", "180"))
    assert read_draaiboek(text, VANDAAG).onderdelen[0].minuten == {60: 180, 120: 180}


def test_klaarzetten_comes_before_everything_else():
    text = DRAAIBOEK.replace("soort: pauze", "soort: klaarzetten")
    assert errors(read_draaiboek, text.encode(), VANDAAG) == [
        "23: klaarzetten ligt vóór het begin; zet dit onderdeel vooraan"
    ]


def test_each_length_has_a_block_beside_klaarzetten():
    text = DRAAIBOEK.replace("minuten_60: 50\n", "")
    text = text.replace("soort: afsluiten\nminuten_60: 10\n", "soort: afsluiten\n")
    assert errors(read_draaiboek, text.encode(), VANDAAG) == [
        "1: voor 60 minuten is er geen onderdeel; zet ergens minuten_60"
    ]


def test_everything_that_is_wrong_is_said_at_once():
    text = DRAAIBOEK.replace("titel: Draaiboek", "titel:").replace("Zo bereid", "# Zo bereid")
    text = text.replace("soort: kaarten", "soort: kaart").replace("Haal koffie.", "")
    assert errors(read_draaiboek, text.encode(), VANDAAG) == [
        "2: achter 'titel' staat niets; vul het in",
        "5: een kop kan hier niet met #; kies ### of ####",
        f"15: onbekende soort 'kaart'; kies {SOORTEN}; bedoel je kaarten?",
        "23: dit onderdeel heeft geen tekst; schrijf die na een lege regel",
    ]
