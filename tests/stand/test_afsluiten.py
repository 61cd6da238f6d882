"""What is seen of agreements and of the end: at its time, by each audience, and no longer."""

from dataclasses import replace

import pytest

from kaartenset.commands.afspraken import InhoudAfspraak, note_afspraak
from kaartenset.commands.antwoorden import give_antwoord, show_ronde
from kaartenset.commands.kaarten import show_kaart
from kaartenset.domain.afspraak import SoortAfspraak
from kaartenset.domain.veld import CIJFER, REDEN
from kaartenset.stand.eigen import read_eigen_stand
from kaartenset.storage.models import Afspraak
from tests.cast import BRAM, CAS, Persoon, deelnemer_of, join
from tests.stand.leiding import AFSLUITEN, RONDE_1, WELKOM

DEWI = Persoon("Dewi", "dewi-doet-ook-mee-22-t")
BRIEF = InhoudAfspraak(SoortAfspraak.AFSPRAAK, "Brief sturen", "Anna", None, None)
VRAAG = InhoudAfspraak(SoortAfspraak.OPEN_VRAAG, "Mag dit?", "", None, None)


@pytest.fixture
def met_afspraken(leid):
    """The session with an agreement, an open question, and an agreement of last time."""
    for nummer, inhoud in enumerate((BRIEF, VRAAG, replace(BRIEF, tekst="Van toen"))):
        note_afspraak(leid.opslag, leid.sid, inhoud, verzoek=f"v{nummer}", now=leid.begin)
    with leid.opslag.writing() as conn:
        conn.execute(
            Afspraak.__table__.update().where(Afspraak.tekst == "Van toen").values(uit_vorige=True)
        )
    return leid


def give(leid, veld, waarde, wie=BRAM, minuten=0):
    give_antwoord(
        leid.opslag,
        leid.sid,
        cookie_hash=wie.cookie_hash,
        veld_id=veld.id,
        ronde=1,
        getypt=waarde,
        mengsel=len(waarde),
        now=leid.at(minuten),
    )


def eigen_of(leid, wie=BRAM, minuten=0):
    with leid.opslag.reading() as conn:
        return read_eigen_stand(
            conn, leid.sid, deelnemer_of(leid.opslag, leid.sid, wie), now=leid.at(minuten)
        )


def seen_by(stand):
    """The texts of all agreements and open questions that are in a Stand for everybody."""
    return {een.tekst for een in stand.afspraken.nieuw + stand.afspraken.vorige}


def test_until_the_first_round_deelnemers_see_last_times_agreements_alone(met_afspraken):
    leid = met_afspraken
    for plaats in (0, WELKOM):
        if plaats:
            leid.ga_naar(plaats)
        assert seen_by(leid.deelnemers()) == seen_by(leid.scherm()) == {"Van toen"}
        assert leid.begeleiding().afspraken.toont_vorige
    leid.ga_naar(RONDE_1)
    assert seen_by(leid.deelnemers()) == seen_by(leid.scherm()) == set()
    assert not leid.begeleiding().afspraken.toont_vorige


def test_in_the_closing_block_and_after_closing_they_see_all(met_afspraken):
    leid = met_afspraken
    leid.ga_naar(AFSLUITEN)
    alle = {"Brief sturen", "Mag dit?", "Van toen"}
    assert seen_by(leid.deelnemers()) == seen_by(leid.scherm()) == alle
    leid.sluit(5)
    assert seen_by(leid.deelnemers(60)) == alle


def test_the_begeleider_always_sees_all_and_changes_them_until_a_day_after(met_afspraken):
    leid = met_afspraken
    leid.ga_naar(RONDE_1)
    beheer = leid.begeleiding().afspraken
    assert [een.tekst for een in beheer.alle.afspraken] == ["Brief sturen"]
    assert [een.tekst for een in beheer.alle.open_vragen] == ["Mag dit?"]
    assert [een.tekst for een in beheer.alle.nog_te_doen] == ["Van toen"]
    leid.sluit(5)
    assert leid.begeleiding(5 + 24 * 60).afspraken.is_open
    assert not leid.begeleiding(6 + 24 * 60).afspraken.is_open


