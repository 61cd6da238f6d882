"""What is seen of stemmen and answers: by all once it is shown, by the begeleider who reacted."""

from dataclasses import fields

import pytest
from sqlalchemy import event, insert, select, update

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.verdieping import turn_verdieping
from kaartenset.stand.eigen import read_eigen_stand
from kaartenset.stand.inbreng import InbrengStand
from kaartenset.storage.models import Deelnemer, Ronde, db
from tests.cast import deelnemer_of
from tests.stand.leiding import PAUZE, RONDE_1
from tests.stand.test_withheld import texts_in
from tests.stemmen import STELLING, VRAAG, again, give, group, show


@pytest.fixture
def bij_stelling(leid):
    leid.toon(STELLING)
    return leid


@pytest.fixture
def drie(bij_stelling):
    return group(bij_stelling.opslag, bij_stelling.sid)


def vote(leid, mensen, *waarden, ronde=1):
    for wie, waarde in zip(mensen, waarden, strict=True):
        give(leid.opslag, leid.sid, wie, waarde, ronde=ronde)


def show_twice(leid, drie):
    vote(leid, drie, "eens", "eens", "twijfel")
    show(leid.opslag, leid.sid)
    again(leid.opslag, leid.sid)
    vote(leid, drie, "eens", "oneens", "oneens", ronde=2)
    show(leid.opslag, leid.sid, gezien=2)


def eigen_of(leid, wie):
    with leid.opslag.reading() as conn:
        deelnemer = deelnemer_of(leid.opslag, leid.sid, wie)
        return read_eigen_stand(conn, leid.sid, deelnemer, now=leid.begin)


def test_until_it_is_shown_nobody_but_the_begeleider_sees_that_anybody_answered(bij_stelling, drie):
    vooraf, scherm = bij_stelling.deelnemers(), bij_stelling.scherm()
    vote(bij_stelling, drie, "eens", "eens", "twijfel")
    assert bij_stelling.deelnemers() == vooraf
    assert bij_stelling.scherm() == scherm
    assert vooraf.inbreng.uitslag is None


def test_the_begeleider_sees_who_reacted_and_not_what(bij_stelling, drie):
    beeld = bij_stelling.begeleiding().inbreng
    assert beeld.reacties_zin == "0 van de 3 reageerden."
    give(bij_stelling.opslag, bij_stelling.sid, drie[1], "oneens")
    beeld = bij_stelling.begeleiding().inbreng
    assert beeld.reacties_zin == "1 van de 3 reageerde."
    assert beeld.nog_niet_zin == "Nog geen reactie van: Wie 1, Wie 3."
    eens = bij_stelling.begeleiding()
    give(bij_stelling.opslag, bij_stelling.sid, drie[1], "eens")
    assert bij_stelling.begeleiding() == eens


def test_nobody_waits_for_who_is_away(bij_stelling, drie, now):
    opslag, sid = bij_stelling.opslag, bij_stelling.sid
    give(opslag, sid, drie[0], "eens")
    with opslag.writing() as conn:
        weg = [deelnemer_of(opslag, sid, wie).id for wie in drie[:2]]
        conn.execute(update(Deelnemer).where(Deelnemer.id.in_(weg)).values(weg_sinds=now))
    beeld = bij_stelling.begeleiding().inbreng
    assert (beeld.aantal, beeld.van, beeld.nog_niet) == (1, 2, ("Wie 3",))


def test_a_result_can_be_shown_from_three_on_and_until_then_it_says_why_not(bij_stelling, drie):
    for wie in drie:
        beeld = bij_stelling.begeleiding().inbreng
        assert not beeld.is_toonbaar
        assert beeld.waarom_niet.startswith("Tonen kan vanaf 3 reacties.")
        give(bij_stelling.opslag, bij_stelling.sid, wie, "eens")
    beeld = bij_stelling.begeleiding().inbreng
    assert (beeld.is_toonbaar, beeld.waarom_niet, beeld.mag_opnieuw) == (True, "", False)
    wie = deelnemer_of(bij_stelling.opslag, bij_stelling.sid, drie[0])
    remove_deelnemer(bij_stelling.opslag, bij_stelling.sid, wie.id, now=bij_stelling.begin)
    assert not bij_stelling.begeleiding().inbreng.is_toonbaar


