"""The werkblad: for all what the group has come to and no more, for who leads the whole of it."""

from dataclasses import replace

import pytest

from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.bereik import Grenzen
from kaartenset.domain.html import Html
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkbladdeel, Werkveld
from kaartenset.stand.begeleiding import read_begeleiding_stand, read_scripts
from kaartenset.stand.deelnemers import (
    find_deck_in_zicht,
    read_deelnemers_stand,
    read_deur_stand,
    read_scherm_stand,
)
from kaartenset.stand.eigen import read_eigen_stand
from kaartenset.stand.eigen_werkblad import find_eigen_werkveld
from kaartenset.stand.verslag import read_verslag
from kaartenset.stand.werkblad import read_heel_werkblad, read_vooraf
from kaartenset.storage.facts import find_klok, find_sessie
from tests.cast import BRAM, CAS, NOW, Persoon, deelnemer_of
from tests.stemmen import again, give, show
from tests.volle_sessie import answer
from tests.werkbladen import (
    BLOK_VAN,
    GOED,
    TEKSTVELDEN,
    add,
    let_join,
    let_write,
    open_werksessie,
    prepare_werksessie,
    regels_of,
    write,
)
from tests.werksessies import BEGELEIDER, EIGENAAR, go_to, new_werksessie, pen_of
from tests.werkvormen import BLOKKEN, DELEN

VELDEN = [veld_id for velden in DELEN.values() for _, veld_id, *_ in velden]
TITELS = {veld_id: titel for velden in DELEN.values() for titel, veld_id, *_ in velden}
VOORAF = ["situatie", "kaders", "spelers"]
BLOKTITELS = [titel for titel, *_ in BLOKKEN]
ANTWOORDEN = ("verplaatsing", "driehoeken", "ideeen", "zwaarst", "deugt")
DRIE = [Persoon(f"Wie {nummer}", f"wie-{nummer}") for nummer in range(3)]


def geplant(veld):
    """The text that stands in this field and nowhere else."""
    return f"geplant-in-{veld}"


@pytest.fixture
def sid(opslag, cards_root):
    """Open, at the first block; Bram is in, and it is his dilemma."""
    sid = open_werksessie(opslag, cards_root)
    let_join(opslag, sid, BRAM, is_eigenaar=True)
    return sid


@pytest.fixture
def planted(opslag, sid):
    """In every field something that is found at once, before the group has come to any."""
    with opslag.writing() as conn:
        sessie_id = find_sessie(conn, sid).id
        for veld in ANTWOORDEN:
            if veld == "verplaatsing":
                answer(
                    conn,
                    sessie_id,
                    [None] * 3,
                    "werk.verplaatsing",
                    [geplant(veld)] * 3,
                    getoond=True,
                )
    for veld, delen in GOED.items():
        if veld in TEKSTVELDEN:
            write(opslag, sid, veld, geplant(veld))
        else:
            add(opslag, sid, veld, **delen | {next(iter(delen)): geplant(veld)})
    add(opslag, sid, "waarden", waarde="Rust", laag="Inhoud")
    van, naar = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    add(opslag, sid, "spanningen", van=van, soort="trekken", naar=naar)
    return sid


def gezien_by_all(opslag, sid):
    """All that is read for who is no begeleider, as text: pages, screen, own part, each field."""
    deelnemer = deelnemer_of(opslag, sid)
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        klok = find_klok(conn, sessie)
        standen = [
            read_deelnemers_stand(conn, sid, now=NOW),
            read_scherm_stand(conn, sid, now=NOW),
            read_deur_stand(conn, sid, now=NOW),
            read_eigen_stand(conn, sid, deelnemer, now=NOW),
            find_deck_in_zicht(conn, sid),
            *(find_eigen_werkveld(conn, sessie, klok, deelnemer, veld) for veld in VELDEN),
        ]
    return " ".join(map(repr, standen))


def deelnemers_of(opslag, sid):
    with opslag.reading() as conn:
        return read_deelnemers_stand(conn, sid, now=NOW)


def eigen_of(opslag, sid, wie=BRAM):
    with opslag.reading() as conn:
        return read_eigen_stand(conn, sid, deelnemer_of(opslag, sid, wie), now=NOW)


