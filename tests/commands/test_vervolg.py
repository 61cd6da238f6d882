"""A follow-up: the same order, the chosen cards, last time's agreements, made once."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kaartenset.commands.afspraken import InhoudAfspraak, mark_gedaan, note_afspraak
from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.commands.klok import go_to_onderdeel, start_klok
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.commands.vervolg import create_vervolg
from kaartenset.domain.afspraak import SoortAfspraak
from kaartenset.domain.weigering import (
    FormulierGebruikt,
    GeenKaartenOver,
    GeenVervolg,
    WoordBezet,
)
from kaartenset.storage.afspraken import find_afspraken
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.facts import find_klok, find_sessie, is_apparaat
from kaartenset.storage.models import Sessie, SessieOnderdeel
from tests.cast import WOORD, deck_on_disk, feiten_of, hash_of, new_sessie, sid_of
from tests.commands.test_tegelijk import at_once
from tests.commands.versies import ALLEN, BEGELEIDING, wakes
from tests.decks import write_cards

KEUZE = ("kaart-04", "kaart-02")
AFSPRAAK = InhoudAfspraak(SoortAfspraak.AFSPRAAK, "Brief sturen", "Anna", None, "kaart-03")
VRAAG = InhoudAfspraak(SoortAfspraak.OPEN_VRAAG, "Mag dit?", "", None, None)


@pytest.fixture
def dicht_sid(opslag, open_sid, now):
    """The session with the word 'openheid', closed, with an agreement and an open question."""
    note_afspraak(opslag, open_sid, AFSPRAAK, verzoek="v1", now=now)
    note_afspraak(opslag, open_sid, VRAAG, verzoek="v2", now=now)
    close_sessie(opslag, open_sid, now=now)
    return open_sid


@pytest.fixture
def vraag_vervolg(cards_root, opslag):
    """Asks for a follow-up with some word and whatever else."""

    def vraag(vorige_sid, woord=WOORD, **anders):
        return new_sessie(
            cards_root,
            woord,
            **{
                "sid": sid_of(f"vervolg {woord}"),
                "sleutel_hash": hash_of(f"vervolg {woord}"),
                "cookie_hash": hash_of(f"cookie {anders.get('sid', woord)}"),
                "volgorde": feiten_of(opslag, vorige_sid).volgorde,
                "kaarten_keuze": KEUZE,
                **anders,
            },
        )

    return vraag


def afspraken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_afspraken(conn, find_sessie(conn, sid))


def count_sessies(opslag):
    with opslag.reading() as conn:
        return conn.execute(select(func.count()).select_from(Sessie)).scalar_one()


def plan_of(opslag, sid):
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        rijen = conn.execute(
            select(SessieOnderdeel.plan_minuten)
            .where(SessieOnderdeel.sessie_id == sessie.id)
            .order_by(SessieOnderdeel.positie)
        )
        return list(rijen.scalars())


def test_a_follow_up_keeps_the_order_and_the_cards_under_another_word_too(
    opslag, dicht_sid, vraag_vervolg, now
):
    nieuw = vraag_vervolg(dicht_sid, "een heel ander woord")
    create_vervolg(opslag, dicht_sid, nieuw, now=now)
    feiten = feiten_of(opslag, nieuw.sid)
    assert feiten.volgorde == feiten_of(opslag, dicht_sid).volgorde
    assert (feiten.woord, feiten.kaarten_keuze) == ("een heel ander woord", KEUZE)
    assert (feiten.geopend_op, feiten.deck_id) == (None, None)
    with opslag.reading() as conn:
        assert is_apparaat(conn, feiten, nieuw.cookie_hash)


def test_another_word_or_title_later_leaves_its_order_as_it_is(
    opslag, dicht_sid, vraag_vervolg, now
):
    nieuw = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, nieuw, now=now)
    gegevens = Gegevens("ander", "ander", "Nieuwe titel", "Zaal 3", nieuw.begin_op, nieuw.duur)
    change_gegevens(opslag, nieuw.sid, gegevens, gezien=0, onderdelen=nieuw.onderdelen, now=now)
    feiten = feiten_of(opslag, nieuw.sid)
    assert (feiten.woord, feiten.volgorde) == ("ander", nieuw.volgorde)


def test_agreements_and_open_questions_come_along_and_those_that_were_done_do_not(
    opslag, dicht_sid, vraag_vervolg, now
):
    tweede = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, tweede, now=now)
    mee = afspraken_of(opslag, tweede.sid)
    assert [(een.soort, een.tekst, een.wie, een.kaart_id) for een in mee] == [
        (SoortAfspraak.AFSPRAAK, "Brief sturen", "Anna", "kaart-03"),
        (SoortAfspraak.OPEN_VRAAG, "Mag dit?", "", None),
    ]
    assert all(een.uit_vorige and not een.gedaan for een in mee)
    assert len(afspraken_of(opslag, dicht_sid)) == 2


def test_the_third_conversation_gets_what_the_second_left_undone(
    opslag, dicht_sid, vraag_vervolg, cards_root, now
):
    tweede = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, tweede, now=now)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=now)
    brief, _ = afspraken_of(opslag, tweede.sid)
    with wakes(opslag, tweede.sid, ALLEN):  # at the beginning deelnemers see them
        mark_gedaan(opslag, tweede.sid, brief.id, gedaan=True, now=now)
    nieuw = replace(AFSPRAAK, tekst="Nieuwe afspraak", kaart_id=None)
    note_afspraak(opslag, tweede.sid, nieuw, verzoek="v3", now=now)
    close_sessie(opslag, tweede.sid, now=now)
    derde = vraag_vervolg(tweede.sid, sid="d" * 22, sleutel_hash=hash_of("derde"))
    create_vervolg(opslag, tweede.sid, derde, now=now)
    assert {een.tekst for een in afspraken_of(opslag, derde.sid)} == {"Mag dit?", "Nieuwe afspraak"}


def test_an_agreement_of_last_time_wakes_deelnemers_until_the_first_round_alone(
    opslag, dicht_sid, vraag_vervolg, cards_root, now
):
    tweede = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, tweede, now=now)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=now)
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, tweede.sid))
    go_to_onderdeel(
        opslag,
        tweede.sid,
        onderdeel_id=klok.onderdelen[2].id,
        gezien=klok.huidig_id,
        now=now,
    )
    brief, _ = afspraken_of(opslag, tweede.sid)
    with wakes(opslag, tweede.sid, BEGELEIDING):
        mark_gedaan(opslag, tweede.sid, brief.id, gedaan=True, now=now)


def test_it_opens_with_the_chosen_cards_in_the_order_of_before(
    opslag, dicht_sid, vraag_vervolg, cards_root, now
):
    tweede = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, tweede, now=now)
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(cards_root), now=now)
    with opslag.reading() as conn:
        toen = find_kaarten(conn, find_sessie(conn, dicht_sid).deck_id)
        nu = find_kaarten(conn, find_sessie(conn, tweede.sid).deck_id)
    assert [een.id for een in nu] == [een.id for een in toen if een.id in KEUZE]
    assert feiten_of(opslag, tweede.sid).kaart_id == nu[0].id


def test_a_card_of_which_the_file_is_gone_is_left_out_and_without_any_it_does_not_open(
    opslag, dicht_sid, vraag_vervolg, tmp_path, now
):
    root = tmp_path / "cards"
    write_cards(root)
    tweede = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, tweede, now=now)
    folder = next(root.iterdir()) / "kaarten"
    (folder / "kaart-04.md").unlink()
    (folder / "kaart-02.md").rename(tmp_path / "apart.md")
    with pytest.raises(GeenKaartenOver):
        open_sessie(opslag, tweede.sid, deck=deck_on_disk(root), now=now)
    assert feiten_of(opslag, tweede.sid).geopend_op is None
    (tmp_path / "apart.md").rename(folder / "kaart-02.md")
    open_sessie(opslag, tweede.sid, deck=deck_on_disk(root), now=now)
    assert feiten_of(opslag, tweede.sid).kaart_id == "kaart-02"


def test_the_same_form_twice_makes_one_session_with_its_agreements_once(
    opslag, dicht_sid, vraag_vervolg, now
):
    klik = vraag_vervolg(dicht_sid)
    create_vervolg(opslag, dicht_sid, klik, now=now)
    nog_een = replace(klik, cookie_hash=hash_of("een ander apparaat"))
    create_vervolg(opslag, dicht_sid, nog_een, now=now + timedelta(minutes=1))
    assert count_sessies(opslag) == 2
    assert len(afspraken_of(opslag, klik.sid)) == 2
    with pytest.raises(FormulierGebruikt):
        create_vervolg(opslag, dicht_sid, klik, now=now + timedelta(minutes=3))


@pytest.mark.parametrize("keer", range(3))
def test_eight_clicks_at_once_make_one_follow_up(
    opslag, other_opslag, dicht_sid, vraag_vervolg, now, keer
):
    klikken = [
        replace(vraag_vervolg(dicht_sid), cookie_hash=hash_of(f"apparaat {nummer}"))
        for nummer in range(8)
    ]
    uitkomsten = at_once(
        *(
            lambda waar=waar, klik=klik: create_vervolg(waar, dicht_sid, klik, now=now)
            for waar, klik in zip([opslag, other_opslag] * 4, klikken, strict=True)
        )
    )
    assert uitkomsten == [None] * 8
    assert count_sessies(opslag) == 2
    assert len(afspraken_of(opslag, klikken[0].sid)) == 2


def test_before_the_closing_block_there_is_no_follow_up(opslag, open_sid, vraag_vervolg, now):
    with pytest.raises(GeenVervolg):
        create_vervolg(opslag, open_sid, vraag_vervolg(open_sid, "ander"), now=now)
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, open_sid))
    slot_id = klok.onderdelen[-1].id
    go_to_onderdeel(opslag, open_sid, onderdeel_id=slot_id, gezien=klok.huidig_id, now=now)
    with pytest.raises(WoordBezet):  # the word is still of the session that is open
        create_vervolg(opslag, open_sid, vraag_vervolg(open_sid), now=now)
    create_vervolg(opslag, open_sid, vraag_vervolg(open_sid, "ander"), now=now)


def test_what_never_opened_has_no_follow_up(opslag, prepared_sid, vraag_vervolg, now):
    close_sessie(opslag, prepared_sid, now=now)
    with pytest.raises(GeenVervolg):
        create_vervolg(opslag, prepared_sid, vraag_vervolg(prepared_sid), now=now)


@pytest.mark.parametrize("keuze", [(), ("kaart-99",), ("x" * 10_000,)])
def test_without_any_card_of_the_deck_there_is_no_follow_up(
    opslag, dicht_sid, vraag_vervolg, now, keuze
):
    with pytest.raises(GeenKaartenOver):
        create_vervolg(opslag, dicht_sid, vraag_vervolg(dicht_sid, kaarten_keuze=keuze), now=now)
    assert count_sessies(opslag) == 1


def test_who_made_a_follow_up_with_the_same_word_cannot_reopen_the_session_before(
    opslag, dicht_sid, vraag_vervolg, now
):
    create_vervolg(opslag, dicht_sid, vraag_vervolg(dicht_sid), now=now)
    with pytest.raises(WoordBezet):
        reopen_sessie(opslag, dicht_sid, now=now)


def test_an_ordinary_session_has_no_choice_of_cards(opslag, nieuw, now):
    sessie = nieuw()
    create_sessie(opslag, sessie, now=now)
    with opslag.reading() as conn:
        assert conn.execute(select(Sessie.kaarten_keuze)).scalar_one() is None


def test_the_choice_is_kept_as_json(opslag, dicht_sid, vraag_vervolg, now):
    create_vervolg(opslag, dicht_sid, vraag_vervolg(dicht_sid), now=now)
    with opslag.reading() as conn:
        bewaard = conn.execute(
            select(Sessie.kaarten_keuze).where(Sessie.kaarten_keuze.is_not(None))
        ).scalar_one()
    assert json.loads(bewaard) == list(KEUZE)


def test_the_plan_is_kept_when_the_clock_starts_or_at_opening_and_only_then(
    opslag, prepared_sid, cards_root, now
):
    assert set(plan_of(opslag, prepared_sid)) == {None}
    start_klok(opslag, prepared_sid, now=now)
    plan = plan_of(opslag, prepared_sid)
    assert plan == [10, 5, 45, 10, 40, 10]
    open_sessie(opslag, prepared_sid, deck=deck_on_disk(cards_root), now=now)
    assert plan_of(opslag, prepared_sid) == plan


def test_opening_keeps_the_plan_of_who_starts_no_clock_before(opslag, open_sid):
    assert plan_of(opslag, open_sid) == [10, 5, 45, 10, 40, 10]
