"""Writing on the werkblad as a deelnemer: adding, changing, taking out, and what comes back."""

import pytest

from kaartenset.domain.werkblad import Schrijver
from kaartenset.domain.werkregel import MAX_REGEL
from tests.cast import BRAM, Persoon
from tests.web.browser import OWN, Pagina
from tests.web.conftest import with_cookie
from tests.web.document import is_within
from tests.werkbladen import (
    BLOK_VAN,
    GOED,
    TEKSTVELDEN,
    add,
    alle_regels,
    change,
    drop,
    let_join,
    let_write,
    open_werksessie,
    put,
    regels_of,
    tekst_of,
    write,
)
from tests.werksessies import go_to

NOOR = Persoon("Noor", "noor-is-eigenaar-22-tek")
VERANDERD = "Iemand anders was je voor."


@pytest.fixture
def sid(opslag, cards_root):
    gemaakt = open_werksessie(opslag, cards_root)
    let_join(opslag, gemaakt, BRAM)
    let_join(opslag, gemaakt, NOOR, is_eigenaar=True)
    return gemaakt


@pytest.fixture
def bram(app, sid):
    return with_cookie(app, sid, "deelnemer", BRAM.token)


@pytest.fixture
def noor(app, sid):
    return with_cookie(app, sid, "deelnemer", NOOR.token)


def address(sid, veld, regel=None):
    return f"/s/{sid}/werkblad/{veld}" + (f"/{regel.id}" if regel else "")


def form_at(pagina, veld, regel):
    """Where the form of one entry goes, and what is in it."""
    (knop,) = pagina.document.with_id(f"werk-{veld}-{regel.id}-bewaar")
    return pagina._form_with(knop)[1:]


def sent(answer) -> Pagina:
    return Pagina(answer)


def send(browser, adres, **data):
    return browser.post(adres, data=data, headers=OWN)


@pytest.mark.parametrize("veld", sorted(set(GOED) - TEKSTVELDEN))
def test_an_entry_is_added_by_its_form(opslag, noor, sid, veld):
    go_to(opslag, sid, BLOK_VAN[veld])
    noor.visit(address(sid, veld))
    _, actie, waarden = noor.pagina.form_of("Voeg toe")
    answer = send(noor, actie, **{**waarden, **GOED[veld]})
    assert (answer.status_code, answer.location) == (303, f"{address(sid, veld)}#werk-beurt-kop")
    gemaakt = alle_regels(opslag, sid)[veld]
    assert len(gemaakt) == 1
    assert GOED[veld].items() <= gemaakt[0].items()


def test_a_form_whose_entry_was_changed_since_comes_back_and_can_be_sent_anew(opslag, noor, sid):
    go_to(opslag, sid, BLOK_VAN["kaders"])
    noor.visit(address(sid, "kaders"))
    _, actie, waarden = noor.pagina.form_of("Voeg toe")
    getypt = {**waarden, "tekst": "De verordening."}
    assert send(noor, actie, **getypt).status_code == 303
    (regel,) = regels_of(opslag, sid, "kaders")
    change(opslag, sid, "kaders", regel, tekst="De wet.")
    answer = send(noor, actie, **getypt)
    assert answer.status_code == 409
    pagina = sent(answer)
    assert "Dit heb je al eerder toegevoegd, en daarna is het veranderd." in pagina.text
    _, actie, waarden = pagina.form_of("Voeg toe")
    assert waarden["tekst"] == "De verordening."
    assert send(noor, actie, **waarden).status_code == 303
    assert alle_regels(opslag, sid)["kaders"] == [
        {"tekst": "De wet."},
        {"tekst": "De verordening."},
    ]


def test_a_pair_is_chosen_from_the_values_that_are_there(opslag, bram, sid):
    go_to(opslag, sid, "Waarden")
    pagina = bram.visit(address(sid, "spanningen"))
    assert "Hiervoor zijn twee waarden nodig." in pagina.text
    add(opslag, sid, "waarden", waarde="Zorg", laag="Inhoud")
    add(opslag, sid, "waarden", waarde="Rust", laag="Proces")
    een, twee = (f"{regel.id}" for regel in regels_of(opslag, sid, "waarden"))
    pagina = bram.visit(address(sid, "spanningen"))
    assert {"Zorg (Inhoud)", "Rust (Proces)"} <= set(pagina.texts("option"))
    _, actie, waarden = pagina.form_of("Voeg toe")
    send(bram, actie, **{**waarden, "van": een, "soort": "trekken", "naar": twee})
    assert "Zorg en Rust trekken aan elkaar, tussen Inhoud en Proces" in bram.visit(
        address(sid, "spanningen")
    ).texts("li")


