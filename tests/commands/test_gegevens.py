"""Changing what a session was made with: all or nothing, and each word is one session's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.commands.draaiboek import Wijziging, change_draaiboek
from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.notities import save_notitie
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.volgorde import volgorde_of
from kaartenset.domain.weigering import SessieAlOpen, SessieGesloten, Veranderd, WoordBezet
from kaartenset.storage.facts import find_klok, find_sessie
from kaartenset.storage.notities import find_notities
from tests.cast import NOW, feiten_of, hash_of, read_deck
from tests.commands.test_tegelijk import at_once, winner_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes

NU = Gegevens("openheid", "openheid", "Sessie openheid", "Zaal 2", NOW, 120)


@pytest.fixture
def change(opslag, prepared_sid, cards_root, now):
    """Change the prepared session, over what was seen."""

    def send(gegevens, gezien=0, sid=prepared_sid, waar=opslag):
        onderdelen = read_deck(cards_root).begeleiding.draaiboek.onderdelen_for(gegevens.duur)
        return change_gegevens(waar, sid, gegevens, gezien=gezien, onderdelen=onderdelen, now=now)

    return send


def blokken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid)).onderdelen


def test_everything_can_change_before_the_session_opens(opslag, prepared_sid, change):
    later = NOW + timedelta(days=20)
    with wakes(opslag, prepared_sid, ALLEN):
        change(Gegevens("Woo-team", "wooteam", "Anders", "Zaal 3", later, 120))
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.woord, feiten.volgorde) == ("Woo-team", volgorde_of("wooteam"))
    assert (feiten.titel, feiten.plaats, feiten.begin_op) == ("Anders", "Zaal 3", later)
    assert feiten.agenda_nummer == 1


def test_the_same_twice_is_done_once_and_no_change_is_none(opslag, prepared_sid, change):
    with wakes(opslag, prepared_sid, NIEMAND):
        change(NU)
    change(replace(NU, titel="Anders"))
    with wakes(opslag, prepared_sid, NIEMAND):
        change(replace(NU, titel="Anders"))
    assert feiten_of(opslag, prepared_sid).agenda_nummer == 1


def test_who_saw_what_is_no_longer_so_changes_nothing(opslag, prepared_sid, change):
    change(replace(NU, titel="Anders"))
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(Veranderd):
        change(replace(NU, plaats="Zaal 3"))


def test_a_word_of_another_session_is_refused_and_nothing_else_changes(
    opslag, prepared_sid, other_sid, change
):
    anders = replace(NU, woord="s’Gravenhage", woord_key="sgravenhage", titel="Anders")
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(WoordBezet):
        change(anders)
    assert feiten_of(opslag, prepared_sid).titel == "Sessie openheid"


def test_the_same_word_written_otherwise_keeps_the_order(opslag, prepared_sid, change):
    vooraf = feiten_of(opslag, prepared_sid).volgorde
    change(replace(NU, woord="Open-heid"))
    feiten = feiten_of(opslag, prepared_sid)
    assert (feiten.woord, feiten.volgorde) == ("Open-heid", vooraf)


def test_another_length_takes_its_own_draaiboek_and_notes_go_along(
    opslag, prepared_sid, change, now
):
    welkom, _, pauze = blokken_of(opslag, prepared_sid)[1:4]
    change_draaiboek(
        opslag, prepared_sid, [Wijziging(welkom.id, "Welkom", 9, "Welkom", 5)], now=now
    )
    for blok, tekst in ((welkom, "Koffie"), (pauze, "Thee")):
        save_notitie(
            opslag,
            prepared_sid,
            plek=f"onderdeel.{blok.id}",
            getypt=tekst,
            gezien=0,
            kaart_ids=(),
            now=now,
        )
    change(replace(NU, duur=60))
    blokken = blokken_of(opslag, prepared_sid)
    assert [(blok.titel, blok.minuten) for blok in blokken] == [
        ("Klaarzetten", 10),
        ("Welkom", 5),
        ("Eerste ronde", 45),
        ("Afsluiten", 10),
    ]
    assert feiten_of(opslag, prepared_sid).onderdeel_id == blokken[0].id
    with opslag.reading() as conn:
        notities = find_notities(conn, find_sessie(conn, prepared_sid))
    assert {plek: notitie.tekst for plek, notitie in notities.items()} == {
        f"onderdeel.{blokken[1].id}": "Koffie"
    }


def test_the_same_length_leaves_the_draaiboek_alone(opslag, prepared_sid, change):
    vooraf = blokken_of(opslag, prepared_sid)
    change(replace(NU, titel="Anders"))
    assert blokken_of(opslag, prepared_sid) == vooraf


def test_after_opening_only_title_and_place_change(opslag, open_sid, change):
    change(replace(NU, titel="Anders", plaats="Zaal 3"), sid=open_sid)
    assert feiten_of(opslag, open_sid).titel == "Anders"
    nu = replace(NU, titel="Anders", plaats="Zaal 3")
    for anders in (
        replace(nu, woord="wooteam", woord_key="wooteam"),
        replace(nu, begin_op=NOW + timedelta(hours=1)),
        replace(nu, duur=60),
    ):
        with wakes(opslag, open_sid, NIEMAND), pytest.raises(SessieAlOpen):
            change(anders, 1, sid=open_sid)


@pytest.mark.parametrize("sid", ["prepared_sid", "open_sid"])
def test_a_place_wakes_no_screen_of_the_group_and_a_title_wakes_all(opslag, sid, change, request):
    sid = request.getfixturevalue(sid)
    with wakes(opslag, sid, BEGELEIDING):
        change(replace(NU, plaats="Zaal 3"), sid=sid)
    with wakes(opslag, sid, ALLEN):
        change(replace(NU, plaats="Zaal 3", titel="Anders"), 1, sid=sid)


def test_a_word_wakes_no_screen_of_the_group_and_a_date_wakes_all(opslag, prepared_sid, change):
    """With the date goes when all of it is deleted, as every page says."""
    woord = replace(NU, woord="wooteam", woord_key="wooteam")
    with wakes(opslag, prepared_sid, BEGELEIDING):
        change(woord)
    with wakes(opslag, prepared_sid, ALLEN):
        change(replace(woord, begin_op=NOW + timedelta(days=1)), 1)


def test_a_closed_session_stays_as_it_was(opslag, prepared_sid, change, now):
    close_sessie(opslag, prepared_sid, now=now)
    with pytest.raises(SessieGesloten):
        change(replace(NU, titel="Anders"))


@pytest.mark.parametrize("keer", range(3))
def test_of_eight_who_take_the_same_word_at_once_one_gets_it(
    opslag, other_opslag, change, nieuw, keer, now
):
    sids = []
    for nummer in range(8):
        sessie = nieuw(f"woord nummer {nummer}", cookie_hash=hash_of(f"koekje {nummer}"))
        create_sessie(opslag, sessie, now=now)
        sids.append(sessie.sid)
    wens = replace(NU, woord="wooteam", woord_key="wooteam")
    uitkomsten = at_once(
        *(
            lambda sid=sid, waar=waar: change(wens, sid=sid, waar=waar)
            for sid, waar in zip(sids, (opslag, other_opslag) * 4, strict=True)
        )
    )
    winnaar = winner_of(uitkomsten, WoordBezet)
    woorden = [feiten_of(opslag, sid).woord for sid in sids]
    assert [plaats for plaats, woord in enumerate(woorden) if woord == "wooteam"] == [winnaar]


@pytest.mark.parametrize("keer", range(3))
def test_of_two_tabs_one_changes_the_title(opslag, other_opslag, prepared_sid, change, keer):
    titels = ("Van de laptop", "Van de tablet")
    winnaar = winner_of(
        at_once(
            lambda: change(replace(NU, titel=titels[0])),
            lambda: change(replace(NU, titel=titels[1]), waar=other_opslag),
        ),
        Veranderd,
    )
    assert feiten_of(opslag, prepared_sid).titel == titels[winnaar]
