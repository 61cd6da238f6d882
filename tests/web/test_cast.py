"""What every route answers to the fixed cast, and that looking never changes anything."""

from collections import defaultdict

import pytest

from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.database import opslag_of
from kaartenset.web.publiek import Voor, voor
from tests.cast import ANNA
from tests.web.conftest import with_cookie
from tests.web.routes import addresses
from tests.web.stored import stored_in

LOOK = """
start.start              200 200 200 200
kaarten.kaart            200 200 200 200
kaarten.overzicht        200 200 200 200
bladen.feitenblad        200 200 200 200
bladen.feitenblad_van    200 200 200 200
bladen.over              200 200 200 200
bladen.privacy           200 200 200 200
bladen.toegankelijkheid  200 200 200 200
bladen.security          404 404 404 404
bladen.healthz           200 200 200 200
voorbereiden.nieuw       200 200 200 200
sleutel.sleutel          200 200 200 200
sessies.overzicht        200 200 200 200
redactie_deur.sleutel    200 200 200 200
redactie.overzicht       303 303 303 303
redactie.kaart           303 303 303 303
redactie.volgorde        303 303 303 303
deelnemer.sessie         200 200 200 200
deelnemer.kaart          303 200 303 303
deelnemer.overzicht      303 200 303 303
deelnemer.stroom         403 200 403 403
deelnemer.stand          403 200 403 403
eigen.eigen              403 200 403 403
werkblad.veld            303 404 303 303
eigenaar_deur.sleutel    404 404 404 404
eigenaar.formulier       404 404 404 404
scherm.scherm            200 404 404 404
scherm.stroom            200 404 404 404
scherm.stand             200 404 404 404
begeleiding.leiden       200 404 404 404
begeleiding.sleutel      200 404 404 404
begeleiding.kaarten      200 404 404 404
begeleiding.uitnodiging  200 404 404 404
begeleiding.sluiten      200 404 404 404
begeleiding.stroom       200 404 404 404
begeleiding.stand        200 404 404 404
apparaten.apparaten      200 404 404 404
werkblad_leiden.werkblad 303 404 404 404
werkblad_leiden.veld     303 404 404 404
verslag.verslag          200 404 404 404
verslag.als_markdown     200 404 404 404
verslag.als_odt          200 404 404 404
wissen.wissen            200 404 404 404
afspraken.afspraken      200 404 404 404
getoond.antwoorden       200 404 404 404
vervolg.vervolg          200 404 404 404
draaiboek.draaiboek      200 404 404 404
draaiboek.aanpassen      200 404 404 404
voorbereiding.voorbereiding 200 404 404 404
agenda.agenda_ics        200 404 404 404
agenda.afgezegd_ics      200 404 404 404
agenda.sleutel_ics       200 404 404 404
agenda.afzeggen          200 404 404 404
gegevens.gegevens        200 404 404 404
woorden.woorden          200 404 404 404
voorbeeld.als_voorbeeld  200 404 404 404
papier.kaarten           200 200 200 200
papier.kaarten_pdf       200 200 200 200
papier.op_soort          200 200 200 200
papier.op_soort_pdf      200 200 200 200
papier.feitenblad_pdf    200 200 200 200
papier.feitenblad_van_pdf         200 200 200 200
werkvormen.werkvorm               200 200 200 200
werkvormen.brief                  200 200 200 200
papier_werkvorm.brief_pdf         200 200 200 200
papier_werkvorm.voorbereiding     200 200 200 200
papier_werkvorm.voorbereiding_pdf 200 200 200 200
papier_werkvorm.werkblad          200 200 200 200
papier_werkvorm.werkblad_pdf      200 200 200 200
papier_werkvorm.werkblad_a4       200 200 200 200
papier_werkvorm.werkblad_a4_pdf   200 200 200 200
papier_werkvorm.werkblad_odt      200 200 200 200
papier_begeleiding.papier         200 404 404 404
papier_begeleiding.kaarten        200 404 404 404
papier_begeleiding.kaarten_pdf    200 404 404 404
papier_begeleiding.boekje         200 404 404 404
papier_begeleiding.boekje_pdf     200 404 404 404
papier_begeleiding.draaiboek      200 404 404 404
papier_begeleiding.draaiboek_pdf  200 404 404 404
papier_werkblad.werkblad          404 404 404 404
papier_werkblad.werkblad_pdf      404 404 404 404
papier_werkblad.werkblad_a4       404 404 404 404
papier_werkblad.werkblad_a4_pdf   404 404 404 404
papier_werkblad.werkblad_odt      404 404 404 404
"""
"""What each GET in an open session answers to Anna, Bram, Cas and a stranger, in this order."""

