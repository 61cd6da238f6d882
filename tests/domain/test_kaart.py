"""What a card and a deck are, and what a card cannot hold."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Kaartenset, Soort

KAART = Kaart(
    "de-zin", Soort.DILEMMA, "De zin", Html("<p>Tekst</p>"), date(2026, 10, 9), "Weg", "Laten staan"
)


@pytest.mark.parametrize(
    ("soort", "naam", "is_dilemma"),
    [
        (Soort.STELLING, "Stelling", False),
        (Soort.DILEMMA, "Dilemma", True),
        (Soort.VRAAG, "Vraag", False),
    ],
)
def test_a_kind_has_a_name_and_only_a_dilemma_has_two_choices(soort, naam, is_dilemma):
    assert soort.naam == naam
    assert soort.is_dilemma is is_dilemma


def test_a_card_is_ordinary_unless_it_says_otherwise():
    kaart = Kaart("een", Soort.VRAAG, "Een", Html(""), date(2026, 10, 9))
    assert not kaart.oefenkaart
    assert kaart.gewicht == "gewoon"
    assert kaart.invalshoeken == kaart.bestuurslagen == ()


@pytest.mark.parametrize("part", [Kaart, Kaartenset])
def test_what_everybody_sees_has_no_place_for_a_toelichting_or_a_script(part):
    withheld = {"toelichting", "toelichtingen", "script", "draaiboek", "begeleiding"}
    assert not withheld & {field.name for field in fields(part)}


def test_a_card_cannot_be_changed_nor_be_given_anything_else():
    with pytest.raises(FrozenInstanceError):
        KAART.titel = "Anders"
    with pytest.raises((AttributeError, TypeError)):
        KAART.toelichting = Html("")
    assert replace(KAART, titel="Anders") != KAART


def test_html_goes_to_a_page_as_it_is_and_other_text_does_not():
    assert KAART.tekst.__html__() == "<p>Tekst</p>"
    assert not hasattr(KAART.titel, "__html__")
