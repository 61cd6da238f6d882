"""Which cards a group talked about: by a shown round, by an agreement, or by time if not parked."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.besproken import Sporen, Verblijf, read_besproken, read_duren
from kaartenset.domain.html import Html
from kaartenset.domain.kaart import Kaart, Soort

BEGIN = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
EINDE = BEGIN + timedelta(hours=2)


def kaart(kaart_id, *, oefenkaart=False):
    return Kaart(
        kaart_id, Soort.VRAAG, kaart_id, Html(""), date(2026, 10, 9), oefenkaart=oefenkaart
    )


OEFEN, A, B, C = kaart("oefen", oefenkaart=True), kaart("a"), kaart("b"), kaart("c")
DECK = (OEFEN, A, B, C)


def verblijf(kaart_id, seconden):
    return Verblijf(kaart_id, BEGIN + timedelta(seconds=seconden))


def besproken(*verblijven, tot=EINDE, **anders):
    return read_besproken(DECK, Sporen(verblijven, tot, **anders))


def test_a_minute_in_all_is_enough_also_in_two_visits():
    gevonden = besproken(verblijf("a", 0), verblijf("b", 30), verblijf("a", 89), verblijf("c", 119))
    assert gevonden.wel == (A, C)
    assert gevonden.niet == (B,)


def test_a_second_less_than_a_minute_is_leafing_past():
    assert besproken(verblijf("a", 0), verblijf("b", 59)).wel == (B,)
    assert besproken(verblijf("a", 0), verblijf("b", 60)).wel == (A, B)


def test_the_last_visit_lasts_until_the_closing():
    assert besproken(verblijf("a", 0), tot=BEGIN + timedelta(seconds=60)).wel == (A,)
    assert besproken(verblijf("a", 0), tot=BEGIN + timedelta(seconds=59)).wel == ()


def test_a_shown_round_or_an_agreement_makes_up_for_time():
    kort = (verblijf("a", 0), verblijf("b", 1), verblijf("c", 2))
    tot = BEGIN + timedelta(seconds=3)
    assert besproken(*kort, tot=tot, getoond={"a"}, afgesproken={"b"}).wel == (A, B)


def test_what_was_parked_for_later_was_not_reached_however_long_the_group_was_there():
    gevonden = besproken(verblijf("a", 0), later={"a"})
    assert (gevonden.wel, gevonden.niet) == ((), (A, B, C))


def test_what_was_shown_or_agreed_stays_though_its_card_is_parked():
    gevonden = besproken(getoond={"a"}, afgesproken={"b"}, later={"a", "b", "c"})
    assert (gevonden.wel, gevonden.niet) == ((A, B), (C,))


def test_practice_cards_are_in_neither_part():
    gevonden = besproken(verblijf("oefen", 0), getoond={"oefen"})
    assert OEFEN not in gevonden.wel + gevonden.niet


def test_it_changes_of_itself_once_the_present_card_has_had_its_minute():
    tot = BEGIN + timedelta(seconds=20)
    assert besproken(verblijf("a", 0), tot=tot).wisselt_op == BEGIN + timedelta(seconds=60)
    assert besproken(verblijf("a", 0), tot=EINDE).wisselt_op is None
    assert besproken(verblijf("a", 0), tot=tot, later={"a"}).wisselt_op is None
    assert besproken(tot=tot).wisselt_op is None


def test_a_clock_that_was_set_back_takes_no_time_away():
    duren = read_duren((verblijf("a", 60), verblijf("b", 0)), BEGIN + timedelta(seconds=10))
    assert duren == {"a": timedelta(0), "b": timedelta(seconds=10)}


@given(
    st.lists(st.tuples(st.sampled_from(["oefen", "a", "b", "c", "weg"]), st.integers(0, 7200))),
    st.sets(st.sampled_from("abc")),
    st.sets(st.sampled_from("abc")),
)
def test_each_card_but_practice_is_in_one_of_both_parts_in_the_order_of_the_deck(
    bezoeken, getoond, later
):
    verblijven = [verblijf(*bezoek) for bezoek in sorted(bezoeken, key=lambda een: een[1])]
    gevonden = besproken(*verblijven, getoond=getoond, later=later)
    assert sorted(een.id for een in gevonden.wel + gevonden.niet) == ["a", "b", "c"]
    assert [een for een in DECK if een in gevonden.wel] == list(gevonden.wel)
    assert [een for een in DECK if een in gevonden.niet] == list(gevonden.niet)
    assert all(een.id in getoond or een.id not in later for een in gevonden.wel)
    assert all(een.id not in getoond for een in gevonden.niet)