def eigen_veld_of(opslag, sid, veld, wie=BRAM):
    with opslag.reading() as conn:
        sessie = find_sessie(conn, sid)
        deelnemer = deelnemer_of(opslag, sid, wie)
        return find_eigen_werkveld(conn, sessie, find_klok(conn, sessie), deelnemer, veld)


def begeleiding_of(opslag, sid):
    with opslag.reading() as conn:
        return read_begeleiding_stand(conn, sid, now=NOW)


def veld_of(opslag, sid, veld):
    """One field as all see it."""
    return deelnemers_of(opslag, sid).werkblad.find(veld)


def is_reached(veld, titel):
    return BLOKTITELS.index(BLOK_VAN[veld]) <= BLOKTITELS.index(titel)


@pytest.mark.parametrize("titel", BLOKTITELS)
def test_nobody_gets_anything_of_a_field_that_the_group_has_not_come_to(opslag, planted, titel):
    go_to(opslag, planted, titel)
    gezien = gezien_by_all(opslag, planted)
    for veld in VELDEN:
        for tekst in (TITELS[veld], f"Uitleg bij {veld}."):
            assert (tekst in gezien) is is_reached(veld, titel)
        if veld in {*GOED, "verplaatsing"}:
            assert (geplant(veld) in gezien) is is_reached(veld, titel)


def test_the_begeleider_sees_all_of_it_from_the_start(opslag, planted):
    """The negative control: what is planted is found where it is."""
    gezien = repr(begeleiding_of(opslag, planted))
    assert all(geplant(veld) in gezien for veld in (*GOED, "verplaatsing"))
    assert all(f"Uitleg bij {veld}." in gezien for veld in VELDEN)
    assert begeleiding_of(opslag, planted).werkblad.bereikt == frozenset()


def test_after_closing_there_is_no_werkblad_for_all_until_it_is_reopened(opslag, planted):
    go_to(opslag, planted, "Afsluiten")
    close_sessie(opslag, planted, now=NOW)
    assert deelnemers_of(opslag, planted).werkblad is None
    assert eigen_of(opslag, planted).werkvelden == ()
    gezien = gezien_by_all(opslag, planted)
    assert "geplant-in" not in gezien
    assert "Uitleg bij" not in gezien
    reopen_sessie(opslag, planted, now=NOW)
    assert geplant("situatie") in gezien_by_all(opslag, planted)


def test_before_opening_nobody_sees_what_was_prepared(opslag, cards_root):
    sid = prepare_werksessie(opslag, cards_root)
    go_to(opslag, sid, "De situatie")
    write(opslag, sid, "situatie", geplant("situatie"), EIGENAAR)
    assert deelnemers_of(opslag, sid).werkblad is None
    assert geplant("situatie") in repr(begeleiding_of(opslag, sid).werkblad)


@pytest.mark.parametrize("veld", GOED)
def test_what_is_written_ahead_makes_no_difference_to_anybody(opslag, sid, veld):
    """Not even to a number or a mark, by which one could tell that something was written."""
    vooraf = deelnemers_of(opslag, sid), eigen_of(opslag, sid)
    if veld in TEKSTVELDEN:
        write(opslag, sid, veld, geplant(veld))
    else:
        add(opslag, sid, veld)
    let_write(opslag, sid, veld, Schrijver.BEGELEIDER, begeleiding_veld(opslag, sid, veld).wie)
    assert (deelnemers_of(opslag, sid), eigen_of(opslag, sid)) == vooraf
    go_to(opslag, sid, BLOK_VAN[veld])
    gezien = deelnemers_of(opslag, sid)
    assert gezien.werkblad.find(veld).wie is Schrijver.BEGELEIDER
    if veld in TEKSTVELDEN:
        write(opslag, sid, veld, "Anders.")
    else:
        add(opslag, sid, veld)
    assert deelnemers_of(opslag, sid).eigen_merk != gezien.eigen_merk


def begeleiding_veld(opslag, sid, veld):
    return begeleiding_of(opslag, sid).werkblad.stand.find(veld)


