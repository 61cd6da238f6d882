"""The dilemma-eigenaar and the begeleider at one text: what happened is said, and both are seen."""

import pytest

from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.werkbladen import add, change, drop, open_werksessie, regels_of, tekst_of, write
from tests.werksessies import EIGENAARSSLEUTEL

TITEL = "Wat is er aan de hand?"
NU = "Dit staat er nu:"


@pytest.fixture
def sid(opslag, cards_root):
    return open_werksessie(opslag, cards_root)


@pytest.fixture
def eigenaar(app, sid):
    """The browser of the owner, at the form as it is before anybody else writes."""
    browser = with_cookie(app, sid, "eigenaar", f"{EIGENAARSSLEUTEL} schuurt")
    browser.visit(f"/s/{sid}/eigenaar/formulier")
    return browser


def press_at(eigenaar, vorm, status, knop="bewaar", **typt):
    """Type in the form with this id, and press one of its buttons."""
    (knop,) = eigenaar.pagina.document.with_id(f"{vorm}-{knop}")
    _, adres, waarden = eigenaar.pagina._form_with(knop)
    answer = eigenaar.post(adres, data={**waarden, **typt}, headers=OWN)
    assert answer.status_code == status
    if status != 303:
        eigenaar.pagina = Pagina(answer)
    return eigenaar.pagina


def shown_now(pagina):
    """What the page says stands there now."""
    divs = pagina.document.all("div")
    return [
        pagina.document.text_of(een) for een in divs if een.attrs.get("class") == "werk-staat-nu"
    ]


def test_of_a_text_that_the_begeleider_changed_both_are_in_sight_and_one_more_press_saves(
    opslag, eigenaar, sid
):
    write(opslag, sid, "situatie", "Van de begeleider")
    pagina = press_at(eigenaar, "werk-situatie", 409, tekst="Van mij")
    fout = pagina.error_at(TITEL)
    assert "Iemand anders veranderde deze tekst terwijl jij typte." in fout
    assert "Jouw tekst is nog niet opgeslagen." in fout
    assert "Kies je ‘Opslaan’, dan komt jouw tekst in de plaats van wat er nu staat." in fout
    assert shown_now(pagina) == [f"{NU} Van de begeleider"]
    assert pagina.value_of(TITEL).strip() == "Van mij"
    assert pagina.html.index("Van de begeleider") < pagina.html.index("Van mij")
    assert tekst_of(opslag, sid, "situatie") == "Van de begeleider"
    press_at(eigenaar, "werk-situatie", 303, tekst="Van de begeleider. En van mij.")
    assert tekst_of(opslag, sid, "situatie") == "Van de begeleider. En van mij."


def test_of_a_text_that_was_taken_away_it_says_that_nothing_is_there(opslag, eigenaar, sid):
    write(opslag, sid, "situatie", "Eerst dit")
    eigenaar.visit(eigenaar.pagina.path)
    write(opslag, sid, "situatie", "")
    pagina = press_at(eigenaar, "werk-situatie", 409, tekst="Eerst dit, en meer")
    assert shown_now(pagina) == [f"{NU} Niets meer."]


def test_of_an_entry_only_the_parts_that_differ_are_shown(opslag, eigenaar, sid):
    add(opslag, sid, "spelers", wie="De griffier", belangen="Rust")
    [speler] = regels_of(opslag, sid, "spelers")
    eigenaar.visit(eigenaar.pagina.path)
    change(opslag, sid, "spelers", speler, belangen="Rust en orde")
    pagina = press_at(eigenaar, f"werk-spelers-{speler.id}", 409, belangen="Geen gedoe")
    assert "Iemand anders veranderde deze regel terwijl jij typte." in pagina.text
    assert shown_now(pagina) == [f"{NU} Belangen en waarden Rust en orde"]
    press_at(eigenaar, f"werk-spelers-{speler.id}", 303)
    assert regels_of(opslag, sid, "spelers")[0].delen["belangen"] == "Geen gedoe"


def test_what_another_changed_is_not_taken_out_unseen(opslag, eigenaar, sid):
    add(opslag, sid, "kaders", tekst="De wet")
    [regel] = regels_of(opslag, sid, "kaders")
    eigenaar.visit(eigenaar.pagina.path)
    change(opslag, sid, "kaders", regel, tekst="De Woo")
    vorm = f"werk-kaders-{regel.id}"
    pagina = press_at(eigenaar, vorm, 409, "weg")
    assert "Hij is daarom niet weggehaald." in pagina.text
    assert shown_now(pagina) == [f"{NU} De Woo"]
    press_at(eigenaar, vorm, 303, "weg")
    assert regels_of(opslag, sid, "kaders") == ()


def test_an_entry_that_is_gone_comes_back_to_be_copied(opslag, eigenaar, sid):
    add(opslag, sid, "kaders", tekst="De wet")
    [regel] = regels_of(opslag, sid, "kaders")
    eigenaar.visit(eigenaar.pagina.path)
    drop(opslag, sid, "kaders", regel)
    pagina = press_at(eigenaar, f"werk-kaders-{regel.id}", 409, tekst="De wet, artikel 5")
    assert "Deze regel is intussen weggehaald." in pagina.text
    assert "De wet, artikel 5" in pagina.html
