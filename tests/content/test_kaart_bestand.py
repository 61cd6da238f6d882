"""One card file: each rule of the format, with what an editor typed and what they are told."""

from datetime import date

import pytest

from kaartenset.content.kaart_bestand import GelezenKaart, read_kaart
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from tests.content.bestanden import DILEMMA, STELLING, VANDAAG, changed, errors

KEYS = (
    "titel, gecontroleerd, soort, keuze_a, keuze_b, oefenkaart, invalshoeken, bestuurslagen"
    " en gewicht"
)
NO_LIST = "is geen lijst; zet die tussen vierkante haken, zoals [een, twee]"
NOT_HERE = "hoort alleen bij een dilemma; haal deze regel weg, of schrijf 'soort: dilemma'"
BESTUURSLAGEN = "rijk, provincie, gemeente, waterschap, uitvoering of zbo"


def read(inhoud):
    return read_kaart(inhoud, VANDAAG, "een-kaart")


def wrong(text, old, new):
    return errors(read, changed(text, old, new))


def test_a_card_has_everything_that_its_file_says():
    assert read(DILEMMA.encode()) == GelezenKaart(
        Kaart(
            id="een-kaart",
            soort=Soort.DILEMMA,
            titel="De scherpe zin: laten staan?",
            tekst=Html("<p>Je collega vraagt of het milder kan.</p>"),
            gecontroleerd=date(2026, 10, 9),
            keuze_a="Laten staan",
            keuze_b="Verzachten",
            oefenkaart=True,
            invalshoeken=("relaties", "ethiek"),
            bestuurslagen=("rijk",),
            gewicht="zwaar",
        ),
        Html("<p>Vraag door.</p>"),
    )


def test_what_is_optional_may_be_left_out():
    kaart = read(STELLING.encode()).kaart
    assert (kaart.keuze_a, kaart.keuze_b, kaart.oefenkaart) == (None, None, False)
    assert (kaart.invalshoeken, kaart.bestuurslagen, kaart.gewicht) == ((), (), "gewoon")


def test_text_and_toelichting_are_safe_html_of_their_own_type():
    gelezen = read(STELLING.encode())
    assert type(gelezen.kaart.tekst) is type(gelezen.toelichting) is Html


@pytest.mark.parametrize("soort", ["stelling", "vraag"])
def test_a_card_without_choices_can_be_of_either_kind(soort):
    assert read(changed(STELLING, "soort: stelling", f"soort: {soort}")).kaart.soort == soort


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (
            STELLING,
            "soort: stelling",
            "soort: steling",
            ["2: onbekende soort 'steling'; kies stelling, dilemma of vraag; bedoel je stelling?"],
        ),
        (
            STELLING,
            "soort: stelling",
            "soort: Stelling",
            ["2: onbekende soort 'Stelling'; kies stelling, dilemma of vraag; bedoel je stelling?"],
        ),
        (
            STELLING,
            "soort: stelling",
            "soort:",
            ["2: achter 'soort' staat niets; kies stelling, dilemma of vraag"],
        ),
        (
            STELLING,
            "soort: stelling\n",
            "",
            ["1: 'soort' ontbreekt; voeg een regel 'soort: …' toe"],
        ),
        (
            STELLING,
            "titel: Wat af is, gaat online\ngecontroleerd: 2026-10-09\n",
            "",
            [
                "1: 'gecontroleerd' ontbreekt; voeg een regel 'gecontroleerd: …' toe",
                "1: 'titel' ontbreekt; voeg een regel 'titel: …' toe",
            ],
        ),
        (
            STELLING,
            "titel: Wat af is, gaat online",
            "titel:",
            ["3: achter 'titel' staat niets; vul het in"],
        ),
        (
            STELLING,
            "Wat af is, gaat",
            "a" * 121 + " gaat",
            ["3: 'titel' heeft 133 tekens; gebruik er hooguit 120"],
        ),
        (
            STELLING,
            "titel:",
            "tietel:",
            [
                "1: 'titel' ontbreekt; voeg een regel 'titel: …' toe",
                f"3: onbekende regel 'tietel:'; kies uit {KEYS}; bedoel je titel?",
            ],
        ),
        (
            DILEMMA,
            "gewicht: zwaar",
            "gewicht: loodzwaar",
            ["8: onbekend gewicht 'loodzwaar'; kies licht, gewoon of zwaar; bedoel je zwaar?"],
        ),
        (
            DILEMMA,
            "oefenkaart: ja",
            "oefenkaart: yes",
            ["9: onbekende keuze bij oefenkaart 'yes'; kies ja of nee"],
        ),
        (
            DILEMMA,
            "[relaties, ethiek]",
            "[relatie, geld]",
            [
                "6: onbekende invalshoek 'geld'; kies relaties, rechten, financien of ethiek",
                (
                    "6: onbekende invalshoek 'relatie'; kies relaties, rechten, financien"
                    " of ethiek; bedoel je relaties?"
                ),
            ],
        ),
        (
            DILEMMA,
            "[rijk]",
            "[Rijk]",
            [f"7: onbekende bestuurslaag 'Rijk'; kies {BESTUURSLAGEN}; bedoel je rijk?"],
        ),
        (DILEMMA, "[rijk]", "rijk", [f"7: 'rijk' {NO_LIST}"]),
    ],
)
def test_a_wrong_head_is_refused_with_the_line_and_what_would_be_right(text, old, new, expected):
    assert wrong(text, old, new) == expected


