"""Answers to fields of the werkblad: each alone, hidden until shown, and then without who."""

import pytest
from sqlalchemy import func, select

from kaartenset.commands.sessies import close_sessie, reopen_sessie
from kaartenset.domain.veld import SLOTVELDEN
from kaartenset.domain.weigering import (
    AntwoordTeLaat,
    GeenToegang,
    LeegAntwoord,
    OnbekendeKaart,
    OngeldigAntwoord,
    RondeVoorbij,
    SessieNietOpen,
    TeWeinigAntwoorden,
    Veranderd,
)
from kaartenset.domain.werkweigering import (
    OnbekendVeld,
    OngeldigeGrenzen,
    OngeldigePlek,
    TeLangeRegel,
    VeldDicht,
)
from kaartenset.storage.antwoorden import find_beantwoorders, find_getoonde_waarden
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import Antwoord, Ronde
from tests.cast import CAS, Persoon, join
from tests.commands.versies import ALLEN, BEGELEIDING, NIEMAND, wakes
from tests.stemmen import VRAAG, again, give, group, rondes_of, show, waarde_of
from tests.werkbladen import BLOK_VAN, let_join, open_werksessie
from tests.werksessies import go_to

STIL, GETAL, LIJN, KEUZE, CHECK = (
    f"werk.{veld}" for veld in ("verplaatsing", "driehoeken", "ideeen", "zwaarst", "deugt")
)
GEGEVEN = {
    STIL: ("Onrust.", "Boos.", "Opgelucht.", "Verdrietig."),
    GETAL: ("0", "40", "100", "40"),
    LIJN: ("0-60", "30-100", "20-50", "0-60"),
    KEUZE: ("Inhoud", "Proces", "Inhoud", "Professional"),
    CHECK: ("ja", "nog niet", "ja", "ja"),
}
"""What four people answer in each field."""
FOUT = {
    STIL: (("", LeegAntwoord), ("x" * 4_001, TeLangeRegel)),
    GETAL: (("101", OngeldigePlek), ("", OngeldigePlek)),
    LIJN: (("70-20", OngeldigeGrenzen), ("20", OngeldigeGrenzen)),
    KEUZE: (("inhoud", OngeldigAntwoord), ("", OngeldigAntwoord)),
    CHECK: (("nee", OngeldigAntwoord), ("Ja", OngeldigAntwoord)),
}
VIER = [Persoon(f"Wie {nummer}", f"wie-{nummer}") for nummer in range(1, 5)]


@pytest.fixture
def sid(opslag, cards_root):
    """Four are in, and the group is at the first block."""
    sid = open_werksessie(opslag, cards_root)
    let_join(opslag, sid, *VIER)
    return sid


@pytest.fixture
def bereikt(opslag, sid):
    """The same; the group has come to all fields."""
    go_to(opslag, sid, "Afsluiten")
    return sid


def answer_all(opslag, sid, veld, mengsels=(30, 10, 40, 20)):
    for wie, waarde, mengsel in zip(VIER, GEGEVEN[veld], mengsels, strict=True):
        give(opslag, sid, wie, waarde, veld, mengsel=mengsel)


def stored(opslag):
    """All answers as they stand in the table: who, what, and the number that was drawn."""
    with opslag.reading() as conn:
        velden = (Antwoord.deelnemer_id, Antwoord.waarde, Antwoord.mengsel)
        return [tuple(rij) for rij in conn.execute(select(*velden).order_by(Antwoord.id))]


def shown(opslag, sid, veld):
    """What the group sees of the last round: totals, and texts."""
    ronde = rondes_of(opslag, sid, veld)[-1]
    with opslag.reading() as conn:
        return dict(ronde.totalen), find_getoonde_waarden(conn, ronde)


def count_rondes(opslag):
    with opslag.reading() as conn:
        return conn.execute(select(func.count()).select_from(Ronde)).scalar_one()


@pytest.mark.parametrize("veld", GEGEVEN)
def test_a_field_that_the_group_has_not_come_to_takes_no_answer(opslag, sid, veld):
    with wakes(opslag, sid, NIEMAND), pytest.raises(VeldDicht):
        give(opslag, sid, VIER[0], GEGEVEN[veld][0], veld)
    for doe in (show, again):
        with wakes(opslag, sid, NIEMAND), pytest.raises(VeldDicht):
            doe(opslag, sid, veld)
    assert count_rondes(opslag) == 0
    go_to(opslag, sid, BLOK_VAN[veld.removeprefix("werk.")])
    with wakes(opslag, sid, BEGELEIDING):
        give(opslag, sid, VIER[0], GEGEVEN[veld][0], veld)
    assert waarde_of(opslag, sid, VIER[0], veld) == GEGEVEN[veld][0]


