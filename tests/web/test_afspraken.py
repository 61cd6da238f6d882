"""Noting, changing and taking out agreements and open questions, in a browser without a script."""

from datetime import timedelta

import pytest

from kaartenset.commands.klok import go_to_onderdeel
from kaartenset.commands.sessies import close_sessie
from kaartenset.commands.sleutel import enter_sleutel
from kaartenset.storage.afspraken import find_afspraken
from kaartenset.storage.facts import find_klok
from tests.cast import ANNA, CAS, WOORD, feiten_of, hash_of, sleutel_of
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.test_hostile_text import HOSTILE, is_quiet

BRIEF = {"soort": "afspraak", "tekst": "We sturen de brief", "wie": "Anna", "wanneer": "2026-12-08"}
LONG = "x" * 10_000


def afspraken_of(opslag, sid):
    with opslag.reading() as conn:
        return find_afspraken(conn, feiten_of(opslag, sid))


def go_to_slot(opslag, sid, now):
    with opslag.reading() as conn:
        klok = find_klok(conn, feiten_of(opslag, sid))
    slot_id = klok.onderdelen[-1].id
    go_to_onderdeel(opslag, sid, onderdeel_id=slot_id, gezien=klok.huidig_id, now=now)


@pytest.fixture
def leiden(open_sid):
    return f"/s/{open_sid}/begeleiding/"


@pytest.fixture
def note(anna, leiden):
    """Anna sends the form of a new one; `anders` replaces fields."""

    def send(**anders):
        return anna.post(f"{leiden}afspraken", data=BRIEF | anders, headers=OWN)

    return send


def test_it_is_noted_at_the_card_from_the_form_that_stands_there(anna, opslag, open_sid, leiden):
    anna.visit(leiden)
    anna.press("Opslaan", {"Tekst": "We sturen de brief", "Wie": "Anna", "Wanneer": "8-12-2026"})
    assert "Afspraak opgeslagen." in anna.pagina.alert
    assert "We sturen de brief" in anna.pagina.text
    assert "Anna, 8 december 2026" in anna.pagina.text
    (een,) = afspraken_of(opslag, open_sid)
    assert een.kaart_id == "kaart-03"


def test_pressing_twice_notes_one(anna, opslag, open_sid, leiden):
    anna.visit(leiden)
    for _ in range(2):
        assert anna.send("Opslaan", {"Tekst": "We sturen de brief"}).status_code == 303
    assert len(afspraken_of(opslag, open_sid)) == 1


def test_two_who_lead_and_note_at_once_from_the_same_page_both_note(app, opslag, open_sid, now):
    sleutel_hash = hash_of(sleutel_of(WOORD))
    enter_sleutel(opslag, sleutel_hash=sleutel_hash, cookie_hash=CAS.cookie_hash, now=now)
    browsers = [with_cookie(app, open_sid, "begeleider", een.token) for een in (ANNA, CAS)]
    for browser in browsers:
        browser.visit(f"/s/{open_sid}/begeleiding/")
    for browser, tekst in zip(browsers, ("De brief", "De website"), strict=True):
        assert browser.send("Opslaan", {"Tekst": tekst}).status_code == 303
    assert [een.tekst for een in afspraken_of(opslag, open_sid)] == ["De brief", "De website"]


