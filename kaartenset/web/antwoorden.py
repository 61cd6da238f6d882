"""Answering every refusal, and every error of HTTP, with a page or with the form that it was."""

from collections.abc import Mapping

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException, NotFound

from kaartenset.domain.weigering import GeenToegang, OnbekendeSessie
from kaartenset.web.tekst_terug import NIET_OPGESLAGEN, read_losse_teksten
from kaartenset.web.terug import find_terug
from kaartenset.web.weigeringen import ANTWOORDEN

TITELS = {
    400: "Dit verzoek klopt niet",
    403: "Dit mag niet",
    404: "Deze pagina is er niet",
    405: "Dit kan hier niet",
    409: "Dat lukte niet",
    413: "Dit is te groot",
    422: "Er klopt iets niet",
    429: "Even geduld",
    500: "Er ging iets mis",
    503: "Even niet bereikbaar",
}
ZINNEN = {
    400: "Kijk of het adres van de site klopt, en probeer het opnieuw.",
    403: "Je verzoek kwam van een andere site. Open de pagina opnieuw en probeer het nog eens.",
    404: "Kijk of het adres klopt, of begin opnieuw met je woord.",
    405: "Ga terug naar de vorige pagina en gebruik de knop die daar staat.",
    413: "Maak je tekst korter en probeer het opnieuw.",
    500: "Dat ligt aan ons. Ga terug en probeer het opnieuw. Wat al bewaard was, is er nog.",
}


def zin_of(soort: type[Exception]) -> str:
    """The sentence with which a refusal is answered."""
    return ANTWOORDEN[soort].zin


def answer_refusals(app: Flask) -> None:
    """Let every refusal, and every error of HTTP, end on a page in the same look."""
    for soort in ANTWOORDEN:
        app.register_error_handler(soort, _answer)
    app.register_error_handler(HTTPException, _answer_http)


def _answer(fout: Exception) -> tuple[str, int, Mapping[str, str]]:
    antwoord = ANTWOORDEN[type(fout)]
    terug = find_terug(type(fout))
    if terug is not None:
        return terug(antwoord.zin), antwoord.status, antwoord.koppen
    # the same whether there is no such session any more or only the way in is gone
    teksten = read_losse_teksten() if isinstance(fout, (OnbekendeSessie, GeenToegang)) else ()
    zin = NIET_OPGESLAGEN if teksten else antwoord.zin
    return (*_page(antwoord.status, zin, teksten), antwoord.koppen)


def _answer_http(fout: HTTPException) -> tuple[str, int, list[tuple[str, str]]]:
    status = fout.code or 500
    zin = ZINNEN.get(status, "Ga terug naar de vorige pagina en probeer het opnieuw.")
    koppen = [kop for kop in fout.get_headers() if kop[0] != "Content-Type"]
    return (*_page(status, zin), koppen)


def _page(status: int, zin: str, teksten: tuple[str, ...] = ()) -> tuple[str, int]:
    return (
        render_template(
            "fout/fout.html",
            status=status,
            titel=TITELS.get(status, "Dat lukte niet"),
            zin=zin,
            teksten=teksten,
            is_onbekend=status == NotFound.code,
        ),
        status,
    )
