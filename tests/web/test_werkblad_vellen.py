"""The werkblad on sheets: every field once and in order, in rows that fit, on sheets as full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkblad, Werkbladdeel, Werkveld
from kaartenset.web.werkvormen.indeling import (
    BREED_A3,
    BREED_A4,
    BREEDTES,
    LAAG,
    lay_out_op_een,
    lay_out_op_twee,
)
from tests.werkvormen import DELEN, KEUZES, WERKVORM_ID

WERKVORM = f"/werkvormen/{WERKVORM_ID}"
ZINNEN = {
    "tekst": [],
    "lijst": [],
    "spelers": ["Standpunten en emoties", "Weten of aannemen?"],
    "stil": ["Schrijf eerst in stilte, ieder in een eigen vak."],
    "waarden": KEUZES,
    "spanningen": ["Zigzag: ze trekken aan elkaar."],
    "driehoeken": ["veel spanning", "wat spanning", "weinig spanning"],
    "lijn": ["Te klein: gaat te ver", "Klein", "Groot", "Te groot: gaat te ver"],
    "keuze": KEUZES,
    "check": ["Ja", "Nog niet", "Waarom?"],
}
"""What the form of each kind of field says."""


def make_werkblad(*delen):
    """A werkblad with parts of these kinds of fields."""
    made = []
    for nummer, soorten in enumerate(delen):
        velden = [make_veld(f"v{nummer}-{index}", soort) for index, soort in enumerate(soorten)]
        made.append(Werkbladdeel("Een deel", tuple(velden)))
    return Werkblad("Werkblad", tuple(made))


def make_veld(veld_id, soort):
    return Werkveld(veld_id, soort, veld_id, Html("<p>Uitleg.</p>"), Schrijver.ALLEN, vooraf=False)


soorten = st.lists(st.sampled_from(SoortWerkveld), min_size=1, max_size=14)
werkbladen = st.lists(soorten, min_size=1, max_size=5).map(lambda delen: make_werkblad(*delen))
SHEETS = [(lay_out_op_een, BREED_A3), (lay_out_op_twee, BREED_A4)]


@pytest.mark.parametrize(("lay_out", "breed"), SHEETS)
@given(werkblad=werkbladen)
def test_every_field_is_there_once_and_in_order_in_rows_that_fit(lay_out, breed, werkblad):
    rijen = [rij for vel in lay_out(werkblad) for rij in vel]
    assert [vak.veld for rij in rijen for vak in rij.vakken] == list(werkblad.velden)
    assert all(sum(vak.breedte for vak in rij.vakken) <= breed for rij in rijen)
    assert sum(rij.is_begin and not rij.is_vervolg for rij in rijen) == len(werkblad.delen)


@given(werkblad=werkbladen)
def test_a_part_that_goes_on_on_the_second_sheet_says_so(werkblad):
    vellen = lay_out_op_twee(werkblad)
    assert len(vellen) <= 2
    for vel in vellen:
        assert vel[0].is_begin
        assert not any(rij.is_vervolg for rij in vel[1:])
    assert not vellen[0][0].is_vervolg


def test_every_kind_of_field_has_its_room():
    assert set(BREEDTES) == set(SoortWerkveld)
    assert max(BREEDTES.values()) <= BREED_A4


def test_a_row_is_as_high_as_its_highest_field():
    (vel,) = lay_out_op_een(make_werkblad([SoortWerkveld.TEKST, SoortWerkveld.SPELERS]))
    assert [rij.hoogte for rij in vel] == [6]
    (vel,) = lay_out_op_een(make_werkblad([SoortWerkveld.TEKST, SoortWerkveld.CHECK]))
    assert [rij.hoogte for rij in vel] == [LAAG]


def test_two_sheets_are_cut_between_parts_where_that_is_about_as_even():
    teksten = [SoortWerkveld.TEKST] * 5
    eerste, tweede = lay_out_op_twee(make_werkblad(teksten, teksten * 2, teksten * 2))
    assert tweede[0].is_begin
    assert not tweede[0].is_vervolg
    assert {len(eerste), len(tweede)} == {2, 3} or len(eerste) - len(tweede) in {1, 2}


def test_a_part_that_is_much_too_long_for_a_sheet_is_cut():
    _, tweede = lay_out_op_twee(make_werkblad([SoortWerkveld.TEKST] * 40))
    assert tweede[0].is_vervolg


@pytest.mark.parametrize("path", ["werkblad", "werkblad-a4"])
def test_the_sheet_has_each_field_with_its_explanation_and_who_writes(vreemde, path):
    pagina = vreemde.visit(f"{WERKVORM}/{path}")
    assert pagina.texts("h2") == list(DELEN)
    velden = [veld for velden in DELEN.values() for veld in velden]
    assert pagina.texts("h3") == [titel for titel, *_ in velden]
    for section, (_, veld_id, soort, wie, _) in zip(pagina.texts("section"), velden, strict=True):
        assert f"Uitleg bij {veld_id}." in section
        assert ("dilemma-eigenaar" in section) is (wie == "eigenaar")
        assert ("begeleider" in section) is (wie == "begeleider")
        assert all(zin in section for zin in ZINNEN[soort]), soort


def test_the_test_content_has_every_kind_of_field():
    assert {soort for velden in DELEN.values() for _, _, soort, *_ in velden} == set(ZINNEN)
    assert set(ZINNEN) == {soort.value for soort in SoortWerkveld}
