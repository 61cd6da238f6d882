"""A werkblad that is full as a whole: who writes is told what to do, and keeps the text."""

import pytest

from tests.cast import ANNA, BRAM
from tests.vol_werkblad import fill_werkblad
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.werkbladen import alle_regels, let_join, open_werksessie
from tests.werksessies import EIGENAARSSLEUTEL, go_to

VOL = "Het werkblad is vol: er passen ongeveer 400.000 tekens op."
WAT_NU = "Maak hem korter, of haal eerst ergens anders tekst weg."
GETYPT = "Wat er die dag gebeurde. " * 20
WIE = {
    "deelnemer": (BRAM.token, "werkblad"),
    "begeleider": (ANNA.token, "begeleiding/werkblad"),
    "eigenaar": (f"{EIGENAARSSLEUTEL} schuurt", "eigenaar/formulier"),
}


@pytest.fixture
def sid(opslag, cards_root):
    sid = open_werksessie(opslag, cards_root)
    go_to(opslag, sid, "De situatie")
    let_join(opslag, sid, BRAM, is_eigenaar=True)
    fill_werkblad(opslag, sid, rest=200)
    return sid


@pytest.mark.parametrize("wie", WIE)
@pytest.mark.parametrize(
    ("veld", "data"),
    [
        ("situatie", {"tekst": GETYPT, "gezien": "0"}),
        ("spelers", {"wie": "De griffier", "belangen": GETYPT, "verzoek": "a" * 22}),
    ],
)
def test_what_does_not_fit_comes_back_with_what_to_do(app, opslag, sid, wie, veld, data):
    token, adres = WIE[wie]
    vooraf = alle_regels(opslag, sid)
    browser = with_cookie(app, sid, wie, token)
    answer = browser.post(f"/s/{sid}/{adres}/{veld}", data=data, headers=OWN)
    assert answer.status_code == 409
    pagina = Pagina(answer)
    assert VOL in pagina.text
    assert WAT_NU in pagina.text
    assert GETYPT.strip() in pagina.html
    assert alle_regels(opslag, sid) == vooraf
    kort = {naam: "Kort" if waarde == GETYPT else waarde for naam, waarde in data.items()}
    answer = browser.post(f"/s/{sid}/{adres}/{veld}", data=kort, headers=OWN)
    assert answer.status_code == 303
