"""Entries of the werkblad: added once, changed as they were seen, taken out, and never lost."""

import pytest

from kaartenset.domain.weigering import Veranderd
from kaartenset.domain.werkregel import MAX_REGEL, MAX_REGELS, MAX_VELD, MAX_WAARDEN
from kaartenset.domain.werkweigering import (
    AlToegevoegd,
    LegeRegel,
    OnbekendeRegel,
    OnbekendVeld,
    OngeldigDeel,
    OngeldigePlek,
    TeLangeRegel,
    TeLangeWaarde,
    VeldVol,
    WaardeInGebruik,
    ZelfdeWaarde,
)
from kaartenset.storage.werkregels import RegelFeiten
from tests.cast import BRAM
from tests.commands.versies import ALLEN, NIEMAND, wakes
from tests.werkbladen import (
    GOED,
    TEKSTVELDEN,
    add,
    alle_regels,
    change,
    drop,
    let_join,
    open_werksessie,
    regels_of,
    tekst_of,
    write,
)
from tests.werksessies import go_to, pen_of

BRAMS = pen_of(BRAM)
LIJSTEN = sorted(set(GOED) - TEKSTVELDEN)
ANDERS = {
    "kaders": {"tekst": "De verordening."},
    "spelers": {"wie": "De wethouder", "weten": "aannemen"},
    "waarden": {"waarde": "Openheid", "laag": "Inhoud"},
    "ideeen": {"tekst": "Schrijven", "plek": "90"},
}
"""Another entry for each of those fields."""


@pytest.fixture
def sid(opslag, cards_root):
    """The group has come to all fields; Bram is in, and it is his dilemma."""
    sid = open_werksessie(opslag, cards_root)
    go_to(opslag, sid, "Afsluiten")
    let_join(opslag, sid, BRAM, is_eigenaar=True)
    return sid


@pytest.fixture
def elders(opslag, cards_root):
    """Another session of the same werkvorm."""
    return open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)


def one(opslag, sid, veld) -> RegelFeiten:
    """The one entry of a field."""
    (regel,) = regels_of(opslag, sid, veld)
    return regel


def pair(opslag, sid):
    """Two values and a pair of them; the three entries."""
    for waarde in ("Eerlijkheid", "Rust"):
        add(opslag, sid, "waarden", waarde=waarde, laag="Proces")
    van, naar = regels_of(opslag, sid, "waarden")
    add(opslag, sid, "spanningen", van=f"{van.id}", soort="trekken", naar=f"{naar.id}")
    return van, naar, one(opslag, sid, "spanningen")


@pytest.mark.parametrize("veld", LIJSTEN)
def test_entries_stand_in_the_order_of_adding(opslag, sid, veld):
    for delen in (GOED[veld], ANDERS[veld], GOED[veld]):
        with wakes(opslag, sid, ALLEN):
            add(opslag, sid, veld, BRAMS, **delen)
    regels = regels_of(opslag, sid, veld)
    namen = regels[0].delen.keys()
    verwacht = [
        {naam: delen.get(naam, "") for naam in namen}
        for delen in (GOED[veld], ANDERS[veld], GOED[veld])
    ]
    assert [dict(regel.delen) for regel in regels] == verwacht
    assert {regel.versie for regel in regels} == {1}


@pytest.mark.parametrize("veld", LIJSTEN)
def test_the_same_form_twice_adds_one_entry(opslag, sid, veld):
    add(opslag, sid, veld, BRAMS, verzoek="een")
    with wakes(opslag, sid, NIEMAND):
        add(opslag, sid, veld, BRAMS, verzoek="een")
    one(opslag, sid, veld)
    add(opslag, sid, veld, BRAMS, verzoek="twee")
    assert len(regels_of(opslag, sid, veld)) == 2


def test_a_form_that_was_sent_before_with_something_else_adds_that_once(opslag, sid):
    add(opslag, sid, "kaders", verzoek="een", tekst="Dit.")
    for tekst, wie in (("Dat.", ALLEN), ("Dat.", NIEMAND), ("Dit.", NIEMAND)):
        with wakes(opslag, sid, wie):
            add(opslag, sid, "kaders", verzoek="een", tekst=tekst)
    assert alle_regels(opslag, sid) == {"kaders": [{"tekst": "Dit."}, {"tekst": "Dat."}]}


def test_a_form_whose_entry_was_changed_since_is_refused_and_changes_nothing(opslag, sid):
    add(opslag, sid, "kaders", verzoek="een", tekst="Dit.")
    change(opslag, sid, "kaders", one(opslag, sid, "kaders"), tekst="Dit, maar beter.")
    with wakes(opslag, sid, NIEMAND), pytest.raises(AlToegevoegd):
        add(opslag, sid, "kaders", verzoek="een", tekst="Dit.")
    assert alle_regels(opslag, sid) == {"kaders": [{"tekst": "Dit, maar beter."}]}


