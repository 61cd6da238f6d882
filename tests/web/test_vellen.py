"""Cards on sheets: four on a side, and each back behind its own front."""

from dataclasses import replace
from datetime import date

import pytest
from flask import render_template
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.config import BASIS
from kaartenset.content.loader import load_alle
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.web.papier.vellen import by_soort, lay_out


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
    [
        (100, "groot"),
        (500, "ruim"),
        (750, "gewoon"),
        (900, "krap"),
        (1300, "kleiner"),
        (2000, "kleinst"),
    ],
)
def test_the_more_there_is_on_a_card_the_smaller_its_type(letters, maat):
    kaart = make_kaart(1, tekst=f"<p>{'a' * letters}</p>")
    assert lay_out([kaart], genummerd=False)[0].voor[0].maat == maat


def test_a_dilemma_keeps_room_for_its_choices():
    tekst = f"<p>{'a' * 580}</p>"
    kaarten = [make_kaart(1, tekst=tekst), make_kaart(2, Soort.DILEMMA, tekst)]
    assert [plek.maat for plek in lay_out(kaarten, genummerd=False)[0].voor] == ["ruim", "gewoon"]


@pytest.mark.parametrize(
    "tekst",
    [
        f"<p>{'a' * 1900}</p>",
        "<ul>" + "<li>kort</li>" * 60 + "</ul>",
        "<pre><code>" + "kort\n" * 60 + "</code></pre>",
    ],
)
def test_what_does_not_fit_in_the_smallest_type_is_too_long(tekst):
    (plek,) = lay_out([make_kaart(1, tekst=tekst)], genummerd=False)[0].voor
    assert (plek.maat, plek.is_te_lang) == ("kleinst", True)


def test_long_choices_take_room_too():
    kaart = make_kaart(1, Soort.DILEMMA, f"<p>{'a' * 580}</p>")
    lang = replace(kaart, keuze_a="a" * 120, keuze_b="b" * 120)
    assert [plek.maat for plek in lay_out([kaart, lang], genummerd=False)[0].voor] == [
        "gewoon",
        "krap",
    ]


def test_the_cards_that_come_with_it_all_fit():
    for gelezen in load_alle(BASIS / "cards", date(2026, 12, 1)).sets.values():
        vellen = lay_out(gelezen.kaartenset.kaarten, genummerd=False)
        te_lang = [plek.kaart.id for vel in vellen for plek in vel.voor if plek.is_te_lang]
        assert te_lang == []


def test_the_page_names_what_is_too_long_and_puts_its_choices_before_its_text(app):
    tekst = f"<p>{'a' * 2000}</p>"
    kaarten = [make_kaart(1), make_kaart(2, Soort.DILEMMA, tekst)]
    kaarten[1] = replace(kaarten[1], titel="Een roman")
    with app.test_request_context():
        html = render_template(
            "papier/kaarten.html",
            titel="Kaarten",
            set_titel="Proef",
            vellen=lay_out(kaarten, genummerd=False),
            aantal=2,
            teken="",
            pdf_adres="",
            terug_adres="",
            terug_naam="",
        )
    assert html.count("Te lang voor een kaartje: ‘Een roman’. Maak de tekst korter.") == 1
    assert html.count("Te lang voor een kaartje") == 1
    uitleg, _, vellen = html.partition('class="vel vel-voor"')
    assert 'class="uitleg alleen-scherm"' in uitleg
    assert "Te lang" in uitleg
    assert vellen.index("Laten") < vellen.index("a" * 2000)
