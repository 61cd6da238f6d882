"""Two writers at once, each with connections of their own: exactly one of them wins."""

import math
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from sqlalchemy import func, select

from kaartenset.commands.deur import let_in, refuse_deelnemer, set_deur
from kaartenset.commands.draaiboek import VerplaatstOnderdeel, Wijziging, change_draaiboek
from kaartenset.commands.eigen import raise_hand
from kaartenset.commands.handen import lower_hand, set_handen
from kaartenset.commands.kaarten import park_kaart, show_kaart
from kaartenset.commands.klok import extend_onderdeel, go_to_onderdeel, start_klok
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessie_slot import Publiek
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.domain.deur import Deur
from kaartenset.domain.handen import Handen
from kaartenset.domain.weigering import DeurDicht, SessieVol, Veranderd, WoordBezet
from kaartenset.storage.deelnemers import find_deelnemers, find_wachtenden
from kaartenset.storage.facts import find_klok, find_sessie, is_apparaat
from kaartenset.storage.models import Deck, Sessie
from tests.cast import (
    BRAM,
    CAS,
    Persoon,
    deck_on_disk,
    deelnemer_of,
    feiten_of,
    hash_of,
    join,
)
from tests.commands.versies import ALLEN, wakes
from tests.steekproef import IS_LANG

KEREN = range(3 if IS_LANG else 1)
"""How often each is tried, with chance deciding who is first; thrice in the long form."""


def at_once(*calls):
    """Call all of these at the same moment; what each returned or raised."""
    start = threading.Barrier(len(calls))

    def run(call):
        start.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        futures = [pool.submit(run, call) for call in calls]
    return [future.exception() or future.result() for future in futures]


def winner_of(uitkomsten, weigering):
    """The place of the one that won, while all others were refused in this way."""
    gewonnen = [plaats for plaats, uit in enumerate(uitkomsten) if not isinstance(uit, Exception)]
    assert len(gewonnen) == 1, uitkomsten
    verloren = [uit for uit in uitkomsten if isinstance(uit, Exception)]
    assert [type(uit) for uit in verloren] == [weigering] * (len(uitkomsten) - 1), uitkomsten
    return gewonnen[0]


def klok_of(opslag, sid):
    with opslag.reading() as conn:
        return find_klok(conn, find_sessie(conn, sid))


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_two_gets_the_word(opslag, other_opslag, nieuw, keer, now):
    wensen = [
        nieuw("wooteam", sid=naam * 22, sleutel_hash=hash_of(naam), cookie_hash=hash_of(naam))
        for naam in "ab"
    ]
    winnaar = winner_of(
        at_once(
            lambda: create_sessie(opslag, wensen[0], now=now),
            lambda: create_sessie(other_opslag, wensen[1], now=now),
        ),
        WoordBezet,
    )
    with opslag.reading() as conn:
        assert conn.execute(select(Sessie.sid)).scalars().all() == [wensen[winnaar].sid]


@pytest.mark.parametrize("keer", KEREN)
def test_a_double_click_in_two_processes_makes_one_session(opslag, other_opslag, nieuw, keer, now):
    klikken = [nieuw("wooteam", cookie_hash=hash_of(naam)) for naam in "ab"]
    uitkomsten = at_once(
        lambda: create_sessie(opslag, klikken[0], now=now),
        lambda: create_sessie(other_opslag, klikken[1], now=now),
    )
    assert uitkomsten == [None, None]
    with opslag.reading() as conn:
        sessie = find_sessie(conn, klikken[0].sid)
        assert all(is_apparaat(conn, sessie, klik.cookie_hash) for klik in klikken)
        assert conn.execute(select(func.count()).select_from(Sessie)).scalar_one() == 1


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_a_reopened_and_a_new_session_gets_the_word(
    opslag, other_opslag, open_sid, nieuw, keer, now
):
    close_sessie(opslag, open_sid, now=now)
    ander = nieuw(sid="a" * 22, sleutel_hash=hash_of("a"), cookie_hash=hash_of("a"))
    winner_of(
        at_once(
            lambda: reopen_sessie(opslag, open_sid, now=now),
            lambda: create_sessie(other_opslag, ander, now=now),
        ),
        WoordBezet,
    )


@pytest.mark.parametrize("keer", KEREN)
def test_of_eight_who_move_the_card_at_once_one_wins(opslag, other_opslag, open_sid, keer, now):
    """There are six other cards, so two of the eight ask for the same as another: they agree."""
    doelen = [f"kaart-0{nummer}" for nummer in (1, 2, 4, 5, 6, 7, 1, 2)]
    with wakes(opslag, open_sid, ALLEN):
        uitkomsten = at_once(
            *(
                lambda waar=(opslag, other_opslag)[plaats % 2], doel=doel: show_kaart(
                    waar, open_sid, kaart_id=doel, gezien="kaart-03", now=now
                )
                for plaats, doel in enumerate(doelen)
            )
        )
    kaart_id = feiten_of(opslag, open_sid).kaart_id
    for doel, uit in zip(doelen, uitkomsten, strict=True):
        assert uit == open_sid if doel == kaart_id else isinstance(uit, Veranderd)
    assert kaart_id in doelen