@pytest.mark.parametrize("veld", GEGEVEN)
def test_answers_are_shown_from_three_on(opslag, bereikt, veld):
    for wie, waarde in zip(VIER[:3], GEGEVEN[veld], strict=False):
        with wakes(opslag, bereikt, NIEMAND), pytest.raises(TeWeinigAntwoorden):
            show(opslag, bereikt, veld)
        give(opslag, bereikt, wie, waarde, veld)
    with wakes(opslag, bereikt, ALLEN):
        show(opslag, bereikt, veld)
    with wakes(opslag, bereikt, NIEMAND):
        show(opslag, bereikt, veld)
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(RondeVoorbij):
        give(opslag, bereikt, VIER[3], GEGEVEN[veld][3], veld)


@pytest.mark.parametrize("veld", GEGEVEN)
def test_what_is_no_answer_to_the_field_is_refused(opslag, bereikt, veld):
    for getypt, weigering in FOUT[veld]:
        with wakes(opslag, bereikt, NIEMAND), pytest.raises(weigering):
            give(opslag, bereikt, VIER[0], getypt, veld)
    assert count_rondes(opslag) == 0


@pytest.mark.parametrize(
    "veld",
    ["werk.kaders", "werk.situatie", "werk.", "ideeen", "werk.IDEEEN", VRAAG, "werk.ideeen\x00", ""]
    + [veld.id for veld in SLOTVELDEN],
)
def test_what_is_no_field_to_answer_alone_is_unknown(opslag, bereikt, veld):
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(OnbekendVeld):
        give(opslag, bereikt, VIER[0], "ja", veld)
    for doe in (show, again):
        with wakes(opslag, bereikt, NIEMAND), pytest.raises(OnbekendVeld):
            doe(opslag, bereikt, veld)


def test_a_session_with_cards_has_no_such_field(opslag, open_sid):
    (wie,) = group(opslag, open_sid, 1)
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(OnbekendeKaart):
        give(opslag, open_sid, wie, "ja", CHECK)


def test_who_is_not_in_and_after_closing_nobody_answers(opslag, cards_root, bereikt, now):
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    let_join(opslag, elders, CAS)
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(GeenToegang):
        give(opslag, bereikt, CAS, "ja", CHECK)
    wacht = Persoon("Dewi", "dewi-wacht-nog-22-teken")
    join(opslag, bereikt, wacht)
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(GeenToegang):
        give(opslag, bereikt, wacht, "ja", CHECK)
    close_sessie(opslag, bereikt, now=now)
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(AntwoordTeLaat):
        give(opslag, bereikt, VIER[0], "ja", CHECK)
    with pytest.raises(SessieNietOpen):
        show(opslag, bereikt, CHECK)
    reopen_sessie(opslag, bereikt, now=now)
    give(opslag, bereikt, VIER[0], "ja", CHECK)


@pytest.mark.parametrize("veld", GEGEVEN)
def test_once_shown_nothing_says_who_answered_what(opslag, bereikt, veld):
    answer_all(opslag, bereikt, veld)
    vooraf = stored(opslag)
    assert None not in {wie for wie, *_ in vooraf}
    assert [waarde for _, waarde, _ in vooraf] == list(GEGEVEN[veld]), "in the order of coming"
    show(opslag, bereikt, veld)
    achteraf = stored(opslag)
    assert {wie for wie, *_ in achteraf} == {None}
    assert [mengsel for *_, mengsel in achteraf] == [10, 20, 30, 40], "in the order that was drawn"
    een, twee, drie, vier = GEGEVEN[veld]
    assert [waarde for _, waarde, _ in achteraf] == [twee, vier, een, drie]
    (ronde,) = rondes_of(opslag, bereikt, veld)
    with opslag.reading() as conn:
        assert find_beantwoorders(conn, ronde) == frozenset()
    assert [waarde_of(opslag, bereikt, wie, veld) for wie in VIER] == [None] * 4


