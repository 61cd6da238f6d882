"""The steps of preparing count back from the planned day, and never lie in the past."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartenset.domain.voorbereiding import Stap, day_before

DRIE_DECEMBER = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("stap", "dag"),
    [
        (Stap.UITNODIGEN, date(2026, 11, 12)),
        (Stap.INLEZEN, date(2026, 11, 26)),
        (Stap.DOORLOPEN, date(2026, 12, 1)),
    ],
)
def test_each_step_has_its_day_before_the_session(stap, dag):
    assert day_before(stap.vooraf, DRIE_DECEMBER, date(2026, 11, 1)) == dag


def test_what_is_due_today_or_was_before_is_due_now():
    assert day_before(Stap.UITNODIGEN.vooraf, DRIE_DECEMBER, date(2026, 11, 12)) is None
    assert day_before(Stap.UITNODIGEN.vooraf, DRIE_DECEMBER, date(2026, 11, 20)) is None
    assert day_before(Stap.DOORLOPEN.vooraf, DRIE_DECEMBER, date(2026, 11, 20)) == date(2026, 12, 1)


@given(st.sampled_from(Stap), st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(-900, 900))
def test_no_day_lies_in_the_past_or_after_the_session(stap, vandaag, over):
    sessiedag = date.fromordinal(vandaag.toordinal() + over)
    dag = day_before(stap.vooraf, sessiedag, vandaag)
    assert dag is None or vandaag < dag < sessiedag
