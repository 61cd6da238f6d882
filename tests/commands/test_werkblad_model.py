"""Several who write on one werkblad in any order: nothing that was taken is lost, tried at random.

What is tried follows from the seed at the end of the run; longer with HYPOTHESIS_PROFILE=lang.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import get_state_machine_test

from kaartenset.commands.werkblad import add_regel, change_regel, drop_regel, write_tekst
from kaartenset.domain.weigering import Veranderd
from tests.commands.schrijvers import Knoppen, Schrijvers
from tests.werkbladen import VOLGENDE

STAPPEN = 30
ZONDER_GEZIEN = range(8)
"""A button without compare-and-set tries each versie until one is taken."""


def try_at_random(opslag, cards_root, knoppen=Knoppen, zaad=None, **anders):
    """Run the model in this database with these buttons."""
    machine = type(
        "Proef", (Schrijvers,), {"opslag": opslag, "cards_root": cards_root, "knoppen": knoppen}
    )
    instelling = settings(
        stateful_step_count=STAPPEN,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        **anders,
    )
    proef = get_state_machine_test(machine, settings=instelling)
    seed(int(os.environ["KAARTENSET_ZAAD"]) if zaad is None else zaad)(proef)()


def over_all(knop):
    """The button that does it whatever its sender saw."""

    def press(*args, gezien, **asked):
        for versie in ZONDER_GEZIEN:
            try:
                return knop(*args, gezien=versie, **asked)
            except Veranderd:
                continue
        raise Veranderd

    return staticmethod(press)


class Overschrijvend(Knoppen):
    """Changes what somebody else changed since."""

    change = over_all(change_regel)


class Overschrijvende(Knoppen):
    """Writes over a text that somebody else wrote since."""

    write = over_all(write_tekst)


class Weggooiend(Knoppen):
    """Takes out what somebody else changed since."""

    drop = over_all(drop_regel)


class Verdubbelend(Knoppen):
    """Adds the same form as often as it is sent."""

    @staticmethod
    def add(*args, verzoek, **asked):
        return add_regel(*args, verzoek=f"{verzoek} {next(VOLGENDE)}", **asked)


class Verliezend(Knoppen):
    """Says that it was taken, and stores nothing."""

    @staticmethod
    def add(*_args, **_asked):
        return "s" * 22


def test_nothing_that_was_taken_is_lost_and_nothing_that_was_refused_is_kept(opslag, cards_root):
    try_at_random(opslag, cards_root, max_examples=settings.default.max_examples // 3)


@pytest.mark.parametrize(
    ("knoppen", "zaad"),
    [
        (Overschrijvend, 1),
        (Overschrijvende, 7),
        (Weggooiend, 1),
        (Verdubbelend, 3),
        (Verliezend, 1),
    ],
)
def test_a_careless_button_is_found_out(opslag, cards_root, knoppen, zaad):
    """The negative control: each of these loses a text, or has one twice.

    Each with a seed by which that is soon.
    """
    with pytest.raises((AssertionError, ValueError)):
        try_at_random(
            opslag,
            cards_root,
            knoppen,
            zaad=zaad,
            max_examples=500,
            database=None,
            phases=[Phase.generate],
            print_blob=False,
        )