def test_the_same_value_twice_is_refused_with_the_choice_kept(opslag, bram, sid):
    go_to(opslag, sid, "Waarden")
    add(opslag, sid, "waarden", waarde="Zorg", laag="Inhoud")
    add(opslag, sid, "waarden", waarde="Rust", laag="Proces")
    een = f"{regels_of(opslag, sid, 'waarden')[0].id}"
    bram.visit(address(sid, "spanningen"))
    gekozen = {"Eerste waarde": een, "Tweede waarde": een}
    adres, waarden = bram.pagina.form_of("Voeg toe")[1:]
    namen = {"van": een, "naar": een, "soort": "helpen"}
    answer = send(bram, adres, **{**waarden, **namen})
    assert answer.status_code == 422
    pagina = sent(answer)
    assert {label: pagina.value_of(label) for label in gekozen} == gekozen
    assert "twee keer dezelfde waarde" in pagina.error_at("Tweede waarde")
    assert pagina.error_at("Eerste waarde") == ""


def test_a_text_is_written_and_written_over(opslag, noor, sid):
    go_to(opslag, sid, "De situatie")
    noor.visit(address(sid, "situatie"))
    assert "Jij schrijft hier, als dilemma-eigenaar." in noor.pagina.text
    noor.press("Opslaan", {"Wat is er aan de hand?": "Eerst dit"})
    assert noor.pagina.value_of("Wat is er aan de hand?") == "Eerst dit"
    noor.press("Opslaan", {"Wat is er aan de hand?": "Toen dat"})
    assert tekst_of(opslag, sid, "situatie") == "Toen dat"


def test_the_same_form_again_adds_nothing(opslag, bram, sid):
    go_to(opslag, sid, "De situatie")
    bram.visit(address(sid, "spelers"))
    for _ in range(2):
        assert bram.send("Voeg toe", {"Wie?": "De buurt"}).status_code == 303
    assert len(regels_of(opslag, sid, "spelers")) == 1
    bram.visit(address(sid, "spelers"))
    bram.press("Voeg toe", {"Wie?": "De buurt"})
    assert len(regels_of(opslag, sid, "spelers")) == 2


def test_back_in_the_browser_something_else_is_added_as_well(opslag, bram, sid):
    go_to(opslag, sid, "De situatie")
    bram.visit(f"/s/{sid}/")
    for wie in ("De buurt", "De buurt", "De pers", "De pers"):
        assert bram.send("Voeg toe", {"Wie?": wie}).status_code == 303
    assert [regel.delen["wie"] for regel in regels_of(opslag, sid, "spelers")] == [
        "De buurt",
        "De pers",
    ]


@pytest.mark.parametrize("bij", ["groep", "veld"])
def test_after_adding_one_is_at_the_field_and_reads_there_that_it_was_kept(opslag, bram, sid, bij):
    go_to(opslag, sid, "De situatie")
    bram.visit(f"/s/{sid}/" if bij == "groep" else address(sid, "spelers"))
    answer = bram.send("Voeg toe", {"Wie?": "De buurt"})
    _, _, anker = answer.location.partition("#")
    pagina = bram.visit(answer.location.partition("#")[0])
    (plek,) = pagina.document.with_id(anker)
    if bij == "veld":
        (plek,) = [een for een in pagina.document.all("section") if is_within(plek, een)]
    zin = "Opgeslagen bij ‘Wie doen ertoe?’."
    assert zin in pagina.alert
    assert zin in pagina.document.text_of(plek)
    assert "Voeg toe" in pagina.document.text_of(plek)
    assert zin not in bram.visit(pagina.path).text