@pytest.mark.parametrize(
    ("datum", "sentence"),
    [
        ("9-10-2026", "'9-10-2026' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"),
        ("31/1/2025", "'31/1/2025' is geen datum; schrijf jaar-maand-dag, zoals 2025-01-31"),
        ("20261009", "'20261009' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"),
        ("2026-W41-5", "'2026-W41-5' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"),
        ("1760000000", "'1760000000' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"),
        ("٢٠٢٦-10-09", "'٢٠٢٦-10-09' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09"),
        ("", "hier staat geen datum; schrijf tot welke dag de bron reikt, zoals 2026-10-09"),
        ("2026-02-29", "de datum '2026-02-29' bestaat niet; kijk dag en maand na"),
        ("0000-01-01", "de datum '0000-01-01' bestaat niet; kijk dag en maand na"),
        (
            "2026-12-02",
            "de datum '2026-12-02' ligt in de toekomst; schrijf tot welke dag de bron reikt",
        ),
    ],
)
def test_gecontroleerd_is_a_real_date_that_has_been(datum, sentence):
    assert wrong(STELLING, "2026-10-09", datum) == [f"4: {sentence}"]


def test_gecontroleerd_may_be_today():
    gelezen = read(changed(STELLING, "2026-10-09", "2026-12-01"))
    assert gelezen.kaart.gecontroleerd == VANDAAG


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (
            DILEMMA,
            "keuze_a: Laten staan\nkeuze_b: Verzachten\n",
            "",
            [
                "2: een dilemma heeft twee keuzes; voeg een regel 'keuze_a: …' toe",
                "2: een dilemma heeft twee keuzes; voeg een regel 'keuze_b: …' toe",
            ],
        ),
        (
            DILEMMA,
            "keuze_b: Verzachten\n",
            "",
            ["2: een dilemma heeft twee keuzes; voeg een regel 'keuze_b: …' toe"],
        ),
        (
            DILEMMA,
            "keuze_a: Laten staan",
            "keuze_a:",
            ["4: achter 'keuze_a' staat niets; vul het in"],
        ),
        (
            DILEMMA,
            "soort: dilemma",
            "soort: vraag",
            [
                f"4: 'keuze_a' {NOT_HERE}",
                f"5: 'keuze_b' {NOT_HERE}",
            ],
        ),
        (
            DILEMMA,
            "soort: dilemma",
            "soort: dilemna",
            ["2: onbekende soort 'dilemna'; kies stelling, dilemma of vraag; bedoel je dilemma?"],
        ),
    ],
)
def test_a_dilemma_and_only_a_dilemma_has_two_choices(text, old, new, expected):
    assert wrong(text, old, new) == expected


@pytest.mark.parametrize(
    "kop", ["## toelichting", "## TOELICHTING", "## Toelichting   ", "## Toelichting\t"]
)
def test_case_and_spaces_at_the_end_of_the_toelichting_line_do_not_matter(kop):
    gelezen = read(changed(STELLING, "## Toelichting", kop))
    assert gelezen == read(STELLING.encode())


def test_a_line_in_a_block_of_code_does_not_start_the_toelichting():
    code = "```\n## Toelichting\n```\n\n## Toelichting"
    gelezen = read(changed(STELLING, "## Toelichting", code))
    assert "<code>## Toelichting" in gelezen.kaart.tekst
    assert gelezen.toelichting == read(STELLING.encode()).toelichting