LOOK_WERK = """
deelnemer.kaart          303 303 303 303
deelnemer.overzicht      303 303 303 303
eigenaar_deur.sleutel    200 200 200 200
eigenaar.formulier       404 404 200 404
begeleiding.kaarten      303 404 404 404
werkblad_leiden.werkblad 200 404 404 404
werkblad_leiden.veld     200 404 404 404
vervolg.vervolg          303 404 404 404
woorden.woorden          303 404 404 404
papier_begeleiding.kaarten        404 404 404 404
papier_begeleiding.kaarten_pdf    404 404 404 404
papier_begeleiding.boekje         404 404 404 404
papier_begeleiding.boekje_pdf     404 404 404 404
papier_werkblad.werkblad          200 404 404 404
papier_werkblad.werkblad_pdf      200 404 404 404
papier_werkblad.werkblad_a4       200 404 404 404
papier_werkblad.werkblad_a4_pdf   200 404 404 404
papier_werkblad.werkblad_odt      200 404 404 404
"""
"""What is otherwise in a session of a werkvorm, for its Anna, its Bram, Noor and a stranger; Noor
has nothing but the key of the dilemma-eigenaar, and elsewhere is answered as Cas is."""

SAY_NOTHING = """
start.enter_woord         422 422 422 422
voorbereiden.create       422 422 422 422
voorbereiden.check_woord  200 200 200 200
sleutel.enter             422 422 422 422
sessies.vergeet           303 303 303 303
redactie_deur.enter       422 422 422 422
redactie_deur.uitloggen   303 303 303 303
redactie.kies_volgorde    303 303 303 303
deelnemer.come_in         303 303 303 303
meedoen.belofte           303 303 303 303
meedoen.hand              303 303 303 303
meedoen.weg               303 303 303 303
inbreng.antwoord          303 422 303 303
slot.antwoord             303 422 303 303
werkblad.schrijf          303 422 303 303
werkblad.regel            303 422 303 303
eigenaar_deur.enter       404 404 404 404
eigenaar.schrijf          404 404 404 404
eigenaar.wijzig           404 404 404 404
leiden.open_deur          303 404 404 404
leiden.sluit              303 404 404 404
leiden.heropen            303 404 404 404
leiden.kaart              409 404 404 404
leiden.later              422 404 404 404
leiden.klok               303 404 404 404
leiden.erbij              409 404 404 404
leiden.onderdeel          409 404 404 404
leiden.zicht              303 404 404 404
leiden.toelichting        303 404 404 404
inbreng_leiden.tonen      422 404 404 404
inbreng_leiden.opnieuw    422 404 404 404
inbreng_leiden.verdieping 409 404 404 404
getoond.drop              303 404 404 404
aanwezig.deur             422 404 404 404
aanwezig.handen           422 404 404 404
aanwezig.laat_binnen      303 404 404 404
aanwezig.laat_allen_binnen 303 404 404 404
aanwezig.weiger           409 404 404 404
aanwezig.verwijder        303 404 404 404
aanwezig.eigenaar         409 404 404 404
aanwezig.laat_hand_zakken 409 404 404 404
aanwezig.laat_handen_zakken 409 404 404 404
apparaten.maak_code       303 404 404 404
apparaten.trek_in         303 404 404 404
apparaten.vervang_sleutel 409 404 404 404
werkblad_leiden.schrijf   303 404 404 404
werkblad_leiden.wijzig    303 404 404 404
werkblad_leiden.schrijver 303 404 404 404
wissen.wis                422 404 404 404
draaiboek.change          303 404 404 404
afspraken.note            422 404 404 404
afspraken.change          422 404 404 404
afspraken.drop            303 404 404 404
afspraken.gedaan          422 404 404 404
vervolg.create            422 404 404 404
voorbereiding.tick        422 404 404 404
voorbereiding.vervang_link 409 404 404 404
agenda.zeg_af             409 404 404 404
notities.bewaar           422 404 404 404
gegevens.change           409 404 404 404
later.kies                422 404 404 404
woorden.probeer           422 404 404 404
voorbeeld.create          422 404 404 404
"""
"""What each POST of an empty form answers to them."""

SAY_NOTHING_WERK = """
werkblad.schrijf          303 409 303 303
werkblad.regel            303 409 303 303
eigenaar_deur.enter       422 422 422 422
werkblad_leiden.wijzig    409 404 404 404
werkblad_leiden.schrijver 422 404 404 404
vervolg.create            303 404 404 404
later.kies                303 404 404 404
woorden.probeer           303 404 404 404
"""
"""What is otherwise in a session of a werkvorm, where it is the same for each field."""


def read_table(table):
    """The rows of a table: endpoint to the statuses of the cast."""
    rows = (line.split() for line in table.strip().splitlines())
    return {endpoint: tuple(map(int, statuses)) for endpoint, *statuses in rows}


@pytest.fixture
def cast(anna, bram, cas, vreemde):
    """The four browsers, in the order of the tables."""
    return (anna, bram, cas, vreemde)


@pytest.fixture
def werk_cast(werk_anna, werk_bram, werk_noor, vreemde):
    """The four browsers in a session of a werkvorm."""
    return (werk_anna, werk_bram, werk_noor, vreemde)


