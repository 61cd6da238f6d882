"""werkblad.md: parts with fields, and who writes in each."""

import pytest

from kaartenset.content.werkblad_bestand import read_werkblad
from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import (
    Schrijver,
    SoortWerkveld,
    Werkblad,
    Werkbladdeel,
    Werkveld,
)
from tests.content.bestanden import VANDAAG, WERKBLAD, changed, errors

SOORTEN = "tekst, lijst, spelers, stil, waarden, spanningen, driehoeken, lijn, keuze of check"
WRONG_ID = "kan geen id zijn; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
SPELERS = "### Wie doen ertoe?\nid: spelers\nsoort: spelers\nwie: allen\n"
MET_KEUZES = "heeft keuzes; voeg een regel 'keuzes: [een, twee]' toe"


def wrong(old, new):
    return errors(read_werkblad, changed(WERKBLAD, old, new), VANDAAG)


def test_a_werkblad_has_its_parts_and_fields_in_their_order():
    gelezen = read_werkblad(WERKBLAD.encode(), VANDAAG)
    assert gelezen.werkblad == Werkblad(
        "Werkblad",
        (
            Werkbladdeel(
                "Verkennen",
                (
                    Werkveld(
                        "situatie",
                        SoortWerkveld.TEKST,
                        "Wat is er aan de hand?",
                        Html("<p>Kies één moment.</p>"),
                        Schrijver.EIGENAAR,
                        vooraf=True,
                    ),
                    Werkveld(
                        "spelers",
                        SoortWerkveld.SPELERS,
                        "Wie doen ertoe?",
                        Html(""),
                        Schrijver.ALLEN,
                        vooraf=False,
                    ),
                ),
            ),
            Werkbladdeel(
                "Kiezen",
                (
                    Werkveld(
                        "keuze",
                        SoortWerkveld.KEUZE,
                        "Hoe nu verder?",
                        Html("<p>Eén van de twee.</p>"),
                        Schrijver.BEGELEIDER,
                        vooraf=False,
                        keuzes=("Doen", "Nog niet"),
                    ),
                ),
            ),
        ),
    )
    assert gelezen.regels == {"situatie": 7, "spelers": 15, "keuze": 22}


@pytest.mark.parametrize("soort", list(SoortWerkveld))
def test_every_kind_of_field_can_be_read(soort):
    keuzes = "keuzes: [a, b]\n" if soort in (SoortWerkveld.KEUZE, SoortWerkveld.WAARDEN) else ""
    new = SPELERS.replace("soort: spelers\n", f"soort: {soort}\n{keuzes}")
    velden = read_werkblad(changed(WERKBLAD, SPELERS, new), VANDAAG).werkblad.velden
    assert [veld.soort for veld in velden][1] is soort


def test_the_last_field_may_have_no_text_nor_an_empty_line():
    inhoud = WERKBLAD[: WERKBLAD.index("\nEén van")].rstrip()
    *_, last = read_werkblad(inhoud.encode(), VANDAAG).werkblad.velden
    assert (last.id, last.uitleg) == ("keuze", "")