def test_a_session_with_cards_keeps_who_until_it_is_tidied(opslag, open_sid):
    """The negative control: there a deelnemer sees what they answered also once it is shown."""
    drie = group(opslag, open_sid)
    for wie, mengsel in zip(drie, (30, 10, 20), strict=True):
        give(opslag, open_sid, wie, f"Van {wie.naam}", VRAAG, mengsel=mengsel)
    vooraf = stored(opslag)
    show(opslag, open_sid, VRAAG)
    assert stored(opslag) == vooraf
    assert [mengsel for *_, mengsel in vooraf] == [30, 10, 20]
    assert None not in {wie for wie, *_ in vooraf}


def test_fields_that_are_shown_one_after_another_cannot_be_laid_side_by_side(opslag, bereikt):
    """Somebody who fills in two fields one after the other would be found by that."""
    for wie, plaats in zip(VIER, range(4), strict=True):
        for veld, mengsels in ((STIL, (30, 10, 40, 20)), (LIJN, (2, 4, 1, 3))):
            give(opslag, bereikt, wie, GEGEVEN[veld][plaats], veld, mengsel=mengsels[plaats])
    show(opslag, bereikt, STIL)
    show(opslag, bereikt, LIJN)
    assert [waarde for _, waarde, _ in stored(opslag)] == [
        *("Boos.", "Verdrietig.", "Onrust.", "Opgelucht."),
        *("20-50", "0-60", "0-60", "30-100"),
    ]


def test_what_was_not_shown_yet_stays_with_who_gave_it(opslag, bereikt):
    answer_all(opslag, bereikt, STIL)
    answer_all(opslag, bereikt, CHECK)
    show(opslag, bereikt, STIL)
    wie_nog = [wie for wie, *_ in stored(opslag) if wie is not None]
    assert len(wie_nog) == 4
    give(opslag, bereikt, VIER[0], "nog niet", CHECK)
    assert waarde_of(opslag, bereikt, VIER[0], CHECK) == "nog niet"


def test_what_the_group_sees_is_counted_or_in_words(opslag, bereikt):
    for veld in GEGEVEN:
        answer_all(opslag, bereikt, veld)
        show(opslag, bereikt, veld)
    assert shown(opslag, bereikt, STIL) == (
        {},
        ("Boos.", "Verdrietig.", "Onrust.", "Opgelucht."),
    )
    assert shown(opslag, bereikt, GETAL)[0] == {"0": 1, "40": 2, "100": 1}
    assert shown(opslag, bereikt, LIJN)[0] == {"0-60": 2, "30-100": 1, "20-50": 1}
    assert shown(opslag, bereikt, KEUZE)[0] == {"Inhoud": 2, "Proces": 1, "Professional": 1}
    assert shown(opslag, bereikt, CHECK)[0] == {"ja": 3, "nog niet": 1}


@pytest.mark.parametrize("veld", [GETAL, LIJN, KEUZE, CHECK])
def test_a_field_is_answered_once_more_and_both_rounds_are_kept(opslag, bereikt, veld):
    answer_all(opslag, bereikt, veld)
    show(opslag, bereikt, veld)
    eerst = shown(opslag, bereikt, veld)[0]
    with wakes(opslag, bereikt, ALLEN):
        again(opslag, bereikt, veld)
    waarde = GEGEVEN[veld][0]
    for wie in VIER:
        give(opslag, bereikt, wie, waarde, veld, ronde=2)
    assert waarde_of(opslag, bereikt, VIER[1], veld, ronde=2) == waarde
    show(opslag, bereikt, veld, gezien=2)
    assert [dict(ronde.totalen) for ronde in rondes_of(opslag, bereikt, veld)] == [
        eerst,
        {waarde: 4},
    ]


def test_what_was_filled_in_in_silence_is_given_once(opslag, bereikt):
    answer_all(opslag, bereikt, STIL)
    show(opslag, bereikt, STIL)
    with wakes(opslag, bereikt, NIEMAND), pytest.raises(Veranderd):
        again(opslag, bereikt, STIL)


def test_answers_are_of_one_session(opslag, cards_root, bereikt):
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    go_to(opslag, elders, "Afsluiten")
    answer_all(opslag, bereikt, CHECK)
    with pytest.raises(TeWeinigAntwoorden):
        show(opslag, elders, CHECK)
    with opslag.reading() as conn:
        assert find_sessie(conn, elders).versie_deelnemers <= 5
    assert rondes_of(opslag, elders, CHECK) == ()
