"""What a change of the draaiboek does to the werkblad: what was in sight stays in sight."""

import pytest

from kaartenset.commands.draaiboek import (
    VerplaatstOnderdeel,
    WeggehaaldOnderdeel,
    Wijziging,
    change_draaiboek,
)
from kaartenset.commands.klok import go_to_onderdeel, start_klok
from kaartenset.domain.werkweigering import VeldDicht
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import BRAM, NOW
from tests.commands.versies import ALLEN, BEGELEIDING, wakes
from tests.werkbladen import (
    alle_regels,
    let_join,
    open_werksessie,
    prepare_werksessie,
    put,
)
from tests.werksessies import go_to, pen_of
from tests.werkvormen import BLOKKEN

TITELS = [titel for titel, *_ in BLOKKEN]
SITUATIE, WAARDEN, IDEEEN = (
    set(velden) for titel, *_, velden in BLOKKEN if titel in {"De situatie", "Waarden", "Ideeën"}
)


@pytest.fixture
def sid(opslag, cards_root):
    """The group is at the values; Bram is in, and it is his dilemma."""
    sid = open_werksessie(opslag, cards_root)
    let_join(opslag, sid, BRAM, is_eigenaar=True)
    go_to(opslag, sid, "Waarden")
    return sid


def klok_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid))


def blok_of(opslag, sid, titel):
    return next(een for een in klok_of(opslag, sid).onderdelen if een.titel == titel)


def drop(opslag, sid, titel):
    weg = WeggehaaldOnderdeel(blok_of(opslag, sid, titel).id)
    return change_draaiboek(opslag, sid, [weg], now=NOW)


def move(opslag, sid, titel, naar):
    klok = klok_of(opslag, sid)
    blok = blok_of(opslag, sid, titel)
    gezien = klok.onderdelen.index(blok)
    return change_draaiboek(opslag, sid, [VerplaatstOnderdeel(blok.id, naar, gezien)], now=NOW)


def test_what_was_filled_in_stays_in_sight_when_its_block_is_taken_out(opslag, sid):
    put(opslag, sid, "situatie", pen_of(BRAM))
    with wakes(opslag, sid, BEGELEIDING):
        drop(opslag, sid, "De situatie")
    klok = klok_of(opslag, sid)
    assert klok.bereikte_velden == SITUATIE | WAARDEN
    assert set(blok_of(opslag, sid, "Welkom").velden) == SITUATIE
    assert "situatie" not in klok.huidig.velden, "nobody is asked for it now"
    put(opslag, sid, "kaders", pen_of(BRAM))
    assert set(alle_regels(opslag, sid)) == {"situatie", "kaders"}


def test_so_it_does_when_all_blocks_before_it_are_taken_out(opslag, sid):
    for titel in ("Klaarzetten", "Welkom", "De situatie"):
        drop(opslag, sid, titel)
    assert klok_of(opslag, sid).bereikte_velden == SITUATIE | WAARDEN


def test_so_it_does_when_a_later_block_was_begun(opslag, sid):
    go_to(opslag, sid, "Ideeën")
    start_klok(opslag, sid, now=NOW)
    klok = klok_of(opslag, sid)
    terug = blok_of(opslag, sid, "Waarden").id
    go_to_onderdeel(opslag, sid, onderdeel_id=terug, gezien=klok.huidig_id, now=NOW)
    drop(opslag, sid, "Ideeën")
    assert klok_of(opslag, sid).bereikte_velden == SITUATIE | WAARDEN | IDEEEN


def test_a_block_that_the_group_has_not_come_to_takes_its_fields_along(opslag, sid):
    drop(opslag, sid, "Ideeën")
    go_to(opslag, sid, "Afsluiten")
    assert not klok_of(opslag, sid).bereikte_velden & IDEEEN
    with pytest.raises(VeldDicht):
        put(opslag, sid, "ideeen", pen_of(BRAM))
    put(opslag, sid, "ideeen")


def test_a_block_that_moves_before_the_present_one_is_seen_by_all(opslag, sid):
    with wakes(opslag, sid, ALLEN):
        move(opslag, sid, "Ideeën", 1)
    assert klok_of(opslag, sid).bereikte_velden == SITUATIE | WAARDEN | IDEEEN


def test_a_block_that_moves_after_the_present_one_stays_in_sight(opslag, sid):
    with wakes(opslag, sid, BEGELEIDING):
        move(opslag, sid, "De situatie", 4)
    assert klok_of(opslag, sid).bereikte_velden == SITUATIE | WAARDEN


def test_two_blocks_that_are_called_the_same_are_told_apart_by_what_is_filled_in(opslag, sid):
    huidig, volgend = blok_of(opslag, sid, "Waarden"), blok_of(opslag, sid, "Ideeën")
    hernoemd = Wijziging(volgend.id, huidig.titel, volgend.minuten, volgend.titel, volgend.minuten)
    change_draaiboek(opslag, sid, [hernoemd], now=NOW)
    with wakes(opslag, sid, ALLEN):
        go_to_onderdeel(opslag, sid, onderdeel_id=volgend.id, gezien=huidig.id, now=NOW)


@pytest.mark.parametrize("veld", ["situatie", "waarden", "ideeen"])
def test_going_back_keeps_in_sight_what_the_group_came_to(opslag, sid, veld):
    go_to(opslag, sid, "Afsluiten")
    put(opslag, sid, veld, pen_of(BRAM))
    vooraf = alle_regels(opslag, sid)
    go_to(opslag, sid, "De situatie")
    assert veld in klok_of(opslag, sid).bereikte_velden
    assert alle_regels(opslag, sid) == vooraf


def test_going_back_before_the_session_opens_leaves_nothing_in_sight(opslag, cards_root):
    sid = prepare_werksessie(opslag, cards_root, woord="later")
    go_to(opslag, sid, "Afsluiten")
    go_to(opslag, sid, "Welkom")
    assert not klok_of(opslag, sid).bereikte_velden
