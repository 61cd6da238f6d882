"""Calendar files, read back by another library than the one that writes them."""

import warnings
from datetime import UTC, datetime, timedelta

import pytest

from kaartenset.commands.gegevens import Gegevens, change_gegevens
from kaartenset.web.vooraf.kalender import AgendaPunt, write_kalender
from tests.cast import ANNA, NOW, sid_of, sleutel_of
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

HOSTILE = {
    "line ends": ("Praat\r\nBEGIN:VEVENT\nmee\r!", "Praat BEGIN:VEVENT mee !"),
    "separators": ("Wat, waarom; en hoe: \\n \\, \\;", "Wat, waarom; en hoe: \\n \\, \\;"),
    "right to left": ("שלום \u202eomgekeerd\u202c מסמך", "שלום omgekeerd מסמך"),
    "quotes and signs": ("\"Aan\" <b>& 'uit' ^n", "\"Aan\" <b>& 'uit' ^n"),
    "long": ("é🙂" * 5_000, "é🙂" * 5_000),
}


def read(data):
    """The one entry of a file, as a calendar would read it."""
    text = data.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (kalender,) = vobject.readComponents(text)
    (punt,) = kalender.vevent_list
    return kalender, punt


def entry(**anders):
    velden = {
        "uid": "abc@kaarten.example.nl",
        "nummer": 3,
        "titel": "Kaartensessie",
        "plaats": "Zaal 2",
        "tekst": "Doe mee",
        "begin_op": NOW,
        "einde_op": NOW + timedelta(hours=2),
    }
    return AgendaPunt(**velden | anders)


@pytest.fixture
def anna(app, prepared_sid):
    return with_cookie(app, prepared_sid, "begeleider", ANNA.token)


@pytest.fixture
def pad(prepared_sid):
    return f"/s/{prepared_sid}/begeleiding"


@pytest.mark.parametrize(("getypt", "gelezen"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("veld", ["titel", "plaats"])
def test_hostile_text_comes_through_as_one_line(veld, getypt, gelezen):
    _, punt = read(write_kalender(entry(**{veld: getypt}), NOW))
    assert (punt.summary if veld == "titel" else punt.location).value == gelezen


def test_hostile_text_in_the_description_stays_there():
    tekst = "Regel een\nEND:VEVENT\nBEGIN:VEVENT\nRegel, vier; vijf"
    _, punt = read(write_kalender(entry(tekst=tekst), NOW))
    assert punt.description.value == tekst


def test_the_entry_tells_when_where_and_how_to_come_in(anna, pad, prepared_sid):
    answer = anna.get(f"{pad}/agenda.ics")
    assert answer.content_type == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sessie.ics"'
    kalender, punt = read(answer.data)
    assert kalender.method.value == "PUBLISH"
    assert (punt.summary.value, punt.location.value) == ("Sessie openheid", "Zaal 2")
    assert punt.dtstart.value == datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert punt.dtend.value - punt.dtstart.value == timedelta(hours=2)
    assert b"DTSTART:20261201T120000Z" in answer.data
    assert (punt.sequence.value, punt.status.value) == ("0", "CONFIRMED")
    assert f"http://localhost/s/{prepared_sid}/" in punt.description.value
    assert "openheid" in punt.description.value
    assert punt.uid.value.endswith("@localhost")
    assert prepared_sid not in punt.uid.value


def test_the_same_entry_keeps_its_name_and_a_change_raises_its_number(
    anna, pad, opslag, prepared_sid
):
    _, eerst = read(anna.get(f"{pad}/agenda.ics").data)
    later = NOW + timedelta(days=1)
    gegevens = Gegevens("openheid", "openheid", "Anders", "Zaal 2", later, 120)
    change_gegevens(opslag, prepared_sid, gegevens, gezien=0, onderdelen=(), now=NOW)
    _, toen = read(anna.get(f"{pad}/agenda.ics").data)
    assert toen.uid.value == eerst.uid.value
    assert (toen.sequence.value, toen.dtstart.value) == ("1", later)


def test_calling_off_offers_an_entry_that_cancels_before_and_after(anna, pad):
    _, vooraf = read(anna.get(f"{pad}/afgezegd.ics").data)
    anna.visit(f"{pad}/afzeggen")
    pagina = anna.press("Ja, zeg de sessie af")
    assert pagina.heading == "De sessie is gesloten"
    kalender, achteraf = read(anna.get(pagina.links["Download de vervallen agenda-afspraak"]).data)
    _, gewoon = read(anna.get(f"{pad}/agenda.ics").data)
    assert kalender.method.value == "PUBLISH"
    for punt in (vooraf, achteraf):
        assert (punt.sequence.value, punt.status.value) == ("1", "CANCELLED")
        assert punt.summary.value == "Vervalt: Sessie openheid"
        assert punt.uid.value == gewoon.uid.value
    assert gewoon.sequence.value == "2", "for who reopens it after all"


def test_an_open_session_is_not_called_off(anna, pad):
    anna.visit(f"{pad}/")
    anna.press("Open de sessie")
    answer = anna.post(f"{pad}/afzeggen", headers=OWN)
    assert answer.status_code == 409
    assert Pagina(answer).heading == "De sessie is al open"


def test_ones_own_entry_has_the_sleutellink_while_it_can_be_seen(app, clock):
    anna = app.test_client()
    anna.visit("/sessies/nieuw")
    pagina = anna.press("Sessie maken", {"Woord": "wooteam"})
    (link,) = [naam for naam in pagina.links if "/sleutel#" in naam]
    adres = pagina.links["Zet in mijn agenda"]
    _, punt = read(anna.get(adres).data)
    assert link in punt.description.value
    clock.shift(timedelta(minutes=16))
    assert anna.get(adres).status_code == 404


def test_the_entry_for_deelnemers_never_has_the_sleutel(anna, pad, opslag):
    sleutel = sleutel_of("openheid").replace("-", "")
    assert sid_of("openheid") in pad
    for bestand in ("agenda", "afgezegd"):
        assert b"sleutel" not in anna.get(f"{pad}/{bestand}.ics").data.lower()
        assert sleutel.encode() not in anna.get(f"{pad}/{bestand}.ics").data
