"""When nothing can be stored: 503 with everything that was typed, reading goes on, and it heals."""

from html import escape
from pathlib import Path

import pytest

from tests.cast import BRAM, VOLGORDE, WOORD, join, sleutel_of
from tests.databases import dispose
from tests.web.browser import OWN, html_of
from tests.web.conftest import with_cookie
from tests.web.routes import KAARTEN_ALONE, WERKVORM_ALONE, addresses
from tests.web.stored import stored_in
from tests.werksessies import go_to

ZIN = "We kunnen nu niets bewaren. Wacht een minuut en probeer het opnieuw."


class Storage:
    """The database on disk, which can be made to fail in the two ways that matter."""

    def __init__(self, app):
        self._app = app
        self._path = Path(app.config["INSTELLINGEN"].database.removeprefix("sqlite:///"))
        self._slot = self._path.with_name(f"{self._path.name}.slot")

    def refuse_writing(self):
        """Nobody can take the lock of the writer: a folder stands where its file belongs."""
        self._slot.unlink(missing_ok=True)
        self._slot.mkdir()

    def allow_writing(self):
        self._slot.rmdir()

    def take_away(self):
        """The whole database is gone."""
        dispose(self._app)
        for path in self._path.parent.glob(f"{self._path.name}*"):
            path.rename(path.with_name(f"weg-{path.name}"))
        self._path.mkdir()

    def bring_back(self):
        self._path.rmdir()
        for path in self._path.parent.glob("weg-*"):
            path.rename(path.with_name(path.name.removeprefix("weg-")))


@pytest.fixture
def storage(app):
    return Storage(app)


def test_preparing_gives_the_form_back(vreemde, storage):
    typed = {"Woord": "wooteam", "Titel": "Onze dag", "Datum": "2027-03-02", "Plaats of link": "B"}
    vreemde.visit("/sessies/nieuw")
    storage.refuse_writing()
    pagina = vreemde.press("Sessie maken", typed, status=503)
    assert ZIN in pagina.alert
    assert {label: pagina.value_of(label) for label in typed} == typed
    storage.allow_writing()
    assert vreemde.press("Sessie maken").heading == "De sessie is gemaakt"


def test_the_door_gives_the_name_back(vreemde, storage, open_sid):
    vreemde.visit(f"/s/{open_sid}/")
    storage.refuse_writing()
    pagina = vreemde.press("Doe mee", {"Voornaam": "Bram"}, status=503)
    assert ZIN in pagina.alert
    assert pagina.value_of("Voornaam") == "Bram"
    storage.allow_writing()
    assert "Jij bent Bram" in vreemde.press("Doe mee").text


def test_the_sleutel_stays_in_its_field(vreemde, storage, open_sid):
    vreemde.visit("/sleutel")
    storage.refuse_writing()
    pagina = vreemde.press("Ga verder", {"Sleutel of code": sleutel_of(WOORD)}, status=503)
    assert pagina.error_at("Sleutel of code") == ZIN
    assert pagina.value_of("Sleutel of code") == sleutel_of(WOORD)
    storage.allow_writing()
    assert vreemde.press("Ga verder").path == f"/s/{open_sid}/begeleiding/"


def test_the_draaiboek_keeps_what_was_typed(anna, storage, open_sid):
    anna.visit(f"/s/{open_sid}/begeleiding/draaiboek")
    storage.refuse_writing()
    typed = {"Titel van het nieuwe onderdeel": "Rondje", "Minuten van het nieuwe onderdeel": "4"}
    pagina = anna.press("Opslaan", typed, status=503)
    assert ZIN in pagina.alert
    assert {label: pagina.value_of(label) for label in typed} == typed
    storage.allow_writing()
    assert "Rondje" in anna.press("Opslaan").text


