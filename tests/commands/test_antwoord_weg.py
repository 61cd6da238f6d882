"""Taking away a text that was shown: for all, for good, and nothing else with it."""

import pytest

from kaartenset.commands.antwoorden import drop_antwoord
from kaartenset.commands.kaarten import show_kaart
from kaartenset.commands.sessies import close_sessie
from kaartenset.domain.veld import find_veld
from kaartenset.domain.weigering import RondeVoorbij
from kaartenset.stand.getoond import read_getoond
from kaartenset.stand.inbreng import read_inbreng, read_inbreng_in_beeld
from kaartenset.storage.decks import find_kaarten
from kaartenset.storage.deelnemers import find_deelnemers
from tests.cast import feiten_of
from tests.commands.versies import ALLEN, NIEMAND, wakes
from tests.stemmen import STELLING, VRAAG, aantal_of, give, group, show

TEKSTEN = ("Rood", "Groen", "Blauw")
GROOT = 10**30


@pytest.fixture
def sid(opslag, open_sid):
    """Three gave an answer in words, which the group was shown, and a stem."""
    drie = group(opslag, open_sid)
    for mengsel, (wie, tekst) in enumerate(zip(drie, TEKSTEN, strict=True), start=1):
        give(opslag, open_sid, wie, tekst, VRAAG, mengsel=mengsel)
    show(opslag, open_sid, VRAAG)
    return open_sid


def drop(opslag, sid, now, mengsel, veld=VRAAG):
    return drop_antwoord(opslag, sid, veld_id=veld, mengsel=mengsel, now=now)


def seen(opslag, sid):
    """What the group sees of it."""
    with opslag.reading() as conn:
        sessie = feiten_of(opslag, sid)
        return read_inbreng(conn, sessie, find_veld(VRAAG, find_kaarten(conn, sessie.deck_id)))


def listed(opslag, sid):
    with opslag.reading() as conn:
        velden = read_getoond(conn, feiten_of(opslag, sid))
    return [(een.veld_id, [tekst.tekst for tekst in een.teksten]) for een in velden]


def test_it_is_gone_for_all_and_the_others_stay(opslag, sid, now):
    with wakes(opslag, sid, ALLEN):
        drop(opslag, sid, now, 2)
    assert listed(opslag, sid) == [(VRAAG, ["Rood", "Blauw"])]
    assert seen(opslag, sid).uitslag.teksten == ("Rood", "Blauw")


def test_twice_is_once(opslag, sid, now):
    drop(opslag, sid, now, 2)
    with wakes(opslag, sid, NIEMAND):
        drop(opslag, sid, now, 2)
    assert listed(opslag, sid) == [(VRAAG, ["Rood", "Blauw"])]


def test_who_wrote_it_cannot_put_it_back(opslag, sid, now):
    drop(opslag, sid, now, 2)
    drie = group(opslag, sid)
    with pytest.raises(RondeVoorbij):
        give(opslag, sid, drie[1], "Groen", VRAAG)
    assert aantal_of(opslag, sid, VRAAG) == 2


def test_when_all_are_gone_nothing_is_left_but_that_it_was_shown(opslag, sid, now):
    for mengsel in (1, 2, 3):
        drop(opslag, sid, now, mengsel)
    assert listed(opslag, sid) == []
    assert seen(opslag, sid).uitslag.is_leeg
    assert seen(opslag, sid).is_getoond


@pytest.mark.parametrize(
    ("veld", "mengsel"),
    [(VRAAG, 99), (VRAAG, -1), (VRAAG, GROOT), ("", 1), (STELLING, 1), ("\x00", 1)],
)
def test_what_is_not_there_changes_nothing(opslag, sid, now, veld, mengsel):
    with wakes(opslag, sid, NIEMAND):
        drop(opslag, sid, now, mengsel, veld)
    assert listed(opslag, sid) == [(VRAAG, ["Rood", "Groen", "Blauw"])]


def test_what_was_not_shown_stays(opslag, open_sid, now):
    for mengsel, wie in enumerate(group(opslag, open_sid), start=1):
        give(opslag, open_sid, wie, "Stil", VRAAG, mengsel=mengsel)
    with wakes(opslag, open_sid, NIEMAND):
        drop(opslag, open_sid, now, 1)
    assert aantal_of(opslag, open_sid, VRAAG) == 3
    assert listed(opslag, open_sid) == []


def test_of_another_session_nothing_goes(opslag, sid, other_sid, now):
    drop(opslag, other_sid, now, 2)
    assert listed(opslag, sid) == [(VRAAG, ["Rood", "Groen", "Blauw"])]


def test_a_stem_that_was_counted_stays(opslag, open_sid, now):
    show_kaart(opslag, open_sid, kaart_id=STELLING, gezien=VRAAG, now=now)
    for mengsel, wie in enumerate(group(opslag, open_sid), start=1):
        give(opslag, open_sid, wie, "eens", mengsel=mengsel)
    show(opslag, open_sid, STELLING)
    with wakes(opslag, open_sid, NIEMAND):
        drop(opslag, open_sid, now, 1, STELLING)
    assert aantal_of(opslag, open_sid, STELLING) == 3


def test_after_closing_it_can_still_go(opslag, sid, now):
    close_sessie(opslag, sid, now=now)
    drop(opslag, sid, now, 1)
    assert listed(opslag, sid) == [(VRAAG, ["Groen", "Blauw"])]


def test_who_goes_away_does_not_tell_whose_text_went(opslag, sid, now):
    drop(opslag, sid, now, 2)
    with opslag.reading() as conn:
        sessie = feiten_of(opslag, sid)
        allen = find_deelnemers(conn, sessie)
        veld = find_veld(VRAAG, find_kaarten(conn, sessie.deck_id))
        beelden = {
            read_inbreng_in_beeld(conn, sessie, veld, [een for een in allen if een is not weg])
            for weg in (None, *allen)
        }
    assert len(beelden) == 1