def test_without_anybody_there_is_nothing_to_wait_for(bij_stelling):
    beeld = bij_stelling.begeleiding().inbreng
    assert beeld.reacties_zin == "Er is nog niemand die kan reageren."
    assert beeld.nog_niet_zin == ""


def test_once_shown_all_see_the_counts_and_hear_them_once(bij_stelling, drie):
    vote(bij_stelling, drie, "eens", "eens", "twijfel")
    merk = bij_stelling.deelnemers().eigen_merk
    show(bij_stelling.opslag, bij_stelling.sid)
    stand = bij_stelling.deelnemers()
    assert [deel.aantal for deel in stand.inbreng.uitslag.tellingen] == [2, 0, 1]
    assert stand.aankondiging == "Kaart 4. De uitslag: Eens 2, Oneens 0, Twijfel 1"
    assert stand.aankondiging == bij_stelling.scherm().aankondiging
    assert stand.eigen_merk != merk
    beeld = bij_stelling.begeleiding()
    assert beeld.inbreng.stand == stand.inbreng
    assert (beeld.inbreng.is_toonbaar, beeld.inbreng.mag_opnieuw) == (False, True)
    assert beeld.aankondiging.endswith("De uitslag: Eens 2, Oneens 0, Twijfel 1")


def test_while_the_group_votes_again_the_former_result_stays(bij_stelling, drie):
    vote(bij_stelling, drie, "eens", "eens", "twijfel")
    show(bij_stelling.opslag, bij_stelling.sid)
    merk = bij_stelling.deelnemers().eigen_merk
    again(bij_stelling.opslag, bij_stelling.sid)
    stand = bij_stelling.deelnemers()
    assert (stand.inbreng.ronde, stand.inbreng.is_opnieuw) == (2, True)
    assert stand.inbreng.uitslag.nummer == 1
    assert stand.aankondiging == "Kaart 4. Jullie stemmen opnieuw"
    assert stand.eigen_merk != merk
    vote(bij_stelling, drie, "oneens", "oneens", "oneens", ronde=2)
    assert bij_stelling.deelnemers() == stand
    assert bij_stelling.begeleiding().inbreng.reacties_zin == "3 van de 3 reageerden."


def test_after_two_rounds_the_shift_is_seen(bij_stelling, drie):
    show_twice(bij_stelling, drie)
    inbreng = bij_stelling.deelnemers().inbreng
    assert [(deel.eerst, deel.daarna, deel.verschil) for deel in inbreng.verschuiving] == [
        (2, 1, "1 minder"),
        (0, 2, "2 meer"),
        (1, 0, "1 minder"),
    ]
    assert (inbreng.eerst, inbreng.daarna, inbreng.meeste) == (3, 3, 3)


def test_the_shift_of_three_rounds_is_that_of_the_last_two(bij_stelling, drie):
    show_twice(bij_stelling, drie)
    again(bij_stelling.opslag, bij_stelling.sid, gezien=2)
    vote(bij_stelling, drie, "twijfel", "twijfel", "twijfel", ronde=3)
    show(bij_stelling.opslag, bij_stelling.sid, gezien=3)
    verschuiving = bij_stelling.deelnemers().inbreng.verschuiving
    assert [(deel.eerst, deel.daarna) for deel in verschuiving] == [(1, 0), (2, 0), (0, 3)]


def test_shown_texts_have_no_names_and_are_given_once(leid):
    mensen = group(leid.opslag, leid.sid)
    for wie in mensen:
        give(leid.opslag, leid.sid, wie, f"Mening {wie.naam[-1]}", VRAAG)
    assert "Mening" not in " ".join(texts_in([leid.deelnemers(), leid.begeleiding()]))
    show(leid.opslag, leid.sid, VRAAG)
    stand = leid.deelnemers()
    assert sorted(stand.inbreng.uitslag.teksten) == ["Mening 1", "Mening 2", "Mening 3"]
    assert stand.aankondiging == "Kaart 1. De antwoorden staan eronder"
    assert not leid.begeleiding().inbreng.mag_opnieuw


