"""Eight who write on the werkblad at the same moment: all that was added is kept, one text wins."""

import pytest

from kaartenset.domain.weigering import Veranderd
from kaartenset.domain.werkblad import Schrijver
from kaartenset.domain.werkregel import MAX_REGELS
from kaartenset.domain.werkweigering import OnbekendeRegel, OngeldigDeel, VeldVol, WaardeInGebruik
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.werkregels import find_schrijvers
from tests.cast import Persoon, feiten_of
from tests.commands.test_tegelijk import KEREN, at_once, winner_of
from tests.commands.versies import versies_of
from tests.werkbladen import (
    add,
    change,
    drop,
    let_join,
    let_write,
    open_werksessie,
    regels_of,
    tekst_of,
    write,
)
from tests.werksessies import BEGELEIDER, go_to, pen_of

ACHT = 8
MENSEN = [Persoon(f"Wie {nummer}", f"wie-{nummer}-werkt") for nummer in range(ACHT - 1)]
PENNEN = [*map(pen_of, MENSEN), BEGELEIDER]


@pytest.fixture
def sid(opslag, cards_root):
    """Seven are in, whose dilemma it is together, and a begeleider; all fields were reached."""
    sid = open_werksessie(opslag, cards_root)
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, *MENSEN, is_eigenaar=True)
    return sid


@pytest.fixture
def beurten(opslag, other_opslag):
    """Eight pens, by turns in two processes."""
    return [((opslag, other_opslag)[nummer % 2], nummer, pen) for nummer, pen in enumerate(PENNEN)]


def all_at_once(beurten, doe):
    """Let each do it at the same moment."""
    return at_once(*(lambda beurt=beurt: doe(*beurt) for beurt in beurten))


@pytest.mark.parametrize("keer", KEREN)
@pytest.mark.parametrize("veld", ["kaders", "ideeen", "waarden", "spelers"])
def test_eight_who_add_are_all_kept(opslag, beurten, sid, veld, keer):
    vorm = {
        "kaders": lambda nr: {"tekst": f"Regel {nr}"},
        "ideeen": lambda nr: {"tekst": f"Regel {nr}", "plek": "50"},
        "waarden": lambda nr: {"waarde": f"Regel {nr}", "laag": "Proces"},
        "spelers": lambda nr: {"wie": f"Regel {nr}"},
    }[veld]
    voor, nummer = versies_of(opslag, sid), feiten_of(opslag, sid).werkblad_nummer
    uitkomsten = all_at_once(beurten, lambda waar, nr, pen: add(waar, sid, veld, pen, **vorm(nr)))
    assert uitkomsten == [sid] * ACHT
    regels = regels_of(opslag, sid, veld)
    eerste = next(iter(vorm(0)))
    assert {regel.delen[eerste] for regel in regels} == {f"Regel {nr}" for nr in range(ACHT)}
    assert len(regels) == ACHT
    na = versies_of(opslag, sid)
    assert {na[publiek] - voor[publiek] for publiek in na} == {ACHT}
    assert feiten_of(opslag, sid).werkblad_nummer == nummer + ACHT


@pytest.mark.parametrize("keer", KEREN)
@pytest.mark.parametrize("gezien", [0, 1])
def test_of_eight_who_write_one_text_one_wins(opslag, beurten, sid, gezien, keer):
    if gezien:
        write(opslag, sid, "situatie", "Zo begon het.", gezien=0)
    winnaar = winner_of(
        all_at_once(
            beurten,
            lambda waar, nr, pen: write(waar, sid, "situatie", f"Van {nr}", pen, gezien=gezien),
        ),
        Veranderd,
    )
    assert tekst_of(opslag, sid, "situatie") == f"Van {winnaar}"
    (regel,) = regels_of(opslag, sid, "situatie")
    assert regel.versie == gezien + 1