def test_the_owner_sees_her_text_once_with_the_form_behind_a_button(opslag, noor, bram, sid):
    go_to(opslag, sid, "De situatie")
    (leeg,) = noor.visit(f"/s/{sid}/").document.with_id("werk-situatie-wijzig")
    assert "open" in leeg.attrs
    write(opslag, sid, "situatie", "Zo was het.")
    pagina = noor.visit(f"/s/{sid}/")
    (vorm,) = pagina.document.with_id("werk-situatie-wijzig")
    assert "open" not in vorm.attrs
    assert pagina.texts("summary")[0] == "Wijzig: Wat is er aan de hand?"
    assert pagina.value_of("Wat is er aan de hand?") == "Zo was het."
    pagina = noor.press("Opslaan", {"Wat is er aan de hand?": ""})
    assert "open" in pagina.document.with_id("werk-situatie-wijzig")[0].attrs
    write(opslag, sid, "situatie", "Zo was het.")
    assert noor.visit(address(sid, "situatie")).text.count("Zo was het.") == 1
    assert bram.visit(address(sid, "situatie")).text.count("Zo was het.") == 1


def test_a_refused_text_of_the_owner_is_in_sight(opslag, noor, sid):
    write(opslag, sid, "situatie", "Zo was het")
    go_to(opslag, sid, "De situatie")
    noor.visit(f"/s/{sid}/")
    lang = "a" * (MAX_REGEL + 1)
    pagina = noor.press("Opslaan", {"Wat is er aan de hand?": lang}, status=422)
    assert "open" in pagina.document.with_id("werk-situatie-wijzig")[0].attrs


@pytest.mark.parametrize("pad", ["?bij=groep", ""])
def test_a_refusal_leads_to_what_was_typed(bram, opslag, sid, pad):
    """The page of an answer begins at its top, and the form can be far below."""
    go_to(opslag, sid, "De situatie")
    answer = send(bram, f"{address(sid, 'spelers')}{pad}", wie="a" * (MAX_REGEL + 1), verzoek="een")
    pagina = sent(answer)
    anker = pagina.links["Ga naar wat je invulde"]
    [vorm] = pagina.document.with_id(anker.removeprefix("#"))
    assert vorm.name == "form"


def test_from_the_group_one_comes_back_to_the_group(opslag, bram, sid):
    go_to(opslag, sid, "De situatie")
    bram.visit(f"/s/{sid}/")
    pagina = bram.press("Voeg toe", {"Wie?": "De buurt"})
    assert pagina.path == f"/s/{sid}/"
    assert "De buurt" in pagina.text
    assert pagina.value_of("Wie?") == ""
    assert "Opgeslagen bij ‘Wie doen ertoe?’." in pagina.text
    assert bram.follow("Wijzig of haal weg: Wie doen ertoe?").path == address(sid, "spelers")


@pytest.mark.parametrize("veld", sorted(set(GOED) - TEKSTVELDEN - {"kaders"}))
def test_an_entry_is_changed_and_taken_out(opslag, bram, sid, veld):
    add(opslag, sid, veld)
    go_to(opslag, sid, BLOK_VAN[veld])
    bram.visit(address(sid, veld))
    (regel,) = regels_of(opslag, sid, veld)
    naam = next(iter(GOED[veld]))
    actie, waarden = form_at(bram.pagina, veld, regel)
    assert waarden.items() >= regel.delen.items()
    assert send(bram, actie, **{**waarden, naam: "Anders"}).status_code == 303
    assert regels_of(opslag, sid, veld)[0].delen == {**regel.delen, naam: "Anders"}
    bram.visit(address(sid, veld))
    assert "Weggehaald bij ‘" in bram.press("Haal weg").text
    assert regels_of(opslag, sid, veld) == ()


def test_who_changes_after_another_gets_their_text_back_and_can_save_it_then(opslag, bram, sid):
    add(opslag, sid, "spelers", wie="De buurt")
    go_to(opslag, sid, "De situatie")
    bram.visit(address(sid, "spelers"))
    (regel,) = regels_of(opslag, sid, "spelers")
    _, actie, waarden = bram.pagina.form_of("Opslaan")
    change(opslag, sid, "spelers", regel, wie="De hele buurt")
    answer = send(bram, actie, **{**waarden, "wie": "Buurt en makers"})
    assert answer.status_code == 409
    pagina = sent(answer)
    assert VERANDERD in pagina.alert
    assert "De hele buurt" in pagina.texts("th")
    adres, waarden = pagina.form_of("Opslaan")[1:]
    assert waarden["wie"] == "Buurt en makers"
    assert send(bram, adres, **waarden).status_code == 303
    assert regels_of(opslag, sid, "spelers")[0].delen["wie"] == "Buurt en makers"