def test_titles_in_a_block_of_code_or_a_comment_begin_nothing():
    code = "Kies één moment.\n\n```\n## Geen deel\n### Geen veld\n```\n\n<!-- ### Niets -->"
    blad = read_werkblad(changed(WERKBLAD, "Kies één moment.", code), VANDAAG).werkblad
    assert [deel.titel for deel in blad.delen] == ["Verkennen", "Kiezen"]
    assert [veld.id for veld in blad.velden] == ["situatie", "spelers", "keuze"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (WERKBLAD, "", ["1: dit bestand is leeg; kopieer het uit een andere werkvorm"]),
        (
            "gecontroleerd: 2026-10-09\n",
            "",
            ["1: 'gecontroleerd' ontbreekt; voeg een regel 'gecontroleerd: …' toe"],
        ),
        (
            WERKBLAD[WERKBLAD.index("## Verkennen") :],
            "Leeg.\n",
            ["4: er zijn geen delen; zet boven elk deel een regel '## Titel'"],
        ),
        (
            "## Verkennen\n",
            "",
            ["6: hier begint nog geen deel; zet erboven een regel '## Titel'"],
        ),
        (
            "## Verkennen\n",
            "Eerst dit.\n\n## Verkennen\n\nEn dan dat.\n",
            [
                "5: hier begint nog geen deel; zet erboven een regel '## Titel'",
                "9: zet dit onder een veld; een deel heeft zelf geen tekst",
            ],
        ),
        ("## Kiezen", "##", ["20: dit deel heeft geen titel; schrijf die achter ##"]),
        (
            "## Kiezen",
            f"## {'a' * 121}",
            ["20: de titel heeft 121 tekens; gebruik er hooguit 120"],
        ),
        (
            "## Kiezen\n",
            "## Leeg\n\n## Kiezen\n",
            ["20: dit deel heeft geen veld; zet eronder een regel '### Titel'"],
        ),
        (
            "### Hoe nu verder?",
            "###",
            ["22: dit veld heeft geen titel; schrijf die achter ###"],
        ),
        (
            SPELERS,
            "### Wie doen ertoe?\n",
            ["15: zet direct onder deze titel de regels met id, soort en wie"],
        ),
        (
            SPELERS,
            "### Wie doen ertoe?\n\nid: spelers\nsoort: spelers\nwie: allen\n",
            ["15: zet direct onder deze titel de regels met id, soort en wie"],
        ),
        ("id: spelers\n", "", ["15: 'id' ontbreekt; voeg een regel 'id: …' toe"]),
        (
            "id: spelers",
            "id:",
            ["16: achter 'id' staat niets; kies een korte naam voor dit veld"],
        ),
        (
            "id: spelers",
            "id: De Spelers",
            [f"16: 'De Spelers' {WRONG_ID}, zoals 'de-spelers'"],
        ),
        ("id: spelers", "id: ***", [f"16: '***' {WRONG_ID}"]),
        (
            "id: spelers",
            f"id: {'a' * 61}",
            ["16: 'id' heeft 61 tekens; gebruik er hooguit 60"],
        ),
        (
            "id: spelers",
            "id: situatie",
            ["16: het id 'situatie' staat ook al op regel 8; kies een ander"],
        ),
        (
            "soort: spelers",
            "soort: speler",
            [f"17: onbekende soort 'speler'; kies {SOORTEN}; bedoel je spelers?"],
        ),
        (
            "wie: allen",
            "wie: iedereen",
            ["18: onbekende schrijver 'iedereen'; kies allen, eigenaar of begeleider"],
        ),
        (
            "wie: allen",
            "wie: alle",
            [
                (
                    "18: onbekende schrijver 'alle'; kies allen, eigenaar of begeleider;"
                    " bedoel je allen?"
                )
            ],
        ),
        (
            "vooraf: ja",
            "vooraf: jaa",
            ["11: onbekende keuze bij vooraf 'jaa'; kies ja of nee; bedoel je ja?"],
        ),
        (
            "wie: allen",
            "wie: allen\nkeuze: [a, b]",
            [
                (
                    "19: onbekende regel 'keuze:'; kies uit id, soort, wie, vooraf en keuzes;"
                    " bedoel je keuzes?"
                )
            ],
        ),
        (
            "wie: allen",
            "wie: allen\nkeuzes: [a, b]",
            [
                (
                    "19: 'keuzes' hoort alleen bij een veld van de soort keuze of waarden;"
                    " haal deze regel weg"
                )
            ],
        ),
        (
            "keuzes: [Doen, Nog niet]\n",
            "",
            [f"24: een veld van de soort 'keuze' {MET_KEUZES}"],
        ),
        ("soort: spelers", "soort: waarden", [f"17: een veld van de soort 'waarden' {MET_KEUZES}"]),
        ("[Doen, Nog niet]", "[Doen]", ["26: hier staat één keuze; schrijf er 2 tot en met 6"]),
        ("[Doen, Nog niet]", "[]", ["26: hier staan geen keuzes; schrijf er 2 tot en met 6"]),
        (
            "[Doen, Nog niet]",
            "[a, b, c, d, e, f, g]",
            ["26: hier staan 7 keuzes; schrijf er 2 tot en met 6"],
        ),
        (
            "[Doen, Nog niet]",
            "Doen of niet",
            ["26: 'Doen of niet' is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"],
        ),
        (
            "Kies één moment.",
            "# Kies\n\n![één](x.png)",
            [
                "13: een kop kan hier niet met #; kies ####",
                "15: afbeeldingen kunnen hier niet; beschrijf in woorden wat erop staat",
            ],
        ),
        (
            "Kies één moment.",
            "```\nKies één moment.",
            ["13: dit blok met code heeft geen einde; sluit af met een regel ```"],
        ),
    ],
)
def test_a_wrong_werkblad_is_refused_with_its_lines(old, new, expected):
    assert wrong(old, new) == expected


@pytest.mark.parametrize("count", [2, 6])
def test_as_many_choices_as_there_may_be(count):
    keuzes = [f"keuze {number}" for number in range(count)]
    inhoud = changed(WERKBLAD, "[Doen, Nog niet]", f"[{', '.join(keuzes)}]")
    *_, last = read_werkblad(inhoud, VANDAAG).werkblad.velden
    assert last.keuzes == tuple(keuzes)


def test_everything_that_is_wrong_is_said_at_once():
    text = WERKBLAD.replace("titel: Werkblad", "titel:").replace("id: spelers", "id: situatie")
    text = text.replace("soort: tekst", "soort: tekstt").replace("[Doen, Nog niet]", "[Doen]")
    text = text.replace("## Kiezen", "## Kiezen\n\nTekst.").replace("Eén van", "# Eén van")
    assert errors(read_werkblad, text.encode(), VANDAAG) == [
        "2: achter 'titel' staat niets; vul het in",
        f"9: onbekende soort 'tekstt'; kies {SOORTEN}; bedoel je tekst?",
        "16: het id 'situatie' staat ook al op regel 8; kies een ander",
        "22: zet dit onder een veld; een deel heeft zelf geen tekst",
        "28: hier staat één keuze; schrijf er 2 tot en met 6",
        "30: een kop kan hier niet met #; kies ####",
    ]
