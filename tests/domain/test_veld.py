"""What a card, or a field of the werkblad, asks of each deelnemer, and which answers it takes."""

from datetime import date

import pytest

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.domain.veld import (
    MAX_ANTWOORD,
    SLOTVELDEN,
    WERKVELD,
    SoortVeld,
    find_veld,
    veld_of,
    veld_of_werkveld,
)
from kaartenset.domain.weigering import (
    LeegAntwoord,
    OnbekendeKaart,
    OngeldigAntwoord,
    TeLangAntwoord,
)
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkveld
from kaartenset.domain.werkregel import MAX_REGEL
from kaartenset.domain.werkweigering import (
    OnbekendVeld,
    OngeldigeGrenzen,
    OngeldigePlek,
    TeLangeRegel,
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


def werkveld_of(soort, keuzes=()):
    return Werkveld("plek", soort, "Titel", Html(""), Schrijver.ALLEN, vooraf=False, keuzes=keuzes)


STILLE, GETAL, GRENZEN = (
    veld_of_werkveld(werkveld_of(soort))
    for soort in (SoortWerkveld.STIL, SoortWerkveld.DRIEHOEKEN, SoortWerkveld.LIJN)
)


def test_a_field_of_the_werkblad_asks_what_its_kind_asks():
    soorten = {
        SoortWerkveld.STIL: SoortVeld.STIL,
        SoortWerkveld.DRIEHOEKEN: SoortVeld.GETAL,
        SoortWerkveld.LIJN: SoortVeld.GRENZEN,
        SoortWerkveld.KEUZE: SoortVeld.KEUZE,
        SoortWerkveld.CHECK: SoortVeld.KEUZE,
    }
    assert set(soorten) == {soort for soort in SoortWerkveld if soort.vraagt_antwoord}
    for werksoort, soort in soorten.items():
        veld = veld_of_werkveld(werkveld_of(werksoort, ("Meteen", "Later")))
        assert (veld.id, veld.soort, veld.vraag) == ("werk.plek", soort, "Titel")
    keuze = veld_of_werkveld(werkveld_of(SoortWerkveld.KEUZE, ("Meteen", "Later")))
    assert [een.waarde for een in keuze.keuzes] == ["Meteen", "Later"]


@pytest.mark.parametrize("soort", [soort for soort in SoortWerkveld if not soort.vraagt_antwoord])
def test_a_field_that_asks_nothing_of_each_alone_has_no_answers(soort):
    with pytest.raises(OnbekendVeld):
        veld_of_werkveld(werkveld_of(soort))


def test_no_card_and_no_closing_field_can_have_the_id_of_a_field_of_the_werkblad():
    assert "." in WERKVELD
    assert not any(veld.id.startswith(WERKVELD) for veld in SLOTVELDEN)


def test_what_is_filled_in_in_silence_has_at_most_4000_characters():
    assert STILLE.soort.is_tekst
    assert STILLE.read_waarde(f" {'é' * MAX_REGEL}\n") == "é" * MAX_REGEL
    with pytest.raises(TeLangeRegel):
        STILLE.read_waarde("é" * (MAX_REGEL + 1))
    with pytest.raises(LeegAntwoord):
        STILLE.read_waarde("\u200f \x00")


@pytest.mark.parametrize(("getypt", "waarde"), [("0", "0"), ("100", "100"), (" 7 ", "7")])
def test_a_tension_is_a_number_from_0_to_100(getypt, waarde):
    assert not GETAL.soort.is_tekst
    assert GETAL.read_waarde(getypt) == waarde


@pytest.mark.parametrize("getypt", ["", "-1", "101", "1e2", "٣", "zeven", "20-70"])
def test_a_tension_that_is_none_is_refused(getypt):
    with pytest.raises(OngeldigePlek):
        GETAL.read_waarde(getypt)


@pytest.mark.parametrize(
    ("getypt", "waarde"), [("20-70", "20-70"), (" 0 - 100 ", "0-100"), ("007-7", "7-7")]
)
def test_limits_are_two_places_on_the_line(getypt, waarde):
    assert GRENZEN.read_waarde(getypt) == waarde


@pytest.mark.parametrize(
    "getypt",
    [
        *("", "20", "-", "20-", "-20", "70-20", "20-70-80", "-1-20", "20--70", "20-101", "0-1e2"),
        *("٣-5", "20–70", "a-b", "20-70\x00", "-" * 10_000),
    ],
)
def test_limits_that_are_none_are_refused(getypt):
    with pytest.raises(OngeldigeGrenzen):
        GRENZEN.read_waarde(getypt)
