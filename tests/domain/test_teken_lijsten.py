"""The two lists of a herkenningsteken: once released, a word's place never changes."""

import re
from hashlib import sha256

import pytest

from kaartenset.domain.teken_lijsten import BIJVOEGLIJK, DIEREN

LISTS = pytest.mark.parametrize("words", [BIJVOEGLIJK, DIEREN], ids=["BIJVOEGLIJK", "DIEREN"])
PLAIN = re.compile(r"[a-z]{3,16}")


def digest(words):
    return sha256("\n".join(words).encode()).hexdigest()


@LISTS
def test_a_list_has_256_words_and_none_twice(words):
    assert len(words) == 256
    assert len(set(words)) == 256


@LISTS
def test_every_word_is_plain_and_can_be_typed_as_a_word(words):
    assert [word for word in words if not PLAIN.fullmatch(word)] == []


def test_an_adjective_is_never_an_animal():
    assert not set(BIJVOEGLIJK) & set(DIEREN)


@pytest.mark.parametrize(
    ("words", "fixed"),
    [
        (BIJVOEGLIJK, "af90a7b39a976a45872524d1dd0b9991efc03ef388ce0140fa6c2850bdf676a8"),
        (DIEREN, "ef4016d501bc08333b4de5f3dd66d1b6d250c5bbefe9a4102d724abc9782dbcf"),
    ],
    ids=["BIJVOEGLIJK", "DIEREN"],
)
def test_the_lists_are_those_that_were_released(words, fixed):
    assert digest(words) == fixed


def test_two_words_that_changed_places_are_seen():
    assert digest((*DIEREN[1:], DIEREN[0])) != digest(DIEREN)
