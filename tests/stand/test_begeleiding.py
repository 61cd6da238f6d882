"""What the begeleider sees: cards with toelichting, the agenda, who is there."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.draaiboek import NieuwOnderdeel, change_draaiboek
from kaartenset.commands.nieuwe_sessie import create_sessie
from kaartenset.commands.sessies import close_verlaten_sessies, open_sessie
from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.taal import write_tijd
from kaartenset.stand.begeleiding import read_scripts
from kaartenset.stand.deelnemers import Fase
from tests.cast import (
    BRAM,
    CAS,
    VOLGORDE,
    Persoon,
    deck_on_disk,
    deelnemer_of,
    join,
    new_sessie,
)
from tests.decks import BLOKKEN, marker_of, script_marker_of
from tests.stand.leiding import (
    AFSLUITEN,
    KLAARZETTEN,
    PAUZE,
    RONDE_1,
    RONDE_2,
    WELKOM,
    Leiding,
)

IDS = [f"kaart-{nummer}" for nummer in VOLGORDE]


@pytest.fixture
def voorbereid(opslag, prepared_sid, now):
    """Anna before the session is open."""
    return Leiding(opslag, prepared_sid, now)


def test_before_opening_the_session_can_be_looked_at_without_a_deck(voorbereid):
    stand = voorbereid.begeleiding(-60)
    assert stand.fase is Fase.WACHT
    assert (stand.kaarten, stand.huidig, stand.vorige, stand.volgende) == ((), None, None, None)
    assert (stand.toelichting, stand.aankondiging, stand.aantal) == (None, "", 0)
    assert (stand.woord, stand.plaats) == ("openheid", "Zaal 2")
    assert stand.einde_op == voorbereid.at(120)


def test_the_herkenningsteken_is_that_of_the_order(voorbereid):
    assert voorbereid.begeleiding().teken == "stralende zeeanemoon"


def test_only_the_toelichting_of_the_present_card_is_shown(leid):
    for kaart_id in IDS:
        leid.toon(kaart_id)
        stand = leid.begeleiding()
        assert stand.huidig.kaart.id == kaart_id
        assert marker_of(kaart_id) in stand.toelichting
        assert stand.toelichting.count("zwijgwoord") == 1


def test_the_cards_beside_the_present_one_are_at_hand(leid):
    assert leid.begeleiding().vorige is None
    assert leid.begeleiding().volgende.id == IDS[1]
    leid.toon(IDS[3])
    assert (leid.begeleiding().vorige.id, leid.begeleiding().volgende.id) == (IDS[2], IDS[4])
    leid.toon(IDS[6])
    assert (leid.begeleiding().vorige.id, leid.begeleiding().volgende) == (IDS[5], None)


def test_the_list_says_which_card_is_present_and_which_are_parked(leid):
    leid.bewaar(IDS[4])
    leid.toon(IDS[2])
    lijst = leid.begeleiding().kaarten
    assert [regel.kaart.id for regel in lijst] == IDS
    assert [regel.nummer for regel in lijst] == list(range(1, 8))
    assert [regel.is_huidig for regel in lijst] == [index == 2 for index in range(7)]
    assert [regel.is_later for regel in lijst] == [index == 4 for index in range(7)]


def test_the_cards_kept_for_later_are_at_hand_but_for_the_present_one(leid):
    for kaart_id in (IDS[4], IDS[2]):
        leid.bewaar(kaart_id)
    leid.toon(IDS[4])
    assert [regel.kaart.id for regel in leid.begeleiding().voor_later] == [IDS[2]]


def test_the_agenda_has_every_block_with_its_time(leid):
    agenda = leid.begeleiding(-5).agenda
    assert [regel.onderdeel.titel for regel in agenda.regels] == [titel for titel, *_ in BLOKKEN]
    tijden = [(regel.tijd - leid.begin) / timedelta(minutes=1) for regel in agenda.regels]
    assert tijden == [-10, 0, 5, 50, 60, 100]
    assert not agenda.klok.is_begonnen


def test_the_agenda_says_where_the_conversation_is(leid):
    leid.ga_naar(PAUZE)
    agenda = leid.begeleiding().agenda
    assert [regel.is_klaar for regel in agenda.regels] == [True] * 3 + [False] * 3
    assert [regel.is_huidig for regel in agenda.regels] == [index == PAUZE for index in range(6)]
    assert (agenda.vorige.titel, agenda.volgende.titel) == ("Eerste ronde", "Tweede ronde")
    assert agenda.script.count(script_marker_of("Pauze")) == 1


def test_before_the_first_and_after_the_last_block_there_is_none(leid):
    assert leid.begeleiding().agenda.vorige is None
    leid.ga_naar(AFSLUITEN)
    assert leid.begeleiding().agenda.volgende is None


def test_a_block_of_ones_own_has_no_script(leid):
    soort = SoortOnderdeel.GESPREK
    nieuw = NieuwOnderdeel("Film", soort, 5)
    change_draaiboek(leid.opslag, leid.sid, [nieuw], now=leid.begin)
    leid.ga_naar(5)
    assert (leid.begeleiding().agenda.huidig.titel, leid.begeleiding().agenda.script) == (
        "Film",
        "",
    )


def test_all_scripts_can_be_read_at_once(voorbereid):
    with voorbereid.opslag.reading() as conn:
        scripts = read_scripts(conn, voorbereid.sid)
    titels = {regel.onderdeel.id: regel.onderdeel.titel for regel in leid_regels(voorbereid)}
    assert scripts.keys() == titels.keys()
    assert all(script_marker_of(titels[blok_id]) in scripts[blok_id] for blok_id in scripts)


def leid_regels(leid):
    return leid.begeleiding().agenda.regels


def test_how_it_runs_is_said_in_one_sentence(leid):
    assert leid.begeleiding(-5).agenda.stand_zin == "Verwacht einde: 14:50 uur."
    leid.ga_naar(WELKOM)
    leid.start()
    assert leid.begeleiding(1).agenda.stand_zin == "Je hebt 10 minuten over; einde nu 14:50."
    assert leid.begeleiding(15).agenda.stand_zin == "Je ligt op schema; einde 15:00."
    assert leid.begeleiding(16).agenda.stand_zin == "Je loopt 1 minuut achter; einde nu 15:01."
    assert leid.begeleiding(21).agenda.stand_zin == "Je loopt 6 minuten achter; einde nu 15:06."
    assert leid.begeleiding(14).agenda.stand_zin == "Je hebt 1 minuut over; einde nu 14:59."


def test_who_is_behind_gets_a_proposal_and_who_is_not_gets_none(leid):
    leid.ga_naar(WELKOM)
    leid.start()
    assert leid.begeleiding(15).agenda.voorstel == ()
    (inkorting,) = leid.begeleiding(21).agenda.voorstel
    assert (inkorting.onderdeel.titel, inkorting.naar) == ("Eerste ronde", 39)


def test_the_proposal_says_what_it_does_not_make_up(leid):
    leid.ga_naar(WELKOM)
    leid.start()
    assert "nog" not in leid.begeleiding(20).agenda.rest_zin
    assert leid.begeleiding(100).agenda.rest_zin.startswith("Daarmee loop je nog ")


def test_hiding_the_clock_hides_it_from_deelnemers_alone(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    leid.verberg()
    agenda = leid.begeleiding(10).agenda
    assert agenda.klok_verborgen
    assert agenda.klok.einde == leid.at(45)


def test_a_warning_is_announced_before_the_card(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    kaart = "Kaart 1: Titel van kaart-03"
    assert leid.begeleiding(35).aankondiging == kaart
    for op, zin in ((36, "rond rustig af"), (43, "bijna tijd"), (45, "de tijd is om")):
        assert leid.begeleiding(op).aankondiging == f"Eerste ronde: {zin}. {kaart}"


def test_who_is_in_is_always_visible(leid):
    assert leid.begeleiding().deelnemers_zin == "Er is nog niemand binnen."
    join(leid.opslag, leid.sid, BRAM, naam="Bram")
    assert leid.begeleiding().deelnemers_zin == "1 deelnemer"
    join(leid.opslag, leid.sid, CAS)
    assert leid.begeleiding().deelnemers_zin == "2 deelnemers"
    namen = [deelnemer.aanduiding for deelnemer in leid.begeleiding().deelnemers]
    assert namen == ["Bram", "Groene kat"]
    bram = deelnemer_of(leid.opslag, leid.sid, BRAM)
    remove_deelnemer(leid.opslag, leid.sid, bram.id, now=leid.begin)
    assert leid.begeleiding().deelnemers_zin == "1 deelnemer"


def test_above_eight_deelnemers_there_is_advice(leid):
    for nummer in range(9):
        assert not leid.begeleiding().is_druk
        join(leid.opslag, leid.sid, Persoon("", f"browser {nummer}"))
    assert leid.begeleiding().is_druk


def test_a_closed_session_stands_as_it_was_at_closing(leid):
    leid.ga_naar(RONDE_1)
    leid.start()
    leid.sluit(50)
    eerst, later = leid.begeleiding(50), leid.begeleiding(50 + 23 * 60)
    assert eerst == later
    assert eerst.fase is Fase.DICHT
    assert eerst.tot == eerst.heropenen_tot
    assert eerst.heropenen_tot == leid.at(50 + 24 * 60)
    assert later.is_te_heropenen
    assert not leid.begeleiding(51 + 24 * 60).is_te_heropenen


def test_in_a_closed_session_no_block_is_the_present_one(leid):
    leid.ga_naar(PAUZE)
    leid.sluit(50)
    regels = leid.begeleiding(50).agenda.regels
    assert [regel.is_klaar for regel in regels] == [index <= PAUZE for index in range(6)]
    assert not any(regel.is_huidig for regel in regels)


def test_an_open_session_has_nothing_to_reopen(leid):
    assert (leid.begeleiding().heropenen_tot, leid.begeleiding().is_te_heropenen) == (None, False)


def test_the_page_of_a_closed_session_changes_when_it_can_no_longer_be_reopened(leid):
    leid.sluit(90)
    stand = leid.begeleiding(100)
    assert stand.is_te_heropenen
    assert stand.tot == leid.at(90 + 24 * 60)
    later = leid.begeleiding(90 + 24 * 60 + 1)
    assert not later.is_te_heropenen
    assert (later.merk != stand.merk, later.tot) == (True, None)


def test_a_session_that_closed_by_itself_is_shown_closed(leid):
    close_verlaten_sessies(leid.opslag, now=leid.at(361))
    assert leid.begeleiding(400).fase is Fase.DICHT


STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(["start", "pauze", "volgende", "vorige", "erbij"]),
        st.timedeltas(timedelta(0), timedelta(minutes=20)),
    ),
    max_size=6,
)
ANDERHALF_UUR = timedelta(minutes=90)
nummers = count()


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STAPPEN, st.timedeltas(-ANDERHALF_UUR, ANDERHALF_UUR), st.floats(0, 0.999))
def test_a_screen_is_told_exactly_when_what_it_shows_changes(
    opslag, cards_root, now, stappen, begin, deel
):
    """Until `tot` a frame stays right; at `tot` it has another mark; without `tot` it stays."""
    leid, nu = play(opslag, cards_root, now, stappen, begin)
    eerst, deelnemers = leid.begeleiding(nu), leid.deelnemers(nu)
    tot = eerst.tot - leid.begin if eerst.tot else nu + ANDERHALF_UUR
    assert tot > nu
    tussen = nu + (tot - nu) * deel
    assert leid.begeleiding(tussen).merk == eerst.merk
    assert shown(leid.begeleiding(tussen)) == shown(eerst)
    assert leid.deelnemers(tussen) == deelnemers
    if eerst.tot:
        assert leid.begeleiding(tot).merk != eerst.merk
    if deelnemers.tot:
        assert leid.deelnemers(deelnemers.tot - leid.begin).merk != deelnemers.merk


def shown(stand):
    """What of a Stand is on the screen and could change by itself."""
    agenda = stand.agenda
    return (agenda.klok, agenda.stand_zin, write_tijd(agenda.regels[-1].tijd))


def play(opslag, cards_root, now, stappen, begin):
    """A session of its own in which these steps were taken, from so long after the plan on."""
    woord = f"reeks {next(nummers)}"
    nieuw = new_sessie(cards_root, woord, Persoon("", woord))
    create_sessie(opslag, nieuw, now=now)
    open_sessie(opslag, nieuw.sid, deck=deck_on_disk(cards_root), now=now)
    leid, nu, plaats = Leiding(opslag, nieuw.sid, now), begin, KLAARZETTEN
    for stap, erna in stappen:
        match stap:
            case "start":
                leid.start(nu)
            case "pauze":
                leid.pauze(nu)
            case "erbij":
                leid.erbij(5, nu)
            case "volgende" | "vorige":
                plaats += 1 if stap == "volgende" else -1
                plaats = min(max(plaats, KLAARZETTEN), RONDE_2)
                leid.ga_naar(plaats, nu)
        nu += erna
    return leid, nu
