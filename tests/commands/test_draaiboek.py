"""Changing the draaiboek of one session, before and during the conversation."""

from datetime import timedelta

import pytest

from kaartenset.commands.draaiboek import (
    MAX_ONDERDELEN,
    NieuwOnderdeel,
    VerplaatstOnderdeel,
    WeggehaaldOnderdeel,
    Wijziging,
    change_draaiboek,
)
from kaartenset.commands.klok import go_to_onderdeel, start_klok
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.weigering import (
    DraaiboekVol,
    LaatsteOnderdeel,
    OnbekendOnderdeel,
    SessieGesloten,
    Veranderd,
)
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import feiten_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.decks import BLOKKEN

MINUUT = timedelta(minutes=1)
TITELS = [titel for titel, *_ in BLOKKEN]
KLAARZETTEN, WELKOM, RONDE_1, PAUZE, RONDE_2, AFSLUITEN = range(len(TITELS))


def blokken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid)).onderdelen


def titels_of(opslag, sid):
    return [blok.titel for blok in blokken_of(opslag, sid)]


def wijzig(blok, titel=None, minuten=None):
    """Change a block that is as the sender saw it."""
    return Wijziging(
        blok.id, titel or blok.titel, minuten or blok.minuten, blok.titel, blok.minuten
    )


def seen_in(opslag, sid):
    """The ids of the blocks that somebody sees who looks now."""
    return frozenset(blok.id for blok in blokken_of(opslag, sid))


def add(opslag, sid, titel, now, gezien=None):
    nieuw = NieuwOnderdeel(titel, SoortOnderdeel.GESPREK, 7, gezien)
    return change_draaiboek(opslag, sid, [nieuw], now=now)


def move(opslag, sid, now, **verzoek):
    return change_draaiboek(opslag, sid, [VerplaatstOnderdeel(**verzoek)], now=now)


def drop(opslag, sid, plaats, now):
    weg = WeggehaaldOnderdeel(blokken_of(opslag, sid)[plaats].id)
    return change_draaiboek(opslag, sid, [weg], now=now)


@pytest.fixture
def running_sid(opslag, open_sid, now):
    """An open session of which the first round runs, in sight of all."""
    blokken = blokken_of(opslag, open_sid)
    verzoek = {"onderdeel_id": blokken[RONDE_1].id, "gezien": blokken[KLAARZETTEN].id}
    go_to_onderdeel(opslag, open_sid, **verzoek, now=now)
    return start_klok(opslag, open_sid, now=now)


def test_titles_and_minutes_change_together(opslag, open_sid, now):
    blokken = blokken_of(opslag, open_sid)
    wijzigingen = [wijzig(blokken[WELKOM], "Hallo"), wijzig(blokken[RONDE_2], minuten=30)]
    with wakes(opslag, open_sid, BEGELEIDING):
        change_draaiboek(opslag, open_sid, wijzigingen, now=now + MINUUT)
    achteraf = blokken_of(opslag, open_sid)
    assert achteraf[WELKOM].titel == "Hallo"
    assert (achteraf[RONDE_2].titel, achteraf[RONDE_2].minuten) == ("Tweede ronde", 30)
    assert feiten_of(opslag, open_sid).geleid_op == now + MINUUT