def test_who_writes_after_another_sees_both_texts(opslag, noor, sid):
    write(opslag, sid, "situatie", "Zo was het")
    go_to(opslag, sid, "De situatie")
    noor.visit(f"/s/{sid}/")
    write(opslag, sid, "situatie", "Zo is het")
    pagina = noor.press("Opslaan", {"Wat is er aan de hand?": "Zo wordt het"}, status=409)
    assert VERANDERD in pagina.error_at("Wat is er aan de hand?")
    assert pagina.value_of("Wat is er aan de hand?") == "Zo wordt het"
    assert "Dit staat er nu: Zo is het" in pagina.text
    noor.press("Opslaan")
    assert tekst_of(opslag, sid, "situatie") == "Zo wordt het"


def test_text_for_an_entry_that_is_gone_comes_back_to_copy(opslag, bram, sid):
    add(opslag, sid, "spelers", wie="De buurt")
    go_to(opslag, sid, "De situatie")
    bram.visit(address(sid, "spelers"))
    (regel,) = regels_of(opslag, sid, "spelers")
    _, actie, waarden = bram.pagina.form_of("Opslaan")
    drop(opslag, sid, "spelers", regel)
    answer = send(bram, actie, **{**waarden, "belangen": "Rust in de straat"})
    assert answer.status_code == 409
    pagina = sent(answer)
    label = "Dit typte je bij ‘Wie doen ertoe?’: Belangen en waarden"
    assert pagina.value_of(label) == "Rust in de straat"
    assert "readonly" in pagina.field(label).attrs
    assert pagina.value_of("Wie?") == ""


LANG = {"wie": "De buurt", "belangen": "x" * 4_001}
FOUT = (
    ("spelers", {"wie": "", "belangen": "Rust"}, "Wie?", "Het gemarkeerde vak is nog leeg."),
    ("spelers", LANG, "Belangen en waarden", "te lang"),
    ("waarden", {"waarde": "w" * 81, "laag": "Inhoud"}, "Waarde", "Een waarde is kort"),
    ("ideeen", {"tekst": "b" * 4_001, "plek": "20"}, "Idee", "te lang"),
    ("ideeen", {"tekst": "Bellen", "plek": "101"}, "Plek op de lijn", "van 0 tot en met 100"),
)


@pytest.mark.parametrize(("veld", "delen", "label", "zin"), FOUT)
@pytest.mark.parametrize("bij", ["groep", "veld"])
def test_what_was_wrong_comes_back_with_why(opslag, bram, sid, veld, delen, label, zin, bij):
    go_to(opslag, sid, BLOK_VAN[veld])
    answer = send(bram, f"{address(sid, veld)}?bij={bij}", verzoek="v" * 22, **delen)
    assert answer.status_code == 422
    pagina = sent(answer)
    assert zin in pagina.error_at(label)
    waarden = pagina.form_around(label)[2]
    assert delen.items() <= waarden.items()
    assert regels_of(opslag, sid, veld) == ()


def test_a_value_without_its_layer_is_marked_at_the_layer(opslag, bram, sid):
    go_to(opslag, sid, "Waarden")
    answer = send(bram, address(sid, "waarden"), verzoek="v" * 22, waarde="Rust")
    assert answer.status_code == 422
    pagina = sent(answer)
    assert "Bij het gemarkeerde vak is nog niets gekozen." in pagina.alert
    assert (pagina.value_of("Waarde"), pagina.error_at("Waarde")) == ("Rust", "")
    [fout] = [een for een in pagina.document.all("fieldset") if "aria-invalid" in een.attrs]
    assert pagina.document.text_of(fout).startswith("Laag")


def test_a_text_that_is_too_long_comes_back_whole(opslag, noor, sid):
    go_to(opslag, sid, "De situatie")
    noor.visit(address(sid, "situatie"))
    lang = "a" * (MAX_REGEL + 1)
    pagina = noor.press("Opslaan", {"Wat is er aan de hand?": lang}, status=422)
    assert pagina.value_of("Wat is er aan de hand?") == lang


