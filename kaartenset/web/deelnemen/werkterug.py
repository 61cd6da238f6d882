"""What a deelnemer typed for the werkblad and was not kept: it comes back, whatever went wrong."""

from dataclasses import dataclass

from flask import render_template, request, url_for
from sqlalchemy import Connection

from kaartenset.domain.bereik import SCHEIDING
from kaartenset.domain.html import GEEN_HTML
from kaartenset.domain.veld import WERKVELD
from kaartenset.domain.weigering import OpslagWeg
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld, Werkveld
from kaartenset.domain.werkregel import DELEN
from kaartenset.stand.deelnemers import read_deelnemers_stand
from kaartenset.stand.eigen_werkblad import EigenWerkveld, find_eigen_werkveld
from kaartenset.storage.database import opslag_of
from kaartenset.storage.facts import find_klok
from kaartenset.storage.werkbladen import find_werkblad
from kaartenset.web.deelnemen.eigen import read_eigen
from kaartenset.web.deelnemen.sessie import render_groep, render_verwijderd
from kaartenset.web.frames import first_paint
from kaartenset.web.geheim import nu
from kaartenset.web.toegang import Bezoeker, find_bezoeker
from kaartenset.web.werkveld import Getypt, give_getypt

GROEP, VELD = "groep", "veld"
"""Where a form is, and so where its sender comes back: at the group, or at the field's own page."""
_TEKSTEN = {
    deel.naam: deel.label for delen in DELEN.values() for deel in delen if deel.is_tekst
} | {"waarde": "Wat je typte", "tekst": "Wat je typte"}


@dataclass(frozen=True, slots=True)
class Werkterug:
    """What was typed in a field; `eigen` is None where it can no longer be sent."""

    veld: Werkveld
    eigen: EigenWerkveld | None
    getypt: Getypt
    is_antwoord: bool

    @property
    def basis(self) -> str:
        """What the ids in its form begin with, so that a script puts it in the same place."""
        if self.is_antwoord:
            ronde = request.form.get("ronde", 1, type=int)
            return f"antwoord-werk-{self.veld.id}-{ronde}"
        regel_id = self.getypt.regel_id
        return f"werk-{self.veld.id}-{regel_id}" if regel_id else f"werk-{self.veld.id}"

    @property
    def vorm(self) -> str:
        """The id of that form."""
        if self.is_antwoord:
            return self.basis
        return f"{self.basis}-{'vorm' if self.getypt.regel_id else 'nieuw'}"


def read_bij(anders: str) -> str:
    """Where the form of this request is; `anders` if it does not say."""
    bij = request.args.get("bij", anders)
    return bij if bij in {GROEP, VELD} else anders


def find_plek(sid: str, veld_id: str, bij: str, vorm: str = "") -> str:
    """Where the sender of a form comes back: at that form, or at what they write in the field."""
    if bij == VELD:
        anker = vorm or "werk-beurt-kop"
        return url_for("werkblad.veld", sid=sid, veld_id=veld_id, _anchor=anker)
    return url_for("deelnemer.sessie", sid=sid, _anchor=vorm or f"eigen-werk-{veld_id}")


def give_back(sid: str, veld_id: str, zin: str, *, regel_id: int = 0, bij: str = VELD) -> str:
    """The page that the form came from as it is now, with what was typed and why it was refused."""
    try:
        with opslag_of().reading() as conn:
            bezoeker = find_bezoeker(conn, sid)
            if not bezoeker.is_binnen:
                return render_verwijderd(bezoeker)
            terug = _find_terug(conn, bezoeker, veld_id, regel_id, zin)
            if terug is not None and terug.eigen is not None and bij == VELD:
                return render_veld(conn, bezoeker, terug.eigen, melding=zin, terug=terug)
            return render_groep(conn, bezoeker, melding=zin, werk_terug=terug)
    except OpslagWeg:
        return _render_zonder_opslag(zin)


def render_veld(
    conn: Connection,
    bezoeker: Bezoeker,
    eigen_veld: EigenWerkveld,
    *,
    melding: str = "",
    terug: Werkterug | None = None,
) -> str:
    """The page of one field."""
    sid = bezoeker.sessie.sid
    stand = read_deelnemers_stand(conn, sid, now=nu())
    return render_template(
        "deelnemer/werkveld.html",
        stand=stand,
        bezoeker=bezoeker,
        eigen=read_eigen(conn, sid, bezoeker),
        eigen_veld=eigen_veld,
        werk_terug=terug,
        melding=melding,
        **first_paint("deelnemers", sid, stand),
    )


def find_eigen_veld(conn: Connection, bezoeker: Bezoeker, veld_id: str) -> EigenWerkveld | None:
    """A field that the group has come to, for who asks for it; None for any other."""
    if bezoeker.deelnemer is None:
        return None
    klok = find_klok(conn, bezoeker.sessie)
    return find_eigen_werkveld(conn, bezoeker.sessie, klok, bezoeker.deelnemer, veld_id)


def _find_terug(
    conn: Connection, bezoeker: Bezoeker, veld_id: str, regel_id: int, zin: str
) -> Werkterug | None:
    """What was typed; also after the session closed, or for a field that is not in sight now."""
    sessie = bezoeker.sessie
    if sessie.werkbladvorm_id is None:
        return None
    kaal = veld_id.removeprefix(WERKVELD)
    is_antwoord = veld_id != kaal
    getypt = give_getypt(kaal, regel_id, zin)
    if is_antwoord:
        getypt = Getypt(
            kaal,
            0,
            {"waarde": SCHEIDING.join(request.form.getlist("waarde"))},
            zin,
        )
    bereikt = find_klok(conn, sessie).bereikte_velden
    for veld in find_werkblad(conn, sessie.werkbladvorm_id).velden:
        if veld.id == kaal and veld.id in bereikt:
            eigen = find_eigen_veld(conn, bezoeker, kaal)
            return Werkterug(veld, eigen, getypt, is_antwoord)
    return Werkterug(_make_onbekend(getypt, is_antwoord=is_antwoord), None, getypt, is_antwoord)


def _make_onbekend(getypt: Getypt, *, is_antwoord: bool) -> Werkveld:
    """In the place of a field that is not in sight: nothing of that one is told."""
    soort = SoortWerkveld.STIL
    if not is_antwoord:
        namen = set(getypt.delen)
        passend = (een for een, delen in DELEN.items() if namen <= {deel.naam for deel in delen})
        soort = next(passend, SoortWerkveld.TEKST)
    return Werkveld(
        "elders", soort, "een ander onderdeel", GEEN_HTML, Schrijver.ALLEN, vooraf=False
    )


def _render_zonder_opslag(zin: str) -> str:
    velden = list(request.form.items(multi=True))
    teksten = {naam: tekst for naam, tekst in _TEKSTEN.items() if naam in request.form}
    return render_template(
        "deelnemer/werkveld_terug.html",
        melding=zin,
        adres=request.full_path.rstrip("?"),
        velden=velden,
        teksten=teksten,
    )
