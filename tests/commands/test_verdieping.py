"""The turn from argument to feeling: called up at a card, put away, over at the next card."""

import pytest

from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.sessies import close_sessie
from kaartenset.commands.verdieping import turn_verdieping
from kaartenset.domain.weigering import SessieNietOpen, Veranderd
from tests.cast import feiten_of
from tests.commands.versies import ALLEN, NIEMAND, wakes

HIER = "kaart-03"


def turn(opslag, sid, now, kaart_id=HIER, *, aan=True):
    return turn_verdieping(opslag, sid, kaart_id=kaart_id, aan=aan, now=now)


def test_it_is_called_up_and_put_away_for_all(opslag, open_sid, now):
    with wakes(opslag, open_sid, ALLEN):
        turn(opslag, open_sid, now)
    assert feiten_of(opslag, open_sid).verdieping_kaart_id == HIER
    with wakes(opslag, open_sid, NIEMAND):
        turn(opslag, open_sid, now)
    with wakes(opslag, open_sid, ALLEN):
        turn(opslag, open_sid, now, aan=False)
    assert feiten_of(opslag, open_sid).verdieping_kaart_id is None


def test_it_is_over_when_the_group_goes_on_also_when_it_comes_back(opslag, open_sid, now):
    turn(opslag, open_sid, now)
    show_kaart(opslag, open_sid, kaart_id="kaart-01", gezien=HIER, now=now)
    show_kaart(opslag, open_sid, kaart_id=HIER, gezien="kaart-01", now=now)
    assert feiten_of(opslag, open_sid).verdieping_kaart_id is None


@pytest.mark.parametrize("kaart_id", ["kaart-01", "kaart-99", ""])
def test_at_another_card_than_the_group_is_at_it_is_refused(opslag, open_sid, now, kaart_id):
    with wakes(opslag, open_sid, NIEMAND), pytest.raises(Veranderd):
        turn(opslag, open_sid, now, kaart_id)


def test_a_session_that_is_not_open_has_none(opslag, open_sid, now):
    close_sessie(opslag, open_sid, now=now)
    with pytest.raises(SessieNietOpen):
        turn(opslag, open_sid, now)