FORMS: dict[str, dict[str, str]] = {
    "deur": {"deur": "dicht", "gezien": "open"},
    "handen": {"handen": "hier", "gezien": "gesprek"},
    "deelnemers/1/hand": {"gezien": "2026-12-01T12:00:00+00:00"},
    "apparaten/sleutel": {"gezien": "0"},
    "deelnemers/handen": {"gezien": "2026-12-01T12:00:00+00:00"},
    "afspraken": {"soort": "afspraak", "tekst": "Samen lezen"},
    "afspraken/1": {"soort": "afspraak", "tekst": "Samen lezen", "gezien": "0"},
    "vervolg": {
        "woord": "vervolgwoord",
        "datum": "2026-12-02",
        "tijd": "10:00",
        "duur": "60",
        "kaarten": "kaart-05",
    },
    "voorbereiding": {"stap": "uitnodigen", "klaar": "ja"},
    "woorden": {"woord": "anderwoord"},
    "als-voorbeeld": {"woord": "anderwoord"},
}
"""What a route asks that refuses a form without it before anything is stored."""


def test_every_click_of_the_begeleider_is_answered_with_the_screen_as_it_is(
    app, anna, bram, storage, open_sid
):
    storage.refuse_writing()
    before = stored_in(app)
    data = {
        "kaart": f"kaart-{VOLGORDE[1]}",
        "gezien": f"kaart-{VOLGORDE[0]}",
        "later": "ja",
        "bevestigd": "ja",
    }
    for address in addresses(app, open_sid):
        if address.endpoint in WERKVORM_ALONE:
            continue
        if address.is_begeleiding and "POST" in address.methods:
            form = data | FORMS.get(address.path.rpartition("/begeleiding/")[2], {})
            answer = anna.post(address.path, data=form, headers=OWN)
            if address.path.endswith(("/toelichting", "/woorden")):  # neither stores anything
                assert answer.status_code in {200, 303}
                continue
            assert answer.status_code == 503, address.path
            assert ZIN in html_of(answer)
            assert "Opgeslagen" not in html_of(answer)
    assert stored_in(app) == before


WERKFORMS: dict[str, dict[str, str]] = {
    "voorbereiding": {"stap": "werk.plannen", "klaar": "ja"},
    "voorbereiding/eigenaar": {"gezien": "0"},
    "deelnemers/1/eigenaar": {"eigenaar": "ja"},
    "als-voorbeeld": {"woord": "anderwoord", "duur": "90"},
    **{
        f"werkblad/{veld}/schrijver": {"wie": "begeleider", "gezien": wie}
        for veld, wie in (("situatie", "eigenaar"), ("ideeen", "allen"))
    },
}
"""The same for what is otherwise in a session of a werkvorm."""
GETYPT = "Getypt voor het misging <b>"
VELDFORMS = {
    "situatie": {"tekst": GETYPT, "gezien": "0"},
    "situatie/1": {"tekst": GETYPT, "gezien": "0"},
    "ideeen": {"tekst": GETYPT, "plek": "40"},
    "ideeen/1": {"tekst": GETYPT, "plek": "40", "gezien": "1"},
}
"""What is typed in a field of the werkblad, by the end of its address."""


def test_every_click_of_the_begeleider_of_a_werkvorm_is_answered_with_the_screen_as_it_is(
    app, opslag, werk_anna, werk_bram, storage, werk_sid
):
    storage.refuse_writing()
    before = stored_in(app)
    data = {"gezien": "0", "bevestigd": "ja"}
    for address in addresses(app, werk_sid):
        if address.endpoint in KAARTEN_ALONE | {"leiden.kaart", "leiden.later"}:
            continue
        if address.is_begeleiding and "POST" in address.methods:
            end = address.path.rpartition("/begeleiding/")[2]
            form = data | FORMS.get(end, {}) | WERKFORMS.get(end, {})
            form |= VELDFORMS.get(end.removeprefix("werkblad/"), {})
            answer = werk_anna.post(address.path, data=form, headers=OWN)
            if address.path.endswith("/toelichting"):
                continue
            assert answer.status_code == 503, address.path
            assert ZIN in html_of(answer), address.path
            assert "Opgeslagen" not in html_of(answer)
            if GETYPT in form.values():
                assert escape(GETYPT) in html_of(answer), address.path
    assert stored_in(app) == before