def changed_by_looking(app, sid, browsers):
    """The addresses where a request that only looks changes what is stored."""
    before = stored_in(app)
    found = []
    for address in addresses(app, sid):
        for browser in browsers:
            for method in ("GET", "HEAD", "OPTIONS"):
                browser.open(address.path, method=method).close()
        if stored_in(app) != before:
            found.append(address.path)
            before = stored_in(app)
    return found


def answers_of(app, sid, method, browsers):
    """The statuses of every route, each asked by each browser in turn."""
    found = defaultdict(set)
    for address in addresses(app, sid):
        if method in address.methods:
            answers = [browser.open(address.path, method=method) for browser in browsers]
            found[address.endpoint].add(tuple(answer.status_code for answer in answers))
            for answer in answers:
                answer.close()
    return found


def test_every_page_answers_the_cast_as_the_table_says(app, open_sid, cast):
    assert answers_of(app, open_sid, "GET", cast) == {
        endpoint: {row} for endpoint, row in read_table(LOOK).items()
    }


@pytest.mark.parametrize("endpoint", read_table(SAY_NOTHING))
def test_every_form_answers_the_cast_as_the_table_says(app, open_sid, cast, endpoint):
    paths = [one.path for one in addresses(app, open_sid) if one.endpoint == endpoint]
    strangers_first = tuple(reversed(cast))
    for path in paths:
        found = [browser.post(path).status_code for browser in strangers_first]
        assert tuple(reversed(found)) == read_table(SAY_NOTHING)[endpoint], path


def test_every_page_of_a_werkvorm_answers_as_the_table_says(app, werk_sid, werk_cast):
    assert answers_of(app, werk_sid, "GET", werk_cast) == {
        endpoint: {row} for endpoint, row in (read_table(LOOK) | read_table(LOOK_WERK)).items()
    }


@pytest.mark.parametrize("endpoint", read_table(SAY_NOTHING_WERK))
def test_every_form_of_a_werkvorm_answers_as_the_table_says(app, werk_sid, werk_cast, endpoint):
    paths = [one.path for one in addresses(app, werk_sid) if one.endpoint == endpoint]
    for path in paths:
        found = [browser.post(path).status_code for browser in reversed(werk_cast)]
        assert tuple(reversed(found)) == read_table(SAY_NOTHING_WERK)[endpoint], path


@pytest.mark.parametrize(
    ("begin", "wie", "situatie", "ideeen"),
    [
        ("begeleiding/werkblad", "werk_anna", 422, 422),
        ("eigenaar/formulier", "werk_noor", 422, 409),
        ("begeleiding/werkblad", "werk_noor", 404, 404),
        ("eigenaar/formulier", "werk_anna", 404, 404),
        ("eigenaar/formulier", "werk_bram", 404, 404),
    ],
)
def test_an_empty_form_of_a_field_answers_by_its_kind(
    werk_sid, begin, wie, situatie, ideeen, request
):
    """An empty form asks for an entry, which a text is not; notes are not made beforehand."""
    browser = request.getfixturevalue(wie)
    for veld, status in (("situatie", situatie), ("ideeen", ideeen)):
        assert browser.post(f"/s/{werk_sid}/{begin}/{veld}").status_code == status


def test_no_form_is_missing_from_the_table(app, open_sid):
    posts = {one.endpoint for one in addresses(app, open_sid) if "POST" in one.methods}
    assert posts == set(read_table(SAY_NOTHING))


def test_no_route_answers_anything_but_get_and_post(app, open_sid):
    assert {method for one in addresses(app, open_sid) for method in one.methods} == {"GET", "POST"}


def test_looking_changes_nothing(app, open_sid, cast):
    assert not changed_by_looking(app, open_sid, cast)


def test_looking_at_a_werkvorm_changes_nothing(app, werk_sid, werk_cast):
    assert not changed_by_looking(app, werk_sid, werk_cast)


def test_looking_at_a_session_that_waits_or_is_closed_changes_nothing(
    app, opslag, prepared_sid, vreemde, now
):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    assert not changed_by_looking(app, prepared_sid, [anna, vreemde])
    close_sessie(opslag, prepared_sid, now=now)
    assert not changed_by_looking(app, prepared_sid, [anna, vreemde])


def test_a_page_that_changes_something_is_seen(app, open_sid, vreemde):
    def count():
        with opslag_of().writing() as conn:
            conn.exec_driver_sql("UPDATE sessie SET duur = duur + 1")
        return "geteld", {"Content-Type": "text/plain"}

    app.add_url_rule("/teller", view_func=voor(Voor.IEDEREEN)(count))
    assert changed_by_looking(app, open_sid, [vreemde]) == ["/teller"]


@pytest.mark.parametrize("wie", ["bram", "cas", "vreemde"])
def test_no_form_of_the_begeleider_changes_anything_for_others(app, open_sid, wie, request):
    browser = request.getfixturevalue(wie)
    before = stored_in(app)
    for address in addresses(app, open_sid):
        if address.is_begeleiding and "POST" in address.methods:
            browser.post(address.path, data={"kaart": "kaart-06", "gezien": "kaart-03"})
    assert stored_in(app) == before
