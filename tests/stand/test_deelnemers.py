"""What deelnemers, and the screen for sharing, see in each phase."""

from datetime import timedelta

import pytest

from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.klok import Waarschuwing
from kaartenset.domain.weigering import OnbekendeSessie
from kaartenset.stand.deelnemers import (
    Fase,
    find_deck_in_zicht,
    read_deelnemers_stand,
    read_deur_stand,
    read_scherm_stand,
)
from tests.cast import NOW, VOLGORDE, join
from tests.stand.leiding import KLAARZETTEN, PAUZE, RONDE_1, Leiding

KLOK_VAN_RONDE_1 = {"duur": 45 * 60, "naam": "Eerste ronde"}


def deur_of(opslag, sid):
    with opslag.reading() as conn:
        return read_deur_stand(conn, sid, now=NOW)


def deck_of(opslag, sid):
    with opslag.reading() as conn:
        return find_deck_in_zicht(conn, sid)


def assert_nothing_but_the_phase(stand, fase):
    assert stand.fase is fase
    assert (stand.kaart, stand.nummer, stand.aantal) == (None, 0, 0)
    gesloten = "De sessie is gesloten" if fase is Fase.DICHT else ""
    assert (stand.onderdeel, stand.aankondiging) == (None, gesloten)
    assert stand.tot == (stand.slot.tot if fase is Fase.DICHT else None)


def test_before_opening_there_is_no_card_and_no_clock(opslag, prepared_sid, now):
    leid = Leiding(opslag, prepared_sid, now)
    leid.ga_naar(RONDE_1)
    leid.start()
    assert_nothing_but_the_phase(leid.deelnemers(), Fase.WACHT)
    assert leid.deelnemers().titel == "Sessie openheid"
    assert deck_of(opslag, prepared_sid) == ()


def test_after_opening_everybody_is_at_the_first_card(leid):
    stand = leid.deelnemers()
    assert stand.fase is Fase.OPEN
    assert stand.kaart.id == f"kaart-{VOLGORDE[0]}"
    assert (stand.nummer, stand.aantal) == (1, 7)
    assert stand.aankondiging == "De groep is bij kaart 1: Titel van kaart-03"


def test_the_number_is_the_place_in_the_order_of_the_session(leid):
    for nummer, kaart in enumerate(VOLGORDE, start=1):
        leid.toon(f"kaart-{kaart}")
        assert leid.deelnemers().nummer == nummer


def test_after_closing_the_card_is_gone_and_comes_back_on_reopening(leid):
    leid.start()
    leid.sluit(5)
    assert_nothing_but_the_phase(leid.deelnemers(5), Fase.DICHT)
    assert deck_of(leid.opslag, leid.sid) == ()
    reopen_sessie(leid.opslag, leid.sid, now=leid.at(6))
    assert leid.deelnemers(6).kaart.id == "kaart-03"


def test_the_deck_that_can_be_leafed_through_is_in_the_order_of_the_session(leid):
    kaarten = deck_of(leid.opslag, leid.sid)
    assert [kaart.id for kaart in kaarten] == [f"kaart-{nummer}" for nummer in VOLGORDE]


def test_during_klaarzetten_deelnemers_see_no_block_and_no_time(leid):
    leid.start()
    onderdeel = leid.deelnemers(3).onderdeel
    assert (onderdeel.titel, onderdeel.klok) == ("", None)
    assert leid.deelnemers(3).tot is None


def test_a_running_clock_is_shown_by_its_end(leid):
    leid.ga_naar(RONDE_1)
    leid.start(10)
    klok = leid.deelnemers(20).onderdeel.klok
    assert (klok.loopt, klok.einde, klok.duur) == (True, leid.at(55), 45 * 60)
    assert klok.einde_ms == int(leid.at(55).timestamp() * 1000)
    assert leid.deelnemers(20).tot == leid.at(10 + 36)


