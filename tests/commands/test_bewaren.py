"""Letting go: what goes a day after closing, what a month after it, and what stays until then."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, insert, select

from kaartenset.commands.bewaren import (
    delete_now,
    delete_sessie,
    delete_verlopen,
    tidy_sessie,
    tidy_verlopen,
)
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import (
    close_sessie,
    close_verlaten_sessies,
    open_sessie,
    reopen_sessie,
)
from kaartenset.domain.weigering import OnbekendeSessie, TeLaatOmTeHeropenen
from kaartenset.storage.antwoorden import find_getoonde_waarden, find_rondes
from kaartenset.storage.decks import keep_deck
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import (
    Antwoord,
    Apparaat,
    Base,
    Deck,
    Deelnemer,
    KaartVoorLater,
    Ronde,
    Toegangscode,
    Werkbladvorm,
)
from kaartenset.storage.werkbladen import find_werkblad, keep_werkblad
from kaartenset.storage.werkregels import is_eigenaarssleutel
from tests.cast import CAS, NOW, deck_on_disk, feiten_of
from tests.commands.versies import BEGELEIDING, wakes
from tests.volle_sessie import (
    GETOOND,
    MORGEN,
    PERSOONLIJK,
    REDEN,
    REST,
    fill_sessie,
)
from tests.volle_werksessie import GETOOND as WERK_GETOOND
from tests.volle_werksessie import ONTHOUDEN, SLEUTEL_HASH, fill_werksessie
from tests.volle_werksessie import PERSOONLIJK as WERK_PERSOONLIJK
from tests.volle_werksessie import REST as WERK_REST
from tests.werkbladen import alle_regels, open_werksessie
from tests.werksessies import new_werksessie

DAG = timedelta(days=1)
NET = timedelta(seconds=1)
STELLING, VRAAG = "kaart-01", "kaart-03"
GEDEELD = {"deck", "werkbladvorm"}
"""The tables of what sessions share, which goes with the last session that has it."""


@pytest.fixture
def closed_sid(opslag, open_sid):
    """A session in which everything happened, closed at NOW."""
    fill_sessie(opslag, open_sid, stelling=STELLING, vraag=VRAAG)
    with opslag.writing() as conn:
        sessie_id = find_sessie(conn, open_sid).id
        conn.execute(insert(KaartVoorLater).values(sessie_id=sessie_id, kaart_id=VRAAG))
    return close_sessie(opslag, open_sid, now=NOW)


@pytest.fixture
def werk_sid(opslag, cards_root):
    """A session of a werkvorm in which everything happened, closed at NOW."""
    return close_sessie(opslag, fill_werksessie(opslag, cards_root), now=NOW)


def texts_in(opslag, found):
    """Which of these texts stand anywhere in the database."""
    with opslag.reading() as conn:
        rijen = [
            str(tuple(rij))
            for table in Base.metadata.sorted_tables
            for rij in conn.execute(select(table))
        ]
    return {text for text in found if any(text in rij for rij in rijen)}


def counts(opslag):
    """How many rows each table has."""
    with opslag.reading() as conn:
        return {
            table.name: conn.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def results_of(opslag, sid):
    """What was shown of each field: totals, and texts."""
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        velden = (STELLING, VRAAG, "slot.cijfer", "slot.reden", "slot.morgen")
        return {
            veld: [
                (dict(ronde.totalen), find_getoonde_waarden(conn, ronde))
                for ronde in find_rondes(conn, sessie, veld)
                if ronde.is_getoond
            ]
            for veld in velden
        }


def test_what_the_fixtures_leave_behind_is_all_there(opslag, closed_sid, werk_sid):
    """The negative control of this module: these texts are found where they are."""
    alles = (*PERSOONLIJK, *REST, *WERK_PERSOONLIJK, *WERK_REST, ONTHOUDEN)
    assert texts_in(opslag, alles) == set(alles)
    leeg = [naam for naam, aantal in counts(opslag).items() if not aantal]
    assert not leeg, "a table in which nothing was stored is not tried"


def test_a_day_after_closing_what_leads_to_people_goes_and_the_rest_stays(opslag, closed_sid):
    assert tidy_verlopen(opslag, now=NOW + DAG) == ()
    assert tidy_verlopen(opslag, now=NOW + DAG + NET) == (closed_sid,)
    assert texts_in(opslag, PERSOONLIJK) == set()
    assert texts_in(opslag, REST) == set(REST)
    with opslag.reading() as conn:
        assert conn.execute(select(func.count()).select_from(Deelnemer)).scalar_one() == 0
        assert conn.execute(select(func.count()).select_from(Toegangscode)).scalar_one() == 0
        assert conn.execute(select(func.count()).select_from(Apparaat)).scalar_one() == 1


def test_how_many_took_part_and_promised_is_stored_first(opslag, closed_sid):
    tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)
    sessie = feiten_of(opslag, closed_sid)
    assert (sessie.aantal_deelnemers, sessie.aantal_beloofd) == (4, 4), "one was taken out"
    assert sessie.opgeruimd_op == NOW + DAG + NET


def test_what_was_shown_stays_as_it_was_shown_without_who(opslag, closed_sid):
    voor = results_of(opslag, closed_sid)
    tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)
    na = results_of(opslag, closed_sid)
    assert na[STELLING] == [({"eens": 2, "oneens": 1, "twijfel": 1}, ())]
    assert na["slot.cijfer"] == [({"8": 2, "6": 1, "7": 1}, ())]
    for veld, tekst in ((VRAAG, GETOOND), ("slot.reden", REDEN), ("slot.morgen", MORGEN)):
        assert na[veld] == voor[veld]
        assert set(na[veld][0][1]) == {tekst}


def answers_in(opslag):
    """All answers in the order of their ids: who gave it, what, and the number that was drawn."""
    with opslag.reading() as conn:
        velden = (Antwoord.ronde_id, Antwoord.deelnemer_id, Antwoord.waarde, Antwoord.mengsel)
        return [tuple(rij) for rij in conn.execute(select(*velden).order_by(Antwoord.id))]


def test_texts_that_stay_no_longer_stand_in_the_order_in_which_they_were_given(opslag, closed_sid):
    """Somebody who fills in two fields one after the other would be found by that."""
    with opslag.writing() as conn:
        conn.execute(delete(Antwoord))
        wie = conn.execute(select(Deelnemer.id).order_by(Deelnemer.id).limit(3)).scalars().all()
        getoond = select(Ronde.id).where(Ronde.getoond_op.is_not(None))
        reden, morgen = (
            conn.execute(getoond.where(Ronde.veld_id == veld)).scalar_one()
            for veld in ("slot.reden", "slot.morgen")
        )
        gedrukt = ((reden, (30, 10, 20)), (morgen, (2, 3, 1)))
        for plaats, deelnemer_id in enumerate(wie):
            for ronde_id, mengsels in gedrukt:
                antwoord = {"waarde": f"{ronde_id} van {plaats}", "mengsel": mengsels[plaats]}
                conn.execute(
                    insert(Antwoord).values(
                        ronde_id=ronde_id, deelnemer_id=deelnemer_id, **antwoord
                    )
                )
    voor, gezien = answers_in(opslag), results_of(opslag, closed_sid)
    assert [een[0] for een in voor] == [reden, morgen] * 3, "as it was filled in"
    tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)
    na = answers_in(opslag)
    assert {een[1] for een in na} == {None}
    bij_reden = [f"{reden} van {wie}" for wie in (1, 2, 0)]
    bij_morgen = [f"{morgen} van {wie}" for wie in (2, 0, 1)]
    assert [een[2] for een in na] in (bij_reden + bij_morgen, bij_morgen + bij_reden)
    assert results_of(opslag, closed_sid) == gezien


def test_totals_that_were_not_stored_are_counted_before_the_answers_go(opslag, closed_sid):
    with opslag.writing() as conn:
        conn.execute(Ronde.__table__.update().values(totalen=None))
    tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)
    assert results_of(opslag, closed_sid)[STELLING][0][0] == {"eens": 2, "oneens": 1, "twijfel": 1}


def test_after_a_day_names_and_key_of_a_werkvorm_go_and_the_werkblad_stays(opslag, werk_sid):
    voor = alle_regels(opslag, werk_sid)
    assert is_key(opslag, werk_sid)
    assert not tidy_sessie(opslag, werk_sid, now=NOW + DAG)
    assert texts_in(opslag, WERK_PERSOONLIJK) == set(WERK_PERSOONLIJK)
    assert tidy_sessie(opslag, werk_sid, now=NOW + DAG + NET)
    assert texts_in(opslag, WERK_PERSOONLIJK) == set()
    sessie = feiten_of(opslag, werk_sid)
    assert (sessie.eigenaar, sessie.begeleider) == ("", "")
    assert not is_key(opslag, werk_sid)
    assert (sessie.aantal_deelnemers, counts(opslag)["deelnemer"]) == (4, 0)
    assert texts_in(opslag, WERK_REST) == set(WERK_REST)
    assert alle_regels(opslag, werk_sid) == voor


def is_key(opslag, sid):
    """Whether the key of the dilemma-eigenaar still opens anything."""
    with opslag.reading() as conn:
        return is_eigenaarssleutel(conn, find_sessie(conn, sid), SLEUTEL_HASH)


def test_of_answers_to_the_werkblad_stays_what_was_shown(opslag, werk_sid):
    tidy_sessie(opslag, werk_sid, now=NOW + DAG + NET)
    with opslag.reading() as conn:
        sessie = find_sessie(conn, werk_sid)
        gevonden = {
            veld: [
                (dict(ronde.totalen), find_getoonde_waarden(conn, ronde))
                for ronde in find_rondes(conn, sessie, f"werk.{veld}")
                if ronde.is_getoond
            ]
            for veld in ("verplaatsing", "driehoeken", "ideeen", "deugt")
        }
    assert gevonden == {
        "verplaatsing": [({}, (WERK_GETOOND,) * 4)],
        "driehoeken": [({"0": 1, "40": 2, "100": 1}, ())],
        "ideeen": [({"0-60": 1, "20-70": 2, "30-100": 1}, ())],
        "deugt": [],
    }
    assert {een[1] for een in answers_in(opslag)} == {None}


def test_tidying_twice_is_tidying_once(opslag, closed_sid):
    assert tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)
    sessie = feiten_of(opslag, closed_sid)
    assert not tidy_sessie(opslag, closed_sid, now=NOW + 2 * DAG)
    assert feiten_of(opslag, closed_sid) == sessie


def test_only_the_begeleider_sees_that_it_was_tidied(opslag, closed_sid):
    with wakes(opslag, closed_sid, BEGELEIDING):
        tidy_sessie(opslag, closed_sid, now=NOW + DAG + NET)


def test_what_is_tidied_can_no_longer_be_reopened_and_what_can_is_not_tidied(opslag, closed_sid):
    reopen_sessie(opslag, closed_sid, now=NOW + DAG)
    assert not tidy_sessie(opslag, closed_sid, now=NOW + 40 * DAG)
    close_sessie(opslag, closed_sid, now=NOW + 2 * DAG)
    assert tidy_verlopen(opslag, now=NOW + 3 * DAG) == ()
    assert tidy_verlopen(opslag, now=NOW + 3 * DAG + NET) == (closed_sid,)
    with pytest.raises(TeLaatOmTeHeropenen):
        reopen_sessie(opslag, closed_sid, now=NOW + 3 * DAG + NET)


def test_a_month_after_closing_nothing_of_it_is_left(opslag, closed_sid):
    tidy_verlopen(opslag, now=NOW + DAG + NET)
    assert delete_verlopen(opslag, now=NOW + 30 * DAG) == ()
    assert delete_verlopen(opslag, now=NOW + 30 * DAG + NET) == (closed_sid,)
    assert set(counts(opslag).values()) == {0}
    assert texts_in(opslag, (*PERSOONLIJK, *REST)) == set()


def test_deleting_needs_no_tidying_before_it(opslag, closed_sid):
    assert delete_sessie(opslag, closed_sid, now=NOW + 31 * DAG)
    assert set(counts(opslag).values()) == {0}


def test_a_session_that_never_opened_goes_a_month_after_its_planned_end(
    opslag, prepared_sid, nieuw
):
    einde = NOW + timedelta(hours=2)
    create_sessie(opslag, nieuw("wooteam", wie=CAS, begin_op=NOW + DAG), now=NOW)
    close_verlaten_sessies(opslag, now=NOW + 2 * DAG)
    assert delete_verlopen(opslag, now=einde + 30 * DAG) == ()
    assert delete_verlopen(opslag, now=einde + 30 * DAG + NET) == (prepared_sid,)
    assert counts(opslag)["sessie"] == 1


def test_one_that_was_planned_far_ahead_and_closed_early_goes_a_month_after_closing(
    opslag, nieuw, cards_root
):
    sid = nieuw().sid
    create_sessie(opslag, nieuw(begin_op=NOW + 300 * DAG), now=NOW)
    open_sessie(opslag, sid, deck=deck_on_disk(cards_root), now=NOW)
    close_sessie(opslag, sid, now=NOW)
    assert delete_verlopen(opslag, now=NOW + 31 * DAG) == (sid,)


def test_other_sessions_and_a_deck_that_they_use_stay(opslag, closed_sid, other_sid):
    voor = feiten_of(opslag, other_sid)
    delete_now(opslag, closed_sid)
    assert feiten_of(opslag, other_sid) == voor
    assert counts(opslag)["deck"] == 1
    delete_now(opslag, other_sid)
    assert set(counts(opslag).values()) == {0}


def test_a_deck_that_two_sessions_share_stays_until_the_last_has_gone(
    opslag, closed_sid, nieuw, cards_root
):
    tweede = nieuw(sid="t" * 22, sleutel_hash="t" * 64, cookie_hash="t" * 64)
    create_sessie(opslag, tweede, now=NOW)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=NOW)
    assert counts(opslag)["deck"] == 1
    delete_now(opslag, closed_sid)
    assert counts(opslag)["deck"] == 1
    delete_now(opslag, tweede.sid)
    assert counts(opslag)["deck"] == 0


def test_a_month_after_closing_nothing_of_a_werkblad_is_left(opslag, werk_sid):
    tidy_verlopen(opslag, now=NOW + DAG + NET)
    assert delete_verlopen(opslag, now=NOW + 30 * DAG) == ()
    assert texts_in(opslag, WERK_REST) == set(WERK_REST)
    assert delete_verlopen(opslag, now=NOW + 30 * DAG + NET) == (werk_sid,)
    assert set(counts(opslag).values()) == {0}


def test_a_werkblad_can_be_deleted_at_once(opslag, cards_root):
    delete_now(opslag, fill_werksessie(opslag, cards_root))
    assert set(counts(opslag).values()) == {0}


def test_an_empty_werkblad_that_two_sessions_share_stays_until_the_last_has_gone(
    opslag, werk_sid, cards_root
):
    tweede = open_werksessie(opslag, cards_root, "tweede", cookie_hash="t" * 64)
    assert counts(opslag)["werkbladvorm"] == 1
    delete_now(opslag, werk_sid)
    assert texts_in(opslag, (*WERK_PERSOONLIJK, *WERK_REST, ONTHOUDEN)) == {ONTHOUDEN}
    assert counts(opslag)["werkbladvorm"] == 1
    delete_now(opslag, tweede)
    assert set(counts(opslag).values()) == {0}


def test_an_empty_werkblad_that_is_another_one_is_kept_beside_it(opslag, werk_sid, cards_root):
    blad = new_werksessie(cards_root).werkblad
    anders = replace(blad, titel="Een ander werkblad")
    open_werksessie(opslag, cards_root, "tweede", cookie_hash="t" * 64, werkblad=anders)
    with opslag.reading() as conn:
        ids = conn.execute(select(Werkbladvorm.id).order_by(Werkbladvorm.id)).scalars().all()
        assert [find_werkblad(conn, vorm_id) for vorm_id in ids] == [blad, anders]
    delete_now(opslag, werk_sid)
    with opslag.reading() as conn:
        assert conn.execute(select(Werkbladvorm.id)).scalars().all() == ids[1:]


def test_an_empty_werkblad_taken_into_use_while_it_is_deleted_is_there_for_who_took_it(
    opslag, other_opslag, werk_sid, cards_root
):
    blad = new_werksessie(cards_root).werkblad
    klaar = threading.Thread(target=delete_now, args=(other_opslag, werk_sid))
    with opslag.writing() as conn:
        vorm_id = keep_werkblad(conn, blad)
        klaar.start()
        klaar.join(0.5)
        assert klaar.is_alive(), "it waits for who may use the werkblad"
        assert find_werkblad(conn, vorm_id) == blad
    klaar.join()


def test_the_begeleider_can_delete_at_any_moment(opslag, open_sid):
    assert delete_now(opslag, open_sid) == open_sid
    with pytest.raises(OnbekendeSessie):
        delete_now(opslag, open_sid)
    assert set(counts(opslag).values()) == {0}


@pytest.mark.parametrize("wat", [tidy_verlopen, delete_verlopen])
def test_several_processes_at_once_do_it_once(opslag, other_opslag, closed_sid, wat):
    gedaan, begin = [], threading.Barrier(2)

    def run(van):
        begin.wait()
        gedaan.extend(wat(van, now=NOW + 31 * DAG))

    threads = [threading.Thread(target=run, args=(van,)) for van in (opslag, other_opslag)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gedaan == [closed_sid]


def test_a_deck_taken_into_use_while_it_is_deleted_is_there_for_who_took_it(
    opslag, other_opslag, closed_sid, cards_root
):
    """On PostgreSQL two transactions overlap: one opens with the deck that the other lets go."""
    kaarten, toelichtingen = deck_on_disk(cards_root)(feiten_of(opslag, closed_sid).volgorde)
    klaar = threading.Thread(target=delete_now, args=(other_opslag, closed_sid))
    with opslag.writing() as conn:
        deck_id = keep_deck(conn, kaarten, toelichtingen)
        klaar.start()
        klaar.join(0.5)
        assert klaar.is_alive(), "it waits for who may use the deck"
        assert conn.execute(select(Deck.id).where(Deck.id == deck_id)).scalar_one() == deck_id
    klaar.join()


def test_every_table_that_hangs_on_a_session_goes_with_it():
    """A new table without it would keep what is deleted, or stop the deleting."""
    for table in Base.metadata.sorted_tables:
        for fk in table.foreign_keys:
            if fk.column.table.name not in GEDEELD:
                assert fk.ondelete in {"CASCADE", "SET NULL"}, fk
    wezen = {table.name for table in Base.metadata.sorted_tables if not table.foreign_keys}
    assert wezen == GEDEELD