def test_results_belong_to_the_card_of_the_group(bij_stelling, drie):
    vote(bij_stelling, drie, "eens", "eens", "twijfel")
    show(bij_stelling.opslag, bij_stelling.sid)
    bij_stelling.toon(VRAAG)
    assert bij_stelling.deelnemers().inbreng.uitslag is None
    bij_stelling.toon(STELLING)
    assert bij_stelling.deelnemers().inbreng.uitslag.totaal == 3
    bij_stelling.sluit()
    assert bij_stelling.deelnemers().inbreng is None


def test_each_sees_their_own_answer_and_no_other(bij_stelling, drie):
    vote(bij_stelling, drie[:2], "eens", "oneens")
    zinnen = [eigen_of(bij_stelling, wie).antwoord.keuze_zin for wie in drie]
    nog = " Je kunt nog wisselen tot de gespreksbegeleider de uitslag toont."
    assert zinnen == [f"Jij koos: eens.{nog}", f"Jij koos: oneens.{nog}", ""]


def test_in_a_break_the_form_rests_and_comes_back(bij_stelling, drie):
    merk = bij_stelling.deelnemers().eigen_merk
    bij_stelling.ga_naar(PAUZE)
    assert eigen_of(bij_stelling, drie[0]).antwoord is None
    assert bij_stelling.deelnemers().eigen_merk != merk
    bij_stelling.ga_naar(RONDE_1)
    assert eigen_of(bij_stelling, drie[0]).antwoord.veld.id == STELLING
    assert bij_stelling.deelnemers().eigen_merk == merk
    bij_stelling.sluit()
    assert eigen_of(bij_stelling, drie[0]).antwoord is None


def test_another_round_has_a_form_of_its_own(bij_stelling, drie):
    vote(bij_stelling, drie, "eens", "eens", "twijfel")
    eerst = eigen_of(bij_stelling, drie[0]).antwoord
    show(bij_stelling.opslag, bij_stelling.sid)
    assert eigen_of(bij_stelling, drie[0]).antwoord.keuze_zin == "Jij koos: eens."
    again(bij_stelling.opslag, bij_stelling.sid)
    daarna = eigen_of(bij_stelling, drie[0]).antwoord
    assert (daarna.ronde, daarna.waarde) == (2, None)
    assert daarna.vorm_id != eerst.vorm_id


def test_the_turn_is_seen_at_its_card_alone(leid, now):
    turn_verdieping(leid.opslag, leid.sid, kaart_id=VRAAG, aan=True, now=now)
    assert (leid.deelnemers().is_verdiept, leid.begeleiding().is_verdiept) == (True, True)
    leid.toon(STELLING)
    assert (leid.deelnemers().is_verdiept, leid.begeleiding().is_verdiept) == (False, False)


def asked_of_antwoorden(app, look):
    """The questions put to the database meanwhile that read what somebody answered."""
    statements = []
    with app.app_context():
        engine = db.engines["lezen"]
    event.listen(engine, "before_cursor_execute", lambda *asked: statements.append(asked[2]))
    look()
    return [statement for statement in statements if "antwoord.waarde" in statement]


def test_what_was_not_shown_is_not_even_asked_for(app, leid):
    group(leid.opslag, leid.sid)
    for wie in group(leid.opslag, leid.sid):
        give(leid.opslag, leid.sid, wie, "Mening", VRAAG)

    def look():
        return leid.deelnemers(), leid.scherm(), leid.begeleiding()

    assert not asked_of_antwoorden(app, look)
    show(leid.opslag, leid.sid, VRAAG)
    assert asked_of_antwoorden(app, look), "shown texts are read, so the look is a real one"


def test_only_the_last_two_shown_rounds_are_read(app, leid):
    for wie in group(leid.opslag, leid.sid):
        give(leid.opslag, leid.sid, wie, "Mening", VRAAG)
    show(leid.opslag, leid.sid, VRAAG)
    with leid.opslag.writing() as conn:
        eerste = conn.execute(select(Ronde).where(Ronde.veld_id == VRAAG)).one()._asdict()
        for nummer in range(2, 9):
            conn.execute(insert(Ronde).values(eerste | {"id": 1000 + nummer, "nummer": nummer}))
    assert len(asked_of_antwoorden(app, leid.deelnemers)) == 2


def test_nothing_for_everybody_says_how_many_answered():
    namen = {veld.name for veld in fields(InbrengStand)}
    assert namen == {"veld", "ronde", "is_getoond", "uitslag", "verschuiving"}