def test_between_two_changes_everybody_is_shown_the_very_same(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    assert leid.deelnemers(1) == leid.deelnemers(35)
    leid.pauze(35)
    assert leid.deelnemers(36) == leid.deelnemers(300)


def test_a_warning_is_a_new_mark_without_a_new_versie(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    standen = [leid.deelnemers(op) for op in (0, 36, 42.75, 45)]
    assert [stand.onderdeel.klok.waarschuwing for stand in standen] == list(Waarschuwing)
    versie = standen[0].merk.split(".")[0]
    assert [stand.merk for stand in standen] == [f"{versie}.{stap}" for stap in range(4)]
    assert [stand.tot for stand in standen] == [leid.at(36), leid.at(42.75), leid.at(45), None]


def test_a_paused_clock_is_shown_by_what_is_left(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    leid.pauze(32.5)
    klok = leid.deelnemers(60).onderdeel.klok
    assert (klok.loopt, klok.einde, klok.rest, klok.tekst) == (False, None, 750, "Nog 12:30")
    assert leid.deelnemers(60).tot is None


def test_a_hidden_clock_is_not_there_at_all(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    leid.verberg()
    onderdeel = leid.deelnemers(40).onderdeel
    assert (onderdeel.titel, onderdeel.klok) == ("Eerste ronde", None)
    assert leid.deelnemers(0) == leid.deelnemers(44)
    assert leid.deelnemers(40).tot is None


def test_a_break_is_counted_down_for_all_though_the_clock_is_hidden(leid):
    leid.verberg()
    leid.ga_naar(PAUZE)
    leid.start()
    stand = leid.deelnemers(1)
    assert stand.onderdeel.is_pauze
    assert stand.onderdeel.klok.einde == leid.at(10)
    assert stand.aankondiging == "Pauze. Daarna verder met kaart 1"


def test_a_block_that_was_not_started_shows_no_time(leid):
    leid.ga_naar(RONDE_1)
    assert leid.deelnemers().onderdeel.klok is None


def test_parked_cards_and_who_comes_in_make_no_difference(leid):
    vooraf = leid.deelnemers()
    leid.bewaar("kaart-05")
    join(leid.opslag, leid.sid)
    leid.ga_naar(KLAARZETTEN)
    assert leid.deelnemers() == vooraf


def test_the_screen_shows_the_same_as_deelnemers_see(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    assert leid.scherm(40) == leid.deelnemers(40)


def test_outside_the_door_there_is_no_card_in_any_phase(opslag, prepared_sid, now):
    deur = deur_of(opslag, prepared_sid)
    assert (deur.titel, deur.plaats, deur.begin_op) == ("Sessie openheid", "Zaal 2", now)
    assert deur.fase is Fase.WACHT
    assert deur.tot is None


def test_the_mark_of_the_door_changes_with_the_phase_and_not_with_a_card(leid):
    open_merk = deur_of(leid.opslag, leid.sid).merk
    leid.toon("kaart-05")
    assert deur_of(leid.opslag, leid.sid).merk == open_merk
    close_sessie(leid.opslag, leid.sid, now=leid.at(1))
    assert deur_of(leid.opslag, leid.sid).merk != open_merk


@pytest.mark.parametrize(("sid", "is_te_zien"), [("prepared_sid", True), ("open_sid", False)])
def test_the_mark_of_the_door_changes_with_the_place_while_that_is_shown(
    opslag, sid, is_te_zien, request, now
):
    sid = request.getfixturevalue(sid)
    vooraf = deur_of(opslag, sid).merk
    anders = Gegevens("openheid", "openheid", "Sessie openheid", "Zaal é", now, 120)
    change_gegevens(opslag, sid, anders, gezien=0, onderdelen=(), now=now)
    assert (deur_of(opslag, sid).merk != vooraf) is is_te_zien


@pytest.mark.parametrize("read", [read_deelnemers_stand, read_scherm_stand])
def test_an_unknown_address_has_no_stand(opslag, open_sid, read, now):
    with opslag.reading() as conn, pytest.raises(OnbekendeSessie):
        read(conn, "z" * 22, now=now + timedelta(minutes=1))


def test_the_phases_say_what_they_are():
    assert [fase.is_wacht for fase in Fase] == [True, False, False]
    assert [fase.is_open for fase in Fase] == [False, True, False]
    assert [fase.is_dicht for fase in Fase] == [False, False, True]
