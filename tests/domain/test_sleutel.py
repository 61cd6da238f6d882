"""The begeleider's key and a code for once: written once, read back however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.sleutel import (
    ALFABET,
    CODE_LENGTE,
    LENGTE,
    group_sleutel,
    read_code,
    read_sleutel,
    write_code,
    write_sleutel,
)

BITS = st.binary(min_size=16, max_size=16)
SLEUTEL = write_sleutel(bytes(range(16)))


@given(BITS)
def test_a_key_is_26_characters_of_the_alphabet(bits):
    sleutel = write_sleutel(bits)
    assert len(sleutel) == LENGTE == 26
    assert set(sleutel) <= set(ALFABET)


@given(BITS, BITS)
def test_different_bits_give_different_keys(een, ander):
    assert (write_sleutel(een) == write_sleutel(ander)) is (een == ander)


@given(BITS)
def test_all_128_bits_are_in_the_key(bits):
    number = 0
    for teken in write_sleutel(bits):
        number = number * 32 + ALFABET.index(teken)
    assert number.to_bytes(16, "big") == bits


@given(BITS)
def test_a_key_reads_back_as_it_was_written_and_as_it_is_shown(bits):
    sleutel = write_sleutel(bits)
    assert read_sleutel(sleutel) == sleutel
    assert read_sleutel(group_sleutel(sleutel)) == sleutel
    assert read_sleutel(sleutel.lower()) == sleutel


def test_a_key_is_shown_in_groups_of_four():
    assert group_sleutel(SLEUTEL) == "0004-1061-050R-3GG2-8A1C-60T3-GF"


def test_the_alphabet_has_no_letter_that_looks_like_another():
    assert not set("ILOU") & set(ALFABET)
    assert len(set(ALFABET)) == 32


@pytest.mark.parametrize(
    "getypt",
    [
        f"  {SLEUTEL}\r\n",
        " ".join(SLEUTEL),
        group_sleutel(SLEUTEL).replace("-", "–"),
        group_sleutel(SLEUTEL).replace("-", "\u2011"),
        group_sleutel(SLEUTEL).replace("-", "\u00a0"),
        group_sleutel(SLEUTEL).replace("-", " - "),
        SLEUTEL.replace("0", "o").replace("1", "l"),
        SLEUTEL.replace("0", "O").replace("1", "I"),
    ],
)
def test_spaces_dashes_and_look_alikes_do_not_matter(getypt):
    assert read_sleutel(getypt) == SLEUTEL


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        SLEUTEL[:-1],
        f"{SLEUTEL}0",
        f"{SLEUTEL[:-1]}U",
        f"{SLEUTEL[:-1]}*",
        f"{SLEUTEL[:-1]}é",
        f"{SLEUTEL[:-1]}０",
        "0" * 10_000,
    ],
)
def test_what_cannot_be_a_key_is_no_key(getypt):
    assert read_sleutel(getypt) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_key_of_26_characters_or_none(getypt):
    gelezen = read_sleutel(getypt)
    assert gelezen is None or (len(gelezen) == LENGTE and set(gelezen) <= set(ALFABET))


@given(st.binary(min_size=5, max_size=16))
def test_a_code_is_40_bits_in_8_characters_and_reads_back(bits):
    code = write_code(bits)
    assert len(code) == CODE_LENGTE == 8
    assert code == write_code(bits[:5])
    assert read_code(group_sleutel(code)) == read_code(f" {code.lower()} ") == code


def test_a_code_is_shown_in_two_groups():
    assert group_sleutel(write_code(bytes(range(5)))) == "000G-40R4"


@given(st.text(max_size=60))
def test_nothing_is_both_a_key_and_a_code(getypt):
    assert read_code(getypt) is None or read_sleutel(getypt) is None


@pytest.mark.parametrize("getypt", ["", "0" * 7, "0" * 9, "0000-000U", SLEUTEL, "０" * 8])
def test_what_cannot_be_a_code_is_no_code(getypt):
    assert read_code(getypt) is None
