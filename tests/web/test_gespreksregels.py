"""The block in which a group agrees on its rules: for all to see, with the promise below them."""

import pytest

from kaartenset.commands.deur import let_in
from kaartenset.storage.facts import find_klok
from tests.cast import BRAM, CAS, deelnemer_of, feiten_of, join
from tests.web.browser import OWN
from tests.web.conftest import with_cookie
from tests.werksessies import go_to
from tests.werkvormen import WERKVORM_ID

REGELS = ["Vraag door. Bedenk niet wat een ander vindt.", "Wacht met je oordeel."]
LIJST = "- **Vraag door.** Bedenk niet wat een ander vindt.\n- Wacht met je oordeel."
BELOFTE = "Ik houd het binnen deze groep"
GEHEIM = "Alles wat hier gezegd wordt, houd je binnen deze groep."
KORT = "Laat iedereen uitpraten"


@pytest.fixture
def cards_root(cards_root):
    """The werkvorm, with rules in its block 'Welkom'."""
    pad = cards_root / "werkvormen" / WERKVORM_ID / "draaiboek.md"
    kop, tekst = "## Welkom\nsoort: gesprek\n", "Zeg bij welkom: "
    inhoud = pad.read_text("utf-8")
    assert inhoud.count(kop) == inhoud.count(tekst) == 1
    inhoud = inhoud.replace(kop, f"{kop}gespreksregels: ja\n")
    pad.write_text(inhoud.replace(tekst, f"{LIJST}\n\n{tekst}"), "utf-8")
    return cards_root


@pytest.fixture
def binnen(opslag, werk_sid, now):
    """Bram and Cas are in; gives what moves the group to a block."""
    for wie in (BRAM, CAS):
        join(opslag, werk_sid, wie)
        let_in(opslag, werk_sid, deelnemer_of(opslag, werk_sid, wie).id, now=now)
    return lambda titel: go_to(opslag, werk_sid, titel)


@pytest.fixture
def bram(app, binnen, werk_sid):
    return with_cookie(app, werk_sid, "deelnemer", BRAM.token)


def list_of(pagina):
    return [regel for regel in pagina.texts("li") if regel in REGELS]


def test_deelnemers_see_the_rules_and_promise_below_them(bram, binnen, werk_sid):
    pagina = bram.visit(f"/s/{werk_sid}/")
    assert (list_of(pagina), BELOFTE in pagina.buttons) == ([], False)
    assert KORT not in pagina.text
    binnen("Welkom")
    pagina = bram.visit(f"/s/{werk_sid}/")
    assert list_of(pagina) == REGELS
    assert pagina.buttons.count(BELOFTE) == 1
    plaatsen = [pagina.text.index(een) for een in (REGELS[-1], GEHEIM, "Kun jij dit beloven?")]
    assert plaatsen == sorted(plaatsen)
    assert KORT not in pagina.text
    assert "Zeg bij welkom" not in pagina.text, "that is for who leads"
    pagina = bram.press(BELOFTE)
    assert list_of(pagina)[: len(REGELS)] == REGELS
    assert BELOFTE not in pagina.buttons
    assert GEHEIM in pagina.text[: pagina.text.index("Je hebt beloofd")], "still below the rules"
    assert list_of(pagina) == REGELS * 2, "and folded, to read again"
    assert "Gespreksregels" in pagina.texts("summary")
    assert KORT not in pagina.text


def test_who_comes_later_promises_the_same_rules_at_once(app, bram, binnen, werk_sid):
    binnen("Welkom")
    binnen("De situatie")
    pagina = bram.visit(f"/s/{werk_sid}/")
    assert list_of(pagina) == REGELS
    assert pagina.buttons.count(BELOFTE) == pagina.text.count(GEHEIM) == 1
    assert KORT not in pagina.text
    binnen("Klaarzetten")
    assert BELOFTE in bram.visit(f"/s/{werk_sid}/").buttons, "they hold, wherever the group goes"
    pagina = bram.press(BELOFTE)
    assert list_of(pagina) == REGELS
    assert BELOFTE not in pagina.buttons
    assert KORT not in pagina.text


def test_where_the_rules_are_skipped_they_are_promised_all_the_same(bram, binnen, werk_sid):
    def own():
        return bram.visit(f"/s/{werk_sid}/").document.with_id("fase")[0].attrs["data-eigen"]

    vooraf = own()
    binnen("Afsluiten")
    assert own() != vooraf, "so that a page that is open asks for it by itself"
    assert list_of(bram.pagina) == REGELS
    assert BELOFTE in bram.pagina.buttons


