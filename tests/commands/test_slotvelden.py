"""The closing questions: answered at the end and half an hour after, shown until a day after."""

from datetime import timedelta

import pytest

from kaartenset.commands.antwoorden import begin_ronde, give_antwoord, show_ronde
from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.veld import CIJFER, MORGEN, REDEN, SLOTVELDEN
from kaartenset.domain.weigering import (
    OngeldigAntwoord,
    RondeVoorbij,
    SessieNietOpen,
    SlotDicht,
    TeLaatOmTeTonen,
    TeLangAntwoord,
    TeWeinigAntwoorden,
    Veranderd,
)
from kaartenset.storage.antwoorden import find_getoonde_waarden, find_rondes
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import BRAM, CAS, Persoon, join
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes

DEWI = Persoon("Dewi", "dewi-doet-ook-mee-22-t")
MINUUT = timedelta(minutes=1)
CIJFERS = dict(zip((BRAM, CAS, DEWI), "688", strict=True))


@pytest.fixture
def groep_sid(opslag, open_sid):
    """Three deelnemers are in the open session; it is in its first block."""
    for wie in CIJFERS:
        join(opslag, open_sid, wie)
    return open_sid


@pytest.fixture
def slot_sid(opslag, groep_sid, now):
    """The same, in the closing block."""
    go_to(opslag, groep_sid, -1, now)
    return groep_sid


def go_to(opslag, sid, plaats, now):
    with opslag.reading() as conn:
        klok = find_klok(conn, find_sessie(conn, sid))
    blok_id = klok.onderdelen[plaats].id
    go_to_onderdeel(opslag, sid, onderdeel_id=blok_id, gezien=klok.huidig_id, now=now)


def give(opslag, sid, waarde, *, now, wie=BRAM, veld=CIJFER):
    give_antwoord(
        opslag,
        sid,
        cookie_hash=wie.cookie_hash,
        veld_id=veld.id,
        ronde=1,
        getypt=waarde,
        mengsel=hash((wie.naam, veld.id)) % 1000,
        now=now,
    )


def give_all(opslag, sid, now):
    for wie, cijfer in CIJFERS.items():
        give(opslag, sid, cijfer, wie=wie, now=now)


def show(opslag, sid, veld=CIJFER, *, now):
    show_ronde(opslag, sid, veld_id=veld.id, gezien=1, now=now)


def rondes_of(opslag, sid, veld):
    with opslag.reading() as conn:
        return find_rondes(conn, find_sessie(conn, sid), veld.id)


@pytest.mark.parametrize("veld", SLOTVELDEN)
def test_before_the_closing_block_they_take_no_answers(opslag, groep_sid, now, veld):
    with pytest.raises(SlotDicht), wakes(opslag, groep_sid, NIEMAND):
        give(opslag, groep_sid, "7", veld=veld, now=now)


def test_each_is_kept_by_itself_and_can_be_changed(opslag, slot_sid, now):
    with wakes(opslag, slot_sid, BEGELEIDING):
        give(opslag, slot_sid, "7", now=now)
    with wakes(opslag, slot_sid, NIEMAND):
        give(opslag, slot_sid, "8", now=now)
    give(opslag, slot_sid, "Goed gesprek", veld=REDEN, now=now)
    assert not rondes_of(opslag, slot_sid, MORGEN)


def test_they_are_taken_until_30_minutes_after_closing(opslag, slot_sid, now):
    close_sessie(opslag, slot_sid, now=now)
    give(opslag, slot_sid, "7", now=now + 30 * MINUUT - timedelta(seconds=1))
    with pytest.raises(SlotDicht):
        give(opslag, slot_sid, "8", now=now + 30 * MINUUT)


def test_also_of_a_conversation_that_never_came_to_its_closing_block(opslag, groep_sid, now):
    close_sessie(opslag, groep_sid, now=now)
    give(opslag, groep_sid, "7", now=now + MINUUT)


def test_reopened_they_are_as_they_were(opslag, slot_sid, now):
    give_all(opslag, slot_sid, now)
    close_sessie(opslag, slot_sid, now=now)
    reopen_sessie(opslag, slot_sid, now=now + 60 * MINUUT)
    give(opslag, slot_sid, "9", now=now + 61 * MINUUT)
    go_to(opslag, slot_sid, 0, now)
    with pytest.raises(SlotDicht):
        give(opslag, slot_sid, "9", now=now)


@pytest.mark.parametrize("cijfer", ["0", "11", "7,5", "", "-1", "07", "७", "7 ", "x" * 10_000])
def test_a_mark_is_a_whole_number_from_1_to_10(opslag, slot_sid, now, cijfer):
    with pytest.raises(OngeldigAntwoord):
        give(opslag, slot_sid, cijfer, now=now)


def test_a_reason_of_10_000_characters_is_refused(opslag, slot_sid, now):
    with pytest.raises(TeLangAntwoord):
        give(opslag, slot_sid, "x" * 10_000, veld=REDEN, now=now)


def test_marks_are_shown_from_three_on_as_totals(opslag, slot_sid, now):
    give(opslag, slot_sid, "6", now=now)
    give(opslag, slot_sid, "8", wie=CAS, now=now)
    with pytest.raises(TeWeinigAntwoorden):
        show(opslag, slot_sid, now=now)
    give(opslag, slot_sid, "8", wie=DEWI, now=now)
    with wakes(opslag, slot_sid, ALLEN):
        show(opslag, slot_sid, now=now)
    (ronde,) = rondes_of(opslag, slot_sid, CIJFER)
    assert ronde.totalen == {"6": 1, "8": 2}


def test_once_shown_they_do_not_change_and_there_is_no_second_round(opslag, slot_sid, now):
    give_all(opslag, slot_sid, now)
    show(opslag, slot_sid, now=now)
    with pytest.raises(RondeVoorbij):
        give(opslag, slot_sid, "10", now=now)
    with pytest.raises(Veranderd):
        begin_ronde(opslag, slot_sid, veld_id=CIJFER.id, gezien=1, now=now)


def test_they_can_be_shown_until_24_hours_after_closing(opslag, slot_sid, now):
    give_all(opslag, slot_sid, now)
    for wie in CIJFERS:
        give(opslag, slot_sid, f"Van {wie.naam}", wie=wie, veld=MORGEN, now=now)
    close_sessie(opslag, slot_sid, now=now)
    with pytest.raises(TeLaatOmTeTonen):
        show(opslag, slot_sid, now=now + timedelta(hours=24, seconds=1))
    show(opslag, slot_sid, MORGEN, now=now + timedelta(hours=24))
    (ronde,) = rondes_of(opslag, slot_sid, MORGEN)
    with opslag.reading() as conn:
        getoond = find_getoonde_waarden(conn, ronde)
    assert sorted(getoond) == ["Van Bram", "Van Cas", "Van Dewi"]


def test_a_prepared_session_has_nothing_to_show(opslag, prepared_sid, now):
    with pytest.raises(SessieNietOpen):
        show(opslag, prepared_sid, now=now)
