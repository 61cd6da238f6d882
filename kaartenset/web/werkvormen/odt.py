"""The werkblad as ODT: empty, to fill in on a computer, or with what a group filled in."""

import hashlib
from collections.abc import Iterable

from flask import Response, request
from markupsafe import Markup

from kaartenset.domain.werkblad import SoortWerkveld, Werkveld
from kaartenset.domain.werkvorm import Werkvorm
from kaartenset.stand.werkblad import WerkbladStand
from kaartenset.stand.werkveld import WerkveldStand
from kaartenset.web.geheim import nu
from kaartenset.web.verslag.delen import (
    Deel,
    Document,
    Hoofdstuk,
    make_alinea,
    make_document,
    make_hoofdstuk,
    make_lijst,
    make_tabel,
)
from kaartenset.web.verslag.odt import MIMETYPE, write_odt
from kaartenset.web.werkvormen import vormen
from kaartenset.web.werkvormen.ingevuld import arrange_ingevuld

VAKJE = "☐"
KOPPEN = {
    SoortWerkveld.TEKST: ("Antwoord",),
    SoortWerkveld.SPELERS: vormen.SPELERS,
    SoortWerkveld.STIL: ("Briefje", "Schrijf eerst in stilte"),
    SoortWerkveld.WAARDEN: ("Laag", "Waarden"),
    SoortWerkveld.SPANNINGEN: vormen.SPANNINGEN,
    SoortWerkveld.DRIEHOEKEN: ("Hoeveel spanning?", "Hoe vaak gekozen?"),
    SoortWerkveld.LIJN: ("Plek op de lijn", "Ideeën"),
    SoortWerkveld.CHECK: ("Antwoord", vormen.WAAROM),
}
"""The columns of the fields that are a table here."""
RIJEN = {
    SoortWerkveld.TEKST: ("",),
    SoortWerkveld.SPELERS: ("",) * vormen.REGELS,
    SoortWerkveld.SPANNINGEN: ("",) * vormen.REGELS,
    SoortWerkveld.DRIEHOEKEN: tuple(stand.naam for stand in vormen.SPANNINGSSTANDEN),
    SoortWerkveld.LIJN: vormen.LIJN,
    SoortWerkveld.CHECK: tuple(f"{VAKJE} {antwoord}" for antwoord in vormen.CHECK),
}
"""Their rows, where these are the same in every werkvorm."""


def answer_odt(werkvorm: Werkvorm) -> Response:
    """The file, to keep; it is not made again for who has it."""
    document = arrange_werkblad(werkvorm)
    antwoord = Response(mimetype=MIMETYPE)
    antwoord.headers["Content-Disposition"] = 'attachment; filename="werkblad.odt"'
    antwoord.headers["Cache-Control"] = "no-cache"
    antwoord.set_etag(hashlib.sha256(repr(document).encode()).hexdigest()[:32], weak=True)
    antwoord.make_conditional(request)
    if antwoord.status_code != 304:
        antwoord.set_data(write_odt(document, now=nu()))
    return antwoord


def arrange_werkblad(werkvorm: Werkvorm) -> Document:
    """The werkblad as headings, explanations, and empty room in the form of each field."""
    hoofdstukken: list[Hoofdstuk] = []
    for deel in werkvorm.werkblad.delen:
        hoofdstukken.append(make_hoofdstuk(deel.titel))
        hoofdstukken += [_arrange_veld(veld, werkvorm.deelnemers) for veld in deel.velden]
    inleiding = make_alinea(f"{werkvorm.titel}. Datum:")
    return make_document(werkvorm.werkblad.titel, (inleiding,), hoofdstukken)


def arrange_gevuld(stand: WerkbladStand, dag: str, deelnemers: int) -> Document:
    """The same with what is in it; a field with nothing in it has its empty room."""
    hoofdstukken: list[Hoofdstuk] = []
    for deel in stand.delen:
        hoofdstukken.append(make_hoofdstuk(deel.titel))
        hoofdstukken += [_arrange_gevuld_veld(een, deelnemers) for een in deel.velden]
    return make_document(stand.titel, (make_alinea(f"Datum: {dag}"),), hoofdstukken)


def _arrange_gevuld_veld(een: WerkveldStand, deelnemers: int) -> Hoofdstuk:
    if een.is_leeg:
        return _arrange_veld(een.veld, deelnemers)
    return make_hoofdstuk(een.veld.titel, *arrange_ingevuld(een), is_onderdeel=True)


def _arrange_veld(veld: Werkveld, deelnemers: int) -> Hoofdstuk:
    uitleg = make_alinea(Markup(veld.uitleg).striptags())  # noqa: S704
    wie = make_alinea(f"Wie schrijft: {vormen.SCHRIJVERS[veld.wie]}")
    above = (uitleg, wie) if uitleg.tekst else (wie,)
    return make_hoofdstuk(veld.titel, *above, _make_ruimte(veld, deelnemers), is_onderdeel=True)


def _make_ruimte(veld: Werkveld, deelnemers: int) -> Deel:
    """Where one writes: points in a list, or the empty cells of a table."""
    if veld.soort is SoortWerkveld.LIJST:
        return make_lijst([""] * vormen.REGELS)
    if veld.soort is SoortWerkveld.KEUZE:
        return make_lijst(f"{VAKJE} {keuze}" for keuze in veld.keuzes)
    koppen = KOPPEN[veld.soort]
    leeg = [""] * (len(koppen) - 1)
    return make_tabel(veld.id, koppen, [(cel, *leeg) for cel in _list_rijen(veld, deelnemers)])


def _list_rijen(veld: Werkveld, deelnemers: int) -> Iterable[str]:
    """What stands in the first cell of each row."""
    if veld.soort is SoortWerkveld.STIL:
        return map(str, range(1, deelnemers + 1))
    return RIJEN.get(veld.soort, veld.keuzes)
