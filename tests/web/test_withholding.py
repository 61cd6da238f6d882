"""Toelichting and script reach nobody but the begeleider, in no phase and in no answer."""

from dataclasses import replace
from itertools import pairwise

import pytest
from jinja2 import ChoiceLoader, DictLoader

from kaartenset.commands.kaarten import park_kaart, show_kaart
from kaartenset.commands.klok import go_to_onderdeel, start_klok
from kaartenset.commands.notities import save_notitie
from kaartenset.commands.sessies import close_sessie
from kaartenset.stand.deelnemers import read_deelnemers_stand
from kaartenset.storage.decks import find_toelichtingen
from kaartenset.storage.facts import find_klok
from kaartenset.storage.notities import find_notities
from kaartenset.web import frames
from kaartenset.web.publiek import Voor, voor
from tests.cast import ANNA, BRAM, CAS, NOW, REDACTIESLEUTEL, VOLGORDE, feiten_of, join
from tests.decks import KAART_IDS, marker_of, script_marker_of
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.web.withheld import MARKERS, NOTITIE, leaks, read_answer

ORDER = tuple(f"kaart-{nummer}" for nummer in VOLGORDE)


def write_notities(opslag, sid):
    """Write a note at every card and at every block."""
    with opslag.reading() as conn:
        blokken = find_klok(conn, feiten_of(opslag, sid)).onderdelen
    plekken = [f"kaart.{one}" for one in KAART_IDS] + [f"onderdeel.{one.id}" for one in blokken]
    for plek in plekken:
        save_notitie(opslag, sid, plek=plek, getypt=NOTITIE, gezien=0, kaart_ids=KAART_IDS, now=NOW)


@pytest.fixture
def prepared_sid(opslag, prepared_sid):
    """The session in which Anna wrote notes everywhere."""
    write_notities(opslag, prepared_sid)
    return prepared_sid


@pytest.fixture(params=["bram", "cas", "vreemde", "anna doet ook mee"])
def reader(request, app, opslag, open_sid):
    """Each of the others, and a browser that holds both of a session's cookies."""
    if request.param in {"bram", "cas", "vreemde"}:
        return request.getfixturevalue(request.param)
    join(opslag, open_sid, BRAM)
    browser = with_cookie(app, open_sid, "deelnemer", BRAM.token)
    browser.set_cookie("begeleider", ANNA.token, path=f"/s/{open_sid}/")
    return browser


def go_on_to(opslag, sid, fase):
    """Bring an open session to a phase."""
    if fase == "pauze":
        sessie = feiten_of(opslag, sid)
        with opslag.reading() as conn:
            blokken = find_klok(conn, sessie).onderdelen
        pauze = next(blok.id for blok in blokken if blok.titel == "Pauze")
        go_to_onderdeel(opslag, sid, onderdeel_id=pauze, gezien=sessie.onderdeel_id, now=NOW)
        start_klok(opslag, sid, now=NOW)
    if fase == "dicht":
        close_sessie(opslag, sid, now=NOW)


@pytest.mark.parametrize("fase", ["open", "pauze", "dicht"])
def test_others_read_no_word_of_toelichting_or_script(app, opslag, open_sid, reader, fase):
    go_on_to(opslag, open_sid, fase)
    assert not leaks(reader, app, open_sid)


def test_who_waits_outside_reads_no_word_of_it(app, prepared_sid, vreemde):
    assert not leaks(vreemde, app, prepared_sid)


def test_a_deelnemer_reads_no_word_of_it_at_any_card(app, opslag, open_sid, bram):
    for gezien, kaart_id in pairwise(ORDER):
        park_kaart(opslag, open_sid, kaart_id=gezien, later=True, now=NOW)
        show_kaart(opslag, open_sid, kaart_id=kaart_id, gezien=gezien, now=NOW)
        for path in ("", "stand", "kaarten", "scherm", *(f"kaarten/{n}" for n in range(1, 8))):
            answer = read_answer(bram.get(f"/s/{open_sid}/{path}"))
            assert not [marker for marker in MARKERS if marker.encode() in answer], path


@pytest.mark.parametrize("publiek", ["", "scherm/"])
def test_no_event_of_a_stream_holds_a_word_of_it(app, opslag, open_sid, bram, anna, publiek):
    browser = anna if publiek else bram
    stream = browser.get(f"/s/{open_sid}/{publiek}stroom")
    events = iter(stream.response)
    read = [next(events), next(events)]
    for gezien, kaart_id in pairwise(ORDER):
        show_kaart(opslag, open_sid, kaart_id=kaart_id, gezien=gezien, now=NOW)
        app.extensions["hub"].wake(open_sid)
        read.append(next(events))
    stream.close()
    assert f"Titel van {ORDER[-1]}".encode() in read[-1]
    assert not [marker for marker in MARKERS if marker.encode() in b"".join(read)]


