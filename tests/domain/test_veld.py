"""What a card asks of each deelnemer, and which answers it takes."""

from datetime import date

import pytest

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.domain.veld import MAX_ANTWOORD, SLOTVELDEN, find_veld, veld_of
from kaartenset.domain.weigering import (
    LeegAntwoord,
    OnbekendeKaart,
    OngeldigAntwoord,
    TeLangAntwoord,
)


def kaart_of(soort, **anders):
    return Kaart("kaart-01", soort, "Titel", Html("<p>Tekst</p>"), date(2026, 10, 9), **anders)


STELLING = veld_of(kaart_of(Soort.STELLING))
DILEMMA = veld_of(kaart_of(Soort.DILEMMA, keuze_a="Laten staan", keuze_b="Verzachten"))
VRAAG = veld_of(kaart_of(Soort.VRAAG))


def test_each_kind_of_card_asks_something_else():
    assert [keuze.waarde for keuze in STELLING.keuzes] == ["eens", "oneens", "twijfel"]
    assert [keuze.waarde for keuze in DILEMMA.keuzes] == ["a", "b", "twijfel"]
    assert VRAAG.soort.is_tekst


def test_a_choice_says_what_it_stands_for():
    eens, a = STELLING.keuzes[0], DILEMMA.keuzes[0]
    assert (eens.voluit, eens.in_zin) == ("Eens", "eens")
    assert (a.voluit, a.in_zin) == ("A: Laten staan", "A (Laten staan)")


@pytest.mark.parametrize("getypt", ["", "Eens", "eens ", "a", "10", "eens\x00", "e" * 10_000])
def test_what_is_no_choice_of_the_field_is_refused(getypt):
    with pytest.raises(OngeldigAntwoord):
        STELLING.read_waarde(getypt)


@pytest.mark.parametrize("getypt", ["", "  \n \n", "\u200b\u2066"])
def test_an_answer_without_a_word_is_refused(getypt):
    with pytest.raises(LeegAntwoord):
        VRAAG.read_waarde(getypt)


def test_an_answer_is_as_long_as_the_field_takes_and_no_longer():
    assert VRAAG.read_waarde(f" {'x' * MAX_ANTWOORD}\n") == "x" * MAX_ANTWOORD
    with pytest.raises(TeLangAntwoord):
        VRAAG.read_waarde("x" * (MAX_ANTWOORD + 1))


def test_an_answer_keeps_its_lines():
    assert VRAAG.read_waarde("Eerst  dit.\r\n\r\n\r\nDan dat. ") == "Eerst dit.\n\nDan dat."


def test_a_field_is_found_by_the_id_of_its_card_or_its_own():
    kaart = kaart_of(Soort.VRAAG)
    assert find_veld("kaart-01", (kaart,)) == VRAAG
    assert [find_veld(veld.id, ()) for veld in SLOTVELDEN] == list(SLOTVELDEN)
    with pytest.raises(OnbekendeKaart):
        find_veld("kaart-02", (kaart,))


def test_no_card_can_have_the_id_of_a_closing_field():
    assert all("." in veld.id for veld in SLOTVELDEN)
