"""Of a werkvorm nobody but the begeleider reads the script, or a field that comes later."""

import pytest

from kaartenset.commands.notities import save_notitie
from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.facts import find_klok, find_script, find_sessie
from kaartenset.web.publiek import Voor, voor
from tests.cast import CAS, NOW, feiten_of
from tests.steekproef import pick
from tests.stemmen import give
from tests.volle_sessie import answer
from tests.web.conftest import with_cookie
from tests.web.withheld import NOTITIE, leaks, read_answer
from tests.werkbladen import BLOK_VAN, GOED, TEKSTVELDEN, add, let_join, regels_of, write
from tests.werksessies import EIGENAAR, EIGENAARSSLEUTEL, go_to
from tests.werkvormen import BLOKKEN, DELEN

VELDEN = {
    veld_id: (titel, is_vooraf)
    for velden in DELEN.values()
    for titel, veld_id, _, _, is_vooraf in velden
}
"""By the id of a field its title, and whether the dilemma-eigenaar answers it beforehand."""
TITELS = [titel for titel, *_ in BLOKKEN]
SCRIPT = ("Zeg bij", "dank je wel,", "Niet [Z]")
NAMEN = ("Noorlied-van-X", "Annabel-van-Y")
"""What the dilemma-eigenaar and the begeleider are called in the script."""
GEHEIM = (*SCRIPT, *NAMEN, NOTITIE, "Deelnemers zien dit niet")
STIL = "stiltewoord"
LEZERS = ("werk_bram", "werk_noor", "vreemde", "werk_bram met alles")


def planted(veld):
    """The word that stands in this field and nowhere else."""
    return f"plantwoord{veld}"


@pytest.fixture
def werk_wacht_sid(opslag, werk_wacht_sid, now):
    """The session in which Anna and Noor wrote ahead in every field, and Anna a note everywhere."""
    sid = werk_wacht_sid
    with opslag.writing() as conn:
        sessie = find_sessie(conn, sid)
        conn.exec_driver_sql(
            "UPDATE sessie SET eigenaar = ?, begeleider = ? WHERE id = ?", (*NAMEN, sessie.id)
        )
        answer(
            conn,
            sessie.id,
            [None] * 3,
            "werk.verplaatsing",
            [planted("verplaatsing")] * 3,
            getoond=True,
        )
        blokken = find_klok(conn, sessie).onderdelen
    for veld, delen in GOED.items():
        if veld in TEKSTVELDEN:
            write(opslag, sid, veld, planted(veld), *([EIGENAAR] if veld == "situatie" else []))
        else:
            add(opslag, sid, veld, **delen | {next(iter(delen)): planted(veld)})
    add(opslag, sid, "waarden", waarde="Rust", laag="Inhoud")
    van, naar = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    add(opslag, sid, "spanningen", van=van, soort="trekken", naar=naar)
    for blok in blokken:
        plek = f"onderdeel.{blok.id}"
        save_notitie(opslag, sid, plek=plek, getypt=NOTITIE, gezien=0, kaart_ids=(), now=now)
    return sid


@pytest.fixture(params=LEZERS)
def lezer(request, app, werk_sid, werk_bram, werk_noor):
    """Each of the others, and a browser that holds every cookie of the session but one."""
    if request.param in {"werk_bram", "werk_noor", "vreemde"}:
        return request.getfixturevalue(request.param)
    werk_bram.set_cookie("eigenaar", f"{EIGENAARSSLEUTEL} schuurt", path=f"/s/{werk_sid}/")
    werk_bram.set_cookie("begeleider", CAS.token, path=f"/s/{werk_sid}/")
    return werk_bram


def is_reached(veld, titel):
    return TITELS.index(BLOK_VAN[veld]) <= TITELS.index(titel)


def later_than(titel, *, vooraf):
    """What nobody may read yet when the group is at this block; but beforehand Noor her own."""
    ongezien = [veld for veld in VELDEN if not is_reached(veld, titel)]
    ongezien = [veld for veld in ongezien if not (vooraf and VELDEN[veld][1])]
    return [planted(veld) for veld in ongezien]


def has_form(lezer):
    """Whether this browser holds the key of the dilemma-eigenaar."""
    return any(cookie.key == "eigenaar" for cookie in lezer._cookies.values())


def of_session(found, sid):
    """Those at an address of this session: a werkvorm's own pages are for everybody."""
    return [one for one in found if sid in one]


@pytest.mark.parametrize("titel", pick("werkblokken", TITELS, 3))
def test_others_read_no_script_and_no_field_that_comes_later(app, opslag, werk_sid, lezer, titel):
    go_to(opslag, werk_sid, titel)
    woorden = [*GEHEIM, *later_than(titel, vooraf=has_form(lezer))]
    assert not of_session(leaks(lezer, app, werk_sid, woorden), werk_sid)


def test_after_closing_they_read_nothing_of_any_field(app, opslag, werk_sid, lezer):
    go_to(opslag, werk_sid, "Afsluiten")
    close_sessie(opslag, werk_sid, now=NOW)
    woorden = [*GEHEIM, *map(planted, VELDEN)]
    assert not of_session(leaks(lezer, app, werk_sid, woorden), werk_sid)


@pytest.mark.parametrize("wie", ["vreemde", "werk_noor"])
def test_before_opening_they_read_nothing_of_it(app, werk_wacht_sid, wie, request):
    lezer = request.getfixturevalue(wie)
    woorden = [*GEHEIM, *later_than("Klaarzetten", vooraf=wie == "werk_noor")]
    found = of_session(leaks(lezer, app, werk_wacht_sid, woorden), werk_wacht_sid)
    assert not found


