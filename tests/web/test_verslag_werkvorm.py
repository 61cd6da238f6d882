"""The report of a werkvorm: its werkblad as far as the group saw it, and nothing of cards."""

from datetime import timedelta
from io import BytesIO

import pytest
from odfdo import Document
from sqlalchemy import update

from kaartenset.commands.klok import start_klok
from kaartenset.commands.sessies import close_sessie
from kaartenset.storage.facts import find_sessie
from kaartenset.storage.models import SessieOnderdeel
from tests.cast import ANNA, BRAM, NOW, Persoon
from tests.dilemmagesprek import show
from tests.volle_sessie import agree
from tests.web.conftest import with_cookie
from tests.web.test_verslag_schrijvers import VIJANDIG, render
from tests.werkbladen import add, let_join, open_werksessie, write
from tests.werksessies import go_to
from tests.werkvormen import DELEN

MENSEN = (BRAM, Persoon("Dirk", "cookie van Dirk"), Persoon("Els", "cookie van Els"))
TITELS = {veld_id: titel for velden in DELEN.values() for titel, veld_id, *_ in velden}


@pytest.fixture
def sid(opslag, cards_root):
    """An open session of the small werkvorm, with three who take part."""
    sid = open_werksessie(opslag, cards_root)
    let_join(opslag, sid, *MENSEN)
    return sid


@pytest.fixture
def leidt(app, sid):
    """Anna, who leads it."""
    return with_cookie(app, sid, "begeleider", ANNA.token)


@pytest.fixture
def texts_of(leidt, sid):
    """The report in each of its forms, as text on one line."""

    def read():
        pad = f"/s/{sid}/begeleiding/verslag"
        pagina = leidt.visit(pad)
        odt = Document(BytesIO(leidt.get(f"{pad}.odt").data))
        found = {
            "pagina": pagina.document.text_of(pagina.document.all("article")[0]),
            "odt": odt.get_formatted_text(),
            "markdown": leidt.get(f"{pad}.md").text.replace("\\", ""),
        }
        return {naam: " ".join(tekst.split()) for naam, tekst in found.items()}

    return read


def test_every_form_has_what_was_filled_in_by_part(opslag, sid, texts_of):
    write(opslag, sid, "situatie", "Een stuk moest weg.")
    add(opslag, sid, "spelers", wie="De buurt", belangen="Rust", weten="weten")
    add(opslag, sid, "ideeen", tekst="Eerst bellen", plek="40")
    show(opslag, sid, "verplaatsing", ("Zwijgen", "Slapen", "Bellen"))
    show(opslag, sid, "deugt", ("ja", "ja", "nog niet"))
    gevuld = ("situatie", "spelers", "ideeen", "verplaatsing", "deugt")
    for naam, tekst in texts_of().items():
        for zin in ("Een stuk moest weg.", "De buurt", "Dit weten we", "Eerst bellen", "Slapen"):
            assert zin in tekst, naam
        leeg = ", ".join(f"‘{titel}’" for veld, titel in TITELS.items() if veld not in gevuld)
        assert "Niet ingevuld" in tekst
        assert f"{leeg}." in tekst, naam


def test_a_part_with_nothing_in_it_has_no_heading(opslag, sid, leidt):
    write(opslag, sid, "situatie", "Een stuk moest weg.")
    pagina = leidt.visit(f"/s/{sid}/begeleiding/verslag")
    assert pagina.texts("h2") == ["Verkennen", "Niet ingevuld", "Verloop", "Bewaren"]
    assert pagina.texts("h3") == [TITELS["situatie"]]


def test_there_is_nothing_of_cards_or_marks_in_it(texts_of):
    for naam, tekst in texts_of().items():
        for woord in ("kaart", "Cijfer", "cijfer"):
            assert woord not in tekst, naam


def test_nobody_can_be_found_in_it(opslag, sid, texts_of):
    show(opslag, sid, "verplaatsing", ("Geheime gedachte",) * 3, getoond=False)
    for naam, tekst in texts_of().items():
        namen = ("Noor", "Anna", "Geheime", *(wie.naam for wie in MENSEN))
        assert [een for een in namen if een in tekst] == [], naam
        assert "In dit verslag staat niet wie iets schreef." in tekst


def test_it_says_how_many_took_part_and_how_it_ran(opslag, sid, texts_of):
    start_klok(opslag, sid, now=NOW)
    go_to(opslag, sid, "De situatie")
    close_sessie(opslag, sid, now=NOW + timedelta(minutes=35))
    for naam, tekst in texts_of().items():
        assert "Deelnemers: 3" in tekst, naam
        assert "Beloofd het binnen de groep te houden: 0" in tekst
        assert "13:00 tot 13:35 uur" in tekst
    rijen = " ".join(texts_of()["markdown"].replace("|", " ").split())
    assert "De situatie 13:00 uur 30 35" in rijen
    assert "Ideeën niet begonnen 25" in rijen


def test_what_was_agreed_comes_first_where_anything_was(opslag, sid, leidt):
    with opslag.writing() as conn:
        agree(conn, find_sessie(conn, sid).id, "afspraak", "Morgen bellen")
    pagina = leidt.visit(f"/s/{sid}/begeleiding/verslag")
    assert pagina.texts("h2")[:2] == ["Afspraken", "Open vragen"]
    assert "Morgen bellen" in pagina.text


def test_hostile_text_does_nothing_in_markdown(opslag, sid, leidt):
    teksten = [tekst for tekst in VIJANDIG if tekst.strip("\x00 ") and len(tekst) < 3_900]
    for tekst in teksten:
        add(opslag, sid, "kaders", tekst=tekst)
        add(opslag, sid, "spelers", wie=tekst)
    found = render(leidt.get(f"/s/{sid}/begeleiding/verslag.md").text)
    meant = {"h1", "h2", "h3", "p", "ul", "li", "br", "table", "thead", "tbody", "tr", "th", "td"}
    assert found.tags <= meant
    assert "[klik](https://evil.example)" in found.text


def test_the_text_to_copy_has_all_that_the_page_has(opslag, sid, leidt):
    write(opslag, sid, "situatie", "Een stuk moest weg.")
    add(opslag, sid, "spelers", wie="De buurt", belangen="Rust", weten="weten")
    pagina = leidt.visit(f"/s/{sid}/begeleiding/verslag")
    (vak,) = pagina.document.all("textarea")
    tekst = " ".join(pagina.document.text_of(vak).lower().split())
    cellen = [*pagina.texts("h2"), *pagina.texts("h3"), *pagina.texts("td"), *pagina.texts("li")]
    assert len(cellen) > 20
    assert not [cel for cel in cellen if cel.lower() not in tekst]


def test_what_the_short_version_skips_is_not_called_left_empty(opslag, sid, leidt):
    with opslag.writing() as conn:
        zonder = update(SessieOnderdeel).where(SessieOnderdeel.velden.contains("verplaatsing"))
        conn.execute(zonder.values(velden="[]"))
    tekst = leidt.visit(f"/s/{sid}/begeleiding/verslag").text
    leeg = tekst.partition("Niet ingevuld")[2].partition("Verloop")[0]
    assert TITELS["situatie"] in leeg
    assert TITELS["verplaatsing"] not in leeg