def test_the_same_form_says_nothing_of_another_session(opslag, sid, elders):
    for een in (sid, elders):
        add(opslag, een, "kaders", verzoek="een")
    assert alle_regels(opslag, sid) == alle_regels(opslag, elders)


@pytest.mark.parametrize("veld", LIJSTEN)
def test_an_entry_is_changed_as_it_was_seen(opslag, sid, veld):
    add(opslag, sid, veld)
    with wakes(opslag, sid, ALLEN):
        change(opslag, sid, veld, one(opslag, sid, veld), BRAMS, **ANDERS[veld])
    assert {**GOED[veld], **ANDERS[veld]}.items() <= one(opslag, sid, veld).delen.items()
    assert one(opslag, sid, veld).versie == 2


@pytest.mark.parametrize("veld", LIJSTEN)
def test_what_somebody_else_changed_since_is_not_written_over(opslag, sid, veld):
    add(opslag, sid, veld)
    gezien = one(opslag, sid, veld)
    change(opslag, sid, veld, gezien, BRAMS, **ANDERS[veld])
    for versie in (gezien.versie, 0, -1, 3, 10**30):
        with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
            change(opslag, sid, veld, gezien, gezien=versie)
        with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
            drop(opslag, sid, veld, gezien, gezien=versie)
    assert ANDERS[veld].items() <= one(opslag, sid, veld).delen.items()


def test_changing_to_what_is_there_already_changes_nothing(opslag, sid):
    add(opslag, sid, "kaders")
    gezien = one(opslag, sid, "kaders")
    for _ in range(2):  # the answer to the first time was lost on its way
        change(opslag, sid, "kaders", gezien, tekst="Anders.")
    assert one(opslag, sid, "kaders").versie == 2
    with wakes(opslag, sid, NIEMAND):
        change(opslag, sid, "kaders", gezien, gezien=99, tekst=" Anders. ")


@pytest.mark.parametrize("veld", LIJSTEN)
def test_an_entry_is_taken_out_and_stays_gone(opslag, sid, veld):
    add(opslag, sid, veld)
    regel = one(opslag, sid, veld)
    with wakes(opslag, sid, ALLEN):
        drop(opslag, sid, veld, regel, BRAMS)
    assert regels_of(opslag, sid, veld) == ()
    with wakes(opslag, sid, NIEMAND):
        drop(opslag, sid, veld, regel, BRAMS)
    with pytest.raises(OnbekendeRegel):
        change(opslag, sid, veld, regel, **ANDERS[veld])


def test_an_entry_that_was_taken_out_gives_its_number_to_no_other(opslag, sid):
    add(opslag, sid, "kaders")
    weg = one(opslag, sid, "kaders")
    drop(opslag, sid, "kaders", weg)
    add(opslag, sid, "kaders")
    assert one(opslag, sid, "kaders").id > weg.id


def test_an_entry_of_another_field_or_session_is_not_found(opslag, sid, elders):
    add(opslag, sid, "kaders")
    regel = one(opslag, sid, "kaders")
    for waar, veld, delen in (
        (sid, "ideeen", ANDERS["ideeen"]),
        (elders, "kaders", {"tekst": "x"}),
    ):
        with wakes(opslag, waar, NIEMAND), pytest.raises(OnbekendeRegel):
            change(opslag, waar, veld, regel, **delen)
        with wakes(opslag, waar, NIEMAND):
            drop(opslag, waar, veld, regel)
    assert one(opslag, sid, "kaders") == regel


def test_a_text_is_written_over_what_was_seen(opslag, sid):
    with wakes(opslag, sid, ALLEN):
        write(opslag, sid, "situatie", "Eerst dit.", BRAMS, gezien=0)
    write(opslag, sid, "situatie", "Dan dat.", gezien=1)
    for gezien in (0, 1, 3, -1, 10**30):
        with wakes(opslag, sid, NIEMAND), pytest.raises(Veranderd):
            write(opslag, sid, "situatie", "Te laat.", BRAMS, gezien=gezien)
    assert tekst_of(opslag, sid, "situatie") == "Dan dat."


def test_writing_what_is_there_already_changes_nothing(opslag, sid):
    for _ in range(2):
        write(opslag, sid, "situatie", "Dit.", gezien=0)
    assert one(opslag, sid, "situatie").versie == 1
    with wakes(opslag, sid, NIEMAND), pytest.raises(LegeRegel):
        write(opslag, sid, "samenvatting", "  \n", gezien=5)
    assert regels_of(opslag, sid, "samenvatting") == ()


