"""Making, opening, closing and reopening a session."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.klok import start_klok
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import (
    close_sessie,
    close_verlaten_sessies,
    open_sessie,
    reopen_sessie,
)
from kaartenset.domain.termijnen import DUBBELE_KLIK
from kaartenset.domain.weigering import (
    FormulierGebruikt,
    OnbekendeSessie,
    TeLaatOmTeHeropenen,
    Veranderd,
    WoordBezet,
)
from kaartenset.storage.facts import find_klok, find_script, find_sessie, is_apparaat
from kaartenset.storage.models import Apparaat, Sessie
from tests.cast import ANNA, BRAM, CAS, VOLGORDE, deck_on_disk, feiten_of, hash_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.decks import BLOKKEN, script_marker_of

UUR = timedelta(hours=1)
SECONDE = timedelta(seconds=1)


def count(opslag, model):
    with opslag.reading() as conn:
        return conn.execute(select(func.count()).select_from(model)).scalar_one()


def test_a_prepared_session_has_all_that_was_asked(opslag, prepared_sid, now):
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.woord, feiten.volgorde) == ("openheid", "f3eb8ae43d0034b4")
    assert (feiten.titel, feiten.plaats) == ("Sessie openheid", "Zaal 2")
    assert (feiten.begin_op, feiten.duur, feiten.einde_op) == (now, 120, now + 2 * UUR)
    assert (feiten.geopend_op, feiten.gesloten_op, feiten.deck_id) == (None, None, None)
    assert not feiten.is_open


def test_a_prepared_session_has_the_draaiboek_of_its_length_at_the_first_block(opslag, nieuw, now):
    for woord, duur, plek in (("kort", 60, 2), ("lang", 120, 3)):
        sessie = nieuw(woord, duur=duur, cookie_hash=hash_of(woord))
        create_sessie(opslag, sessie, now=now)
        with opslag.reading() as conn:
            feiten = find_sessie(conn, sessie.sid)
            klok, script = find_klok(conn, feiten), find_script(conn, feiten)
        verwacht = [(titel, rij[plek - 2]) for titel, _, *rij in BLOKKEN if rij[plek - 2]]
        assert [(blok.titel, blok.minuten) for blok in klok.onderdelen] == verwacht
        assert klok.huidig == klok.onderdelen[0]
        assert all(script_marker_of(blok.titel) in script[blok.id] for blok in klok.onderdelen)


def test_who_makes_a_session_leads_it_and_nobody_else_does(opslag, prepared_sid):
    with opslag.reading() as conn:
        feiten = find_sessie(conn, prepared_sid)
        assert is_apparaat(conn, feiten, ANNA.cookie_hash)
        assert not is_apparaat(conn, feiten, BRAM.cookie_hash)


def test_the_same_form_twice_makes_one_session_and_both_answers_lead_it(opslag, nieuw, now):
    create_sessie(opslag, nieuw(), now=now)
    create_sessie(opslag, nieuw(wie=BRAM), now=now)
    assert count(opslag, Sessie) == 1
    with opslag.reading() as conn:
        feiten = find_sessie(conn, nieuw().sid)
        assert is_apparaat(conn, feiten, ANNA.cookie_hash)
        assert is_apparaat(conn, feiten, BRAM.cookie_hash)
        assert len(find_klok(conn, feiten).onderdelen) == len(BLOKKEN)


def test_two_minutes_later_or_with_another_word_it_is_no_double_click(opslag, nieuw, now):
    create_sessie(opslag, nieuw(), now=now)
    create_sessie(opslag, nieuw(wie=BRAM), now=now + DUBBELE_KLIK)
    for anders, moment in (
        (nieuw(wie=CAS), now + DUBBELE_KLIK + SECONDE),
        (nieuw("wooteam", wie=CAS, sid=nieuw().sid), now),
    ):
        with pytest.raises(FormulierGebruikt):
            create_sessie(opslag, anders, now=moment)
    close_sessie(opslag, nieuw().sid, now=now)
    with pytest.raises(FormulierGebruikt):
        create_sessie(opslag, nieuw(wie=CAS), now=now)
    assert (count(opslag, Sessie), count(opslag, Apparaat)) == (1, 2)


def test_a_word_is_taken_while_a_session_is_prepared_or_open(opslag, nieuw, cards_root, now):
    eerste = nieuw()
    create_sessie(opslag, eerste, now=now)
    tweede = nieuw(sid=hash_of("tweede")[:22], sleutel_hash=hash_of("tweede"), wie=BRAM)
    with pytest.raises(WoordBezet):
        create_sessie(opslag, tweede, now=now)
    open_sessie(opslag, eerste.sid, deck=deck_on_disk(cards_root), now=now)
    with pytest.raises(WoordBezet):
        create_sessie(opslag, tweede, now=now)
    close_sessie(opslag, eerste.sid, now=now)
    create_sessie(opslag, tweede, now=now)
    assert feiten_of(opslag, tweede.sid).volgorde == feiten_of(opslag, eerste.sid).volgorde


def test_a_session_that_was_refused_leaves_nothing_behind(opslag, prepared_sid, nieuw, now):
    tweede = nieuw(sid=hash_of("tweede")[:22], sleutel_hash=hash_of("tweede"), wie=BRAM)
    with pytest.raises(WoordBezet):
        create_sessie(opslag, tweede, now=now)
    assert (count(opslag, Sessie), count(opslag, Apparaat)) == (1, 1)


def test_the_same_word_typed_otherwise_is_the_same_word(opslag, prepared_sid, nieuw, now):
    anders = nieuw("  OPENHEID ", sid="a" * 22, sleutel_hash="b" * 64, wie=BRAM)
    with pytest.raises(WoordBezet):
        create_sessie(opslag, anders, now=now)


def test_opening_shows_everybody_the_first_practice_card(opslag, prepared_sid, cards_root, now):
    with wakes(opslag, prepared_sid, ALLEN):
        open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=now + UUR)
    feiten = feiten_of(opslag, prepared_sid)
    assert feiten.is_open
    assert feiten.kaart_id == f"kaart-{VOLGORDE[0]}"
    assert (feiten.geopend_op, feiten.geleid_op) == (now + UUR, now + UUR)


def test_opening_twice_is_opening_once(opslag, open_sid, cards_root, now):
    show_kaart(opslag, open_sid, kaart_id="kaart-05", gezien="kaart-03", now=now)
    with wakes(opslag, open_sid, NIEMAND):
        open_sessie(opslag, open_sid, deck=deck_on_disk(cards_root), now=now + UUR)
    assert feiten_of(opslag, open_sid).kaart_id == "kaart-05"


@pytest.mark.parametrize("fixture", ["prepared_sid", "open_sid"])
def test_a_stale_click_on_open_is_refused_once_the_session_is_closed(
    opslag, request, fixture, cards_root, now
):
    sid = request.getfixturevalue(fixture)
    close_sessie(opslag, sid, now=now)
    vooraf = feiten_of(opslag, sid)
    with pytest.raises(Veranderd):
        open_sessie(opslag, sid, deck=deck_on_disk(cards_root), now=now)
    assert feiten_of(opslag, sid) == vooraf


def test_closing_ends_the_session_for_everybody_and_stops_the_clock(opslag, open_sid, now):
    start_klok(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, ALLEN):
        close_sessie(opslag, open_sid, now=now + UUR)
    feiten = feiten_of(opslag, open_sid)
    assert (feiten.gesloten_op, feiten.loopt_sinds, feiten.is_open) == (now + UUR, None, False)
    with opslag.reading() as conn:
        assert find_klok(conn, feiten).huidig.gebruikt == UUR


def test_closing_twice_is_closing_once(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        close_sessie(opslag, open_sid, now=now + UUR)
    assert feiten_of(opslag, open_sid).gesloten_op == now


def test_a_session_that_was_reopened_goes_on_where_it_was(opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id="kaart-05", gezien="kaart-03", now=now)
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, ALLEN):
        reopen_sessie(opslag, open_sid, now=now + 24 * UUR)
    feiten = feiten_of(opslag, open_sid)
    assert feiten.is_open
    assert (feiten.kaart_id, feiten.loopt_sinds) == ("kaart-05", None)


def test_a_session_that_closed_before_it_opened_is_prepared_again(opslag, prepared_sid, now):
    close_sessie(opslag, prepared_sid, now=now)
    reopen_sessie(opslag, prepared_sid, now=now)
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.geopend_op, feiten.gesloten_op) == (None, None)


def test_reopening_what_is_not_closed_changes_nothing(opslag, open_sid, now):
    with wakes(opslag, open_sid, NIEMAND):
        reopen_sessie(opslag, open_sid, now=now + 48 * UUR)


def test_after_24_hours_a_session_is_not_reopened(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(TeLaatOmTeHeropenen):
        reopen_sessie(opslag, open_sid, now=now + 24 * UUR + SECONDE)
    assert feiten_of(opslag, open_sid).gesloten_op == now


def test_a_session_is_not_reopened_while_another_has_its_word(opslag, open_sid, nieuw, now):
    close_sessie(opslag, open_sid, now=now)
    tweede = nieuw(sid=hash_of("tweede")[:22], sleutel_hash=hash_of("tweede"), wie=BRAM)
    create_sessie(opslag, tweede, now=now)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(WoordBezet):
        reopen_sessie(opslag, open_sid, now=now)
    close_sessie(opslag, tweede.sid, now=now)
    reopen_sessie(opslag, open_sid, now=now)
    assert feiten_of(opslag, open_sid).is_open


def test_a_session_closes_by_itself_four_hours_after_its_planned_end(opslag, open_sid, now):
    assert close_verlaten_sessies(opslag, now=now + 6 * UUR) == ()
    assert feiten_of(opslag, open_sid).is_open
    straks = now + 6 * UUR + SECONDE
    with wakes(opslag, open_sid, ALLEN):
        assert close_verlaten_sessies(opslag, now=straks) == (open_sid,)
    feiten = feiten_of(opslag, open_sid)
    assert feiten.gesloten_op == straks
    assert feiten.geleid_op == now, "nobody led it at that moment"


def test_a_prepared_session_that_never_opened_closes_by_itself_too(opslag, prepared_sid, now):
    assert close_verlaten_sessies(opslag, now=now + 6 * UUR + SECONDE) == (prepared_sid,)


def test_a_session_that_is_led_stays_open_until_four_hours_after_the_last_action(
    opslag, open_sid, now
):
    show_kaart(opslag, open_sid, kaart_id="kaart-05", gezien="kaart-03", now=now + 5 * UUR)
    assert close_verlaten_sessies(opslag, now=now + 9 * UUR) == ()
    assert close_verlaten_sessies(opslag, now=now + 9 * UUR + SECONDE) == (open_sid,)


def test_a_session_that_closed_is_not_closed_again(opslag, open_sid, other_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        assert close_verlaten_sessies(opslag, now=now + 30 * UUR) == (other_sid,)
    assert feiten_of(opslag, open_sid).gesloten_op == now


def test_a_session_weeks_ahead_stays(opslag, nieuw, now):
    create_sessie(opslag, nieuw(begin_op=now + 24 * 40 * UUR), now=now)
    assert close_verlaten_sessies(opslag, now=now + 24 * 39 * UUR) == ()


def test_the_other_session_notices_nothing(opslag, open_sid, other_sid, now):
    with wakes(opslag, other_sid, NIEMAND):
        start_klok(opslag, open_sid, now=now)
        close_sessie(opslag, open_sid, now=now)
        reopen_sessie(opslag, open_sid, now=now)


def test_making_a_session_wakes_nobody(opslag, open_sid, nieuw, now):
    with wakes(opslag, open_sid, NIEMAND):
        create_sessie(opslag, nieuw("wooteam", wie=BRAM), now=now)


@pytest.mark.parametrize("command", [close_sessie, reopen_sessie, start_klok])
def test_an_unknown_address_is_no_session(opslag, prepared_sid, command, now):
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(OnbekendeSessie):
        command(opslag, "z" * 22, now=now)


def test_the_check_on_versies_can_fail(opslag, open_sid, now):
    with pytest.raises(AssertionError), wakes(opslag, open_sid, BEGELEIDING):
        close_sessie(opslag, open_sid, now=now)
