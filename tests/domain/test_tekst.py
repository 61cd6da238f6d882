"""One line of what somebody typed, without characters that deceive the eye."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.tekst import MEESTE_TEKENS_OP_EEN, read_regel


@pytest.mark.parametrize(
    ("getypt", "regel"),
    [
        ("Overleg over de Woo", "Overleg over de Woo"),
        ("  Overleg \t over\r\nde\u00a0Woo  ", "Overleg over de Woo"),
        ("twee\u2028regels\u2029drie\x85vier", "twee regels drie vier"),
        ("Coo\u0308rdinatie", "Coördinatie"),
        ("Coo\u200b\u0308rdinatie", "Coördinatie"),
        ("‘s-Gravenhage – één 🙂", "‘s-Gravenhage – één 🙂"),
        ("Anna\u202egpj.exe", "Annagpj.exe"),
        ("nul\x00 en \x1bescape", "nul en escape"),
        ("af\u00adbre\u200bken\ufeff", "afbreken"),
        ("links\u061c\u2066rechts\u2069", "linksrechts"),
        ("vlag\U000e0067\U000e007f", "vlag"),
        ("half \ud83d teken", "half teken"),
        ("\u200b \u2060", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_line_has_what_can_be_seen_and_single_spaces(getypt, regel):
    assert read_regel(getypt) == regel


@given(st.text(st.characters()))
def test_a_line_can_always_be_stored_and_holds_nothing_that_deceives(getypt):
    regel = read_regel(getypt)
    assert regel.encode().decode() == regel
    assert regel == " ".join(regel.split())
    assert not [teken for teken in regel if unicodedata.category(teken) in {"Cc", "Cf", "Cs"}]


@given(st.text(st.characters()))
def test_reading_a_line_again_changes_nothing(getypt):
    assert read_regel(read_regel(getypt)) == read_regel(getypt)


def test_of_marks_on_one_letter_only_as_many_are_kept_as_a_language_can_have():
    stapel = "\N{COMBINING ACUTE ACCENT}" * 15_900 + "\N{COMBINING GRAVE ACCENT BELOW}" * 15_900
    gelezen = read_regel(f"a{stapel}b")
    assert gelezen.endswith("b")
    assert len(gelezen) <= 2 + MEESTE_TEKENS_OP_EEN
    assert read_regel("Ëén ô̂ke̊rsti") == unicodedata.normalize("NFC", "Ëén ô̂ke̊rsti")