def test_the_same_change_twice_is_made_once(opslag, open_sid, now):
    wijzigingen = [wijzig(blokken_of(opslag, open_sid)[WELKOM], "Hallo", 6)]
    change_draaiboek(opslag, open_sid, wijzigingen, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        change_draaiboek(opslag, open_sid, wijzigingen, now=now)


def test_saving_without_a_change_changes_nothing(opslag, open_sid, now):
    wijzigingen = [wijzig(blok) for blok in blokken_of(opslag, open_sid)]
    with wakes(opslag, open_sid, NIEMAND):
        change_draaiboek(opslag, open_sid, wijzigingen, now=now)


def test_when_one_block_is_not_as_it_was_seen_none_is_changed(opslag, open_sid, now):
    blokken = blokken_of(opslag, open_sid)
    change_draaiboek(opslag, open_sid, [wijzig(blokken[RONDE_2], minuten=30)], now=now)
    vooraf = blokken_of(opslag, open_sid)
    wijzigingen = [wijzig(blokken[WELKOM], "Hallo"), wijzig(blokken[RONDE_2], minuten=20)]
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        change_draaiboek(opslag, open_sid, wijzigingen, now=now)
    assert blokken_of(opslag, open_sid) == vooraf


def test_two_people_who_change_different_blocks_both_get_their_way(opslag, open_sid, now):
    gezien = blokken_of(opslag, open_sid)
    for anders in (WELKOM, RONDE_2):
        wijzigingen = [wijzig(gezien[anders], minuten=20)]
        change_draaiboek(opslag, open_sid, wijzigingen, now=now)
    minuten = [blok.minuten for blok in blokken_of(opslag, open_sid)]
    assert minuten == [10, 20, 45, 10, 20, 10]


def test_changing_a_block_that_is_gone_is_refused(opslag, open_sid, other_sid, now):
    vreemd = blokken_of(opslag, other_sid)[WELKOM]
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendOnderdeel):
        change_draaiboek(opslag, open_sid, [wijzig(vreemd, "Hallo")], now=now)
    assert blokken_of(opslag, other_sid)[WELKOM].titel == "Welkom"


@pytest.mark.parametrize(
    ("plaats", "anders", "publieken"),
    [
        (RONDE_1, {"minuten": 50}, ALLEN),
        (RONDE_1, {"titel": "Ronde een"}, ALLEN),
        (RONDE_2, {"minuten": 50}, BEGELEIDING),
        (RONDE_2, {"titel": "Ronde twee"}, BEGELEIDING),
    ],
)
def test_deelnemers_are_told_of_the_block_that_they_see_alone(
    opslag, running_sid, plaats, anders, publieken, now
):
    wijzigingen = [wijzig(blokken_of(opslag, running_sid)[plaats], **anders)]
    with wakes(opslag, running_sid, publieken):
        change_draaiboek(opslag, running_sid, wijzigingen, now=now)


def test_changing_the_plan_before_opening_wakes_the_begeleider_alone(opslag, prepared_sid, now):
    wijzigingen = [wijzig(blokken_of(opslag, prepared_sid)[KLAARZETTEN], "Zet klaar")]
    with wakes(opslag, prepared_sid, BEGELEIDING):
        change_draaiboek(opslag, prepared_sid, wijzigingen, now=now)


@pytest.mark.parametrize(("van", "naar"), [(RONDE_1, RONDE_2), (RONDE_2, WELKOM), (AFSLUITEN, 0)])
def test_a_block_moves_and_the_others_keep_their_order(opslag, running_sid, van, naar, now):
    blok = blokken_of(opslag, running_sid)[van]
    with wakes(opslag, running_sid, BEGELEIDING):
        move(opslag, running_sid, now, onderdeel_id=blok.id, naar=naar, gezien=van)
    verwacht = [titel for titel in TITELS if titel != blok.titel]
    verwacht.insert(naar, blok.titel)
    assert titels_of(opslag, running_sid) == verwacht


def test_moving_twice_is_moving_once(opslag, open_sid, now):
    verzoek = {"onderdeel_id": blokken_of(opslag, open_sid)[RONDE_1].id, "naar": 3, "gezien": 2}
    move(opslag, open_sid, now, **verzoek)
    with wakes(opslag, open_sid, NIEMAND):
        move(opslag, open_sid, now, **verzoek)


def test_a_block_that_is_elsewhere_by_now_does_not_move(opslag, open_sid, now):
    blok_id = blokken_of(opslag, open_sid)[RONDE_1].id
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        move(opslag, open_sid, now, onderdeel_id=blok_id, naar=4, gezien=3)


@pytest.mark.parametrize("naar", [-1, 6, 10**30])
def test_a_block_does_not_move_outside_the_draaiboek(opslag, open_sid, naar, now):
    blok_id = blokken_of(opslag, open_sid)[RONDE_1].id
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        move(opslag, open_sid, now, onderdeel_id=blok_id, naar=naar, gezien=2)