def test_who_answered_what_is_seen_by_nobody_and_who_did_by_the_begeleider(opslag, sid):
    go_to(opslag, sid, "Waarden")
    let_join(opslag, sid, *DRIE)
    vooraf = deelnemers_of(opslag, sid)
    for wie in DRIE:
        give(opslag, sid, wie, geplant(wie.naam), "werk.verplaatsing")
    assert deelnemers_of(opslag, sid) == vooraf
    begeleiding = begeleiding_of(opslag, sid)
    assert "geplant-in" not in repr(begeleiding)
    reacties = begeleiding.werkblad.reacties["verplaatsing"]
    assert (reacties.aantal, reacties.van, len(reacties.nog_niet)) == (3, 4, 1)
    assert reacties.is_toonbaar
    assert eigen_veld_of(opslag, sid, "verplaatsing", DRIE[0]).antwoord.waarde == geplant("Wie 0")
    show(opslag, sid, "werk.verplaatsing")
    getoond = veld_of(opslag, sid, "verplaatsing").uitslag.teksten
    assert set(getoond) == {geplant(wie.naam) for wie in DRIE}


def test_once_shown_nobody_is_said_not_to_have_reacted(opslag, sid):
    """Who did is known to nobody any more, so that all would seem not to have."""
    go_to(opslag, sid, "Ideeën")
    let_join(opslag, sid, *DRIE)
    for wie in DRIE:
        give(opslag, sid, wie, "ja", "werk.deugt")
    show(opslag, sid, "werk.deugt")
    reacties = begeleiding_of(opslag, sid).werkblad.reacties["deugt"]
    assert (reacties.aantal, reacties.van, reacties.nog_niet) == (3, 3, ())
    again(opslag, sid, "werk.deugt")
    reacties = begeleiding_of(opslag, sid).werkblad.reacties["deugt"]
    assert (reacties.aantal, len(reacties.nog_niet)) == (0, 4)


def test_the_fields_of_now_are_those_of_the_present_block(opslag, sid):
    for titel, _, stap, _, velden in BLOKKEN:
        go_to(opslag, sid, titel)
        werkblad = deelnemers_of(opslag, sid).werkblad
        assert [een.veld.id for een in werkblad.nu] == list(velden)
        assert werkblad.stap == stap
        assert [een.stand.veld.id for een in eigen_of(opslag, sid).werkvelden] == list(velden)
    assert [deel.titel for deel in werkblad.delen] == list(DELEN)
    go_to(opslag, sid, "Welkom")
    terug = deelnemers_of(opslag, sid).werkblad
    assert (terug.nu, terug.velden) == ((), werkblad.velden)


def test_the_screen_shows_the_same_werkblad(opslag, planted):
    go_to(opslag, planted, "Ideeën")
    with opslag.reading() as conn:
        scherm = read_scherm_stand(conn, planted, now=NOW)
    assert scherm.werkblad == deelnemers_of(opslag, planted).werkblad


def test_who_writes_sees_that_they_can(opslag, sid):
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, CAS)
    for veld in GOED:
        wie = veld_of(opslag, sid, veld).wie
        van_bram, van_cas = (
            eigen_veld_of(opslag, sid, veld, een).mag_schrijven for een in (BRAM, CAS)
        )
        assert van_bram is (wie is not Schrijver.BEGELEIDER)
        assert van_cas is (wie is Schrijver.ALLEN)
    let_write(opslag, sid, "samenvatting", Schrijver.ALLEN, Schrijver.BEGELEIDER)
    assert eigen_veld_of(opslag, sid, "samenvatting", CAS).mag_schrijven
    for veld in ("verplaatsing", "driehoeken", "zwaarst", "deugt"):
        eigen = eigen_veld_of(opslag, sid, veld)
        assert not eigen.mag_schrijven
        assert eigen.is_in_te_vullen


def test_a_field_that_does_not_exist_or_was_not_reached_is_the_same_to_a_deelnemer(opslag, sid):
    assert eigen_veld_of(opslag, sid, "samenvatting") is None
    assert eigen_veld_of(opslag, sid, "bestaat-niet") is None


