"""Who may write in which field of the werkblad, and when: every combination of what it hangs on."""

from datetime import timedelta
from itertools import product

import pytest

from kaartenset.commands.deelnemers import remove_deelnemer
from kaartenset.commands.sessies import close_sessie, open_sessie, reopen_sessie
from kaartenset.commands.werkblad import Pen
from kaartenset.domain.weigering import (
    NietBinnen,
    OnbekendeSessie,
    SessieGesloten,
    SessieNietOpen,
    Veranderd,
    Verwijderd,
)
from kaartenset.domain.werkblad import Schrijver
from kaartenset.domain.werkweigering import OnbekendVeld, TeLaatVoorWerkblad, VeldDicht
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Deelnemer
from kaartenset.storage.werkregels import find_schrijvers
from tests.cast import BRAM, CAS, NOW, Persoon, feiten_of, join
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.werkbladen import (
    BLOK_VAN,
    GOED,
    TEKSTVELDEN,
    add,
    alle_regels,
    let_join,
    let_write,
    open_werksessie,
    prepare_werksessie,
    put,
    regels_of,
    write,
)
from tests.werksessies import BEGELEIDER, EIGENAAR, go_to, no_deck, pen_of

DAG = timedelta(days=1)
EVEN = timedelta(seconds=1)
CONTENT = {"situatie": "eigenaar", "kaders": "eigenaar", "samenvatting": "begeleider"}
"""Who writes in a field as content says it, where that is not everybody."""
VOORAF = frozenset({"situatie", "kaders", "spelers"})
FASEN = ("voorbereid", "open", "gesloten", "heropend")
VELDEN = ("situatie", "spelers", "ideeen", "samenvatting")
"""With each of those who can write, beforehand and not, a text and entries."""


@pytest.fixture
def sid(opslag, cards_root):
    return open_werksessie(opslag, cards_root)


@pytest.fixture
def prepared(opslag, cards_root):
    return prepare_werksessie(opslag, cards_root)


def content_of(veld):
    return Schrijver(CONTENT.get(veld, "allen"))


def bring(opslag, sid, fase):
    """Bring a session with Bram in it to a phase."""
    if fase == "voorbereid":
        return
    open_sessie(opslag, sid, deck=no_deck, now=NOW)
    if fase != "open":
        close_sessie(opslag, sid, now=NOW)
    if fase == "heropend":
        reopen_sessie(opslag, sid, now=NOW)


def expected(pen, veld, wie, fase, *, bereikt, is_eigenaar):
    """What the rules say, written down a second time and in another way."""
    if pen == BEGELEIDER:
        return None
    if pen == EIGENAAR:
        if fase == "gesloten":
            return SessieGesloten
        return None if veld in VOORAF else VeldDicht
    if fase in {"voorbereid", "gesloten"}:
        return SessieNietOpen
    schrijft = {Schrijver.ALLEN} | ({Schrijver.EIGENAAR} if is_eigenaar else set())
    return None if bereikt and wie in schrijft else VeldDicht


@pytest.mark.parametrize("fase", FASEN)
@pytest.mark.parametrize("veld", VELDEN)
def test_every_combination_of_pen_writer_place_and_phase(opslag, cards_root, veld, fase):
    combinaties = product(Schrijver, (True, False), (True, False))
    for nummer, (wie, bereikt, is_eigenaar) in enumerate(combinaties):
        sid = prepare_werksessie(opslag, cards_root, f"woord {nummer}", cookie_hash=f"a{nummer}")
        let_write(opslag, sid, veld, wie, content_of(veld))
        if bereikt:
            go_to(opslag, sid, BLOK_VAN[veld])
        bram = join_prepared(opslag, sid, nummer, is_eigenaar=is_eigenaar)
        bring(opslag, sid, fase)
        for pen in (bram, EIGENAAR, BEGELEIDER):
            weigering = expected(pen, veld, wie, fase, bereikt=bereikt, is_eigenaar=is_eigenaar)
            vooraf = alle_regels(opslag, sid)
            if weigering is None:
                assert put(opslag, sid, veld, pen) == sid
            else:
                with wakes(opslag, sid, NIEMAND), pytest.raises(weigering):
                    put(opslag, sid, veld, pen)
                assert alle_regels(opslag, sid) == vooraf


