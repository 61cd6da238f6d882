"""What an entry of the werkblad takes, part by part and kind by kind."""

import pytest

from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkveld
from kaartenset.domain.werkregel import (
    DELEN,
    MAX_REGEL,
    MAX_WAARDE,
    read_delen,
    read_plek_op_lijn,
)
from kaartenset.domain.werkweigering import (
    LegeRegel,
    OngeldigDeel,
    OngeldigePlek,
    TeLangeRegel,
    TeLangeWaarde,
    ZelfdeWaarde,
)

LAGEN = ("Inhoud", "Proces")
WAARDEN = frozenset({"7", "12"})
GOED = {
    SoortWerkveld.TEKST: {"tekst": "Een tekst."},
    SoortWerkveld.LIJST: {"tekst": "Een regel."},
    SoortWerkveld.SPELERS: {
        "wie": "De griffier",
        "standpunten": "Nu niet.",
        "belangen": "Rust",
        "rechten": "Gehoord worden",
        "verlangen": "Duidelijkheid",
        "weten": "weten",
    },
    SoortWerkveld.WAARDEN: {"waarde": "Eerlijkheid", "laag": "Proces"},
    SoortWerkveld.SPANNINGEN: {"van": "7", "soort": "trekken", "naar": "12"},
    SoortWerkveld.LIJN: {"tekst": "Bellen", "plek": "40"},
}
"""An entry of each kind, all parts filled in."""
DELEN_MET_TEKST = [
    (soort, deel.naam)
    for soort, delen in DELEN.items()
    for deel in delen
    if deel.is_tekst and deel.naam != "waarde"
]
NODIG = [
    (soort, deel.naam)
    for soort, delen in DELEN.items()
    for deel in delen
    if deel.is_nodig and deel.is_tekst
]
KEUZES = [
    (soort, deel.naam)
    for soort, delen in DELEN.items()
    for deel in delen
    if not deel.is_tekst and deel.naam != "plek"
]


def veld_of(soort):
    return Werkveld("veld", soort, "Veld", Html(""), Schrijver.ALLEN, vooraf=False, keuzes=LAGEN)


def read(soort, /, **anders):
    return read_delen(veld_of(soort), GOED[soort] | anders, WAARDEN)


def test_there_are_parts_for_exactly_the_kinds_that_hold_entries():
    assert set(DELEN) == {soort for soort in SoortWerkveld if soort.heeft_regels} == set(GOED)


@pytest.mark.parametrize("soort", GOED)
def test_an_entry_of_each_kind_is_stored_as_it_was_filled_in(soort):
    assert read(soort) == GOED[soort]
    assert list(read(soort)) == [deel.naam for deel in DELEN[soort]]


@pytest.mark.parametrize("soort", GOED)
def test_what_the_kind_has_not_is_left_out(soort):
    assert read(soort, **{"verzoek": "x", "eigen vondst": "y", "": "z"}) == GOED[soort]


@pytest.mark.parametrize(("soort", "deel"), NODIG)
@pytest.mark.parametrize("leeg", ["", " \n\t ", "\u200b\u200f\u2066", "\x00\x07", "\ufeff"])
def test_a_part_that_is_needed_has_a_word_in_it(soort, deel, leeg):
    with pytest.raises(LegeRegel):
        read(soort, **{deel: leeg})
    with pytest.raises(LegeRegel):
        read_delen(veld_of(soort), {}, WAARDEN)


def test_what_is_not_needed_can_be_left_empty():
    assert read(SoortWerkveld.TEKST, tekst="  ") == {"tekst": ""}
    leeg = dict.fromkeys(GOED[SoortWerkveld.SPELERS], "")
    assert read(SoortWerkveld.SPELERS, **(leeg | {"wie": "Een buur"})) == leeg | {"wie": "Een buur"}


@pytest.mark.parametrize(("soort", "deel"), DELEN_MET_TEKST)
@pytest.mark.parametrize("teken", ["x", "é", "\U0001f642", "ש", "e\u0301"])
def test_a_text_has_at_most_4000_characters_of_any_script(soort, deel, teken):
    vol = teken * MAX_REGEL
    assert len(read(soort, **{deel: f"  {vol}\n"})[deel]) == MAX_REGEL == 4_000
    with pytest.raises(TeLangeRegel):
        read(soort, **{deel: f"{vol}x"})