def test_the_form_beforehand_has_only_the_fields_of_the_dilemma_eigenaar(opslag, planted):
    with opslag.reading() as conn:
        vooraf = read_vooraf(conn, find_sessie(conn, planted))
    assert [een.veld.id for een in vooraf.velden] == VOORAF
    for veld in VELDEN:
        if veld in {*GOED, "verplaatsing"}:
            assert (geplant(veld) in repr(vooraf)) is (veld in VOORAF)


def test_a_session_with_cards_has_none_of_it(opslag, open_sid):
    assert deelnemers_of(opslag, open_sid).werkblad is None
    assert begeleiding_of(opslag, open_sid).werkblad is None
    with opslag.reading() as conn:
        assert read_vooraf(conn, find_sessie(conn, open_sid)) is None
        assert read_heel_werkblad(conn, find_sessie(conn, open_sid)) is None
        assert read_verslag(conn, open_sid, now=NOW).werkblad is None


def test_a_werkvorm_has_no_card_and_no_closing_questions(opslag, sid):
    go_to(opslag, sid, "Afsluiten")
    stand = deelnemers_of(opslag, sid)
    assert (stand.kaart, stand.nummer, stand.aantal, stand.inbreng, stand.slot) == (
        *(None, 0, 0, None, None),
    )
    assert begeleiding_of(opslag, sid).slot is None
    assert eigen_of(opslag, sid).antwoord is None


def test_values_stand_in_their_layer_and_pairs_have_their_names(opslag, sid):
    go_to(opslag, sid, "Waarden")
    for waarde, laag in (("Rust", "Inhoud"), ("Openheid", "Proces"), ("Zorg", "Inhoud")):
        add(opslag, sid, "waarden", pen_of(BRAM), waarde=waarde, laag=laag)
    rust, open_, zorg = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    add(opslag, sid, "spanningen", van=rust, soort="trekken", naar=open_)
    add(opslag, sid, "spanningen", van=rust, soort="helpen", naar=zorg)
    lagen = {
        laag.naam: [een.delen["waarde"] for een in laag.waarden]
        for laag in veld_of(opslag, sid, "waarden").lagen
    }
    assert lagen == {"Inhoud": ["Rust", "Zorg"], "Proces": ["Openheid"], "Professional": []}
    trekt, helpt = veld_of(opslag, sid, "spanningen").paren
    assert (trekt.van, trekt.doen, trekt.naar) == ("Rust", "trekken aan elkaar", "Openheid")
    assert (trekt.is_spanning, trekt.waar) == (True, "tussen Inhoud en Proces")
    assert (helpt.van, helpt.doen, helpt.naar) == ("Rust", "helpen elkaar", "Zorg")
    assert (helpt.is_spanning, helpt.waar) == (False, "binnen Inhoud")


def test_notes_stand_from_small_to_large_and_the_range_only_once_it_is_shown(opslag, sid):
    go_to(opslag, sid, "Ideeën")
    let_join(opslag, sid, *DRIE)
    for tekst, plek in (("c", "90"), ("a", "5"), ("b1", "40"), ("b2", "40")):
        add(opslag, sid, "ideeen", tekst=tekst, plek=plek)
    veld = veld_of(opslag, sid, "ideeen")
    assert [een.delen["tekst"] for een in veld.op_volgorde] == ["a", "b1", "b2", "c"]
    assert (veld.bereik, veld.is_leeg) == (None, False)
    for wie, grenzen in zip(DRIE, ("0-60", "30-100", "20-50"), strict=True):
        give(opslag, sid, wie, grenzen, "werk.ideeen")
    assert veld_of(opslag, sid, "ideeen").bereik is None
    show(opslag, sid, "werk.ideeen")
    bereik = veld_of(opslag, sid, "ideeen").bereik
    assert (bereik.links, bereik.rechts) == (30, 50)
    assert set(bereik.grenzen) == {Grenzen(0, 60), Grenzen(30, 100), Grenzen(20, 50)}


def test_a_text_that_was_emptied_is_empty_and_keeps_its_versie(opslag, sid):
    go_to(opslag, sid, "De situatie")
    veld = veld_of(opslag, sid, "situatie")
    assert (veld.tekst, veld.versie, veld.is_leeg) == ("", 0, True)
    write(opslag, sid, "situatie", "Dit.")
    write(opslag, sid, "situatie", "")
    veld = veld_of(opslag, sid, "situatie")
    assert (veld.tekst, veld.versie, veld.is_leeg) == ("", 2, True)