def join_prepared(opslag, sid, nummer, *, is_eigenaar):
    """Somebody who is in though the session is not open yet, with the pen of a deelnemer."""
    wie = Persoon("Bram", f"bram in {nummer} van {sid}")
    feiten = feiten_of(opslag, sid)
    with opslag.writing() as conn:
        conn.execute(
            Deelnemer.__table__.insert().values(
                sessie_id=feiten.id,
                cookie_hash=wie.cookie_hash,
                label="Blauwe otter",
                binnen_op=NOW,
                toegelaten_op=NOW,
                is_eigenaar=is_eigenaar,
            )
        )
    return pen_of(wie)


def test_an_empty_field_of_content_stands_for_what_content_says(opslag, sid):
    with opslag.reading() as conn:
        assert find_schrijvers(conn, find_sessie(conn, sid)) == {}
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, BRAM)
    geschreven = set()
    for veld in GOED:
        try:
            geschreven.add(put(opslag, sid, veld, pen_of(BRAM)) and veld)
        except VeldDicht:
            assert veld in CONTENT
    assert geschreven == set(GOED) - set(CONTENT)


def test_the_begeleider_writes_until_a_day_after_closing(opslag, sid):
    close_sessie(opslag, sid, now=NOW)
    write(opslag, sid, "samenvatting", "Op de valreep.", now=NOW + DAG)
    with wakes(opslag, sid, NIEMAND), pytest.raises(TeLaatVoorWerkblad):
        write(opslag, sid, "samenvatting", "Te laat.", now=NOW + DAG + EVEN)
    assert regels_of(opslag, sid, "samenvatting")[0].delen == {"tekst": "Op de valreep."}


def test_writing_is_leading_only_for_the_begeleider(opslag, sid):
    go_to(opslag, sid, "De situatie")
    let_join(opslag, sid, BRAM, is_eigenaar=True)
    later = NOW + timedelta(minutes=5)
    for pen, geleid_op in ((pen_of(BRAM), NOW), (EIGENAAR, NOW), (BEGELEIDER, later)):
        write(opslag, sid, "situatie", f"Van {pen.wie}.", pen, now=later)
        assert feiten_of(opslag, sid).geleid_op == geleid_op


def test_who_waits_was_taken_out_or_is_elsewhere_writes_nothing(opslag, cards_root, sid):
    go_to(opslag, sid, "De situatie")
    join(opslag, sid, BRAM)
    for pen in (pen_of(BRAM), pen_of(CAS), Pen(Schrijver.ALLEN), Pen(Schrijver.ALLEN, "x" * 64)):
        with wakes(opslag, sid, NIEMAND), pytest.raises(NietBinnen):
            add(opslag, sid, "spelers", pen)
    (bram,) = let_join(opslag, sid, BRAM)
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    go_to(opslag, elders, "De situatie")
    with pytest.raises(NietBinnen):
        add(opslag, elders, "spelers", pen_of(BRAM))
    remove_deelnemer(opslag, sid, bram, now=NOW)
    with wakes(opslag, sid, NIEMAND), pytest.raises(Verwijderd):
        add(opslag, sid, "spelers", pen_of(BRAM))
    assert alle_regels(opslag, sid) == alle_regels(opslag, elders) == {}


@pytest.mark.parametrize("pen", [BEGELEIDER, EIGENAAR])
def test_a_session_that_is_not_there_has_no_werkblad(opslag, sid, pen):
    with pytest.raises(OnbekendeSessie):
        add(opslag, "z" * 22, "kaders", pen)


@pytest.mark.parametrize(
    "veld", ["", "werk.kaders", "Kaders", "kaders ", "kaders\x00", "x" * 9_999]
)
@pytest.mark.parametrize("pen", [BEGELEIDER, EIGENAAR, pen_of(BRAM)])
def test_a_field_that_the_werkblad_has_not_is_unknown(opslag, sid, pen, veld):
    let_join(opslag, sid, BRAM)
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        add(opslag, sid, veld, pen, tekst="Ergens.")


