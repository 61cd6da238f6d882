"""How long a session is kept: a day for what leads to people, thirty days for the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from kaartenset.domain.bewaren import read_termijn

EINDE = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
GEOPEND = EINDE - timedelta(hours=2)
GESLOTEN = EINDE + timedelta(minutes=10)
UUR, DAG = timedelta(hours=1), timedelta(days=1)
TEL = timedelta(seconds=1)


def termijn(geopend_op=GEOPEND, gesloten_op=GESLOTEN):
    return read_termijn(geopend_op=geopend_op, gesloten_op=gesloten_op, einde_op=EINDE)


def test_what_leads_to_people_goes_24_hours_after_closing():
    assert termijn().opruimen_op == GESLOTEN + 24 * UUR
    assert not termijn().is_op_te_ruimen(GESLOTEN + 24 * UUR), "it can still be reopened"
    assert termijn().is_op_te_ruimen(GESLOTEN + 24 * UUR + TEL)


def test_the_rest_goes_30_days_after_closing():
    assert termijn().wissen_op == GESLOTEN + 30 * DAG
    assert not termijn().is_te_wissen(GESLOTEN + 30 * DAG)
    assert termijn().is_te_wissen(GESLOTEN + 30 * DAG + TEL)


@pytest.mark.parametrize("na", [-DAG, 0 * DAG, 400 * DAG])
def test_nothing_goes_while_a_session_is_open(na):
    open_ = termijn(gesloten_op=None)
    assert not open_.is_op_te_ruimen(EINDE + na)
    assert not open_.is_te_wissen(EINDE + na)
    assert not open_.is_vast
    assert open_.wissen_op == EINDE + 30 * DAG, "expected, from the plan"


@pytest.mark.parametrize("gesloten_op", [None, EINDE, EINDE + 4 * UUR])
def test_what_never_opened_counts_from_its_planned_end(gesloten_op):
    nooit = termijn(geopend_op=None, gesloten_op=gesloten_op)
    assert nooit.is_vast
    assert nooit.wissen_op == EINDE + 30 * DAG
    assert not nooit.is_te_wissen(EINDE + 30 * DAG)
    assert nooit.is_te_wissen(EINDE + 30 * DAG + TEL)


def test_what_was_called_off_counts_from_then():
    afgezegd = termijn(geopend_op=None, gesloten_op=EINDE - 200 * DAG)
    assert afgezegd.is_vast
    assert afgezegd.wissen_op == EINDE - 170 * DAG


def test_after_reopening_and_closing_it_counts_anew():
    later = GESLOTEN + 20 * UUR
    assert not termijn(gesloten_op=None).is_op_te_ruimen(GESLOTEN + 25 * UUR)
    assert not termijn(gesloten_op=later).is_op_te_ruimen(GESLOTEN + 25 * UUR)
    assert termijn(gesloten_op=later).wissen_op == later + 30 * DAG