def test_what_was_reached_is_read_by_who_is_in(opslag, werk_sid, werk_bram):
    """So that the tests above look for words that are there to be found."""
    go_to(opslag, werk_sid, "Afsluiten")
    for veld, (titel, _) in VELDEN.items():
        answer = read_answer(werk_bram.get(f"/s/{werk_sid}/werkblad/{veld}")).decode()
        assert titel in answer
        assert (planted(veld) in answer) is (veld in {*GOED, "verplaatsing"})
    for pad in ("", "stand"):
        assert (
            planted("samenvatting") in read_answer(werk_bram.get(f"/s/{werk_sid}/{pad}")).decode()
        )


def test_the_begeleider_reads_all_of_it_from_the_start(werk_sid, werk_anna):
    leiden = read_answer(werk_anna.get(f"/s/{werk_sid}/begeleiding/")).decode()
    assert "Zeg bij klaarzetten" in leiden
    assert all(woord in leiden for woord in (*NAMEN, NOTITIE, "Deelnemers zien dit niet"))
    werkblad = read_answer(werk_anna.get(f"/s/{werk_sid}/begeleiding/werkblad")).decode()
    assert all(planted(veld) in werkblad for veld in (*GOED, "verplaatsing"))


def test_the_dilemma_eigenaar_reads_what_was_written_in_the_fields_of_before(werk_sid, werk_noor):
    formulier = read_answer(werk_noor.get(f"/s/{werk_sid}/eigenaar/formulier")).decode()
    for veld, (_, is_vooraf) in VELDEN.items():
        assert (planted(veld) in formulier) is is_vooraf


def test_no_event_of_a_stream_or_of_the_screen_holds_a_field_that_comes_later(
    app, opslag, werk_sid, werk_bram, werk_anna
):
    for browser, pad in ((werk_bram, "stroom"), (werk_anna, "scherm/stroom")):
        stroom = browser.get(f"/s/{werk_sid}/{pad}")
        events = iter(stroom.response)
        read = [next(events), next(events)]
        for titel in TITELS[1:]:
            go_to(opslag, werk_sid, titel)
            app.extensions["hub"].wake(werk_sid)
            read.append(next(events))
            gezien = b"".join(read)
            woorden = [*GEHEIM, *later_than(titel, vooraf=False)]
            assert not [een for een in woorden if een.encode() in gezien], (pad, titel)
        assert planted("samenvatting").encode() in read[-1]
        stroom.close()
        go_to(opslag, werk_sid, TITELS[0])


def test_what_somebody_filled_in_alone_is_read_by_nobody_else_until_it_is_shown(
    app, opslag, werk_sid, werk_bram, werk_anna, werk_noor, vreemde
):
    go_to(opslag, werk_sid, "Ideeën")
    let_join(opslag, werk_sid, CAS)
    ander = with_cookie(app, werk_sid, "deelnemer", CAS.token)
    with opslag.writing() as conn:
        conn.exec_driver_sql("DELETE FROM ronde")
    give(opslag, werk_sid, CAS, STIL, "werk.verplaatsing")
    for lezer in (werk_bram, werk_noor, vreemde):
        assert not of_session(leaks(lezer, app, werk_sid, [STIL]), werk_sid)
    for pad in ("begeleiding/", "begeleiding/werkblad", "begeleiding/werkblad/verplaatsing"):
        assert STIL.encode() not in read_answer(werk_anna.get(f"/s/{werk_sid}/{pad}")), pad
    eigen = read_answer(ander.get(f"/s/{werk_sid}/werkblad/verplaatsing"))
    assert STIL.encode() in eigen


def test_a_route_that_gives_a_script_away_is_seen(app, opslag, werk_sid, werk_bram):
    def leak(sid):
        with opslag.reading() as conn:
            script = " ".join(find_script(conn, feiten_of(opslag, sid)).values())
        return script, {"Content-Type": "text/plain"}

    app.add_url_rule("/s/<sid:sid>/lek", view_func=voor(Voor.DEELNEMERS)(leak))
    found = of_session(leaks(werk_bram, app, werk_sid, SCRIPT), werk_sid)
    assert {een.split(":")[0] for een in found} == {f"GET /s/{werk_sid}/lek"}


def test_a_route_that_gives_a_later_field_away_is_seen(app, opslag, werk_sid, werk_bram):
    def leak(sid):
        tekst = regels_of(opslag, sid, "samenvatting")[0].delen["tekst"]
        return tekst, {"Content-Type": "text/plain"}

    app.add_url_rule("/s/<sid:sid>/lek", view_func=voor(Voor.DEELNEMERS)(leak))
    woorden = later_than("Klaarzetten", vooraf=False)
    found = of_session(leaks(werk_bram, app, werk_sid, woorden), werk_sid)
    assert found == [f"GET /s/{werk_sid}/lek: {planted('samenvatting')}"]


def test_who_waits_for_the_door_reads_nothing_of_it(app, opslag, werk_sid, vreemde):
    vreemde.visit(f"/s/{werk_sid}/")
    vreemde.press("Doe mee")
    go_to(opslag, werk_sid, "Afsluiten")
    woorden = [*GEHEIM, *map(planted, VELDEN)]
    assert not of_session(leaks(vreemde, app, werk_sid, woorden), werk_sid)