def test_a_session_with_cards_has_no_werkblad(opslag, open_sid):
    join(opslag, open_sid, BRAM)
    for pen in (BEGELEIDER, EIGENAAR, pen_of(BRAM)):
        with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendVeld):
            add(opslag, open_sid, "kaders", pen)
    with pytest.raises(OnbekendVeld):
        let_write(opslag, open_sid, "kaders", Schrijver.ALLEN, Schrijver.EIGENAAR)


def test_the_begeleider_gives_the_pen_away_and_takes_it_back(opslag, sid):
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, BRAM)
    with pytest.raises(VeldDicht):
        put(opslag, sid, "samenvatting", pen_of(BRAM))
    with wakes(opslag, sid, ALLEN):
        let_write(opslag, sid, "samenvatting", Schrijver.ALLEN, Schrijver.BEGELEIDER)
    put(opslag, sid, "samenvatting", pen_of(BRAM))
    with wakes(opslag, sid, ALLEN):
        let_write(opslag, sid, "samenvatting", Schrijver.BEGELEIDER, Schrijver.ALLEN)
    with pytest.raises(VeldDicht):
        write(opslag, sid, "samenvatting", "Nog iets.", pen_of(BRAM))
    with opslag.reading() as conn:
        assert find_schrijvers(conn, find_sessie(conn, sid)) == {}, "as content says it again"


def test_choosing_who_writes_twice_is_choosing_once(opslag, sid):
    go_to(opslag, sid, "De situatie")
    let_write(opslag, sid, "kaders", Schrijver.ALLEN, Schrijver.EIGENAAR)
    for gezien in Schrijver:
        with wakes(opslag, sid, NIEMAND):
            let_write(opslag, sid, "kaders", Schrijver.ALLEN, gezien)


def test_a_choice_for_what_somebody_else_chose_since_is_refused(opslag, sid):
    let_write(opslag, sid, "kaders", Schrijver.ALLEN, Schrijver.EIGENAAR)
    with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
        let_write(opslag, sid, "kaders", Schrijver.BEGELEIDER, Schrijver.EIGENAAR)
    let_write(opslag, sid, "kaders", Schrijver.BEGELEIDER, Schrijver.ALLEN)


def test_who_writes_in_one_field_or_session_says_nothing_of_another(opslag, cards_root, sid):
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    let_write(opslag, sid, "kaders", Schrijver.ALLEN, Schrijver.EIGENAAR)
    with opslag.reading() as conn:
        assert find_schrijvers(conn, find_sessie(conn, sid)) == {"kaders": Schrijver.ALLEN}
        assert find_schrijvers(conn, find_sessie(conn, elders)) == {}


@pytest.mark.parametrize("veld", GOED)
def test_what_the_group_has_not_come_to_is_seen_by_the_begeleider_alone(opslag, sid, veld):
    nummer = feiten_of(opslag, sid).werkblad_nummer
    with wakes(opslag, sid, BEGELEIDING):
        put(opslag, sid, veld)
    anders = Schrijver.ALLEN if veld in CONTENT else Schrijver.EIGENAAR
    with wakes(opslag, sid, BEGELEIDING):
        let_write(opslag, sid, veld, anders, content_of(veld))
    assert feiten_of(opslag, sid).werkblad_nummer == nummer, "for all it is the same werkblad"
    go_to(opslag, sid, BLOK_VAN[veld])
    with wakes(opslag, sid, ALLEN):
        again(opslag, sid, veld)
    assert feiten_of(opslag, sid).werkblad_nummer == nummer + 1


def again(opslag, sid, veld):
    """Write once more, something else where there is one text."""
    if veld in TEKSTVELDEN:
        return write(opslag, sid, veld, "Anders.")
    return add(opslag, sid, veld)


def test_before_opening_what_is_prepared_is_kept_for_the_begeleider(opslag, prepared):
    with wakes(opslag, prepared, BEGELEIDING):
        put(opslag, prepared, "situatie", EIGENAAR)
    with wakes(opslag, prepared, BEGELEIDING):
        put(opslag, prepared, "samenvatting", BEGELEIDER)
    assert set(alle_regels(opslag, prepared)) == {"situatie", "samenvatting"}
