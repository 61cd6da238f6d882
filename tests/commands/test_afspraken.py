"""Agreements and open questions: noted once, changed by who saw them last, seen when it is time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kaartenset.commands.afspraken import (
    InhoudAfspraak,
    change_afspraak,
    drop_afspraak,
    mark_gedaan,
    note_afspraak,
)
from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.afspraak import MAX_AFSPRAKEN, SoortAfspraak
from kaartenset.domain.weigering import (
    AfsprakenVol,
    OnbekendeAfspraak,
    OnbekendeKaart,
    TeLaatVoorAfspraken,
    Veranderd,
)
from kaartenset.storage.afspraken import find_afspraken
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import feiten_of
from tests.commands.test_tegelijk import at_once, winner_of
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes

BRIEF = InhoudAfspraak(
    SoortAfspraak.AFSPRAAK, "We sturen de brief", "Anna", date(2026, 12, 8), "kaart-03"
)
VRAAG = InhoudAfspraak(SoortAfspraak.OPEN_VRAAG, "Mag dit wel?", "", None, None)


def afspraken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_afspraken(conn, find_sessie(conn, sid))


def note(opslag, sid, inhoud=BRIEF, *, now, verzoek="v1"):
    note_afspraak(opslag, sid, inhoud, verzoek=verzoek, now=now)
    return afspraken_of(opslag, sid)[-1]


def go_to_slot(opslag, sid, now):
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, sid))
    slot_id = klok.onderdelen[-1].id
    go_to_onderdeel(opslag, sid, onderdeel_id=slot_id, gezien=klok.huidig_id, now=now)


def test_an_agreement_is_kept_with_who_when_and_its_card(opslag, open_sid, now):
    with wakes(opslag, open_sid, BEGELEIDING):
        een = note(opslag, open_sid, now=now)
    assert (een.soort, een.tekst, een.wie, een.wanneer, een.kaart_id) == (
        SoortAfspraak.AFSPRAAK,
        "We sturen de brief",
        "Anna",
        date(2026, 12, 8),
        "kaart-03",
    )
    assert (een.uit_vorige, een.gedaan, een.versie) == (False, False, 0)


def test_an_old_page_never_takes_out_or_changes_one_that_came_later(opslag, open_sid, now):
    weg = note(opslag, open_sid, now=now)
    drop_afspraak(opslag, open_sid, weg.id, gezien=0, now=now)
    later = note(opslag, open_sid, VRAAG, now=now, verzoek="v2")
    with wakes(opslag, open_sid, NIEMAND):
        drop_afspraak(opslag, open_sid, weg.id, gezien=0, now=now)
        with pytest.raises(OnbekendeAfspraak):
            change_afspraak(opslag, open_sid, weg.id, BRIEF, gezien=0, now=now)
    assert afspraken_of(opslag, open_sid) == (later,)


def test_the_same_form_twice_is_one(opslag, open_sid, now):
    note(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        note(opslag, open_sid, now=now + timedelta(hours=1))
    assert len(afspraken_of(opslag, open_sid)) == 1


def test_the_same_words_after_a_lost_answer_are_one_also_with_another_token(opslag, open_sid, now):
    note(opslag, open_sid, now=now)
    note(opslag, open_sid, now=now + timedelta(minutes=1), verzoek="v2")
    assert len(afspraken_of(opslag, open_sid)) == 1
    note(opslag, open_sid, now=now + timedelta(minutes=3), verzoek="v2")
    assert len(afspraken_of(opslag, open_sid)) == 2


def test_another_text_with_the_token_of_a_form_that_was_used_is_refused_not_lost(
    opslag, open_sid, now
):
    note(opslag, open_sid, now=now)
    with pytest.raises(Veranderd), wakes(opslag, open_sid, NIEMAND):
        note(opslag, open_sid, VRAAG, now=now)


def test_it_is_noted_while_preparing_at_no_card_and_until_a_day_after_closing(
    opslag, prepared_sid, now
):
    note(opslag, prepared_sid, VRAAG, now=now)
    with pytest.raises(OnbekendeKaart):
        note(opslag, prepared_sid, now=now, verzoek="v2")
    close_sessie(opslag, prepared_sid, now=now)
    dag = now + timedelta(hours=24)
    een = note(opslag, prepared_sid, replace(VRAAG, tekst="En nu?"), now=dag, verzoek="v3")
    te_laat = dag + timedelta(seconds=1)
    for doe in (
        lambda: note(opslag, prepared_sid, VRAAG, now=te_laat, verzoek="v4"),
        lambda: change_afspraak(opslag, prepared_sid, een.id, VRAAG, gezien=0, now=te_laat),
        lambda: drop_afspraak(opslag, prepared_sid, een.id, gezien=0, now=te_laat),
        lambda: mark_gedaan(opslag, prepared_sid, een.id, gedaan=True, now=te_laat),
    ):
        with pytest.raises(TeLaatVoorAfspraken):
            doe()
    assert len(afspraken_of(opslag, prepared_sid)) == 2


@pytest.mark.parametrize("kaart_id", ["kaart-99", "", "../set", "x" * 10_000])
def test_a_card_that_is_not_in_this_session_is_refused(opslag, open_sid, now, kaart_id):
    with pytest.raises(OnbekendeKaart):
        note(opslag, open_sid, replace(BRIEF, kaart_id=kaart_id), now=now)
    assert not afspraken_of(opslag, open_sid)


def test_an_agreement_of_another_session_is_not_there(opslag, open_sid, other_sid, now):
    een = note(opslag, open_sid, now=now)
    with pytest.raises(OnbekendeAfspraak):
        change_afspraak(opslag, other_sid, een.id, VRAAG, gezien=0, now=now)
    drop_afspraak(opslag, other_sid, een.id, gezien=0, now=now)
    assert afspraken_of(opslag, open_sid) == (een,)


def test_a_session_holds_a_hundred(opslag, open_sid, now):
    for nummer in range(MAX_AFSPRAKEN):
        note(opslag, open_sid, replace(VRAAG, tekst=f"{nummer}"), now=now, verzoek=f"v{nummer}")
    with pytest.raises(AfsprakenVol):
        note(opslag, open_sid, VRAAG, now=now, verzoek="nog een")


def test_it_is_changed_by_who_saw_it_last(opslag, open_sid, now):
    een = note(opslag, open_sid, now=now)
    anders = replace(BRIEF, wie="Bram", kaart_id=None)
    with wakes(opslag, open_sid, BEGELEIDING):
        change_afspraak(opslag, open_sid, een.id, anders, gezien=0, now=now)
    with wakes(opslag, open_sid, NIEMAND):  # the same again: a lost answer
        change_afspraak(opslag, open_sid, een.id, anders, gezien=0, now=now)
    with pytest.raises(Veranderd):
        change_afspraak(opslag, open_sid, een.id, BRIEF, gezien=0, now=now)
    (nu,) = afspraken_of(opslag, open_sid)
    assert (nu.wie, nu.kaart_id, nu.versie) == ("Bram", None, 1)


def test_it_is_taken_out_by_who_saw_it_last_and_twice_is_once(opslag, open_sid, now):
    een = note(opslag, open_sid, now=now)
    change_afspraak(opslag, open_sid, een.id, VRAAG, gezien=0, now=now)
    with pytest.raises(Veranderd):
        drop_afspraak(opslag, open_sid, een.id, gezien=0, now=now)
    drop_afspraak(opslag, open_sid, een.id, gezien=1, now=now)
    with wakes(opslag, open_sid, NIEMAND):
        drop_afspraak(opslag, open_sid, een.id, gezien=1, now=now)
    assert not afspraken_of(opslag, open_sid)


def test_only_what_comes_from_last_time_is_ticked_off(opslag, open_sid, now):
    een = note(opslag, open_sid, now=now)
    with pytest.raises(OnbekendeAfspraak):
        mark_gedaan(opslag, open_sid, een.id, gedaan=True, now=now)


def test_before_the_closing_block_a_change_wakes_no_deelnemer_and_from_then_on_all(
    opslag, open_sid, now
):
    with wakes(opslag, open_sid, BEGELEIDING):
        een = note(opslag, open_sid, now=now)
    go_to_slot(opslag, open_sid, now)
    with wakes(opslag, open_sid, ALLEN):
        note(opslag, open_sid, VRAAG, now=now, verzoek="v2")
    close_sessie(opslag, open_sid, now=now)
    with wakes(opslag, open_sid, ALLEN):
        drop_afspraak(opslag, open_sid, een.id, gezien=0, now=now)


def test_noting_counts_as_leading(opslag, open_sid, now):
    straks = now + timedelta(minutes=50)
    note(opslag, open_sid, now=straks)
    assert feiten_of(opslag, open_sid).geleid_op == straks


@pytest.mark.parametrize("keer", range(3))
def test_of_eight_who_change_the_same_one_exactly_one_wins(
    opslag, other_opslag, open_sid, now, keer
):
    een = note(opslag, open_sid, now=now)
    anders = [replace(BRIEF, tekst=f"Brief {nummer}") for nummer in range(8)]
    winnaar = winner_of(
        at_once(
            *(
                lambda waar=waar, inhoud=inhoud: change_afspraak(
                    waar, open_sid, een.id, inhoud, gezien=0, now=now
                )
                for waar, inhoud in zip([opslag, other_opslag] * 4, anders, strict=True)
            )
        ),
        Veranderd,
    )
    (nu,) = afspraken_of(opslag, open_sid)
    assert (nu.tekst, nu.versie) == (anders[winnaar].tekst, 1)


@pytest.mark.parametrize("keer", range(3))
def test_eight_times_the_same_form_at_once_notes_one(opslag, other_opslag, open_sid, now, keer):
    uitkomsten = at_once(
        *(
            lambda waar=waar: note_afspraak(waar, open_sid, BRIEF, verzoek="v1", now=now)
            for waar in [opslag, other_opslag] * 4
        )
    )
    assert uitkomsten == [open_sid] * 8
    assert len(afspraken_of(opslag, open_sid)) == 1


@pytest.mark.parametrize("keer", range(3))
def test_different_texts_from_two_devices_with_forms_of_their_own_are_both_kept(
    opslag, other_opslag, open_sid, now, keer
):
    at_once(
        lambda: note_afspraak(opslag, open_sid, BRIEF, verzoek="v1", now=now),
        lambda: note_afspraak(other_opslag, open_sid, VRAAG, verzoek="v2", now=now),
    )
    assert {een.tekst for een in afspraken_of(opslag, open_sid)} == {BRIEF.tekst, VRAAG.tekst}
