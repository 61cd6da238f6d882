"""Preparing a session: only the word is needed, and what is wrong is said at the field."""

import pytest

from kaartenset.domain.volgorde import herkenningsteken
from kaartenset.storage.deelnemers import find_deelnemers
from tests.cast import feiten_of
from tests.decks import marker_of

TE_KORT = "Je woord heeft minstens 4 letters of cijfers nodig, bijvoorbeeld wooteam"
WRONG = {
    "no word": ("Woord", "", "Bedenk een woord, bijvoorbeeld wooteam"),
    "a short word": ("Woord", "a-b c", TE_KORT),
    "a long word": (
        "Woord",
        "x" * 41,
        "Je woord is te lang. Gebruik hooguit 40 letters of cijfers",
    ),
    "a look-alike": ("Woord", "wооteam", "Gebruik alleen gewone letters en cijfers"),
    "a long title": ("Titel", "t" * 121, "Gebruik hooguit 120 tekens"),
    "a long place": ("Plaats of link", "p" * 301, "Gebruik hooguit 300 tekens"),
    "yesterday": (
        "Datum",
        "2026-11-30",
        "Deze datum is al geweest. Kies vandaag of een latere dag",
    ),
    "far away": ("Datum", "2027-12-03", "Kies een datum binnen een jaar"),
    "no date": ("Datum", "morgen", "Geef een datum, bijvoorbeeld 2-12-2026"),
    "a date with words": ("Datum", "2 december 2026", "Geef een datum, bijvoorbeeld 2-12-2026"),
    "no such date": ("Datum", "2027-02-30", "Geef een datum, bijvoorbeeld 2-12-2026"),
    "no time": ("Tijd", "25:00", "Geef een tijd, bijvoorbeeld 14:30"),
}


@pytest.fixture
def nieuw(vreemde):
    """Somebody's browser at the form."""
    vreemde.visit("/sessies/nieuw")
    return vreemde


def sid_at(browser):
    return browser.pagina.path.split("/")[2]


def test_the_form_has_the_names_that_people_know(nieuw):
    pagina = nieuw.pagina
    assert (pagina.title, pagina.heading) == (
        "Sessie voorbereiden – Kaartenset",
        "Sessie voorbereiden",
    )
    assert pagina.value_of("Datum") == "2026-12-01"
    assert pagina.value_of("Tijd") == "13:00", "Dutch time"
    for label in ("Woord", "Titel", "Plaats of link"):
        assert pagina.value_of(label) == ""
    assert "1 uur" in pagina.text
    assert "2 uur" in pagina.text


def test_a_word_is_enough(nieuw, opslag, now):
    pagina = nieuw.press("Sessie maken", {"Woord": "Woo-team"})
    assert pagina.heading == "De sessie is gemaakt"
    feiten = feiten_of(opslag, sid_at(nieuw))
    assert (feiten.woord, feiten.duur, feiten.begin_op) == ("Woo-team", 120, now)
    assert feiten.titel == "Kaartensessie proefset"
    assert not feiten.is_open


def test_all_that_was_filled_in_is_kept(nieuw, opslag):
    fields = {"Titel": "Onze dag", "Datum": "2027-03-02", "Tijd": "09:30", "Plaats of link": "B 12"}
    nieuw.press("Sessie maken", {"Woord": "wooteam", **fields})
    feiten = feiten_of(opslag, sid_at(nieuw))
    assert (feiten.titel, feiten.plaats) == ("Onze dag", "B 12")
    assert feiten.begin_op.isoformat() == "2027-03-02T08:30:00+00:00"
    assert "dinsdag 2 maart 2027, 09:30 tot" in nieuw.pagina.text


def test_then_the_begeleider_goes_on_to_the_begeleidersscherm(nieuw):
    nieuw.press("Sessie maken", {"Woord": "wooteam"})
    pagina = nieuw.follow("Naar het begeleidersscherm")
    assert "Open de sessie" in pagina.buttons
    assert "De sessie is nog niet open" in pagina.text


def test_before_opening_the_cards_with_their_toelichting_can_be_read(nieuw):
    nieuw.press("Sessie maken", {"Woord": "wooteam"})
    nieuw.follow("Alle kaarten")
    assert marker_of("kaart-01") in nieuw.pagina.text


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_at_the_field_and_everything_typed_stays(nieuw, what):
    label, value, sentence = WRONG[what]
    typed = {"Woord": "wooteam", "Titel": "Onze dag", "Plaats of link": "B 12"} | {label: value}
    pagina = nieuw.press("Sessie maken", typed, status=422)
    assert pagina.title.startswith("Let op: ")
    assert pagina.error_at(label) == sentence
    assert sentence in pagina.alert, "a screen reader is told at once"
    assert {field: pagina.value_of(field) for field in typed} == typed
    others = {"Woord", "Titel", "Datum", "Tijd", "Plaats of link"} - {label}
    assert not [field for field in others if pagina.error_at(field)]


def test_a_length_that_is_not_offered_is_refused(nieuw):
    _, action, values = nieuw.pagina.form_of("Sessie maken")
    answer = nieuw.post(action, data=values | {"woord": "wooteam", "duur": "90"})
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden" in answer.text