def test_one_can_be_noted_while_preparing(app, opslag, prepared_sid):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    anna.visit(f"/s/{prepared_sid}/begeleiding/")
    anna.press("Opslaan", {"Tekst": "Een afspraak vooraf"})
    (een,) = afspraken_of(opslag, prepared_sid)
    assert (een.tekst, een.kaart_id) == ("Een afspraak vooraf", None)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tekst": "  \u200b "}, "Schrijf op wat jullie afspreken of openlaten"),
        ({"tekst": LONG}, "Gebruik hooguit 500 tekens; dit zijn er 10000"),
        ({"wie": "y" * 81}, "Gebruik hooguit 80 tekens"),
        ({"wanneer": "morgen"}, "Geef een datum"),
        ({"wanneer": "0026-12-08"}, "Kies een datum binnen vijf jaar"),
        ({"wanneer": "9999-12-31"}, "Kies een datum binnen vijf jaar"),
        ({"wanneer": "2026-02-30"}, "Geef een datum"),
        ({"soort": "wens"}, "Kies afspraak of open vraag"),
        ({"kaart": "kaart-99"}, "Deze kaart zit niet in de set"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(note, opslag, open_sid, anders, zin):
    answer = note(**anders)
    assert answer.status_code == 422
    assert zin in answer.text
    assert (BRIEF | anders)["tekst"][:500].strip("\u200b ") in answer.text
    assert not afspraken_of(opslag, open_sid)


def test_the_page_with_all_of_them_changes_and_takes_out(anna, note, opslag, open_sid, leiden):
    note()
    (een,) = afspraken_of(opslag, open_sid)
    pad = f"{leiden}afspraken/{een.id}"
    anna.visit(f"{leiden}afspraken")
    answer = anna.post(pad, data=BRIEF | {"tekst": "Toch niet", "gezien": "0"}, headers=OWN)
    assert answer.status_code == 303
    answer = anna.post(pad, data=BRIEF | {"tekst": "Van een ander", "gezien": "0"}, headers=OWN)
    assert answer.status_code == 409
    assert "Een ander of een eerdere klik was je voor." in answer.text
    assert "Toch niet" in answer.text
    assert "Van een ander" in answer.text
    anna.visit(f"{leiden}afspraken")
    anna.press("Ja, haal weg")
    assert "Er is nog niets genoteerd." in anna.pagina.text
    answer = anna.post(pad, data=BRIEF | {"tekst": "Te laat", "gezien": "1"}, headers=OWN)
    assert (answer.status_code, "Te laat" in answer.text) == (422, True)


def test_a_day_after_closing_they_stay_as_they_are(
    anna, note, opslag, open_sid, leiden, clock, now
):
    note()
    close_sessie(opslag, open_sid, now=now)
    clock.move_to(now + timedelta(hours=24, seconds=1))
    answer = note(tekst="Nog een")
    assert answer.status_code == 409
    assert "De afspraken blijven zoals ze zijn." in answer.text
    assert "Opslaan" not in anna.visit(f"{leiden}afspraken").buttons
    assert "Opslaan" not in anna.visit(leiden).buttons


def test_deelnemers_and_the_screen_read_none_of_it_before_the_closing_block(
    anna, bram, note, opslag, open_sid, now
):
    note()
    paths = ("", "stand", "eigen", "kaarten", "kaarten/2")
    for path in paths:
        assert "We sturen de brief" not in bram.get(f"/s/{open_sid}/{path}").text, path
    assert "We sturen de brief" not in anna.get(f"/s/{open_sid}/scherm").text
    go_to_slot(opslag, open_sid, now)
    for browser, path in ((bram, ""), (bram, "stand"), (anna, "scherm"), (anna, "scherm/stand")):
        assert "We sturen de brief" in browser.get(f"/s/{open_sid}/{path}").text, path
    close_sessie(opslag, open_sid, now=now)
    assert "We sturen de brief" in bram.visit(f"/s/{open_sid}/").text


def test_who_is_not_in_never_reads_them(vreemde, cas, note, opslag, open_sid, now):
    note()
    go_to_slot(opslag, open_sid, now)
    for _ in range(2):
        for browser in (vreemde, cas):
            assert "We sturen de brief" not in browser.get(f"/s/{open_sid}/").text
        close_sessie(opslag, open_sid, now=now)


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_is_shown_as_text_to_all(
    anna, bram, note, opslag, open_sid, leiden, now, what
):
    go_to_slot(opslag, open_sid, now)
    assert note(tekst=HOSTILE[what], wie=HOSTILE[what][:80]).status_code == 303
    for browser, path in (
        (anna, leiden),
        (anna, f"{leiden}afspraken"),
        (bram, f"/s/{open_sid}/"),
        (anna, f"/s/{open_sid}/scherm"),
    ):
        assert is_quiet(browser.visit(path).html)
    tekst = afspraken_of(opslag, open_sid)[0].tekst
    assert not set(tekst) & set("\r\n\0\u202e\u2066\u200b")