@pytest.mark.parametrize("keer", KEREN)
def test_of_eight_who_change_one_entry_one_wins(opslag, beurten, sid, keer):
    add(opslag, sid, "kaders", tekst="Zo begon het.")
    (regel,) = regels_of(opslag, sid, "kaders")
    winnaar = winner_of(
        all_at_once(
            beurten,
            lambda waar, nr, pen: change(waar, sid, "kaders", regel, pen, tekst=f"Van {nr}"),
        ),
        Veranderd,
    )
    (nu,) = regels_of(opslag, sid, "kaders")
    assert (nu.delen["tekst"], nu.versie) == (f"Van {winnaar}", 2)


@pytest.mark.parametrize("keer", KEREN)
def test_the_same_form_from_eight_tabs_adds_one_entry(opslag, beurten, sid, keer):
    uitkomsten = all_at_once(
        beurten, lambda waar, _, pen: add(waar, sid, "kaders", pen, verzoek="een", tekst="Dit.")
    )
    assert uitkomsten == [sid] * ACHT
    assert len(regels_of(opslag, sid, "kaders")) == 1


@pytest.mark.parametrize("keer", KEREN)
def test_one_who_changes_and_one_who_drops_do_one_of_both(opslag, other_opslag, sid, keer):
    add(opslag, sid, "kaders", tekst="Zo begon het.")
    (regel,) = regels_of(opslag, sid, "kaders")
    veranderd, weg = at_once(
        lambda: change(opslag, sid, "kaders", regel, PENNEN[0], tekst="Anders."),
        lambda: drop(other_opslag, sid, "kaders", regel, PENNEN[1]),
    )
    over = [een.delen["tekst"] for een in regels_of(opslag, sid, "kaders")]
    if veranderd == sid:
        assert isinstance(weg, Veranderd)
        assert over == ["Anders."]
    else:
        assert isinstance(veranderd, OnbekendeRegel)
        assert (weg, over) == (sid, [])


@pytest.mark.parametrize("keer", KEREN)
def test_a_pair_and_the_taking_out_of_its_value_do_not_both_happen(opslag, other_opslag, sid, keer):
    for waarde in ("Rust", "Openheid"):
        add(opslag, sid, "waarden", waarde=waarde, laag="Proces")
    van, naar = regels_of(opslag, sid, "waarden")
    delen = {"van": f"{van.id}", "soort": "trekken", "naar": f"{naar.id}"}
    paar, weg = at_once(
        lambda: add(opslag, sid, "spanningen", PENNEN[0], **delen),
        lambda: drop(other_opslag, sid, "waarden", van, PENNEN[1]),
    )
    uitkomst = (paar == sid, weg == sid)
    assert uitkomst in {(True, False), (False, True)}
    assert isinstance(weg if paar == sid else paar, (WaardeInGebruik, OngeldigDeel))


@pytest.mark.parametrize("keer", KEREN)
def test_the_last_place_in_a_field_is_for_one(opslag, beurten, sid, keer):
    for nummer in range(MAX_REGELS - 1):
        add(opslag, sid, "kaders", tekst=f"Regel {nummer}")
    winnaar = winner_of(
        all_at_once(
            beurten, lambda waar, nr, pen: add(waar, sid, "kaders", pen, tekst=f"Laatste {nr}")
        ),
        VeldVol,
    )
    regels = regels_of(opslag, sid, "kaders")
    assert len(regels) == MAX_REGELS
    assert regels[-1].delen["tekst"] == f"Laatste {winnaar}"


@pytest.mark.parametrize("keer", KEREN)
def test_one_of_two_begeleiders_chooses_who_writes(opslag, other_opslag, sid, keer):
    keuzes = [Schrijver.ALLEN, Schrijver.BEGELEIDER]
    winnaar = winner_of(
        at_once(
            *(
                lambda waar=waar, wie=wie: let_write(waar, sid, "kaders", wie, Schrijver.EIGENAAR)
                for waar, wie in zip((opslag, other_opslag), keuzes, strict=True)
            )
        ),
        Veranderd,
    )
    with opslag.reading() as conn:
        assert find_schrijvers(conn, find_sessie(conn, sid)) == {"kaders": keuzes[winnaar]}