@pytest.mark.parametrize(("duur", "einde"), [("60", "14:00"), ("120", "15:00")])
def test_an_hour_or_two_can_be_chosen(nieuw, duur, einde):
    _, action, values = nieuw.pagina.form_of("Sessie maken")
    answer = nieuw.post(action, data=values | {"woord": "wooteam", "duur": duur})
    nieuw.visit(answer.headers["Location"])
    assert f"dinsdag 1 december 2026, 13:00 tot {einde} uur" in nieuw.pagina.text
    nieuw.follow("Draaiboek")
    assert ("Tweede ronde" in nieuw.pagina.text) is (duur == "120")


@pytest.mark.parametrize(("datum", "tijd"), [("2027-03-02", "09:30"), ("2-3-2027", "9.30")])
def test_a_date_and_a_time_may_be_typed_as_people_write_them(nieuw, opslag, datum, tijd):
    nieuw.press("Sessie maken", {"Woord": "wooteam", "Datum": datum, "Tijd": tijd})
    begin_op = feiten_of(opslag, sid_at(nieuw)).begin_op
    assert begin_op.isoformat() == "2027-03-02T08:30:00+00:00"


def test_a_word_that_is_in_use_is_refused_at_the_field(nieuw, open_sid):
    typed = {"Woord": "Open-heid", "Titel": "Onze dag"}
    pagina = nieuw.press("Sessie maken", typed, status=409)
    assert pagina.error_at("Woord") == "Dit woord is al in gebruik. Kies een ander woord."
    assert (pagina.value_of("Woord"), pagina.value_of("Titel")) == ("Open-heid", "Onze dag")
    assert nieuw.press("Sessie maken", {"Woord": "wooteam"}).heading == "De sessie is gemaakt"


def test_a_double_click_makes_one_session(nieuw, opslag, app):
    first = nieuw.send("Sessie maken", {"Woord": "wooteam"})
    again = nieuw.send("Sessie maken", {"Woord": "wooteam"})
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["Location"] == again.headers["Location"]
    assert nieuw.visit(again.headers["Location"]).heading == "De sessie is gemaakt"
    with opslag.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM sessie").scalar() == 1


def test_who_goes_back_to_make_another_session_is_not_given_the_first(nieuw, opslag):
    form = nieuw.pagina
    nieuw.press("Sessie maken", {"Woord": "wooteam"})
    first = sid_at(nieuw)
    nieuw.pagina = form
    pagina = nieuw.press("Sessie maken", {"Woord": "archief", "Titel": "Onze dag"}, status=409)
    assert "Met dit formulier maakte je al een sessie" in pagina.alert
    assert (pagina.value_of("Woord"), pagina.value_of("Titel")) == ("archief", "Onze dag")
    nieuw.press("Sessie maken")
    assert sid_at(nieuw) != first
    assert feiten_of(opslag, sid_at(nieuw)).woord == "archief"


def test_two_who_prepare_at_once_get_a_session_each(app, opslag):
    sids = set()
    for woord in ("wooteam", "archief"):
        browser = app.test_client()
        browser.visit("/sessies/nieuw")
        browser.press("Sessie maken", {"Woord": woord})
        sids.add(sid_at(browser))
    assert len(sids) == 2


def test_enter_in_a_field_makes_the_session_with_the_word_that_was_typed(nieuw, opslag):
    nieuw.enter("Woord", "wooteam")
    assert feiten_of(opslag, sid_at(nieuw)).woord == "wooteam"


def test_a_suggestion_is_taken_without_losing_what_was_typed(nieuw):
    suggestion = nieuw.pagina.buttons[0]
    pagina = nieuw.press(suggestion, {"Titel": "Onze dag", "Datum": "2027-03-02"})
    assert pagina.value_of("Woord") == suggestion
    assert (pagina.value_of("Titel"), pagina.value_of("Datum")) == ("Onze dag", "2027-03-02")
    assert nieuw.press("Sessie maken").heading == "De sessie is gemaakt"


def test_the_word_can_be_checked_while_typing(vreemde, open_sid):
    def check(woord):
        return vreemde.post("/sessies/woord", data={"woord": woord}).json

    assert check("wooteam") == {"goed": True, "melding": "Dit woord is vrij"}
    in_gebruik = "Dit woord is al in gebruik. Kies een ander woord."
    assert check("OPENHEID") == {"goed": False, "melding": in_gebruik}
    assert check("ab") == {"goed": False, "melding": TE_KORT}


def test_the_herkenningsteken_is_shown_to_the_begeleider(nieuw):
    nieuw.press("Sessie maken", {"Woord": "openheid"})
    assert herkenningsteken("f3eb8ae43d0034b4") in nieuw.pagina.text


def test_nobody_is_in_a_session_that_was_just_made(nieuw, opslag):
    nieuw.press("Sessie maken", {"Woord": "wooteam"})
    sid = sid_at(nieuw)
    with opslag.reading() as conn:
        assert find_deelnemers(conn, feiten_of(opslag, sid)) == ()
