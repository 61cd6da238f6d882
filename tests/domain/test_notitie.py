"""A note is kept as it was typed, but for what cannot be seen or turns other text round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.notitie import (
    plek_of_kaart,
    plek_of_onderdeel,
    read_notitie,
    read_plek,
)


@pytest.mark.parametrize(
    ("getypt", "tekst"),
    [
        ("Vraag Bram eerst ", "Vraag Bram eerst "),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\tb", "a\tb"),
        ("\u202egnoz\u202c nul\0", "gnoz nul"),
        ("een \U0001f468\u200d\U0001f469 gezin", "een \U0001f468\u200d\U0001f469 gezin"),
        ("half \ud83d teken", "half  teken"),
        (" \n\t ", ""),
        ("\0", ""),
    ],
)
def test_a_note_is_read_as_it_was_typed(getypt, tekst):
    assert read_notitie(getypt) == tekst


@given(st.text())
def test_reading_what_was_read_changes_nothing(getypt):
    tekst = read_notitie(getypt)
    assert read_notitie(tekst) == tekst
    tekst.encode()


def test_a_place_is_that_of_a_card_or_of_a_block():
    assert read_plek(plek_of_kaart("de-dure-dijk")) == "de-dure-dijk"
    assert read_plek(plek_of_onderdeel(12)) == 12


@pytest.mark.parametrize(
    "plek", ["", "kaart.", "kaart.A", "kaart.a b", "onderdeel.0", "onderdeel.x", "blad.a", "a\n"]
)
def test_another_place_there_is_not(plek):
    assert read_plek(plek) is None
