"""Another key for the dilemma-eigenaar, and what of a werkvorm can be changed."""

from dataclasses import replace

import pytest

from kaartenset.commands.deelnemers import Binnenkomst, join_sessie, mark_eigenaar, remove_deelnemer
from kaartenset.commands.deur import refuse_deelnemer
from kaartenset.commands.eigenaar import replace_eigenaarssleutel
from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie
from kaartenset.commands.voorbereiding import tick_stap
from kaartenset.commands.werkblad import write_tekst
from kaartenset.domain.weigering import SessieAlOpen, SessieGesloten, Veranderd
from kaartenset.domain.werkweigering import OnbekendVeld
from kaartenset.storage.facts import find_klok
from kaartenset.storage.notities import find_klare_stappen
from kaartenset.storage.werkregels import find_regels, is_eigenaarssleutel
from tests.cast import ANNA, BRAM, CAS, NOW, deelnemer_of, feiten_of, hash_of
from tests.commands.test_tegelijk import at_once
from tests.commands.versies import BEGELEIDING, NIEMAND, Publiek, wakes
from tests.werkbladen import let_join, open_werksessie
from tests.werksessies import EIGENAAR, EIGENAARSSLEUTEL, new_werksessie, no_deck

OUD, NIEUW = hash_of(f"{EIGENAARSSLEUTEL} schuurt"), hash_of("nieuw")


@pytest.fixture
def nieuw(cards_root):
    return new_werksessie(cards_root)


@pytest.fixture
def sid(opslag, nieuw):
    """A session of a werkvorm that was prepared."""
    create_sessie(opslag, nieuw, now=NOW)
    return nieuw.sid


def is_sleutel(opslag, sid, sleutel_hash):
    with opslag.reading() as conn:
        return is_eigenaarssleutel(conn, feiten_of(opslag, sid), sleutel_hash)


def come_with_key(opslag, sid, wie, sleutel_hash=OUD):
    """Come to the door with a key for the dilemma-eigenaar."""
    wie = Binnenkomst(wie.cookie_hash, None, ("Blauwe otter", "Gele vis"), sleutel_hash)
    join_sessie(opslag, sid, wie, limiet=9, now=NOW)


def gegevens_of(nieuw, **anders):
    gegevens = Gegevens(
        nieuw.woord,
        nieuw.woord_key,
        nieuw.titel,
        nieuw.plaats,
        nieuw.begin_op,
        nieuw.duur,
        nieuw.eigenaar,
        nieuw.begeleider,
        vraagt_namen=False,
    )
    return replace(gegevens, **anders)


def test_another_key_ends_the_old_one(opslag, sid):
    with wakes(opslag, sid, BEGELEIDING):
        replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)
    assert feiten_of(opslag, sid).eigenaar_nummer == 1
    assert (is_sleutel(opslag, sid, OUD), is_sleutel(opslag, sid, NIEUW)) == (False, True)


def test_with_another_key_nobody_is_the_owner_until_the_begeleider_says_so(opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    [bram_id] = let_join(opslag, sid, BRAM, is_eigenaar=True)
    come_with_key(opslag, sid, ANNA)
    eigen_nummer = feiten_of(opslag, sid).eigen_nummer
    with wakes(opslag, sid, (Publiek.DEELNEMERS, Publiek.BEGELEIDING)):
        replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)
    assert not deelnemer_of(opslag, sid, BRAM).is_eigenaar
    assert not deelnemer_of(opslag, sid, ANNA).is_eigenaar, "who waits"
    assert feiten_of(opslag, sid).eigen_nummer > eigen_nummer, "their own forms are others now"
    mark_eigenaar(opslag, sid, bram_id, is_eigenaar=True, now=NOW)
    with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
        replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=OUD, now=NOW)
    assert deelnemer_of(opslag, sid, BRAM).is_eigenaar


def test_who_comes_to_the_door_with_a_key_that_was_replaced_is_not_the_owner(opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    come_with_key(opslag, sid, BRAM)
    assert deelnemer_of(opslag, sid, BRAM).is_eigenaar
    replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)
    come_with_key(opslag, sid, ANNA)
    assert not deelnemer_of(opslag, sid, ANNA).is_eigenaar


def test_another_key_says_nothing_of_who_is_the_owner_elsewhere(opslag, sid, cards_root):
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    let_join(opslag, elders, BRAM, is_eigenaar=True)
    with wakes(opslag, elders, NIEMAND):
        replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)
    assert deelnemer_of(opslag, elders, BRAM).is_eigenaar


@pytest.mark.parametrize("is_eigenaar", [True, False])
def test_taking_out_the_owner_ends_the_key_and_of_another_does_not(opslag, sid, is_eigenaar):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    [bram_id] = let_join(opslag, sid, BRAM, is_eigenaar=is_eigenaar)
    remove_deelnemer(opslag, sid, bram_id, now=NOW)
    assert is_sleutel(opslag, sid, OUD) is not is_eigenaar
    replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)
    assert is_sleutel(opslag, sid, NIEUW)