@pytest.mark.parametrize("keer", KEREN)
def test_the_same_click_in_two_processes_moves_one_card(opslag, other_opslag, open_sid, keer, now):
    with wakes(opslag, open_sid, ALLEN):
        uitkomsten = at_once(
            *(
                lambda waar=waar: show_kaart(
                    waar, open_sid, kaart_id="kaart-01", gezien="kaart-03", now=now
                )
                for waar in (opslag, other_opslag, opslag)
            )
        )
    assert uitkomsten == [open_sid] * 3


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_two_goes_to_another_block(opslag, other_opslag, open_sid, keer, now):
    start_klok(opslag, open_sid, now=now)
    eerste, *anderen = (blok.id for blok in klok_of(opslag, open_sid).onderdelen)
    winnaar = winner_of(
        at_once(
            lambda: go_to_onderdeel(
                opslag, open_sid, onderdeel_id=anderen[0], gezien=eerste, now=now
            ),
            lambda: go_to_onderdeel(
                other_opslag, open_sid, onderdeel_id=anderen[1], gezien=eerste, now=now
            ),
        ),
        Veranderd,
    )
    klok = klok_of(opslag, open_sid)
    assert klok.huidig_id == anderen[winnaar]
    begonnen = [blok.id for blok in klok.onderdelen if blok.begonnen_op is not None]
    assert begonnen == [eerste, anderen[winnaar]]


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_two_clicks_on_plus_one_counts(opslag, other_opslag, open_sid, keer, now):
    winner_of(
        at_once(
            lambda: extend_onderdeel(opslag, open_sid, erbij=1, gezien=10, now=now),
            lambda: extend_onderdeel(other_opslag, open_sid, erbij=1, gezien=10, now=now),
        ),
        Veranderd,
    )
    assert klok_of(opslag, open_sid).huidig.minuten == 11


@pytest.mark.parametrize("keer", KEREN)
def test_of_eight_who_change_the_field_at_once_one_wins(opslag, other_opslag, open_sid, keer, now):
    blok = klok_of(opslag, open_sid).onderdelen[4]
    minuten = range(20, 28)
    uitkomsten = at_once(
        *(
            lambda waar=(opslag, other_opslag)[aantal % 2], aantal=aantal: change_draaiboek(
                waar,
                open_sid,
                [Wijziging(blok.id, blok.titel, aantal, blok.titel, blok.minuten)],
                now=now,
            )
            for aantal in minuten
        )
    )
    winnaar = winner_of(uitkomsten, Veranderd)
    assert klok_of(opslag, open_sid).onderdelen[4].minuten == minuten[winnaar]


@pytest.mark.parametrize("keer", KEREN)
def test_two_blocks_that_move_at_once_leave_a_whole_draaiboek(
    opslag, other_opslag, open_sid, keer, now
):
    ids = [blok.id for blok in klok_of(opslag, open_sid).onderdelen]
    een, ander = (
        VerplaatstOnderdeel(ids[1], naar=4, gezien=1),
        VerplaatstOnderdeel(ids[5], naar=0, gezien=5),
    )
    at_once(
        lambda: change_draaiboek(opslag, open_sid, [een], now=now),
        lambda: change_draaiboek(other_opslag, open_sid, [ander], now=now),
    )
    assert sorted(blok.id for blok in klok_of(opslag, open_sid).onderdelen) == ids


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_two_gets_the_last_place(opslag, other_opslag, open_sid, keer):
    winner_of(
        at_once(
            lambda: join(opslag, open_sid, BRAM, limiet=1),
            lambda: join(other_opslag, open_sid, CAS, limiet=1),
        ),
        SessieVol,
    )