def test_the_begeleider_does_read_it(anna, open_sid):
    """So that the tests above look for words that are there to be found."""
    assert marker_of(ORDER[0]) in anna.visit(f"/s/{open_sid}/begeleiding/").text
    alle = anna.visit(f"/s/{open_sid}/begeleiding/kaarten").text
    assert all(marker_of(kaart_id) in alle for kaart_id in KAART_IDS)
    assert script_marker_of("Pauze") in anna.visit(f"/s/{open_sid}/begeleiding/draaiboek").text
    with_stream = read_answer(anna.get(f"/s/{open_sid}/begeleiding/stroom"))
    assert marker_of(ORDER[0]).encode() in with_stream


def test_the_begeleider_reads_the_notes_too(anna, open_sid):
    """So that the tests above look for notes that are there to be found."""
    for path in ("", "kaarten", "draaiboek", "papier/boekje", "papier/draaiboek", "stand"):
        assert NOTITIE in anna.get(f"/s/{open_sid}/begeleiding/{path}").text, path


def test_a_route_that_gives_a_note_away_is_seen(app, opslag, open_sid, vreemde):
    def leak():
        with opslag.reading() as conn:
            notities = find_notities(conn, feiten_of(opslag, open_sid))
        return notities["kaart.kaart-04"].tekst, {"Content-Type": "text/plain"}

    app.add_url_rule("/lek", view_func=voor(Voor.IEDEREEN)(leak))
    assert leaks(vreemde, app, open_sid) == [f"GET /lek: {NOTITIE}"]


def test_an_editor_reads_it_on_the_editors_pages_and_nowhere_else(app, open_sid, bram):
    bram.post("/redactie/sleutel", data={"redactiesleutel": REDACTIESLEUTEL}, headers=OWN)
    kept = bram.get_cookie("redactie", path="/redactie").value
    bram.set_cookie("redactie", kept, path="/")  # also for 'Uitloggen', which is tried too
    found = leaks(bram, app, open_sid)
    assert any(marker_of("kaart-05") in one for one in found)
    assert not [one for one in found if not one.startswith("GET /redactie/")]


def test_a_deelnemer_reads_no_name_of_another(app, opslag, open_sid, bram):
    join(opslag, open_sid, CAS, naam="Dewi")
    other_names = (b"Dewi", b"Groene kat")
    for path in ("", "stand", "kaarten", "kaarten/2"):
        answer = read_answer(bram.get(f"/s/{open_sid}/{path}"))
        assert not [name for name in other_names if name in answer], path
    assert b"Bram" in read_answer(bram.get(f"/s/{open_sid}/"))


def test_a_route_that_leaks_is_seen(app, opslag, open_sid, vreemde):
    def leak():
        deck_id = feiten_of(opslag, open_sid).deck_id
        with opslag.reading() as conn:
            toelichtingen = find_toelichtingen(conn, deck_id)
        return toelichtingen["kaart-04"], {"Content-Type": "text/plain"}

    app.add_url_rule("/lek", view_func=voor(Voor.IEDEREEN)(leak))
    assert leaks(vreemde, app, open_sid) == [f"GET /lek: {marker_of('kaart-04')}"]


def test_a_header_that_leaks_is_seen(app, open_sid, vreemde):
    app.after_request(lambda answer: answer.headers.set("X-Kaart", marker_of("kaart-01")) or answer)
    assert leaks(vreemde, app, open_sid)


def test_a_stand_that_leaks_is_seen(app, opslag, open_sid, bram, monkeypatch):
    def read_too_much(conn, sid, *, now):
        stand = read_deelnemers_stand(conn, sid, now=now)
        toelichting = find_toelichtingen(conn, feiten_of(opslag, sid).deck_id)[stand.kaart.id]
        return replace(stand, merk="lek", kaart=replace(stand.kaart, tekst=toelichting))

    monkeypatch.setitem(frames.READERS, "deelnemers", read_too_much)
    found = leaks(bram, app, open_sid)
    assert f"GET /s/{open_sid}/stroom: {marker_of(ORDER[0])}" in found
    assert f"GET /s/{open_sid}/stand: {marker_of(ORDER[0])}" in found


def test_a_template_for_deelnemers_that_asks_for_the_toelichting_fails(app, open_sid, bram):
    asks = {"deelnemer/_stand.html": "{{ stand.toelichting }}"}
    app.jinja_loader = ChoiceLoader([DictLoader(asks), app.jinja_loader])
    assert bram.visit(f"/s/{open_sid}/", 500).heading == "Er ging iets mis"