def test_who_is_not_the_owner_any_more_has_no_key_that_works(opslag, sid):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    bram_id, cas_id = let_join(opslag, sid, BRAM, CAS)
    mark_eigenaar(opslag, sid, bram_id, is_eigenaar=True, now=NOW)
    mark_eigenaar(opslag, sid, cas_id, is_eigenaar=False, now=NOW)
    assert is_sleutel(opslag, sid, OUD)
    mark_eigenaar(opslag, sid, bram_id, is_eigenaar=False, now=NOW)
    assert not is_sleutel(opslag, sid, OUD)


@pytest.mark.parametrize("is_eigenaar", [True, False])
def test_not_letting_in_who_came_with_the_key_ends_it(opslag, sid, is_eigenaar):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    come_with_key(opslag, sid, BRAM, OUD if is_eigenaar else NIEUW)
    refuse_deelnemer(opslag, sid, deelnemer_of(opslag, sid, BRAM).id, now=NOW)
    assert is_sleutel(opslag, sid, OUD) is not is_eigenaar


def test_of_two_who_replace_it_at_once_one_is_told(opslag, other_opslag, sid):
    uitkomsten = at_once(
        *(
            lambda waar=waar: replace_eigenaarssleutel(
                waar, sid, gezien=0, sleutel_hash=NIEUW, now=NOW
            )
            for waar in (opslag, other_opslag)
        )
    )
    assert sorted(map(str, uitkomsten)) == sorted([sid, str(Veranderd())])
    assert feiten_of(opslag, sid).eigenaar_nummer == 1


def test_no_key_is_replaced_in_a_session_with_cards(opslag, prepared_sid):
    with wakes(opslag, prepared_sid, NIEMAND), pytest.raises(OnbekendVeld):
        replace_eigenaarssleutel(opslag, prepared_sid, gezien=0, sleutel_hash=NIEUW, now=NOW)


def test_no_key_is_replaced_after_closing(opslag, sid):
    close_sessie(opslag, sid, now=NOW)
    with wakes(opslag, sid, NIEMAND), pytest.raises(SessieGesloten):
        replace_eigenaarssleutel(opslag, sid, gezien=0, sleutel_hash=NIEUW, now=NOW)


def test_names_are_seen_by_the_begeleider_alone(opslag, sid, nieuw):
    with wakes(opslag, sid, BEGELEIDING):
        gegevens = gegevens_of(nieuw, eigenaar="Sam", vraagt_namen=True)
        change_gegevens(opslag, sid, gegevens, gezien=0, onderdelen=(), now=NOW)
    feiten = feiten_of(opslag, sid)
    assert (feiten.eigenaar, feiten.begeleider, feiten.vraagt_namen) == ("Sam", "Anna", True)


def test_after_opening_names_can_change_and_the_word_cannot(opslag, sid, nieuw):
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    anders = gegevens_of(nieuw, woord="wringt", woord_key="wringt", eigenaar="Sam")
    with pytest.raises(SessieAlOpen):
        change_gegevens(opslag, sid, anders, gezien=0, onderdelen=(), now=NOW)
    assert feiten_of(opslag, sid).eigenaar == "Noor"
    change_gegevens(
        opslag, sid, gegevens_of(nieuw, eigenaar="Sam"), gezien=0, onderdelen=(), now=NOW
    )
    assert feiten_of(opslag, sid).eigenaar == "Sam"


def test_another_length_has_its_steps_and_fields_and_keeps_what_was_written(
    opslag, sid, nieuw, cards_root
):
    write_tekst(
        opslag, sid, pen=EIGENAAR, veld_id="situatie", getypt="Een brief", gezien=0, now=NOW
    )
    kort = new_werksessie(cards_root, duur=60)
    change_gegevens(
        opslag, sid, gegevens_of(nieuw, duur=60), gezien=0, onderdelen=kort.onderdelen, now=NOW
    )
    with opslag.reading() as conn:
        feiten = feiten_of(opslag, sid)
        blokken = find_klok(conn, feiten).onderdelen
        [regel] = find_regels(conn, feiten)["situatie"]
    assert [(blok.stap, blok.velden) for blok in blokken] == [
        (een.stap, een.velden) for een in kort.onderdelen
    ]
    assert regel.delen == {"tekst": "Een brief"}


def test_points_of_a_werkvorm_are_ticked_off_beside_each_other(opslag, sid):
    for stap in ("werk.plannen", "werk.papier", "werk.papier"):
        tick_stap(opslag, sid, stap=stap, klaar=True, now=NOW)
    with opslag.reading() as conn:
        klaar = find_klare_stappen(conn, feiten_of(opslag, sid))
    assert set(klaar) == {"werk.plannen", "werk.papier"}