def test_the_promise_comes_and_goes_with_the_rules_by_itself(bram, binnen, werk_sid):
    """Where nothing else changes for a deelnemer, the mark of their own part does."""

    def own():
        return bram.visit(f"/s/{werk_sid}/").document.with_id("fase")[0].attrs["data-eigen"]

    vooraf = own()
    binnen("Welkom")
    assert own() != vooraf
    assert "Kun jij dit beloven?" in bram.get(f"/s/{werk_sid}/eigen").text
    binnen("De situatie")
    assert "Kun jij dit beloven?" not in bram.get(f"/s/{werk_sid}/eigen").text


def test_the_screen_shows_them_large(app, binnen, werk_anna, werk_sid):
    binnen("Welkom")
    pagina = werk_anna.visit(f"/s/{werk_sid}/scherm")
    assert list_of(pagina) == REGELS
    assert pagina.text.index(REGELS[-1]) < pagina.text.index(GEHEIM)
    assert BELOFTE not in pagina.text


def test_who_leads_sees_beside_the_script_who_did_not_promise_yet(
    bram, binnen, werk_anna, opslag, werk_sid
):
    pad = f"/s/{werk_sid}/begeleiding/"
    pagina = werk_anna.visit(pad)
    assert "De belofte" not in pagina.texts("h2")
    assert "beloofd" not in pagina.text, "nobody can promise yet"
    binnen("Welkom")
    pagina = werk_anna.visit(pad)
    assert pagina.text.count("Nog niet beloofd") == 2
    assert part_of(pagina, "begeleiding-kaart").count("Nog niemand heeft beloofd") == 1
    bram.visit(f"/s/{werk_sid}/")
    bram.press(BELOFTE)
    midden = part_of(werk_anna.visit(pad), "begeleiding-kaart")
    assert "Wie nog niets beloofde, ziet daaronder de belofte." in midden
    assert "1 van de 2 heeft beloofd het binnen de groep te houden." in midden
    cas = deelnemer_of(opslag, werk_sid, CAS).aanduiding
    bram_heet = deelnemer_of(opslag, werk_sid, BRAM).aanduiding
    assert cas in midden
    assert bram_heet not in midden


def test_who_is_there_stands_above_the_draaiboek(binnen, werk_anna, werk_sid):
    pagina = werk_anna.visit(f"/s/{werk_sid}/begeleiding/")
    koppen = pagina.texts("h2")
    assert koppen.index("Wie is er") < koppen.index("Draaiboek")
    assert pagina.links["Wie is er"] == "#wie-kop"


def test_the_rules_are_kept_with_the_session(app, bram, binnen, cards_root, opslag, werk_sid):
    (cards_root / "werkvormen" / WERKVORM_ID / "draaiboek.md").unlink()
    binnen("Welkom")
    assert list_of(bram.visit(f"/s/{werk_sid}/")) == REGELS
    with opslag.reading() as conn:
        klok = find_klok(conn, feiten_of(opslag, werk_sid))
    assert [blok.titel for blok in klok.onderdelen if blok.regels] == ["Welkom"]


def test_a_session_after_this_example_has_them_too(werk_anna, binnen, opslag, werk_sid):
    werk_anna.visit(f"/s/{werk_sid}/begeleiding/als-voorbeeld")
    knop = next(naam for naam in werk_anna.pagina.buttons if "maken" in naam.lower())
    werk_anna.press(knop, {"Woord": "wringt"})
    sid = werk_anna.pagina.path.split("/")[2]
    assert sid != werk_sid
    with opslag.reading() as conn:
        klok = find_klok(conn, feiten_of(opslag, sid))
    assert [blok.titel for blok in klok.onderdelen if blok.regels] == ["Welkom"]


def test_another_length_has_them_too(werk_anna, werk_wacht_sid, opslag):
    pad = f"/s/{werk_wacht_sid}/begeleiding/gegevens"
    _, _, waarden = werk_anna.visit(pad).form_of("Gegevens opslaan")
    assert waarden["duur"] == "90"
    assert werk_anna.post(pad, data=waarden | {"duur": "60"}, headers=OWN).status_code == 303
    with opslag.reading() as conn:
        klok = find_klok(conn, feiten_of(opslag, werk_wacht_sid))
    assert "Waarden" not in [blok.titel for blok in klok.onderdelen]
    assert [blok.titel for blok in klok.onderdelen if blok.regels] == ["Welkom"]


def part_of(pagina, klasse):
    """The text of the part of the begeleidersscherm with this class."""
    [deel] = [
        een for een in pagina.document.all("div") if klasse in een.attrs.get("class", "").split()
    ]
    return pagina.document.text_of(deel)
