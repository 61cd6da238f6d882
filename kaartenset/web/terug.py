"""Giving a form back with what was typed in it, whatever went wrong after it was sent."""

from collections.abc import Callable

from flask import g

from kaartenset.domain.weigering import OnbekendeSessie

Terug = Callable[[str], str]


def on_refusal(render: Terug, soort: type[Exception] = Exception) -> None:
    """Remember how to show this request's form again, with a message, if it is refused.

    With `soort` only for that refusal, such as one that belongs at a field.
    """
    g.setdefault("terug", {})[soort] = render


def find_terug(soort: type[Exception]) -> Terug | None:
    """How to show this request's form again after such a refusal, where it has one.

    With a session that is gone went its pages, so a form of one of these is nowhere.
    """
    terug: dict[type[Exception], Terug] = g.get("terug", {})
    anders = None if soort is OnbekendeSessie else terug.get(Exception)
    return terug.get(soort) or anders
