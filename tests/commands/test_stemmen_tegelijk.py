"""Eight who answer at the same moment: every answer lands, once, and one round begins."""

import pytest

from kaartenset.commands.kaarten import show_kaart
from kaartenset.domain.weigering import RondeVoorbij
from tests.commands.test_tegelijk import KEREN, at_once
from tests.commands.versies import ALLEN, versies_of, wakes
from tests.stemmen import (
    STELLING,
    VRAAG,
    aantal_of,
    again,
    give,
    group,
    rondes_of,
    show,
    waarde_of,
)

ACHT = 8


@pytest.fixture
def sid(opslag, open_sid, now):
    return show_kaart(opslag, open_sid, kaart_id=STELLING, gezien=VRAAG, now=now)


@pytest.fixture
def acht(opslag, sid):
    return group(opslag, sid, ACHT)


def turns(opslag, other_opslag):
    """The two processes by turns."""
    return [(opslag, other_opslag)[nummer % 2] for nummer in range(ACHT)]


@pytest.mark.parametrize("keer", KEREN)
def test_eight_answers_to_one_card_all_land(opslag, other_opslag, sid, acht, keer):
    vooraf = versies_of(opslag, sid)
    waarden = ["eens", "oneens", "twijfel", "eens"] * 2
    uitkomsten = at_once(
        *(
            lambda waar=waar, wie=wie, waarde=waarde: give(waar, sid, wie, waarde)
            for waar, wie, waarde in zip(turns(opslag, other_opslag), acht, waarden, strict=True)
        )
    )
    assert uitkomsten == [sid] * ACHT
    assert [waarde_of(opslag, sid, wie) for wie in acht] == waarden
    assert len(rondes_of(opslag, sid)) == 1
    gestegen = {naam: versie - vooraf[naam] for naam, versie in versies_of(opslag, sid).items()}
    assert [gestegen[publiek] for publiek in ALLEN] == [0, 0, ACHT]


@pytest.mark.parametrize("keer", KEREN)
def test_one_who_answers_from_eight_tabs_has_one_answer(opslag, other_opslag, sid, acht, keer):
    waarden = ["eens", "oneens"] * 4
    at_once(
        *(
            lambda waar=waar, waarde=waarde: give(waar, sid, acht[0], waarde)
            for waar, waarde in zip(turns(opslag, other_opslag), waarden, strict=True)
        )
    )
    assert aantal_of(opslag, sid) == 1
    assert waarde_of(opslag, sid, acht[0]) in {"eens", "oneens"}


@pytest.mark.parametrize("keer", KEREN)
def test_eight_clicks_begin_one_round(opslag, other_opslag, sid, acht, keer):
    for wie in acht[:3]:
        give(opslag, sid, wie, "eens")
    show(opslag, sid)
    with wakes(opslag, sid, ALLEN):
        uitkomsten = at_once(
            *(lambda waar=waar: again(waar, sid) for waar in turns(opslag, other_opslag))
        )
    assert uitkomsten == [sid] * ACHT
    assert [ronde.nummer for ronde in rondes_of(opslag, sid)] == [1, 2]


@pytest.mark.parametrize("keer", KEREN)
def test_an_answer_at_the_moment_of_showing_counts_or_is_refused(
    opslag, other_opslag, sid, acht, keer
):
    for wie in acht[:3]:
        give(opslag, sid, wie, "eens")
    getoond, gegeven = at_once(
        lambda: show(opslag, sid), lambda: give(other_opslag, sid, acht[3], "oneens")
    )
    assert getoond == sid
    totalen = dict(rondes_of(opslag, sid)[0].totalen)
    is_geweigerd = isinstance(gegeven, RondeVoorbij)
    assert totalen == ({"eens": 3} if is_geweigerd else {"eens": 3, "oneens": 1})
    assert aantal_of(opslag, sid) == (3 if is_geweigerd else 4)
