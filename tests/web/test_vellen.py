"""Cards on sheets: four on a side, and each back behind its own front."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.web.vellen import by_soort, lay_out


def make_kaart(nummer, soort=Soort.STELLING, tekst="<p>Tekst.</p>"):
    keuzes = ("Doen", "Laten") if soort.is_dilemma else (None, None)
    gecontroleerd = date(2026, 10, 9)
    return Kaart(f"kaart-{nummer}", soort, "Titel", Html(tekst), gecontroleerd, *keuzes)


def turn_over(plaats):
    """Where a place comes to lie when a sheet is turned over its long edge, by measure."""
    row, column = divmod(plaats - 1, 2)
    return row * 2 + (1 - column) + 1


@given(st.integers(1, 70))
def test_every_back_lies_behind_its_own_front(aantal):
    vellen = lay_out([make_kaart(nummer) for nummer in range(aantal)], genummerd=True)
    assert len(vellen) == -(-aantal // 4)
    for vel in vellen:
        fronts = {plek.plaats: plek.kaart.id for plek in vel.voor}
        backs = {turn_over(plek.plaats): plek.kaart.id for plek in vel.achter}
        assert fronts == backs


def test_cards_come_in_their_order_with_their_numbers():
    kaarten = [make_kaart(nummer) for nummer in range(6)]
    plekken = [plek for vel in lay_out(kaarten, genummerd=True) for plek in vel.voor]
    assert [plek.kaart for plek in plekken] == kaarten
    assert [plek.nummer for plek in plekken] == [1, 2, 3, 4, 5, 6]
    assert [plek.plaats for plek in plekken] == [1, 2, 3, 4, 1, 2]


def test_without_an_order_there_are_no_numbers():
    vellen = lay_out([make_kaart(nummer) for nummer in range(3)], genummerd=False)
    assert {plek.nummer for plek in vellen[0].voor} == {None}


def test_by_kind_keeps_the_order_within_a_kind():
    soorten = (Soort.VRAAG, Soort.STELLING, Soort.DILEMMA, Soort.STELLING)
    kaarten = [make_kaart(nummer, soort) for nummer, soort in enumerate(soorten)]
    assert [kaart.id[-1] for kaart in by_soort(kaarten)] == ["1", "3", "2", "0"]


@pytest.mark.parametrize(
    ("letters", "maat"),
    [(100, "groot"), (500, "ruim"), (750, "gewoon"), (900, "krap"), (2000, "klein")],
)
def test_the_more_there_is_on_a_card_the_smaller_its_type(letters, maat):
    kaart = make_kaart(1, tekst=f"<p>{'a' * letters}</p>")
    assert lay_out([kaart], genummerd=False)[0].voor[0].maat == maat


def test_a_dilemma_keeps_room_for_its_choices():
    tekst = f"<p>{'a' * 580}</p>"
    kaarten = [make_kaart(1, tekst=tekst), make_kaart(2, Soort.DILEMMA, tekst)]
    assert [plek.maat for plek in lay_out(kaarten, genummerd=False)[0].voor] == ["ruim", "gewoon"]