def test_an_unknown_block_does_not_move(opslag, open_sid, now):
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendOnderdeel):
        move(opslag, open_sid, now, onderdeel_id=9999, naar=1, gezien=2)


def test_a_new_block_comes_before_afsluiten(opslag, open_sid, now):
    with wakes(opslag, open_sid, BEGELEIDING):
        add(opslag, open_sid, "Film", now)
    assert titels_of(opslag, open_sid) == [*TITELS[:-1], "Film", "Afsluiten"]
    blok = blokken_of(opslag, open_sid)[-2]
    assert (blok.soort, blok.minuten, blok.gebruikt) == (SoortOnderdeel.GESPREK, 7, timedelta(0))


def test_without_afsluiten_a_new_block_comes_last(opslag, open_sid, now):
    drop(opslag, open_sid, AFSLUITEN, now)
    add(opslag, open_sid, "Film", now)
    assert titels_of(opslag, open_sid) == [*TITELS[:-1], "Film"]


def test_a_new_block_comes_before_afsluiten_though_others_were_taken_out(opslag, open_sid, now):
    drop(opslag, open_sid, WELKOM, now)
    drop(opslag, open_sid, WELKOM, now)  # the first round, which is there now
    add(opslag, open_sid, "Film", now)
    assert titels_of(opslag, open_sid) == [
        "Klaarzetten",
        "Pauze",
        "Tweede ronde",
        "Film",
        "Afsluiten",
    ]


@pytest.mark.parametrize("laatste", ["Afsluiten", "Tweede ronde"])
def test_the_same_form_twice_adds_one_block(opslag, open_sid, laatste, now):
    if laatste != "Afsluiten":
        drop(opslag, open_sid, AFSLUITEN, now)
    gezien = seen_in(opslag, open_sid)
    add(opslag, open_sid, "Film", now, gezien)
    with wakes(opslag, open_sid, NIEMAND):
        add(opslag, open_sid, "Film", now, gezien)
    assert titels_of(opslag, open_sid).count("Film") == 1