def test_a_text_can_be_emptied_and_written_again(opslag, sid):
    write(opslag, sid, "situatie", "Dit.", gezien=0)
    write(opslag, sid, "situatie", "", gezien=1)
    with pytest.raises(Veranderd):
        write(opslag, sid, "situatie", "Op niets.", gezien=0)
    write(opslag, sid, "situatie", "Dat.", gezien=2)
    assert tekst_of(opslag, sid, "situatie") == "Dat."


def test_each_text_of_a_session_is_its_own(opslag, sid, elders):
    write(opslag, sid, "situatie", "Hier.")
    write(opslag, sid, "samenvatting", "Onderaan.")
    write(opslag, elders, "situatie", "Elders.")
    assert tekst_of(opslag, sid, "situatie") == "Hier."
    assert tekst_of(opslag, elders, "situatie") == "Elders."
    assert tekst_of(opslag, elders, "samenvatting") is None


def test_a_text_takes_no_entries_and_entries_no_text(opslag, sid):
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        add(opslag, sid, "situatie", tekst="Erbij.")
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        write(opslag, sid, "kaders", "Erover.", gezien=0)
    write(opslag, sid, "situatie", "Dit.")
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        drop(opslag, sid, "situatie", one(opslag, sid, "situatie"))


@pytest.mark.parametrize("veld", ["verplaatsing", "driehoeken", "zwaarst", "deugt"])
def test_what_each_fills_in_alone_takes_no_entries(opslag, sid, veld):
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        add(opslag, sid, veld, tekst="Voor allen.")
    with wakes(opslag, sid, NIEMAND), pytest.raises(OnbekendVeld):
        write(opslag, sid, veld, "Voor allen.", gezien=0)
    assert alle_regels(opslag, sid) == {}


@pytest.mark.parametrize(
    ("veld", "delen", "weigering"),
    [
        ("kaders", {"tekst": " \u200b"}, LegeRegel),
        ("kaders", {"tekst": "x" * 4_001}, TeLangeRegel),
        ("spelers", {"standpunten": "Zonder wie."}, LegeRegel),
        ("spelers", {"wie": "Ik", "weten": "zeker"}, OngeldigDeel),
        ("waarden", {"waarde": "x" * 81, "laag": "Proces"}, TeLangeWaarde),
        ("waarden", {"waarde": "Rust", "laag": "Kelder"}, OngeldigDeel),
        ("ideeen", {"tekst": "Bellen", "plek": "101"}, OngeldigePlek),
        ("spanningen", {"van": "1", "soort": "trekken", "naar": "2"}, OngeldigDeel),
    ],
)
def test_what_is_refused_is_not_stored(opslag, sid, veld, delen, weigering):
    with wakes(opslag, sid, NIEMAND), pytest.raises(weigering):
        add(opslag, sid, veld, BRAMS, **delen)
    assert alle_regels(opslag, sid) == {}


def test_a_change_that_is_refused_leaves_the_entry_as_it_was(opslag, sid):
    add(opslag, sid, "ideeen")
    regel = one(opslag, sid, "ideeen")
    for delen, weigering in (
        ({"tekst": ""}, LegeRegel),
        ({"tekst": "x" * 4_001}, TeLangeRegel),
        ({"plek": "٣"}, OngeldigePlek),
    ):
        with wakes(opslag, sid, NIEMAND), pytest.raises(weigering):
            change(opslag, sid, "ideeen", regel, **delen)
    write(opslag, sid, "situatie", "Dit.")
    with wakes(opslag, sid, NIEMAND), pytest.raises(TeLangeRegel):
        write(opslag, sid, "situatie", "x" * 4_001)
    assert one(opslag, sid, "ideeen") == regel
    assert tekst_of(opslag, sid, "situatie") == "Dit."


def test_a_pair_is_of_two_values_of_this_werkblad(opslag, sid, elders):
    van, naar, paar = pair(opslag, sid)
    assert paar.delen == {"van": f"{van.id}", "soort": "trekken", "naar": f"{naar.id}"}
    with wakes(opslag, sid, NIEMAND), pytest.raises(ZelfdeWaarde):
        add(opslag, sid, "spanningen", van=f"{van.id}", soort="helpen", naar=f"{van.id}")
    with wakes(opslag, elders, NIEMAND), pytest.raises(OngeldigDeel):
        add(opslag, elders, "spanningen", **paar.delen)
    with wakes(opslag, sid, NIEMAND), pytest.raises(OngeldigDeel):
        add(opslag, sid, "spanningen", van=f"{paar.id}", soort="helpen", naar=f"{van.id}")


