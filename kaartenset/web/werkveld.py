"""Writing in a field of the werkblad, for all who do: what was typed, and which command it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from kaartenset.commands.werkblad import add_regel, change_regel, drop_regel, write_tekst
from kaartenset.commands.werkvak import Pen
from kaartenset.domain.werkregel import DELEN
from kaartenset.storage.database import opslag_of
from kaartenset.web.geheim import new_token, nu
from kaartenset.web.live import wake
from kaartenset.web.verzoek import read_eigen_verzoek

new_verzoek = new_token
"""A token for a form with which an entry is added: once, however often that form is sent."""

_NAMEN = frozenset(deel.naam for delen in DELEN.values() for deel in delen)


@dataclass(frozen=True, slots=True)
class Getypt:
    """What was sent for a field and not kept, with why; `regel_id` is 0 for a new entry."""

    veld_id: str
    regel_id: int
    delen: Mapping[str, str]
    zin: str

    def holds(self, veld_id: str, regel_id: int = 0) -> bool:
        """Whether it belongs in this form."""
        return (self.veld_id, self.regel_id) == (veld_id, regel_id)


def read_getypt(formulier: Mapping[str, str]) -> dict[str, str]:
    """The parts of an entry that a form holds, by their names, just as they were typed."""
    return {naam: formulier[naam] for naam in formulier if naam in _NAMEN}


def give_getypt(veld_id: str, regel_id: int, zin: str) -> Getypt:
    """What this request typed, for the form that it came from."""
    return Getypt(veld_id, regel_id, read_getypt(request.form), zin)


def keep_veld(sid: str, pen: Pen, veld_id: str) -> None:
    """Add the entry that this request sends, or write the text of a field that has one.

    Raises what `add_regel` and `write_tekst` raise.
    """
    getypt = read_getypt(request.form)
    if "gezien" in request.form:
        write_tekst(
            opslag_of(),
            sid,
            pen=pen,
            veld_id=veld_id,
            getypt=getypt.get("tekst", ""),
            gezien=_read_gezien(),
            now=nu(),
        )
    else:
        add_regel(
            opslag_of(),
            sid,
            pen=pen,
            veld_id=veld_id,
            getypt=getypt,
            verzoek=read_eigen_verzoek(),
            now=nu(),
        )
    wake(sid)


def keep_regel(sid: str, pen: Pen, veld_id: str, regel_id: int) -> None:
    """Change an entry as this request says, or take it out.

    Raises what `change_regel` and `drop_regel` raise.
    """
    if request.form.get("weg") == "ja":
        drop_regel(
            opslag_of(),
            sid,
            pen=pen,
            veld_id=veld_id,
            regel_id=regel_id,
            gezien=_read_gezien(),
            now=nu(),
        )
    else:
        change_regel(
            opslag_of(),
            sid,
            pen=pen,
            veld_id=veld_id,
            regel_id=regel_id,
            getypt=read_getypt(request.form),
            gezien=_read_gezien(),
            now=nu(),
        )
    wake(sid)


def _read_gezien() -> int:
    return request.form.get("gezien", 0, type=int)