def test_a_form_of_before_another_change_adds_nothing(opslag, open_sid, now):
    gezien = seen_in(opslag, open_sid)
    add(opslag, open_sid, "Film", now, gezien)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        add(opslag, open_sid, "Wandeling", now, gezien)
    drop(opslag, open_sid, WELKOM, now)
    drop(opslag, open_sid, WELKOM, now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        add(opslag, open_sid, "Wandeling", now, gezien)


def test_a_draaiboek_has_at_most_40_blocks(opslag, open_sid, now):
    for nummer in range(MAX_ONDERDELEN - len(TITELS)):
        add(opslag, open_sid, f"Film {nummer}", now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(DraaiboekVol):
        add(opslag, open_sid, "Te veel", now)
    assert len(blokken_of(opslag, open_sid)) == 40


def test_a_block_can_be_taken_out(opslag, running_sid, now):
    with wakes(opslag, running_sid, BEGELEIDING):
        drop(opslag, running_sid, PAUZE, now)
    assert titels_of(opslag, running_sid) == [titel for titel in TITELS if titel != "Pauze"]


def test_taking_a_block_out_twice_is_taking_it_out_once(opslag, open_sid, now):
    blok_id = blokken_of(opslag, open_sid)[PAUZE].id
    change_draaiboek(opslag, open_sid, [WeggehaaldOnderdeel(blok_id)], now=now)
    with wakes(opslag, open_sid, NIEMAND):
        change_draaiboek(opslag, open_sid, [WeggehaaldOnderdeel(blok_id)], now=now)
    assert len(blokken_of(opslag, open_sid)) == 5


def test_an_old_page_never_takes_out_a_block_that_came_later(opslag, open_sid, now):
    add(opslag, open_sid, "Napraten", now)
    napraten = max(blokken_of(opslag, open_sid), key=lambda blok: blok.id)
    weg = [WeggehaaldOnderdeel(napraten.id)]
    change_draaiboek(opslag, open_sid, weg, now=now)
    add(opslag, open_sid, "Terugkijken", now)
    with wakes(opslag, open_sid, NIEMAND):
        change_draaiboek(opslag, open_sid, weg, now=now)
    assert "Terugkijken" in titels_of(opslag, open_sid)


def test_the_block_that_the_conversation_is_in_stays(opslag, running_sid, now):
    with wakes(opslag, running_sid, NIEMAND), pytest.raises(LaatsteOnderdeel):
        drop(opslag, running_sid, RONDE_1, now)


def test_a_block_of_another_session_stays(opslag, open_sid, other_sid, now):
    blok_id = blokken_of(opslag, other_sid)[PAUZE].id
    change_draaiboek(opslag, open_sid, [WeggehaaldOnderdeel(blok_id)], now=now)
    assert titels_of(opslag, other_sid) == TITELS


def test_who_took_a_block_out_hinders_nobody_who_adds_one(opslag, open_sid, now):
    gezien = seen_in(opslag, open_sid)
    drop(opslag, open_sid, PAUZE, now)
    add(opslag, open_sid, "Film", now, gezien)
    assert "Film" in titels_of(opslag, open_sid)


def everything_at_once(opslag, sid):
    """A request that changes one block, takes one out, moves one and adds one."""
    blokken = blokken_of(opslag, sid)
    return [
        wijzig(blokken[WELKOM], "Hallo"),
        WeggehaaldOnderdeel(blokken[PAUZE].id),
        NieuwOnderdeel("Film", SoortOnderdeel.GESPREK, 7, seen_in(opslag, sid)),
    ]


def test_all_that_is_asked_at_once_is_one_change(opslag, open_sid, now):
    verzoeken = everything_at_once(opslag, open_sid)
    with wakes(opslag, open_sid, BEGELEIDING):
        change_draaiboek(opslag, open_sid, verzoeken, now=now)
    assert titels_of(opslag, open_sid) == [
        "Klaarzetten",
        "Hallo",
        "Eerste ronde",
        "Tweede ronde",
        "Film",
        "Afsluiten",
    ]


def test_all_of_it_sent_twice_is_done_once(opslag, open_sid, now):
    verzoeken = everything_at_once(opslag, open_sid)
    change_draaiboek(opslag, open_sid, verzoeken, now=now)
    achteraf = blokken_of(opslag, open_sid)
    with wakes(opslag, open_sid, NIEMAND):
        change_draaiboek(opslag, open_sid, verzoeken, now=now)
    assert blokken_of(opslag, open_sid) == achteraf


@pytest.mark.parametrize(
    ("laatste", "weigering"),
    [
        (lambda blokken: WeggehaaldOnderdeel(blokken[KLAARZETTEN].id), LaatsteOnderdeel),
        (lambda blokken: VerplaatstOnderdeel(blokken[RONDE_1].id, naar=1, gezien=4), Veranderd),
        (lambda blokken: Wijziging(9999, "x", 1, "y", 2), OnbekendOnderdeel),
    ],
)
def test_when_the_last_is_refused_nothing_of_the_rest_is_done(
    opslag, open_sid, laatste, weigering, now
):
    vooraf = blokken_of(opslag, open_sid)
    verzoeken = [*everything_at_once(opslag, open_sid), laatste(vooraf)]
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(weigering):
        change_draaiboek(opslag, open_sid, verzoeken, now=now)
    assert blokken_of(opslag, open_sid) == vooraf


@pytest.mark.parametrize("welk", range(3))
def test_the_draaiboek_of_a_closed_session_stays_until_it_is_reopened(opslag, open_sid, welk, now):
    verzoek = everything_at_once(opslag, open_sid)[welk]
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieGesloten):
        change_draaiboek(opslag, open_sid, [verzoek], now=now)
    assert titels_of(opslag, open_sid) == TITELS
    reopen_sessie(opslag, open_sid, now=now)
    change_draaiboek(opslag, open_sid, [verzoek], now=now)
    assert titels_of(opslag, open_sid) != TITELS
