"""From what somebody types to the key of a word (docs: from word to order, rule 1)."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.woord import (
    MAX_GETYPT,
    OngeldigWoord,
    VreemdTeken,
    WoordTeKort,
    WoordTeLang,
    read_woord,
)

TOO_SHORT = "Je woord heeft minstens 4 letters of cijfers nodig, bijvoorbeeld wooteam"
TOO_LONG = "Je woord is te lang. Gebruik hooguit 40 letters of cijfers"
FOREIGN = "Gebruik alleen gewone letters en cijfers"

KEY = re.compile(r"[a-z0-9]{4,40}")
# Where nearly all characters are that are not simply refused, for the test that must be quick.
USUAL = (range(0x3400), range(0xFB00, 0x10000), range(0x1D400, 0x1D800), range(0x1F100, 0x1F200))


def outcome(getypt):
    """The key, or the kind of refusal."""
    try:
        return read_woord(getypt)
    except OngeldigWoord as ongeldig:
        return type(ongeldig)


def variants(getypt):
    """The same word as another keyboard, program or hand would have it."""
    yield getypt.upper()
    yield getypt.lower()
    yield getypt.title()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        yield unicodedata.normalize(form, getypt)
    yield " - ".join(getypt)


@pytest.mark.parametrize(
    ("getypt", "key"),
    [
        ("openheid", "openheid"),
        (" OPENHEID ", "openheid"),
        ("Coördinatie", "coordinatie"),
        ("’s-Gravenhage", "sgravenhage"),
        ("'s Gravenhage", "sgravenhage"),
        ("ʼs-Gravenhage", "sgravenhage"),
        ("ĳsvogel", "ijsvogel"),
        ("IJsvogel", "ijsvogel"),
        ("rustige otter", "rustigeotter"),
        ("straße", "strasse"),
        ("woo\u00adteam", "wooteam"),
        ("\ufeffwooteam\u200b", "wooteam"),
        ("woo\tteam\r\n", "wooteam"),
        ("woo`team´", "wooteam"),
        ("woo_team (2026)!", "wooteam2026"),
        ("ﬁets", "fiets"),
        ("ＷＯＯ４", "woo4"),
        ("woo²!", "woo2"),
        ("IŞIK", "isik"),
        ("ışık", "isik"),
        ("İstanbul", "istanbul"),
    ],
)
def test_case_spaces_hyphens_accents_and_apostrophes_do_not_matter(getypt, key):
    assert outcome(getypt) == key


@pytest.mark.parametrize(
    ("getypt", "sentence"),
    [
        ("", TOO_SHORT),
        ("woo", TOO_SHORT),
        ("w o o", TOO_SHORT),
        ("  -- ’’ --  ", TOO_SHORT),
        ("a" * 41, TOO_LONG),
        ("woo" + " " * MAX_GETYPT, TOO_LONG),
        ("woo team ❤", FOREIGN),
        ("3 + 4 = 7", FOREIGN),
        ("€ 1000", FOREIGN),
        ("woo\x00team", FOREIGN),
        ("woo\x0bteam", FOREIGN),
        ("woo\ud800team", FOREIGN),
        ("woo\ue000team", FOREIGN),
        ("woo\U0003ffffteam", FOREIGN),
        ("søren", FOREIGN),
        ("æther", FOREIGN),
    ],
)
def test_a_refused_word_comes_with_a_sentence_that_says_what_to_do(getypt, sentence):
    with pytest.raises(OngeldigWoord) as refused:
        read_woord(getypt)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("getypt", "refusal"),
    [("abcd", None), ("abc", WoordTeKort), ("a" * 40, None), ("a" * 41, WoordTeLang)],
)
def test_a_key_has_4_to_40_characters(getypt, refusal):
    assert outcome(getypt) == (refusal or getypt)


def test_at_most_200_characters_may_be_typed():
    assert outcome("w o o t e a m".ljust(200)) == "wooteam"
    assert outcome("w o o t e a m".ljust(201)) is WoordTeLang


@pytest.mark.parametrize(
    "getypt",
    [
        "\u043ep\u0435nh\u0435id",
        "openhe\u0456d",
        "\u03bfpenheid",
        "оpenheid",
        "WОО\u0422\u0415\u0410\u041c",
        "openhei\u0501",
        "\u0585penheid",
        "openhe\u0269d",
        "٤٥٦٧",
        "openheid\u0967",
        "開かれた政府",
    ],
)
def test_a_word_with_letters_or_digits_of_another_script_is_refused_and_never_guessed(getypt):
    assert outcome(getypt) is VreemdTeken


def check_character(codepoint):
    getypt = f"woo{chr(codepoint)}team"
    found = outcome(getypt)
    assert found is VreemdTeken or KEY.fullmatch(found), hex(codepoint)
    return getypt, found


def test_every_usual_character_gives_a_key_or_a_refusal_that_its_other_spellings_give_too():
    for codepoint in (codepoint for part in USUAL for codepoint in part):
        getypt, found = check_character(codepoint)
        others = {outcome(variant) for variant in variants(getypt)}
        assert others == {found}, hex(codepoint)


@pytest.mark.slow
def test_every_character_there_is_gives_a_key_or_a_refusal():
    taken = 0
    for codepoint in range(sys.maxunicode + 1):
        getypt, found = check_character(codepoint)
        if found is not VreemdTeken:
            taken += 1
            assert {outcome(variant) for variant in variants(getypt)} == {found}, hex(codepoint)
    assert taken < 10_000


@given(st.text(max_size=60))
def test_any_text_gives_a_key_or_a_refusal(getypt):
    found = outcome(getypt)
    assert found in {VreemdTeken, WoordTeKort, WoordTeLang} or KEY.fullmatch(found)


@given(
    st.text(st.sampled_from("aZé9ĳßıİ’ -_\u0301\u00ad"), min_size=4, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(" -’\u00a0\u200d`\t")), max_size=9),
)
def test_a_key_stays_the_same_with_other_case_form_spaces_and_hyphens(getypt, inserted):
    found = outcome(getypt)
    assert {outcome(variant) for variant in variants(getypt)} <= {found}
    for place, teken in inserted:
        getypt = getypt[:place] + teken + getypt[place:]
    assert outcome(getypt) == found


@given(st.from_regex(KEY, fullmatch=True))
def test_a_key_is_its_own_key(key):
    assert read_woord(key) == key


def test_the_variants_would_show_a_key_that_only_ignores_case():
    assert {variant.lower() for variant in variants("Coördinatie")} != {"coördinatie"}