def test_a_value_in_a_pair_stays_and_the_page_says_why(opslag, bram, sid):
    for waarde in ("Zorg", "Rust"):
        add(opslag, sid, "waarden", waarde=waarde, laag="Inhoud")
    een, twee = regels_of(opslag, sid, "waarden")
    add(opslag, sid, "spanningen", van=f"{een.id}", soort="helpen", naar=f"{twee.id}")
    go_to(opslag, sid, "Waarden")
    answer = send(bram, address(sid, "waarden", een), weg="ja", gezien=1)
    assert answer.status_code == 409
    assert "Haal eerst dat paar weg" in sent(answer).alert
    assert len(regels_of(opslag, sid, "waarden")) == 2


def test_who_does_not_write_sees_who_does(opslag, bram, noor, sid):
    go_to(opslag, sid, "Afsluiten")
    pagina = bram.visit(f"/s/{sid}/")
    assert "De gespreksbegeleider schrijft hier." in pagina.text
    assert "Opslaan" not in pagina.buttons
    pagina = bram.visit(address(sid, "situatie"))
    assert "De dilemma-eigenaar schrijft hier." in pagina.text
    assert "Opslaan" not in pagina.buttons
    assert "Opslaan" in noor.visit(address(sid, "situatie")).buttons


def test_text_of_who_may_not_write_comes_back_to_copy(opslag, bram, sid):
    go_to(opslag, sid, "De situatie")
    answer = send(bram, address(sid, "kaders"), verzoek="v" * 22, tekst="De wet van Bram")
    assert answer.status_code == 409
    label = "Dit typte je bij ‘Welke regels gelden?’"
    assert sent(answer).value_of(label) == "De wet van Bram"
    assert regels_of(opslag, sid, "kaders") == ()
    let_write(opslag, sid, "kaders", Schrijver.ALLEN, Schrijver.EIGENAAR)
    assert "Voeg toe" in bram.visit(address(sid, "kaders")).buttons


@pytest.mark.parametrize("veld", ["waarden", "geen-veld"])
def test_a_field_that_is_not_reached_is_as_one_that_is_not_there(opslag, bram, sid, veld):
    put(opslag, sid, "waarden")
    go_to(opslag, sid, "De situatie")
    assert bram.get(address(sid, veld)).status_code == 404
    answer = send(bram, address(sid, veld), verzoek="v" * 22, waarde="Lef", laag="Inhoud")
    assert answer.status_code in {409, 422}
    assert "Eerlijkheid" not in answer.text
    assert "eigen-veld" not in bram.get(f"/s/{sid}/eigen?veld={veld}").text
    assert len(regels_of(opslag, sid, "waarden")) == 1


def test_the_own_part_of_the_page_of_a_field_is_that_field(opslag, bram, sid):
    put(opslag, sid, "spelers")
    go_to(opslag, sid, "Waarden")
    deel = bram.get(f"/s/{sid}/eigen?veld=spelers").text
    assert 'data-deel="eigen-veld"' in deel
    assert "De griffier" in deel


def test_who_is_not_in_is_sent_to_the_door(app, opslag, sid):
    go_to(opslag, sid, "De situatie")
    vreemde = app.test_client()
    for answer in (
        vreemde.get(address(sid, "spelers")),
        send(vreemde, address(sid, "spelers"), verzoek="v" * 22, wie="Ik"),
        send(vreemde, f"{address(sid, 'spelers')}/1", gezien=1, weg="ja"),
    ):
        assert (answer.status_code, answer.location) == (303, f"/s/{sid}/")
    assert regels_of(opslag, sid, "spelers") == ()


def test_two_people_at_once_each_add_their_own(opslag, bram, noor, sid):
    go_to(opslag, sid, "De situatie")
    for browser, wie in ((bram, "De buurt"), (noor, "De makers")):
        browser.visit(f"/s/{sid}/werkblad/spelers")
        browser.send("Voeg toe", {"Wie?": wie})
    assert [regel.delen["wie"] for regel in regels_of(opslag, sid, "spelers")] == [
        "De buurt",
        "De makers",
    ]