def test_the_report_keeps_the_whole_werkblad_after_closing(opslag, planted):
    close_sessie(opslag, planted, now=NOW)
    with opslag.reading() as conn:
        verslag = read_verslag(conn, planted, now=NOW)
    assert [een.veld.id for een in verslag.werkblad.velden] == VELDEN
    assert all(geplant(veld) in repr(verslag.werkblad) for veld in (*GOED, "verplaatsing"))


@pytest.fixture
def met_vraag(opslag, cards_root):
    """A session with a shared question in its werkblad, asked at the welcome, and two tensions."""
    nieuw = new_werksessie(cards_root)
    vraag = werkveld("vraag", SoortWerkveld.TEKST)
    later = werkveld("driehoeken-later", SoortWerkveld.DRIEHOEKEN)
    blad = nieuw.werkblad
    deel = Werkbladdeel("Erbij", (vraag, later))
    onderdelen = [
        replace(een, velden=("vraag",)) if een.titel == "Welkom" else een
        for een in nieuw.onderdelen
    ]
    onderdelen[-1] = replace(onderdelen[-1], velden=(*onderdelen[-1].velden, later.id))
    sid = open_werksessie(
        opslag,
        cards_root,
        werkblad=replace(blad, delen=(*blad.delen, deel)),
        onderdelen=onderdelen,
        eigenaar="Noor <b>",
        begeleider="Anna & co",
    )
    let_join(opslag, sid, BRAM)
    return sid


def werkveld(veld_id, soort):
    return Werkveld(veld_id, soort, f"Titel van {veld_id}", Html(""), Schrijver.ALLEN, vooraf=False)


def scripts_of(opslag, sid):
    with opslag.reading() as conn:
        return " ".join(read_scripts(conn, sid).values())


def test_the_script_is_filled_in_for_who_leads_and_for_nobody_else(opslag, met_vraag):
    assert '<mark class="plaats">vraag</mark>' in scripts_of(opslag, met_vraag)
    go_to(opslag, met_vraag, "Welkom")
    write(opslag, met_vraag, "vraag", "Mag <dit>?", BEGELEIDER)
    for gezien in (scripts_of(opslag, met_vraag), begeleiding_of(opslag, met_vraag).agenda.script):
        assert "dank je wel, Noor &lt;b&gt;" in gezien
        assert "Ik ben Anna &amp; co" in gezien
        assert "Onze vraag is Mag &lt;dit&gt;?" in gezien
        assert "Niet [Z]" in gezien
    alles = gezien_by_all(opslag, met_vraag)
    for woord in ("dank je wel", "Noor", "Anna", "Ik ben"):
        assert woord not in alles
    assert "Mag <dit>?" in alles, "the question itself is for all"
    assert deelnemers_of(opslag, met_vraag).werkblad.vraag == "Mag <dit>?"


def test_the_question_is_in_sight_only_once_the_group_has_come_to_it(opslag, met_vraag):
    write(opslag, met_vraag, "vraag", geplant("vraag"))
    assert deelnemers_of(opslag, met_vraag).werkblad.vraag == ""
    assert geplant("vraag") not in gezien_by_all(opslag, met_vraag)
    go_to(opslag, met_vraag, "De situatie")
    assert deelnemers_of(opslag, met_vraag).werkblad.vraag == geplant("vraag")


def test_a_later_tension_has_the_one_before_it_beside_it(opslag, met_vraag):
    go_to(opslag, met_vraag, "Afsluiten")
    let_join(opslag, met_vraag, *DRIE)
    for getal, wie in zip(("10", "20", "30"), DRIE, strict=True):
        give(opslag, met_vraag, wie, getal, "werk.driehoeken")
    assert veld_of(opslag, met_vraag, "driehoeken-later").eerder is None, "it is not shown yet"
    show(opslag, met_vraag, "werk.driehoeken")
    eerst = veld_of(opslag, met_vraag, "driehoeken")
    later = veld_of(opslag, met_vraag, "driehoeken-later")
    assert (eerst.eerder, later.eerder) == (None, eerst.uitslag)
    assert later.uitslag is None
