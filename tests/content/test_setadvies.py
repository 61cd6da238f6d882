"""Advice on whole decks and on the head of a card, and how long a text may be."""

import pytest

from kaartenset.content.check import check
from kaartenset.content.nieuwe_kaart import draft_kaart
from kaartenset.domain.kaart import Soort
from tests.content.bestanden import DILEMMA, STELLING, VANDAAG, write_set

EEN_REGEL = "Je collega vraagt of het milder kan."
SAME = "heeft dezelfde titel; kies een andere"
LENGTE = "de tekst voor iedereen heeft"


def adviezen(folder):
    found = check(folder.parent, VANDAAG, taal=True)
    assert found.fouten == ()
    return [str(advies) for advies in found.adviezen]


def test_a_small_deck_and_one_without_a_card_to_practise_with_are_advised_on(folder):
    small = "cards/proef/kaarten:1: deze set heeft 2 kaarten; maak er minstens 10"
    none = "cards/proef/kaarten:1: deze set heeft geen oefenkaart; zet 'oefenkaart: ja' bij twee"
    found = adviezen(folder)
    assert small in found
    assert not [advies for advies in found if advies.startswith(none)]
    zin = folder / "kaarten" / "de-zin.md"
    zin.write_text(DILEMMA.replace("oefenkaart: ja\n", ""), "utf-8")
    for nummer in range(8):
        tekst = STELLING.replace("Wat af is, gaat online", f"Kaart {nummer}")
        (folder / "kaarten" / f"k{nummer}.md").write_text(tekst, "utf-8")
    found = adviezen(folder)
    assert small not in found
    assert [advies for advies in found if advies.startswith(none)]
    assert not [advies for advies in found if "dezelfde titel" in advies]


def test_the_same_title_twice_is_advised_on(folder):
    tekst = STELLING.replace("Wat af is, gaat", "wat af is,  GAAT")
    (folder / "kaarten" / "tweede.md").write_text(tekst, "utf-8")
    write_set(folder.parent / "ander")
    same = [advies for advies in adviezen(folder) if "dezelfde titel" in advies]
    assert same == [
        f"cards/proef/kaarten/tweede.md:1: 'proef/kaarten/af.md' {SAME}",
        f"cards/proef/set.md:1: 'ander/set.md' {SAME}",
    ]


@pytest.mark.parametrize("regel", ["titel: ", "keuze_a: ", "keuze_b: "])
def test_straight_quotes_around_a_title_or_a_choice_are_advised_against(folder, regel):
    nummer, line = next(
        (n, line) for n, line in enumerate(DILEMMA.split("\n"), 1) if line.startswith(regel)
    )
    quoted = f'{regel}"{line.removeprefix(regel)}"'
    (folder / "kaarten" / "de-zin.md").write_text(DILEMMA.replace(line, quoted), "utf-8")
    advies = f"cards/proef/kaarten/de-zin.md:{nummer}: haal de aanhalingstekens weg"
    assert adviezen(folder).count(advies) == 1


@pytest.mark.parametrize(
    ("tekst", "meeste"),
    [
        ("{}", 90),
        ("‘{}’", 90),
        ("‘Ja.’ {} ‘Nee.’", 130),
        ("**Ja.** Kort.\n\n**Nee.** {}", 130),
        ("Een **ja** en een **nee**. {}", 90),
    ],
)
def test_only_a_dilemma_with_two_voices_may_be_longer(folder, tekst, meeste):
    kaart = folder / "kaarten" / "de-zin.md"
    for aantal, too_long in ((meeste - 10, False), (meeste + 1, True)):
        woorden = " ".join(["een"] * aantal)
        kaart.write_text(DILEMMA.replace(EEN_REGEL, tekst.format(woorden)), "utf-8")
        found = [advies for advies in adviezen(folder) if LENGTE in advies and "schrap" in advies]
        assert bool(found) is too_long
        assert all(advies.endswith(f"schrap tot hooguit {meeste}") for advies in found)


@pytest.mark.parametrize("soort", Soort)
def test_a_new_card_names_the_same_lengths(soort):
    tekst = draft_kaart(soort, "Een titel")
    assert "in hooguit 90 woorden" in tekst
    assert ("130 woorden" in tekst) is soort.is_dilemma
