"""From a word to the order of a deck (docs: from word to order, rules 1 to 4)."""

from collections import Counter
from datetime import date
from hashlib import sha256
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort
from kaartenset.domain.teken_lijsten import BIJVOEGLIJK, DIEREN
from kaartenset.domain.volgorde import arrange, herkenningsteken, is_volgorde, rank, volgorde_of
from kaartenset.domain.woord import read_woord

PRACTICE = frozenset({"kaart-03", "kaart-06"})
VECTORS = [
    ("openheid", "openheid", "f3eb8ae43d0034b4", "03 06 07 01 04 02 05"),
    (" OPENHEID ", "openheid", "f3eb8ae43d0034b4", "03 06 07 01 04 02 05"),
    ("Coördinatie", "coordinatie", "fbea5d4bcca1dd0d", "03 06 04 07 02 01 05"),
    ("’s-Gravenhage", "sgravenhage", "afcb1bc4a158192e", "06 03 05 07 01 04 02"),
    ("ĳsvogel", "ijsvogel", "745bf2f597f8a3a2", "03 06 04 02 05 01 07"),
    ("rustige otter", "rustigeotter", "3c5f658a9c38d982", "06 03 01 02 07 04 05"),
    ("straße", "strasse", "8504866df401d19c", "03 06 01 05 02 04 07"),
]

keys = st.from_regex(r"[a-z0-9]{4,40}", fullmatch=True)
ids = st.from_regex(r"[a-z0-9-]{1,30}", fullmatch=True)


def kaart(kaart_id, *, oefenkaart=False):
    tekst = Html("<p>Tekst</p>")
    titel = f"Titel van {kaart_id}"
    gecontroleerd = date(2026, 10, 9)
    return Kaart(kaart_id, Soort.VRAAG, titel, tekst, gecontroleerd, oefenkaart=oefenkaart)


def deck(count=7):
    names = [f"kaart-{nummer:02}" for nummer in range(1, count + 1)]
    return [kaart(name, oefenkaart=name in PRACTICE) for name in names]


def order(kaarten, key):
    return [kaart.id for kaart in arrange(kaarten, volgorde_of(key))]


@pytest.mark.parametrize(("woord", "key", "volgorde", "numbers"), VECTORS)
def test_word_key_volgorde_and_order_are_those_of_the_promise(woord, key, volgorde, numbers):
    assert read_woord(woord) == key
    assert volgorde_of(key) == volgorde
    assert order(deck(), key) == [f"kaart-{nummer}" for nummer in numbers.split()]


def test_another_program_can_compute_the_order_from_the_page():
    volgorde = sha256(b"kaartenset/1\nopenheid").hexdigest()[:16]
    ranks = {kaart.id: sha256(f"{volgorde}\n{kaart.id}".encode()).hexdigest() for kaart in deck()}
    practice = sorted(PRACTICE, key=ranks.__getitem__)
    others = sorted(ranks.keys() - PRACTICE, key=ranks.__getitem__)
    assert order(deck(), "openheid") == practice + others


@given(keys, st.randoms(use_true_random=False))
def test_the_same_key_gives_the_same_order_however_the_cards_were_found(key, random):
    kaarten = deck()
    found = order(kaarten, key)
    random.shuffle(kaarten)
    assert order(kaarten, key) == found


@given(keys, st.lists(st.tuples(ids, st.booleans()), unique_by=lambda item: item[0]))
def test_practice_cards_come_first_and_none_is_lost(key, made):
    kaarten = [kaart(kaart_id, oefenkaart=oefenkaart) for kaart_id, oefenkaart in made]
    arranged = arrange(kaarten, volgorde_of(key))
    assert Counter(arranged) == Counter(kaarten)
    flags = [kaart.oefenkaart for kaart in arranged]
    assert flags == sorted(flags, reverse=True)


@given(keys, st.sets(ids, min_size=1, max_size=12), ids, st.booleans())
def test_adding_or_removing_a_card_keeps_the_order_of_the_others(key, names, name, oefenkaart):
    others = [kaart(other) for other in names - {name}]
    with_it = order([*others, kaart(name, oefenkaart=oefenkaart)], key)
    assert [kaart_id for kaart_id in with_it if kaart_id != name] == order(others, key)


@given(keys, keys)
def test_another_key_has_another_volgorde(one, other):
    assert (volgorde_of(one) == volgorde_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("f3eb8ae43d0034b4", True),
        ("F3EB8AE43D0034B4", False),
        ("f3eb8ae43d0034b", False),
        ("f3eb8ae43d0034b4\n", False),
        ("f3eb8ae43d0034b45", False),
        ("g3eb8ae43d0034b4", False),
        ("", False),
        ("٣3eb8ae43d0034b4", False),
    ],
)
def test_a_volgorde_is_recognised_by_its_shape(text, answer):
    assert is_volgorde(text) is answer


# How even positions are is measured by chi-square. With 29 cards there are 28 degrees of freedom;
# when every position is equally likely, a value above 79 comes up once in a million (by the
# approximation of Wilson and Hilferty). The words are fixed, so this passes or fails for ever:
# of 29 cards the most uneven one stays far below it, and a biased rank goes far above it.
CARDS = 29
WORDS = 2900
ONE_IN_A_MILLION = 4.753


def threshold(freedom):
    part = 2 / (9 * freedom)
    return freedom * (1 - part + ONE_IN_A_MILLION * sqrt(part)) ** 3


def chi_squares(rank_of):
    """For each card how unevenly its places are spread over all words."""
    names = [kaart.id for kaart in deck(CARDS)]
    places = {name: Counter() for name in names}
    for nummer in range(WORDS):
        volgorde = volgorde_of(f"woord{nummer}")
        for place, name in enumerate(sorted(names, key=lambda name: rank_of(volgorde, name))):
            places[name][place] += 1
    expected = WORDS / CARDS
    return [
        sum((places[name][place] - expected) ** 2 / expected for place in range(CARDS))
        for name in names
    ]


def test_every_position_is_equally_likely_for_every_card():
    assert 78 < threshold(CARDS - 1) < 80
    assert max(chi_squares(rank)) < threshold(CARDS - 1)


def test_a_rank_that_favours_some_positions_is_seen():
    def biased(volgorde, kaart_id):
        return rank(volgorde, kaart_id)[0], kaart_id

    assert max(chi_squares(biased)) > threshold(CARDS - 1)


@pytest.mark.parametrize("volgorde", [volgorde for _, _, volgorde, _ in VECTORS[1:]])
def test_a_herkenningsteken_is_chosen_by_two_bytes_of_the_volgorde(volgorde):
    digest = sha256(f"teken\n{volgorde}".encode()).digest()
    assert herkenningsteken(volgorde) == f"{BIJVOEGLIJK[digest[0]]} {DIEREN[digest[1]]}"


def test_each_of_the_65536_herkenningstekens_differs_from_the_others():
    assert len({f"{eerste} {tweede}" for eerste in BIJVOEGLIJK for tweede in DIEREN}) == 65536
