"""Giving a form back with what was typed in it, whatever went wrong after it was sent."""

from collections.abc import Callable

from flask import g

Terug = Callable[[str], str]


def on_refusal(render: Terug) -> None:
    """Remember how to show this request's form again, with a message, if it is refused."""
    g.terug = render


def find_terug() -> Terug | None:
    """How to show this request's form again, where it has one."""
    terug: Terug | None = g.get("terug")
    return terug