def test_the_name_of_a_value_is_one_line_of_at_most_80_characters():
    waarde = {"waarde": "\n Recht  op\r\ninspraak "}
    assert read(SoortWerkveld.WAARDEN, **waarde)["waarde"] == "Recht op inspraak"
    vol = "é" * MAX_WAARDE
    assert read(SoortWerkveld.WAARDEN, waarde=vol)["waarde"] == vol
    with pytest.raises(TeLangeWaarde):
        read(SoortWerkveld.WAARDEN, waarde=f"{vol}x")


@pytest.mark.parametrize(
    ("getypt", "staat_er"),
    [
        ("Eerst.\r\n\r\n\r\nDan.\n", "Eerst.\n\nDan."),
        ("\u202egeheim\u202c", "geheim"),
        ("\u200fשלום\u200e en مرحبا", "שלום en مرحبا"),
        ("Fijn \U0001f44d\U0001f3fd", "Fijn \U0001f44d\U0001f3fd"),
        ("a\x00b\x1bc\x7fd\x85e", "abcd\ne"),
        ("stuk \ud800 teken", "stuk teken"),
        ("<b>&amp;</b> [X]", "<b>&amp;</b> [X]"),
        ("e\u0301", "é"),
    ],
)
@pytest.mark.parametrize("soort", [SoortWerkveld.TEKST, SoortWerkveld.LIJST, SoortWerkveld.LIJN])
def test_a_text_stays_as_it_was_meant_without_signs_that_deceive(soort, getypt, staat_er):
    assert read(soort, tekst=getypt)["tekst"] == staat_er


@pytest.mark.parametrize(("soort", "deel"), KEUZES)
@pytest.mark.parametrize(
    "getypt", ["Weten", "weten ", " 7", "07", "7\x00", "-1", "inhoud", "eens", "x" * 10_000]
)
def test_a_choice_is_one_of_those_that_there_are(soort, deel, getypt):
    with pytest.raises(OngeldigDeel):
        read(soort, **{deel: getypt})


@pytest.mark.parametrize(("soort", "deel"), KEUZES)
def test_a_choice_is_left_out_only_where_it_is_not_needed(soort, deel):
    if deel == "weten":
        assert read(soort, weten="")["weten"] == ""
        return
    with pytest.raises(OngeldigDeel):
        read(soort, **{deel: ""})


def test_a_pair_is_of_two_values_that_are_there():
    with pytest.raises(ZelfdeWaarde):
        read(SoortWerkveld.SPANNINGEN, naar="7")
    with pytest.raises(OngeldigDeel):
        read_delen(veld_of(SoortWerkveld.SPANNINGEN), GOED[SoortWerkveld.SPANNINGEN], {"7"})
    anders = {"van": "12", "soort": "helpen", "naar": "7"}
    assert read(SoortWerkveld.SPANNINGEN, **anders) == anders


@pytest.mark.parametrize(
    ("getypt", "plek"), [("0", "0"), ("100", "100"), (" 7 ", "7"), ("007", "7"), ("\t40\n", "40")]
)
def test_a_place_on_the_line_is_a_whole_number_in_its_shortest_digits(getypt, plek):
    assert read_plek_op_lijn(getypt) == plek
    assert read(SoortWerkveld.LIJN, plek=getypt)["plek"] == plek


@pytest.mark.parametrize(
    "getypt",
    [
        *("", " ", "-1", "101", "1e2", "٣", "３", "²", "½", "1.5", "1,5", "+5", "0x1", "1_0"),
        *("7 8", "zeven", "NaN", "0000", "1\x00", "9" * 5_000),
    ],
)
def test_what_is_no_place_on_the_line_is_refused(getypt):
    with pytest.raises(OngeldigePlek):
        read_plek_op_lijn(getypt)
    with pytest.raises(OngeldigePlek):
        read(SoortWerkveld.LIJN, plek=getypt)
