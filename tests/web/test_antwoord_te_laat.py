"""An answer that is sent again after its round was shown: whether it counted cannot be known."""

import pytest

from tests.cast import BRAM, Persoon
from tests.stemmen import give, show
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.werkbladen import let_join, open_werksessie
from tests.werksessies import go_to

STIL = "werk.verplaatsing"
ANDEREN = tuple(Persoon(naam, f"{naam}-doet-ook-mee-tekens") for naam in ("dirk", "els", "finn"))
GETYPT = "Ik zou eerst bellen"
ZIN = (
    "De antwoorden van deze ronde zijn al getoond. Wat je daarvóór opsloeg, telt mee. Wat je"
    " daarna stuurde, telt niet mee."
)


@pytest.fixture
def sid(opslag, cards_root):
    sid = open_werksessie(opslag, cards_root)
    let_join(opslag, sid, BRAM, *ANDEREN)
    go_to(opslag, sid, "Waarden")
    return sid


@pytest.fixture
def bram(app, sid):
    return with_cookie(app, sid, "deelnemer", BRAM.token)


def send_again(bram, sid, bij):
    data = {"veld": STIL, "ronde": 1, "waarde": GETYPT}
    return Pagina(bram.post(f"/s/{sid}/antwoord?bij={bij}", data=data, headers=OWN))


@pytest.mark.parametrize("bij", ["groep", "veld"])
@pytest.mark.parametrize("waar", ["Waarden", "Ideeën"])
@pytest.mark.parametrize("telt_mee", [True, False])
def test_it_says_what_is_true_of_both_and_gives_the_text_back(
    opslag, bram, sid, bij, waar, telt_mee
):
    for wie in (*ANDEREN, *([BRAM] if telt_mee else [])):
        give(opslag, sid, wie, GETYPT if wie is BRAM else "Iets anders", STIL)
    show(opslag, sid, STIL)
    go_to(opslag, sid, waar)
    pagina = send_again(bram, sid, bij)
    assert pagina.status == 409
    assert ZIN in pagina.text
    veld = pagina.field("Dit typte je bij ‘Wat zou jij voelen?’")
    assert pagina.document.text_of(veld).strip() == GETYPT
    assert "niet opgeslagen" not in pagina.text
    assert "Kopieer het dan." in pagina.text
