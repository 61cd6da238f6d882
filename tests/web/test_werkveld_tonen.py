"""What all see of the werkblad, on a deelnemer's page and on the screen, for each kind of field."""

import re

import pytest

from kaartenset.commands.sessies import close_sessie
from tests.cast import ANNA, BRAM, NOW, Persoon
from tests.stemmen import again, give, show
from tests.web.conftest import with_cookie
from tests.web.document import is_within
from tests.werkbladen import BLOK_VAN, add, let_join, open_werksessie, put, regels_of, write
from tests.werksessies import go_to
from tests.werkvormen import DELEN

TITELS = {veld_id: titel for velden in DELEN.values() for titel, veld_id, *_ in velden}
LEEG = "Hier staat nog niets."
VERBORGEN = "Nog niet getoond."
WIE = (BRAM, Persoon("Dirk", "dirk-doet-mee-22-tekens"), Persoon("Els", "els-doet-ook-mee-tekens"))


@pytest.fixture
def sid(opslag, cards_root):
    gemaakt = open_werksessie(opslag, cards_root)
    let_join(opslag, gemaakt, *WIE)
    return gemaakt


@pytest.fixture
def bram(app, sid):
    return with_cookie(app, sid, "deelnemer", BRAM.token)


@pytest.fixture
def scherm(app, sid):
    return with_cookie(app, sid, "begeleider", ANNA.token)


@pytest.fixture
def look(bram, scherm, sid):
    """A deelnemer's page and the screen, as they are now."""
    return lambda: (bram.visit(f"/s/{sid}/"), scherm.visit(f"/s/{sid}/scherm"))


def answer(opslag, sid, veld, waarden, ronde=1):
    """Each answers, and it is shown to the group."""
    for wie, waarde in zip(WIE, waarden, strict=True):
        give(opslag, sid, wie, waarde, f"werk.{veld}", ronde)
    show(opslag, sid, f"werk.{veld}", ronde)


def cells_of(pagina):
    rows = [[]]
    for node in pagina.document.all("tr", "th", "td"):
        if node.name == "tr":
            rows.append([])
        else:
            rows[-1].append(pagina.document.text_of(node))
    return [row for row in rows if row]


def test_the_heading_is_the_block_with_its_step(look, opslag, sid):
    go_to(opslag, sid, "De situatie")
    for pagina in look():
        assert pagina.heading == "Stap 1a De situatie"


@pytest.mark.parametrize("veld", sorted(BLOK_VAN))
def test_a_field_that_is_empty_says_so(look, opslag, sid, veld):
    go_to(opslag, sid, BLOK_VAN[veld])
    for pagina in look():
        assert TITELS[veld] in pagina.text
        assert f"Uitleg bij {veld}." in pagina.text
        assert LEEG in pagina.text or VERBORGEN in pagina.text


def test_a_text_keeps_its_lines_and_is_no_markup(look, opslag, sid):
    write(opslag, sid, "situatie", "Een <b>ding</b>\nen nog een")
    go_to(opslag, sid, "De situatie")
    for pagina in look():
        assert "Een &lt;b&gt;ding&lt;/b&gt;\nen nog een" in pagina.html


def test_a_list_is_a_list(look, opslag, sid):
    add(opslag, sid, "kaders", tekst="De ene wet")
    add(opslag, sid, "kaders", tekst="De andere wet")
    go_to(opslag, sid, "De situatie")
    for pagina in look():
        assert {"De ene wet", "De andere wet"} <= set(pagina.texts("li"))


def test_players_are_a_table_with_heads(look, opslag, sid):
    add(opslag, sid, "spelers", wie="De buurt", belangen="Rust", weten="aannemen")
    go_to(opslag, sid, "De situatie")
    for pagina in look():
        koppen, rij = cells_of(pagina)
        assert dict(zip(koppen, rij, strict=True)) == {
            "Wie?": "De buurt",
            "Standpunten en emoties": "",
            "Belangen en waarden": "Rust",
            "Rechten en voorkeuren": "",
            "Waar verlangen ze naar?": "",
            "Weten of aannemen?": "Dit nemen we aan",
        }


def test_values_are_a_list_in_each_layer(look, opslag, sid):
    add(opslag, sid, "waarden", waarde="Openheid", laag="Inhoud")
    add(opslag, sid, "waarden", waarde="Rust", laag="Professional")
    go_to(opslag, sid, "Waarden")
    for pagina in look():
        assert "Inhoud Openheid Proces Nog geen waarde. Professional Rust" in pagina.text


def test_a_pair_is_a_sentence_that_says_where_it_pulls(look, opslag, sid):
    for waarde, laag in (("Openheid", "Inhoud"), ("Rust", "Professional"), ("Zorg", "Inhoud")):
        add(opslag, sid, "waarden", waarde=waarde, laag=laag)
    open_, rust, zorg = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    add(opslag, sid, "spanningen", van=open_, soort="trekken", naar=rust)
    add(opslag, sid, "spanningen", van=open_, soort="helpen", naar=zorg)
    go_to(opslag, sid, "Waarden")
    for pagina in look():
        trekken = "Openheid en Rust trekken aan elkaar, tussen Inhoud en Professional"
        assert trekken in pagina.texts("li")
        assert "Openheid en Zorg helpen elkaar, binnen Inhoud" in pagina.texts("li")