def test_before_the_closing_block_nobody_has_a_closing_question(leid):
    join(leid.opslag, leid.sid, BRAM)
    assert leid.deelnemers().slot is None
    assert leid.begeleiding().slot is None
    assert eigen_of(leid).slot is None


def test_the_forms_are_there_while_closing_off_and_30_minutes_after(leid):
    join(leid.opslag, leid.sid, BRAM)
    leid.ga_naar(AFSLUITEN)
    give(leid, CIJFER, "7")
    assert [vraag.waarde for vraag in eigen_of(leid).slot.vragen] == ["7", "", ""]
    assert eigen_of(leid).slot.tot is None
    leid.sluit(10)
    assert eigen_of(leid, minuten=39).slot.tot == leid.at(40)
    assert eigen_of(leid, minuten=40).slot is None


def test_the_closed_page_changes_of_itself_when_the_30_minutes_are_over(leid):
    leid.ga_naar(AFSLUITEN)
    leid.sluit(10)
    eerst, later = leid.deelnemers(39), leid.deelnemers(40)
    assert (eerst.tot, later.tot) == (leid.at(40), None)
    assert eerst.merk != later.merk
    assert eerst.eigen_merk != later.eigen_merk


def test_an_answer_changes_nothing_for_others_until_it_is_shown(leid):
    for wie in (BRAM, CAS, DEWI):
        join(leid.opslag, leid.sid, wie)
    leid.ga_naar(AFSLUITEN)
    eerst = leid.deelnemers()
    for wie, cijfer in ((BRAM, "6"), (CAS, "8"), (DEWI, "8")):
        give(leid, CIJFER, cijfer, wie)
        give(leid, REDEN, f"Reden bij {cijfer}", wie)
    assert leid.deelnemers() == eerst
    cijfer, reden, morgen = leid.begeleiding().slot.vragen
    assert (cijfer.aantal_zin, reden.aantal_zin) == ("3 cijfers", "3 antwoorden")
    assert (cijfer.is_toonbaar, morgen.is_toonbaar) == (True, False)
    assert leid.begeleiding().slot.cijfers is None
    show_ronde(leid.opslag, leid.sid, veld_id=CIJFER.id, gezien=1, now=leid.begin)
    assert leid.deelnemers().slot.cijfers.gemiddelde == "7,3"
    assert leid.deelnemers().slot.redenen is None
    assert leid.deelnemers().eigen_merk != eerst.eigen_merk


def test_the_begeleider_sees_the_cards_not_reached_and_when_the_present_one_counts(leid):
    leid.toon("kaart-07")
    leid.bewaar("kaart-01")
    leid.ga_naar(AFSLUITEN)
    slot = leid.begeleiding(0.5).slot
    assert "kaart-07" in [kaart.id for kaart in slot.niet_bereikt]
    assert slot.wisselt_op == leid.at(1)
    assert leid.begeleiding(0.5).tot <= leid.at(1)
    later = leid.begeleiding(1)
    assert [kaart.id for kaart in later.slot.niet_bereikt] == [
        "kaart-01",
        "kaart-04",
        "kaart-02",
        "kaart-05",
    ]
    assert later.slot.niet_bereikt_zin == "4 kaarten niet bereikt"
    assert later.merk != leid.begeleiding(0.5).merk


def test_after_closing_no_card_counts_any_more(leid):
    leid.ga_naar(AFSLUITEN)
    show_kaart(leid.opslag, leid.sid, kaart_id="kaart-07", gezien="kaart-03", now=leid.at(9.5))
    leid.sluit(10)
    assert "kaart-07" in [kaart.id for kaart in leid.begeleiding(60).slot.niet_bereikt]
