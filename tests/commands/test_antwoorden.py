"""Answering, showing a round, and beginning another; keyed by session, card and round."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kaartenset.commands.antwoorden import MAX_RONDES
from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.weigering import (
    AntwoordTeLaat,
    GeenToegang,
    LeegAntwoord,
    OnbekendeKaart,
    OngeldigAntwoord,
    RondeVoorbij,
    SessieNietOpen,
    TeVeelRondes,
    TeWeinigAntwoorden,
    Veranderd,
    Verwijderd,
)
from kaartenset.storage.antwoorden import find_beantwoorders, find_getoonde_waarden
from kaartenset.storage.models import Ronde
from tests.cast import BRAM, CAS, deelnemer_of, feiten_of, join
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.stemmen import (
    DILEMMA,
    STELLING,
    VRAAG,
    aantal_of,
    again,
    give,
    group,
    rondes_of,
    show,
    waarde_of,
)


@pytest.fixture
def sid(opslag, open_sid, now):
    """The group is at a stelling."""
    return show_kaart(opslag, open_sid, kaart_id=STELLING, gezien=VRAAG, now=now)


@pytest.fixture
def drie(opslag, sid):
    """Three people who are in."""
    return group(opslag, sid)


def vote(opslag, sid, mensen, *waarden, ronde=1):
    for wie, waarde in zip(mensen, waarden, strict=True):
        give(opslag, sid, wie, waarde, ronde=ronde)


def test_a_vote_is_kept_and_seen_by_the_begeleider_alone(opslag, sid, drie):
    with wakes(opslag, sid, BEGELEIDING):
        give(opslag, sid, drie[0], "eens")
    assert waarde_of(opslag, sid, drie[0]) == "eens"
    (ronde,) = rondes_of(opslag, sid)
    assert (ronde.nummer, ronde.is_getoond, dict(ronde.totalen)) == (1, False, {})


def test_a_vote_does_not_make_the_session_led(opslag, sid, drie, now):
    vooraf = feiten_of(opslag, sid).geleid_op
    give(opslag, sid, drie[0], "eens", now=now + timedelta(minutes=5))
    assert feiten_of(opslag, sid).geleid_op == vooraf


def test_the_same_answer_twice_is_one_answer(opslag, sid, drie):
    give(opslag, sid, drie[0], "eens")
    with wakes(opslag, sid, NIEMAND):
        give(opslag, sid, drie[0], "eens")
    assert aantal_of(opslag, sid) == 1


def test_who_changes_their_mind_is_seen_by_nobody(opslag, sid, drie):
    give(opslag, sid, drie[0], "eens")
    with wakes(opslag, sid, NIEMAND):
        give(opslag, sid, drie[0], "oneens")
    assert (waarde_of(opslag, sid, drie[0]), aantal_of(opslag, sid)) == ("oneens", 1)


def test_answers_to_different_cards_stay_apart(opslag, sid, drie):
    give(opslag, sid, drie[0], "twijfel")
    give(opslag, sid, drie[0], "twijfel", DILEMMA)
    give(opslag, sid, drie[0], "b", DILEMMA)
    assert waarde_of(opslag, sid, drie[0]) == "twijfel"
    assert waarde_of(opslag, sid, drie[0], DILEMMA) == "b"


def test_an_answer_to_a_card_that_the_group_has_left_is_kept(opslag, sid, drie):
    give(opslag, sid, drie[0], "Met een vraag.", VRAAG)
    assert waarde_of(opslag, sid, drie[0], VRAAG) == "Met een vraag."


@pytest.mark.parametrize(
    ("veld", "waarde", "weigering"),
    [
        (STELLING, "a", OngeldigAntwoord),
        (DILEMMA, "eens", OngeldigAntwoord),
        (VRAAG, " ", LeegAntwoord),
        ("kaart-99", "eens", OnbekendeKaart),
        ("", "eens", OnbekendeKaart),
        ("kaart-01\x00", "eens", OnbekendeKaart),
    ],
)
def test_what_does_not_belong_to_the_card_is_refused(opslag, sid, drie, veld, waarde, weigering):
    with wakes(opslag, sid, NIEMAND), pytest.raises(weigering):
        give(opslag, sid, drie[0], waarde, veld)
    with opslag.reading() as conn:
        assert conn.execute(select(Ronde.id)).first() is None


@pytest.mark.parametrize("ronde", [0, 2, -1, 10**30])
def test_a_round_that_does_not_run_takes_no_answer(opslag, sid, drie, ronde):
    with wakes(opslag, sid, NIEMAND), pytest.raises(RondeVoorbij):
        give(opslag, sid, drie[0], "eens", ronde=ronde)


def test_who_is_in_another_session_cannot_answer_here(opslag, sid, other_sid):
    join(opslag, other_sid, CAS)
    with wakes(opslag, sid, NIEMAND), pytest.raises(GeenToegang):
        give(opslag, sid, CAS, "eens")
    give(opslag, other_sid, CAS, "eens")
    assert rondes_of(opslag, sid) == ()


def test_before_opening_and_after_closing_nothing_is_answered(opslag, sid, drie, now):
    close_sessie(opslag, sid, now=now)
    with wakes(opslag, sid, NIEMAND), pytest.raises(AntwoordTeLaat):
        give(opslag, sid, drie[0], "eens")
    with pytest.raises(SessieNietOpen):
        show(opslag, sid)
    with pytest.raises(SessieNietOpen):
        again(opslag, sid)
    reopen_sessie(opslag, sid, now=now)
    give(opslag, sid, drie[0], "eens")


def test_a_result_is_shown_to_all_from_three_on(opslag, sid, drie):
    for wie in drie:
        with wakes(opslag, sid, NIEMAND), pytest.raises(TeWeinigAntwoorden):
            show(opslag, sid)
        give(opslag, sid, wie, "eens")
    with wakes(opslag, sid, ALLEN):
        show(opslag, sid)
    (ronde,) = rondes_of(opslag, sid)
    assert (ronde.is_getoond, dict(ronde.totalen)) == (True, {"eens": 3})


def test_showing_twice_is_showing_once(opslag, sid, drie):
    vote(opslag, sid, drie, "eens", "eens", "twijfel")
    show(opslag, sid)
    with wakes(opslag, sid, NIEMAND):
        show(opslag, sid)


def test_what_was_shown_stays_as_it_was(opslag, sid, drie):
    vote(opslag, sid, drie, "eens", "eens", "twijfel")
    show(opslag, sid)
    with wakes(opslag, sid, NIEMAND), pytest.raises(RondeVoorbij):
        give(opslag, sid, drie[0], "oneens")
    join(opslag, sid, BRAM)
    with pytest.raises(RondeVoorbij):
        give(opslag, sid, BRAM, "oneens")
    with wakes(opslag, sid, NIEMAND):
        give(opslag, sid, drie[0], "eens")  # the answer to the first time was lost on its way
    assert dict(rondes_of(opslag, sid)[0].totalen) == {"eens": 2, "twijfel": 1}


def test_the_group_votes_again_and_both_rounds_are_kept(opslag, sid, drie):
    vote(opslag, sid, drie, "eens", "eens", "twijfel")
    show(opslag, sid)
    with wakes(opslag, sid, ALLEN):
        again(opslag, sid)
    with pytest.raises(RondeVoorbij):
        give(opslag, sid, drie[1], "oneens", ronde=1)
    vote(opslag, sid, drie, "oneens", "eens", "oneens", ronde=2)
    assert waarde_of(opslag, sid, drie[0], ronde=1) == "eens"
    show(opslag, sid, gezien=2)
    assert [dict(ronde.totalen) for ronde in rondes_of(opslag, sid)] == [
        {"eens": 2, "twijfel": 1},
        {"oneens": 2, "eens": 1},
    ]


def test_a_double_click_begins_one_round(opslag, sid, drie):
    vote(opslag, sid, drie, "eens", "eens", "eens")
    show(opslag, sid)
    again(opslag, sid)
    with wakes(opslag, sid, NIEMAND):
        again(opslag, sid)
    assert len(rondes_of(opslag, sid)) == 2


@pytest.mark.parametrize("gezien", [0, 1, 2])
def test_another_round_begins_only_after_the_present_one_was_shown(opslag, sid, drie, gezien):
    with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
        again(opslag, sid, gezien=gezien)
    vote(opslag, sid, drie, "eens", "eens", "eens")
    with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
        again(opslag, sid, gezien=gezien)


def test_a_text_is_given_once(opslag, open_sid):
    for wie in group(opslag, open_sid):
        give(opslag, open_sid, wie, f"Van {wie.naam}", VRAAG)
    show(opslag, open_sid, VRAAG)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        again(opslag, open_sid, VRAAG)
    assert len(rondes_of(opslag, open_sid, VRAAG)) == 1


def test_who_empties_a_text_takes_it_back_until_it_is_shown(opslag, open_sid):
    drie = group(opslag, open_sid)
    for wie in drie:
        give(opslag, open_sid, wie, f"Van {wie.naam}", VRAAG)
    with wakes(opslag, open_sid, BEGELEIDING):
        give(opslag, open_sid, drie[0], " \n", VRAAG)
    assert waarde_of(opslag, open_sid, drie[0], VRAAG) is None
    assert aantal_of(opslag, open_sid, VRAAG) == 2
    with pytest.raises(TeWeinigAntwoorden):
        show(opslag, open_sid, VRAAG)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(LeegAntwoord):
        give(opslag, open_sid, drie[0], "", VRAAG)
    give(opslag, open_sid, drie[0], "Toch wel", VRAAG)
    show(opslag, open_sid, VRAAG)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(RondeVoorbij):
        give(opslag, open_sid, drie[0], "", VRAAG)
    assert waarde_of(opslag, open_sid, drie[0], VRAAG) == "Toch wel"


def test_a_field_has_at_most_twenty_rounds(opslag, sid, drie):
    for ronde in range(1, 20):
        vote(opslag, sid, drie, "eens", "eens", "eens", ronde=ronde)
        show(opslag, sid, gezien=ronde)
        again(opslag, sid, gezien=ronde)
    with wakes(opslag, sid, NIEMAND):
        again(opslag, sid, gezien=19)  # a double click on the last one is that one
    vote(opslag, sid, drie, "eens", "eens", "eens", ronde=20)
    show(opslag, sid, gezien=20)
    with wakes(opslag, sid, NIEMAND), pytest.raises(TeVeelRondes):
        again(opslag, sid, gezien=20)
    assert len(rondes_of(opslag, sid)) == MAX_RONDES == 20


def test_a_click_for_a_card_that_the_group_has_left_is_refused(opslag, sid, drie, now):
    vote(opslag, sid, drie, "eens", "eens", "eens")
    show_kaart(opslag, sid, kaart_id=DILEMMA, gezien=STELLING, now=now)
    with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
        show(opslag, sid)
    show_kaart(opslag, sid, kaart_id=STELLING, gezien=DILEMMA, now=now)
    show(opslag, sid)


def test_showing_is_leading(opslag, sid, drie, now):
    vote(opslag, sid, drie, "eens", "eens", "eens")
    show(opslag, sid)
    assert feiten_of(opslag, sid).geleid_op == now


def test_texts_stand_in_the_order_that_was_drawn_and_only_once_shown(opslag, open_sid):
    drie = group(opslag, open_sid)
    for wie, mengsel in zip(drie, (30, 10, 20), strict=True):
        give(opslag, open_sid, wie, f"Van {wie.naam}", VRAAG, mengsel=mengsel)
    with opslag.reading() as conn:
        assert find_getoonde_waarden(conn, rondes_of(opslag, open_sid, VRAAG)[0]) == ()
    show(opslag, open_sid, VRAAG)
    (ronde,) = rondes_of(opslag, open_sid, VRAAG)
    with opslag.reading() as conn:
        waarden = find_getoonde_waarden(conn, ronde)
    assert waarden == ("Van Wie 2", "Van Wie 3", "Van Wie 1")
    assert dict(ronde.totalen) == {}


def test_who_is_taken_out_takes_along_what_was_not_shown(opslag, sid, drie, now):
    vote(opslag, sid, drie, "eens", "eens", "twijfel")
    show(opslag, sid)
    give(opslag, sid, drie[0], "a", DILEMMA)
    give(opslag, sid, drie[1], "b", DILEMMA)
    wie = deelnemer_of(opslag, sid, drie[0])
    remove_deelnemer(opslag, sid, wie.id, now=now)
    assert aantal_of(opslag, sid, DILEMMA) == 1
    assert aantal_of(opslag, sid) == 3
    assert dict(rondes_of(opslag, sid)[0].totalen) == {"eens": 2, "twijfel": 1}
    with pytest.raises(Verwijderd):
        give(opslag, sid, drie[0], "a", DILEMMA)


def test_who_reacted_is_known_without_what(opslag, sid, drie):
    give(opslag, sid, drie[1], "eens")
    with opslag.reading() as conn:
        wie = find_beantwoorders(conn, rondes_of(opslag, sid)[0])
    assert wie == {deelnemer_of(opslag, sid, drie[1]).id}