def test_answers_are_nowhere_until_they_are_shown(look, opslag, sid):
    go_to(opslag, sid, "Waarden")
    for wie, tekst in zip(WIE, ("appel", "een geheim", "peer"), strict=True):
        give(opslag, sid, wie, tekst, "werk.verplaatsing")
    bram, scherm = look()
    assert "een geheim" not in bram.html + scherm.html
    show(opslag, sid, "werk.verplaatsing")
    for pagina in look():
        assert {"appel", "een geheim", "peer"} <= set(pagina.texts("li"))


def test_numbers_are_a_strip_and_the_same_as_a_table(look, opslag, sid):
    go_to(opslag, sid, "Ideeën")
    answer(opslag, sid, "driehoeken", ("80", "20", "80"))
    for pagina in look():
        assert "Gekozen: van 20 tot 80." in pagina.text
        assert cells_of(pagina) == [["Getal", "Hoe vaak"], ["20", "1"], ["80", "2"]]
        plekken = re.findall(r'<circle class="werk-stip" cx="(\d+)%"', pagina.html)
        assert plekken == ["20", "80", "80"]


def test_limits_say_where_everybody_can_go(look, opslag, sid):
    add(opslag, sid, "ideeen", tekst="Veel", plek="90")
    add(opslag, sid, "ideeen", tekst="Weinig", plek="30")
    go_to(opslag, sid, "Ideeën")
    answer(opslag, sid, "ideeen", ("10-80", "20-65", "0-100"))
    for pagina in look():
        assert "Tussen 20 en 65 kan het voor iedereen." in pagina.text
        assert "0 tot 100 10 tot 80 20 tot 65" in pagina.text
        assert "Weinig (plek 30, binnen ieders grenzen)" in pagina.texts("li")
        assert "Veel (plek 90, voor iemand te veel)" in pagina.texts("li")
        assert pagina.text.index("Weinig") < pagina.text.index("Veel (")
        assert '<rect class="werk-bereik" x="20%" width="45%"' in pagina.html


def test_limits_that_share_nothing_say_so(look, opslag, sid):
    go_to(opslag, sid, "Ideeën")
    answer(opslag, sid, "ideeen", ("0-20", "40-60", "0-100"))
    for pagina in look():
        assert "Er is geen stuk van de lijn dat voor iedereen kan." in pagina.text
        assert "werk-bereik" not in pagina.html.replace("werk-bereik-zin", "")


def test_choices_are_counts(look, opslag, sid):
    go_to(opslag, sid, "Ideeën")
    answer(opslag, sid, "zwaarst", ("Inhoud", "Inhoud", "Proces"))
    answer(opslag, sid, "deugt", ("ja", "nog niet", "ja"))
    for pagina in look():
        assert "Inhoud 2 Proces 1 Professional 0" in pagina.text
        assert "Ja 2 Nog niet 1" in pagina.text


def test_a_second_round_says_which_result_is_the_last(look, opslag, sid):
    go_to(opslag, sid, "Ideeën")
    answer(opslag, sid, "zwaarst", ("Inhoud", "Inhoud", "Proces"))
    again(opslag, sid, "werk.zwaarst")
    for pagina in look():
        assert "Jullie doen het nu opnieuw. Dit was de vorige uitslag." in pagina.text


def test_what_the_group_has_not_come_to_is_not_on_a_page(look, opslag, sid):
    for veld in ("situatie", "kaders", "waarden", "ideeen", "samenvatting"):
        put(opslag, sid, veld)
    go_to(opslag, sid, "De situatie")
    for pagina in look():
        assert "Wat er speelt." in pagina.text
        for geheim in ("Eerlijkheid", "Bellen", "Zo zit het.", TITELS["waarden"]):
            assert geheim not in pagina.html


def test_earlier_fields_are_below_by_part_with_a_link(bram, opslag, sid):
    put(opslag, sid, "kaders")
    go_to(opslag, sid, "Ideeën")
    pagina = bram.visit(f"/s/{sid}/")
    assert "De wet." in pagina.text
    assert pagina.texts("summary")[0] == "Verkennen"
    naar = pagina.links[f"Bekijk of vul aan: {TITELS['kaders']}"]
    assert bram.visit(naar).heading == TITELS["kaders"]


def test_before_the_first_field_the_page_says_what_will_come(bram, sid):
    assert "Straks vullen jullie samen een werkblad in." in bram.visit(f"/s/{sid}/").text


@pytest.mark.parametrize("blok", ["Welkom", "De situatie", "Waarden", "Ideeën", "Afsluiten"])
def test_nothing_on_the_pages_is_about_cards(look, opslag, sid, blok):
    go_to(opslag, sid, blok)
    for pagina in look():
        assert "kaart" not in pagina.text.replace("Kaartenset", "").lower()


