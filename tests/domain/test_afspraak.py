"""How long agreements are noted, and which days somebody can have meant."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kaartenset.domain.afspraak import SoortAfspraak, can_note, is_likely

DICHT = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
VANDAAG = date(2026, 12, 1)


def test_agreements_are_noted_before_during_and_a_day_after():
    assert can_note(None, DICHT)
    assert can_note(DICHT, DICHT + timedelta(hours=24))
    assert not can_note(DICHT, DICHT + timedelta(hours=24, seconds=1))


@pytest.mark.parametrize("dag", [VANDAAG, date(2026, 6, 1), date(2031, 11, 30)])
def test_a_day_that_somebody_can_have_meant(dag):
    assert is_likely(dag, VANDAAG)


@pytest.mark.parametrize("dag", [date(26, 12, 1), date(2025, 11, 1), date(2226, 12, 1), date.max])
def test_a_day_that_is_a_slip_of_the_keyboard(dag):
    assert not is_likely(dag, VANDAAG)


def test_both_kinds_have_a_name():
    assert [soort.naam for soort in SoortAfspraak] == ["Afspraak", "Open vraag"]
