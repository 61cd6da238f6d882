"""A clock as a screen shows it."""

from datetime import UTC, datetime, timedelta

import pytest

from kaartenset.domain.draaiboek import SoortOnderdeel
from kaartenset.domain.klok import GeplandOnderdeel, KlokFeiten, Waarschuwing, read_klok
from kaartenset.stand.klokstand import read_klokstand

BEGIN = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def show(gebruikt, na=0.0, loopt=False):
    """The clock of a block of ten minutes of which so many seconds were used."""
    blok = GeplandOnderdeel(7, "Ronde", SoortOnderdeel.KAARTEN, 10, timedelta(seconds=gebruikt))
    sinds = BEGIN if loopt else None
    feiten = KlokFeiten((blok,), 7, sinds, BEGIN, timedelta(minutes=60), sinds)
    return read_klokstand(read_klok(feiten, BEGIN + timedelta(seconds=na)))


@pytest.mark.parametrize(
    ("gebruikt", "tekst", "balk"),
    [
        (0, "Nog 10:00", 600),
        (1, "Nog 9:59", 599),
        (0.4, "Nog 10:00", 600),
        (595, "Nog 0:05", 5),
        (600, "Nog 0:00", 0),
        (661, "1:01 over de tijd", 0),
        (4200, "60:00 over de tijd", 0),
    ],
)
def test_a_clock_that_stands_still_says_what_is_left(gebruikt, tekst, balk):
    klok = show(gebruikt)
    assert (klok.tekst, klok.balk, klok.einde_ms) == (tekst, balk, None)


def test_a_running_clock_leaves_counting_to_the_browser():
    klok = show(60, loopt=True)
    assert klok.tekst == "Bezig"
    assert klok.einde_ms == int((BEGIN.timestamp() + 540) * 1000)
    assert (klok.balk, klok.duur, klok.onderdeel, klok.naam) == (600, 600, 7, "Ronde")


def test_a_running_clock_is_shown_the_same_at_every_moment_until_its_warning():
    assert show(0, 1.25, loopt=True) == show(0, 479, loopt=True)
    assert show(0, 479, loopt=True) != show(0, 480, loopt=True)


def test_why_a_clock_stands_still_can_be_said():
    assert show(0).stilstand == "Nog niet gestart"
    assert show(1).stilstand == "Gepauzeerd"


def test_a_clock_that_stands_still_keeps_its_warning():
    assert show(480).waarschuwing is Waarschuwing.RUSTIG_AFRONDEN