def test_after_closing_the_conversation_is_over(look, opslag, sid):
    put(opslag, sid, "situatie")
    go_to(opslag, sid, "Afsluiten")
    close_sessie(opslag, sid, now=NOW)
    for pagina in look():
        assert "Het gesprek is afgelopen." in pagina.text
        assert "Wat er speelt." not in pagina.text
        assert "kaart" not in pagina.text.replace("Kaartenset", "").lower()


def test_what_is_shown_is_said_to_a_screen_reader(bram, opslag, sid):
    go_to(opslag, sid, "Ideeën")
    assert told(bram.visit(f"/s/{sid}/")) == "Ideeën"
    answer(opslag, sid, "deugt", ("ja", "ja", "ja"))
    assert told(bram.visit(f"/s/{sid}/")) == "Ideeën. Dit vulden jullie in: Deugt het?"
    again(opslag, sid, "werk.deugt")
    assert told(bram.visit(f"/s/{sid}/")) == "Ideeën. Vul opnieuw in: Deugt het?"


def test_closing_is_said_to_a_screen_reader(bram, opslag, sid):
    close_sessie(opslag, sid, now=NOW)
    assert told(bram.visit(f"/s/{sid}/")) == "Het gesprek is afgelopen"


def field_of(pagina, veld):
    """The section of a field on the page where the group is."""
    (gevonden,) = pagina.document.with_id(f"werk-nu-{veld}")
    return gevonden


def forms_in(pagina, veld):
    forms = [form.attrs["id"] for form in pagina.document.all("form") if "id" in form.attrs]
    return [f for f in forms if is_within(pagina.document.with_id(f)[0], field_of(pagina, veld))]


def test_what_somebody_fills_in_stands_in_the_field_that_it_is_for(bram, opslag, sid):
    go_to(opslag, sid, "De situatie")
    pagina = bram.visit(f"/s/{sid}/")
    assert forms_in(pagina, "spelers") == ["werk-spelers-nieuw"]
    assert not forms_in(pagina, "situatie")
    assert "De dilemma-eigenaar schrijft hier." in pagina.document.text_of(
        field_of(pagina, "situatie")
    )
    go_to(opslag, sid, "Ideeën")
    pagina = bram.visit(f"/s/{sid}/")
    assert forms_in(pagina, "driehoeken") == ["antwoord-werk-driehoeken-1"]
    assert forms_in(pagina, "ideeen") == ["werk-ideeen-nieuw", "antwoord-werk-ideeen-1"]
    for een in ("Wat je voor jezelf invult, ziet nog niemand.", "Wat je toevoegt, ziet iedereen"):
        assert pagina.text.count(een) == 1


def test_in_what_everybody_gets_the_place_for_ones_own_is_empty(bram, opslag, sid):
    go_to(opslag, sid, "De situatie")
    plek = '<div id="eigen-werk-spelers" data-deel="eigen-werk-spelers" class="stapel">'
    assert f"{plek}<!-- eigen spelers --></div>" in bram.get(f"/s/{sid}/stand").text
    for eigen in (bram.get(f"/s/{sid}/eigen").text, bram.visit(f"/s/{sid}/").html):
        wie = r'<p id="wie-schrijft-spelers" role="status" class="alleen-voorlezen">.*?</p>'
        assert re.search(rf'{plek}\s*{wie}\s*<div class="stapel werk-beurt">', eigen)
    assert "<!-- eigen" not in bram.pagina.html


def test_the_shared_question_is_in_sight_from_the_moment_it_is_there(app, opslag, cards_root):
    blad = cards_root / "werkvormen" / "proefgesprek" / "werkblad.md"
    draaiboek = blad.with_name("draaiboek.md")
    for pad in (blad, draaiboek):
        pad.write_text(pad.read_text("utf-8").replace("kaders", "vraag"), "utf-8")
    blad.write_text(
        blad.read_text("utf-8").replace("id: vraag\nsoort: lijst", "id: vraag\nsoort: tekst"),
        "utf-8",
    )
    sid = open_werksessie(opslag, cards_root, "metvraag")
    let_join(opslag, sid, BRAM)
    bram = with_cookie(app, sid, "deelnemer", BRAM.token)
    go_to(opslag, sid, "Ideeën")
    assert "Onze gedeelde vraag" not in bram.visit(f"/s/{sid}/").text
    write(opslag, sid, "vraag", "Hoe doen we het samen?")
    assert "Onze gedeelde vraag Hoe doen we het samen?" in bram.visit(f"/s/{sid}/").text
    scherm = with_cookie(app, sid, "begeleider", ANNA.token)
    assert "Onze gedeelde vraag Hoe doen we het samen?" in scherm.visit(f"/s/{sid}/scherm").text


def told(pagina):
    (fase,) = pagina.document.having("data-deel", "fase")
    return fase.attrs["data-aankondiging"]