@pytest.mark.parametrize(
    ("begin", "wie", "velden"),
    [
        ("werkblad", "werk_bram", ("ideeen", "ideeen/1")),
        ("eigenaar/formulier", "werk_noor", ("situatie",)),
    ],
)
@pytest.mark.parametrize("mislukt", ["refuse_writing", "take_away"])
def test_what_was_typed_on_the_werkblad_comes_back(
    opslag, storage, werk_sid, begin, wie, velden, mislukt, request
):
    browser = request.getfixturevalue(wie)
    go_to(opslag, werk_sid, "Ideeën")
    getattr(storage, mislukt)()
    for veld in velden:
        path = f"/s/{werk_sid}/{begin}/{veld}"
        answer = browser.post(path, data=VELDFORMS[veld], headers=OWN)
        assert (answer.status_code, escape(GETYPT) in html_of(answer)) == (503, True), path
    (storage.allow_writing if mislukt == "refuse_writing" else storage.bring_back)()
    path = f"/s/{werk_sid}/{begin}/{velden[0]}"
    assert browser.post(path, data=VELDFORMS[velden[0]], headers=OWN).status_code == 303


@pytest.mark.parametrize("mislukt", ["refuse_writing", "take_away"])
def test_what_was_filled_in_alone_comes_back_too(opslag, storage, werk_sid, werk_bram, mislukt):
    go_to(opslag, werk_sid, "Ideeën")
    getattr(storage, mislukt)()
    form = {"veld": "werk.verplaatsing", "ronde": "1", "waarde": GETYPT}
    answer = werk_bram.post(f"/s/{werk_sid}/antwoord", data=form, headers=OWN)
    assert (answer.status_code, escape(GETYPT) in html_of(answer)) == (503, True)
    (storage.allow_writing if mislukt == "refuse_writing" else storage.bring_back)()
    assert werk_bram.post(f"/s/{werk_sid}/antwoord", data=form, headers=OWN).status_code == 303


def test_reading_goes_on_while_nothing_can_be_stored(anna, bram, vreemde, storage, open_sid):
    storage.refuse_writing()
    paths = ("/", "/healthz", f"/s/{open_sid}/", f"/s/{open_sid}/stand", "/feitenblad")
    for path in paths:
        assert bram.get(path).status_code == 200, path
    assert anna.visit(f"/s/{open_sid}/begeleiding/").heading == "Sessie openheid"
    vreemde.visit("/")
    assert vreemde.press("Open de kaarten", {"Woord": WOORD}).buttons == ["Doe mee"]


def test_after_that_it_goes_on_without_a_restart(anna, storage, open_sid):
    anna.visit(f"/s/{open_sid}/begeleiding/")
    storage.refuse_writing()
    anna.press("Volgende kaart", status=503)
    storage.allow_writing()
    assert "Kaart 2 van 7" in anna.press("Volgende kaart").text


def test_without_a_database_the_pages_for_everybody_are_there(vreemde, storage):
    storage.take_away()
    volgorde = "f3eb8ae43d0034b4"
    for path in ("/", "/feitenblad", "/over", f"/kaarten/proefset/{volgorde}/1", "/sleutel"):
        vreemde.visit(path)
    storage.bring_back()


def test_without_a_database_the_word_stays_in_its_field(vreemde, storage, open_sid):
    vreemde.visit("/")
    storage.take_away()
    pagina = vreemde.press("Open de kaarten", {"Woord": "openheid"}, status=503)
    assert pagina.value_of("Woord") == "openheid"
    assert pagina.error_at("Woord") == ZIN
    storage.bring_back()
    assert vreemde.press("Open de kaarten").buttons == ["Doe mee"]


def test_without_a_database_a_session_says_so_and_comes_back(app, opslag, storage, open_sid):
    join(opslag, open_sid, BRAM, naam="Bram")
    bram = with_cookie(app, open_sid, "deelnemer", BRAM.token)
    storage.take_away()
    pagina = bram.visit(f"/s/{open_sid}/", 503)
    assert pagina.heading == "Even niet bereikbaar"
    assert bram.get("/healthz").status_code == 503
    assert bram.get(f"/s/{open_sid}/stand").status_code == 503
    storage.bring_back()
    assert bram.visit(f"/s/{open_sid}/").heading == "Titel van kaart-03"
    assert bram.get("/healthz").status_code == 200