EXACTLY = "schrijf deze kop precies zo: ## Toelichting"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("", ["11: de toelichting ontbreekt; zet er een regel '## Toelichting' boven"]),
        ("# Toelichting", [f"8: {EXACTLY}"]),
        ("### Toelichting", [f"8: {EXACTLY}"]),
        ("##Toelichting", [f"8: {EXACTLY}"]),
        ("##  Toelichting", [f"8: {EXACTLY}"]),
        (" ## Toelichting", [f"8: {EXACTLY}"]),
        ("## Toelichting:", [f"8: {EXACTLY}"]),
        ("## Toelichting ##", [f"8: {EXACTLY}"]),
        ("## **Toelichting**", [f"8: {EXACTLY}"]),
        ("> ## Toelichting", [f"8: {EXACTLY}"]),
        ("Toelichting\n-----------", [f"8: {EXACTLY}"]),
        ("Toelichting\n=", [f"8: {EXACTLY}"]),
        (
            "## Toelichting\n\nEerst.\n\n## toelichting",
            ["12: tweede '## Toelichting'; de eerste staat op regel 8, voeg ze samen"],
        ),
        ("## Toelichting\n\nEerst.\n\n### Toelichting", [f"12: {EXACTLY}"]),
        ("### Toelichting\n\nGeheim.\n\n## Toelichting", [f"8: {EXACTLY}"]),
        (
            "## Toelichting\n\n## Verder",
            ["10: een kop kan hier niet met ##; kies ### of ####"],
        ),
        (
            "```\n## Toelichting",
            ["8: dit blok met code heeft geen einde; sluit af met een regel ```"],
        ),
    ],
)
def test_a_card_has_one_toelichting_under_exactly_that_heading(new, expected):
    assert wrong(STELLING, "## Toelichting", new) == expected


@pytest.mark.parametrize("empty", ["", "  \n\t", "&nbsp;", "---", "\u00a0"])
def test_text_for_everybody_may_not_be_empty(empty):
    expected = ["5: de tekst voor iedereen ontbreekt; schrijf die boven '## Toelichting'"]
    assert wrong(STELLING, "Wat af is, zetten we vandaag nog op de site.", empty) == expected


@pytest.mark.parametrize("empty", ["", "\n\n", "&nbsp;", "***"])
def test_toelichting_may_not_be_empty(empty):
    expected = ["8: onder '## Toelichting' staat niets; schrijf daar de toelichting"]
    assert wrong(STELLING, "Vraag wat ‘af’ betekent.", empty) == expected


def test_everything_that_is_wrong_with_a_card_is_said_at_once():
    text = """\
---
soort: steling
titel:
gewicht: lood
gewicht: goud
gecontroleerd: morgen
---
![foto](https://example.org/foto.png)

## Toelichting

[Lees dit](http://example.org)
"""
    assert errors(read, text.encode()) == [
        "2: onbekende soort 'steling'; kies stelling, dilemma of vraag; bedoel je stelling?",
        "3: achter 'titel' staat niets; vul het in",
        "4: onbekend gewicht 'lood'; kies licht, gewoon of zwaar",
        "5: 'gewicht' staat ook al op regel 4; haal een van de twee weg",
        "6: 'morgen' is geen datum; schrijf jaar-maand-dag, zoals 2026-10-09",
        "8: afbeeldingen kunnen hier niet; beschrijf in woorden wat erop staat",
        "12: links mogen alleen https of mailto zijn, niet 'http://example.org'; probeer 'https://example.org'",
    ]


def test_headings_of_everybodys_text_come_under_the_title_and_those_of_the_toelichting_stay():
    text = STELLING.replace("Wat af is, zetten", "## Nu\n\nWat af is, zetten")
    text = text.replace("Vraag wat", "### Doorvragen\n\nVraag wat")
    gelezen = read(text.encode())
    assert gelezen.kaart.tekst.startswith("<h3>Nu</h3>")
    assert gelezen.toelichting.startswith("<h3>Doorvragen</h3>")


def test_nothing_of_the_toelichting_is_in_the_card():
    text = STELLING.replace("‘af’", "zwijgwoord [geheim](https://zwijgwoord.nl)")
    assert "zwijgwoord" not in repr(read(text.encode()).kaart)