@pytest.mark.parametrize("keer", KEREN)
@pytest.mark.parametrize("deur", [Deur.WACHTKAMER, Deur.DICHT])
def test_eight_who_press_while_the_door_changes_each_get_what_it_was_then(
    opslag, other_opslag, open_sid, deur, keer, now
):
    mensen = [Persoon("", f"browser {nummer}") for nummer in range(8)]
    wegen = [opslag, other_opslag] * 4
    klikken = [
        lambda waar=waar, wie=wie: join(waar, open_sid, wie)
        for waar, wie in zip(wegen, mensen, strict=True)
    ]
    klikken.insert(
        4, lambda: set_deur(opslag, open_sid, deur, gezien=Deur.OPEN, now=now) or open_sid
    )
    uitkomsten = at_once(*klikken)
    assert uitkomsten.pop(4) == open_sid
    assert {type(uit) for uit in uitkomsten if uit != open_sid} <= {DeurDicht}
    with opslag.reading() as conn:
        sessie = find_sessie(conn, open_sid)
        binnen, wacht = find_deelnemers(conn, sessie), find_wachtenden(conn, sessie)
    geteld = (len(binnen) + len(wacht), len(wacht) if deur.is_dicht else 0)
    assert geteld == (uitkomsten.count(open_sid), 0)
    eerste_wacht = min((een.id for een in wacht), default=math.inf)
    assert all(een.id < eerste_wacht for een in binnen)
    with pytest.raises(DeurDicht) if deur.is_dicht else nullcontext():
        join(opslag, open_sid, CAS)


@pytest.mark.parametrize("keer", KEREN)
def test_two_who_let_in_and_keep_out_the_same_person_do_one_of_both(
    opslag, other_opslag, open_sid, keer, now
):
    set_deur(opslag, open_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    join(opslag, open_sid, BRAM)
    bram = deelnemer_of(opslag, open_sid).id
    winnaar = winner_of(
        at_once(
            lambda: let_in(opslag, open_sid, bram, now=now),
            lambda: refuse_deelnemer(other_opslag, open_sid, bram, now=now),
        ),
        Veranderd,
    )
    assert deelnemer_of(opslag, open_sid).is_binnen is (winnaar == 0)


@pytest.mark.parametrize("keer", KEREN)
def test_five_screens_that_let_in_and_lower_hands_do_it_once(
    opslag, other_opslag, open_sid, keer, now
):
    set_deur(opslag, open_sid, Deur.WACHTKAMER, gezien=Deur.OPEN, now=now)
    join(opslag, open_sid, BRAM)
    bram = deelnemer_of(opslag, open_sid).id
    schermen = [opslag, other_opslag, opslag, other_opslag, opslag]
    met = [lambda waar=waar: let_in(waar, open_sid, bram, now=now) for waar in schermen]
    uitkomsten = at_once(*met)
    assert sorted(map(len, uitkomsten)) == [0, 0, 0, 0, 1]
    set_handen(opslag, open_sid, Handen.HIER, gezien=Handen.GESPREK, now=now)
    raise_hand(opslag, open_sid, BRAM.cookie_hash, now=now)
    with wakes(opslag, open_sid, (Publiek.DEELNEMERS, Publiek.BEGELEIDING)):
        at_once(
            *(
                lambda waar=waar: lower_hand(waar, open_sid, bram, gezien_op=now, now=now)
                for waar in schermen
            )
        )


@pytest.mark.parametrize("keer", KEREN)
def test_a_double_click_on_the_door_in_two_processes_comes_in_once(
    opslag, other_opslag, open_sid, keer
):
    uitkomsten = at_once(
        lambda: join(opslag, open_sid, BRAM), lambda: join(other_opslag, open_sid, BRAM)
    )
    assert uitkomsten == [open_sid, open_sid]
    with opslag.reading() as conn:
        assert len(find_deelnemers(conn, find_sessie(conn, open_sid))) == 1


@pytest.mark.parametrize("keer", KEREN)
def test_hands_on_different_things_all_land(opslag, other_opslag, open_sid, keer, now):
    """Nothing that others do refuses or undoes the begeleider's click."""
    klaar = at_once(
        lambda: show_kaart(opslag, open_sid, kaart_id="kaart-01", gezien="kaart-03", now=now),
        lambda: join(other_opslag, open_sid, BRAM),
        lambda: park_kaart(other_opslag, open_sid, kaart_id="kaart-02", later=True, now=now),
        lambda: start_klok(opslag, open_sid, now=now),
    )
    assert klaar == [open_sid] * 4
    feiten = feiten_of(opslag, open_sid)
    assert (feiten.versie_deelnemers, feiten.versie_begeleiding) == (2, 5)


@pytest.mark.parametrize("keer", KEREN)
def test_sessions_that_open_the_same_deck_at_once_share_one(
    opslag, other_opslag, nieuw, cards_root, keer, now
):
    sids = []
    for naam in "ab":
        sessie = nieuw(f"woord {naam}", cookie_hash=hash_of(naam))
        create_sessie(opslag, sessie, now=now)
        sids.append(sessie.sid)
    deck = deck_on_disk(cards_root)("dezelfde volgorde")
    uitkomsten = at_once(
        lambda: open_sessie(opslag, sids[0], deck=lambda _: deck, now=now),
        lambda: open_sessie(other_opslag, sids[1], deck=lambda _: deck, now=now),
    )
    assert uitkomsten == sids
    with opslag.reading() as conn:
        assert conn.execute(select(func.count()).select_from(Deck)).scalar_one() == 1
