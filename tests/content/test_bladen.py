"""The other files of a deck: set.md, feitenblad.md and uitnodiging.md."""

from datetime import date

import pytest

from kaartenset.content.blad_bestand import read_blad
from kaartenset.content.set_bestand import Voorblad, read_voorblad
from kaartenset.content.uitnodiging_bestand import PLAATSEN, read_uitnodiging
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Blad, Uitnodiging
from tests.content.bestanden import FEITENBLAD, SET, UITNODIGING, VANDAAG, changed, errors

EMPTY = "na de kop staat geen tekst; schrijf die eronder"
WITHOUT_S = "niet 'http://wetten.overheid.nl/BWBR0045754'"
WITH_S = "probeer 'https://wetten.overheid.nl/BWBR0045754'"
PLACES = "{titel}, {datum}, {tijd}, {tijden}, {plaats}, {link}, {woord} of {elearning}"


def test_set_md_says_what_the_deck_is_and_who_maintains_it():
    expected = Voorblad(
        "Actieve openbaarmaking", "de redactie", Html("<p>Een kleine <strong>set</strong>.</p>")
    )
    assert read_voorblad(SET.encode(), VANDAAG) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "beheerder: de redactie\n",
            "",
            ["1: 'beheerder' ontbreekt; voeg een regel 'beheerder: …' toe"],
        ),
        (
            "beheerder: de",
            "gecontroleerd: 2026-10-09\nbeheerder: de",
            ["3: onbekende regel 'gecontroleerd:'; kies uit titel en beheerder"],
        ),
        ("Een kleine **set**.\n", "", [f"4: {EMPTY}"]),
        (
            "titel: Actieve openbaarmaking\nbeheerder: de redactie\n---\nEen kleine **set**.\n",
            "titel:\nbeheerder:\n---\n# Kop\n",
            [
                "2: achter 'titel' staat niets; vul het in",
                "3: achter 'beheerder' staat niets; vul het in",
                "5: een kop kan hier niet met #; kies ##, ### of ####",
            ],
        ),
    ],
)
def test_a_wrong_set_md_is_refused(old, new, expected):
    assert errors(read_voorblad, changed(SET, old, new), VANDAAG) == expected


def test_a_feitenblad_is_a_page_with_a_date():
    blad = read_blad(FEITENBLAD.encode(), VANDAAG)
    assert blad == Blad("Feiten", blad.tekst, date(2026, 10, 9))
    assert blad.tekst.startswith("<h2>Wat is het?</h2>")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "gecontroleerd: 2026-10-09",
            "gecontroleerd: 2027-10-09",
            ["3: de datum '2027-10-09' ligt in de toekomst; schrijf tot welke dag de bron reikt"],
        ),
        (
            "https:",
            "http:",
            [f"7: links mogen alleen https of mailto zijn, {WITHOUT_S}; {WITH_S}"],
        ),
        (
            "---\ntitel: Feiten\n",
            "titel: Feiten\n",
            ["1: hier hoort de kop te beginnen; zet op de eerste regel '---'"],
        ),
    ],
)
def test_a_wrong_feitenblad_is_refused(old, new, expected):
    assert errors(read_blad, changed(FEITENBLAD, old, new), VANDAAG) == expected


def test_an_invitation_is_plain_text_with_places():
    assert read_uitnodiging(UITNODIGING.encode(), VANDAAG) == Uitnodiging(
        "Praat je mee?",
        "Op {datum} om {tijd}: {titel}.\n\n{tijden}\n\nIn {plaats}, of met {link} en {woord}.",
    )


def test_an_invitation_can_always_be_filled_in():
    inhoud = changed(UITNODIGING, "{tijden}", "{tijden}\n\n{elearning}")
    tekst = read_uitnodiging(inhoud, VANDAAG).tekst
    filled = tekst.format(**{plaats: f"<{plaats}>" for plaats in PLAATSEN})
    assert all(f"<{plaats}>" in filled for plaats in PLAATSEN)


def test_an_invitation_is_never_html():
    text = changed(UITNODIGING, "{tijden}", "<b>*{tijden}*</b>\r\n# geen kop  ")
    assert "<b>*{tijden}*</b>\n# geen kop\n" in read_uitnodiging(text, VANDAAG).tekst


@pytest.mark.parametrize(
    ("braces", "shown", "near"),
    [
        ("{locatie}", "{locatie}", ""),
        ("{Datum}", "{Datum}", "; bedoel je {datum}?"),
        ("{ datum }", "{ datum }", "; bedoel je {datum}?"),
        ("{}", "{}", ""),
        ("{0}", "{0}", ""),
        ("{datum!r}", "{datum!r}", "; bedoel je {datum}?"),
        ("{datum:>9}", "{datum:>9}", "; bedoel je {datum}?"),
        ("{datum.__class__}", "{datum.__class__}", ""),
        ("{woord", "{", ""),
        ("woord}", "}", ""),
    ],
)
def test_an_unknown_place_in_an_invitation_is_refused(braces, shown, near):
    expected = f"6: onbekende plaats '{shown}'; kies {PLACES}{near}"
    assert errors(read_uitnodiging, changed(UITNODIGING, "{tijden}", braces), VANDAAG) == [expected]


def test_doubled_braces_in_an_invitation_are_refused_too():
    found = errors(read_uitnodiging, changed(UITNODIGING, "{tijden}", "{{datum}}"), VANDAAG)
    assert found == [
        f"6: onbekende plaats '{{'; kies {PLACES}",
        f"6: onbekende plaats '}}'; kies {PLACES}",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Praat je mee?",
            "Praat je mee op {datum}?",
            ["2: plaatsen tussen { en } kunnen alleen in de tekst; haal ze hier weg"],
        ),
        ("titel: Praat je mee?\n", "", ["1: 'titel' ontbreekt; voeg een regel 'titel: …' toe"]),
        (UITNODIGING.split("---\n")[2], "", [f"3: {EMPTY}"]),
    ],
)
def test_a_wrong_invitation_is_refused(old, new, expected):
    assert errors(read_uitnodiging, changed(UITNODIGING, old, new), VANDAAG) == expected