def test_a_value_that_is_one_of_a_pair_stays_until_the_pair_is_taken_out(opslag, sid):
    van, naar, paar = pair(opslag, sid)
    for waarde in (van, naar):
        with wakes(opslag, sid, NIEMAND), pytest.raises(WaardeInGebruik):
            drop(opslag, sid, "waarden", waarde)
    change(opslag, sid, "waarden", van, waarde="Openheid")
    drop(opslag, sid, "spanningen", paar)
    drop(opslag, sid, "waarden", naar)
    assert [regel.delen["waarde"] for regel in regels_of(opslag, sid, "waarden")] == ["Openheid"]


def test_a_pair_cannot_be_made_of_a_value_that_was_taken_out(opslag, sid):
    van, naar, paar = pair(opslag, sid)
    drop(opslag, sid, "spanningen", paar)
    drop(opslag, sid, "waarden", van)
    with wakes(opslag, sid, NIEMAND), pytest.raises(OngeldigDeel):
        add(opslag, sid, "spanningen", **paar.delen)
    assert regels_of(opslag, sid, "waarden") == (naar,)


def test_a_line_holds_200_notes_each_in_its_place(opslag, sid):
    for nummer in range(200):
        add(opslag, sid, "ideeen", tekst=f"Idee {nummer}", plek=f"{nummer % 101}")
    regels = regels_of(opslag, sid, "ideeen")
    assert [regel.delen["tekst"] for regel in regels] == [f"Idee {nr}" for nr in range(200)]
    assert [int(regel.delen["plek"]) for regel in regels] == [nr % 101 for nr in range(200)]


def test_a_field_holds_400_entries_and_says_so(opslag, sid):
    for nummer in range(MAX_REGELS):
        add(opslag, sid, "kaders", verzoek=f"v{nummer}", tekst=f"Regel {nummer}")
    assert MAX_REGELS == 400
    with wakes(opslag, sid, NIEMAND), pytest.raises(VeldVol):
        add(opslag, sid, "kaders", tekst="Eentje nog.")
    with wakes(opslag, sid, NIEMAND):
        add(opslag, sid, "kaders", verzoek="v0", tekst="Regel 0")  # a click that was sent before
    add(opslag, sid, "ideeen")
    eerste = regels_of(opslag, sid, "kaders")[0]
    change(opslag, sid, "kaders", eerste, tekst="Veranderd kan nog.")
    drop(opslag, sid, "kaders", regels_of(opslag, sid, "kaders")[1])
    add(opslag, sid, "kaders", tekst="Weer plek.")
    assert len(regels_of(opslag, sid, "kaders")) == MAX_REGELS


def test_there_are_100_values_and_100_pairs_so_that_a_page_with_all_choices_stays_small(
    opslag, sid
):
    assert MAX_WAARDEN == 100
    for nummer in range(MAX_WAARDEN):
        add(opslag, sid, "waarden", waarde=f"Waarde {nummer}", laag="Inhoud")
    van, naar = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden")[:2])
    for _ in range(MAX_WAARDEN):
        add(opslag, sid, "spanningen", van=van, soort="helpen", naar=naar)
    with pytest.raises(VeldVol):
        add(opslag, sid, "waarden", waarde="Eentje nog", laag="Inhoud")
    with pytest.raises(VeldVol):
        add(opslag, sid, "spanningen", van=van, soort="helpen", naar=naar)


def test_the_entries_of_a_field_have_a_length_together_since_everybody_gets_them(opslag, sid):
    lang = "a" * MAX_REGEL
    for nummer in range(MAX_VELD // MAX_REGEL):
        add(opslag, sid, "kaders", verzoek=f"lang {nummer}", tekst=lang)
    with pytest.raises(VeldVol):
        add(opslag, sid, "kaders", tekst="b")
    eerste = regels_of(opslag, sid, "kaders")[0]
    change(opslag, sid, "kaders", eerste, tekst="korter")
    korter = regels_of(opslag, sid, "kaders")[0]
    change(opslag, sid, "kaders", korter, tekst=lang)
    with pytest.raises(VeldVol):
        add(opslag, sid, "kaders", tekst="c")
    add(opslag, sid, "ideeen")


def test_nothing_that_is_stored_tells_who_wrote_it(opslag, sid):
    add(opslag, sid, "kaders", BRAMS)
    add(opslag, sid, "kaders")
    van_bram, van_anna = regels_of(opslag, sid, "kaders")
    assert (van_bram.delen, van_bram.versie) == (van_anna.delen, van_anna.versie)
    assert not hasattr(van_bram, "deelnemer_id")
