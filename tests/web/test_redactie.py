"""The editors' pages: who comes in, what became of each file, both faces, orders and balance."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from kaartenset.config import OngeldigeInstelling, read_instellingen
from kaartenset.domain.volgorde import herkenningsteken, volgorde_of
from kaartenset.web.budget import SLEUTELS_PER_UUR
from kaartenset.web.meelezen import serve_changes
from tests.cast import NOW, REDACTIESLEUTEL, VOLGORDE, WOORD
from tests.decks import KAART_IDS, SET_ID, marker_of, titel_of, write_kaart
from tests.web.browser import OWN
from tests.werkvormen import WERKVORM_ID, WERKVORM_TITEL

TE_VEEL = "Vanaf jouw netwerk is het te vaak geprobeerd. Wacht een uur en probeer het opnieuw."
ONBEKEND = "Deze redactiesleutel klopt niet. Kijk of je hem helemaal hebt overgenomen."
KAART = f"/redactie/{SET_ID}/kaart-05"
BLADEN = ("set.md", "feitenblad.md", "draaiboek.md", "uitnodiging.md")
VAN_WERKVORM = ("werkvorm.md", "draaiboek.md", "werkblad.md", "voorbereiding.md", "brief.md")
ALL = ("/redactie/", KAART, f"/redactie/{SET_ID}/volgorde/{volgorde_of(WOORD)}")


def come_in(browser, sleutel=REDACTIESLEUTEL, status=200):
    browser.visit("/redactie/sleutel")
    return browser.press("Naar de redactie", {"Redactiesleutel": sleutel}, status)


@pytest.fixture
def editor(vreemde):
    """Somebody who gave the key."""
    come_in(vreemde)
    return vreemde


@pytest.fixture
def save(app):
    """Have the site see what was saved."""

    def see():
        wachter = app.extensions["wachter"]
        found = [wachter.look(NOW.date()) for _ in range(2)]
        serve_changes(app, found[1])

    return see


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS", "PUT"])
@pytest.mark.parametrize(
    "path", [*ALL, "/redactie", "/redactie/sleutel", "/redactie/uitloggen", "/redactie/x"]
)
def test_without_the_setting_there_is_nothing(instellingen, make_app, path, method):
    browser = make_app(replace(instellingen, redactie="")).test_client()
    unknown = browser.open("/bestaat-niet", method=method)
    found = browser.open(path, method=method)
    assert (found.status_code, found.data) == (404, unknown.data)


@pytest.mark.parametrize("sleutel", ["kort", "a" * 40, "abcabcabcabcabcabcabcabc"])
def test_a_key_that_can_be_guessed_stops_the_start(tmp_path, sleutel):
    omgeving = {"KAARTENSET_DATABASE": str(tmp_path / "a.sqlite3"), "KAARTENSET_REDACTIE": sleutel}
    with pytest.raises(OngeldigeInstelling, match="KAARTENSET_REDACTIE") as fout:
        read_instellingen(omgeving)
    assert sleutel not in str(fout.value)
    omgeving["KAARTENSET_REDACTIE"] = REDACTIESLEUTEL
    assert read_instellingen(omgeving).redactie == REDACTIESLEUTEL
    assert REDACTIESLEUTEL not in repr(read_instellingen(omgeving))


@pytest.mark.parametrize("path", ALL)
def test_who_has_no_cookie_comes_to_the_field_for_the_key(vreemde, path):
    pagina = vreemde.visit(path)
    assert (pagina.path, pagina.heading) == ("/redactie/sleutel", "Redactie")
    assert pagina.field("Redactiesleutel").attrs["type"] == "password"
    assert "no-store" in vreemde.get(path).headers["Cache-Control"]


def test_the_right_key_opens_all_pages_and_nothing_is_kept_of_them(editor):
    assert editor.pagina.path == "/redactie/"
    for path in ALL:
        answer = editor.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        assert "ETag" not in answer.headers
    assert editor.visit("/redactie/sleutel").path == "/redactie/"


def test_the_cookie_is_for_these_pages_and_half_a_day(vreemde):
    vreemde.visit("/redactie/sleutel")
    answer = vreemde.send("Naar de redactie", {"Redactiesleutel": f"  {REDACTIESLEUTEL} "})
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert "Path=/redactie;" in f"{cookie};"
    assert "Max-Age=43200" in cookie
    assert REDACTIESLEUTEL not in cookie
    assert not vreemde.get_cookie("redactie", path="/")


def test_after_half_a_day_the_key_is_asked_again(editor, clock):
    clock.shift(timedelta(hours=11, minutes=59))
    assert editor.visit("/redactie/").path == "/redactie/"
    clock.shift(timedelta(minutes=2))
    cookie = editor.get_cookie("redactie", path="/redactie")
    if cookie is not None:
        editor.set_cookie("redactie", cookie.value, path="/redactie")
    assert editor.visit("/redactie/").path == "/redactie/sleutel"


FORGED = {
    "a later moment": lambda value: "9" + value[1:],
    "another mark": lambda value: value[:-2] + ("AA" if value[-2:] != "AA" else "BB"),
    "no mark": lambda value: value.partition(".")[0],
    "nothing": lambda value: "",
    "no moment": lambda value: "." + value.partition(".")[2],
    "other digits": lambda value: "\N{FULLWIDTH DIGIT NINE}" * 10 + "." + value.partition(".")[2],
}


@pytest.mark.parametrize("how", FORGED)
def test_a_cookie_of_ones_own_making_opens_nothing(editor, how):
    value = editor.get_cookie("redactie", path="/redactie").value
    editor.set_cookie("redactie", FORGED[how](value), path="/redactie")
    assert editor.visit("/redactie/").path == "/redactie/sleutel"


def test_another_key_of_the_operator_ends_all_cookies(editor, instellingen, make_app):
    value = editor.get_cookie("redactie", path="/redactie").value
    other = make_app(replace(instellingen, redactie="een-heel-andere-sleutel-nu")).test_client()
    other.set_cookie("redactie", value, path="/redactie")
    assert other.visit("/redactie/").path == "/redactie/sleutel"


def test_logging_out_takes_the_cookie_away(editor):
    assert editor.press("Uitloggen").path == "/redactie/sleutel"
    assert editor.visit(KAART).path == "/redactie/sleutel"


@pytest.mark.parametrize(
    "typed", ["", "fout", REDACTIESLEUTEL[:-1], "é" * 30, "\ud800", "x" * 9999]
)
def test_a_wrong_key_is_refused_at_the_field_and_not_shown_again(vreemde, typed):
    vreemde.visit("/redactie/sleutel")
    answer = vreemde.post(
        "/redactie/sleutel",
        data={"redactiesleutel": typed.encode(errors="replace")},
        headers=OWN,
    )
    assert answer.status_code == 422
    assert "Set-Cookie" not in answer.headers
    pagina = come_in(vreemde, "fout", status=422)
    assert pagina.error_at("Redactiesleutel") == ONBEKEND
    assert pagina.value_of("Redactiesleutel") == ""


def test_wrong_keys_use_up_a_budget_of_their_own_and_then_the_right_one_is_refused(vreemde):
    for _ in range(SLEUTELS_PER_UUR):
        come_in(vreemde, "fout", status=422)
    assert come_in(vreemde, status=429).error_at("Redactiesleutel") == TE_VEEL
    answer = vreemde.post("/", data={"woord": "appeltaart"}, headers=OWN)
    assert answer.location.startswith("/kaarten/")


def test_another_site_cannot_log_anybody_in_or_out(editor):
    for path in ("/redactie/sleutel", "/redactie/uitloggen"):
        answer = editor.post(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403


def test_all_decks_stand_there_with_their_cards_and_how_fresh_that_is(editor):
    pagina = editor.pagina
    assert "Proefset" in pagina.texts("h2")
    assert "Alles klopt." in pagina.text
    assert {titel_of(kaart_id) for kaart_id in KAART_IDS} <= set(pagina.links)
    assert pagina.text.count(" goed") == len((*KAART_IDS, *BLADEN, *VAN_WERKVORM))
    assert "Deze pagina is van 13:00:00 uur" in pagina.text
    assert "gelezen op 1 december 2026 om 13:00:00 uur" in pagina.text
    assert pagina.links["Ververs"] == "/redactie/"


def test_the_state_of_every_file_and_each_mistake_with_its_line(editor, cards_root, save, clock):
    kaarten = cards_root / SET_ID / "kaarten"
    (kaarten / "kaart-01.md").write_text("---\nsoort: steling\n---\nTekst.\n", "utf-8")
    (kaarten / "kapot.md").write_text("geen kop", "utf-8")
    (kaarten / "Fout.md").write_text("x", "utf-8")
    (kaarten / b"caf\xe9.md".decode(errors="surrogateescape")).write_text("x", "utf-8")
    (cards_root / SET_ID / "draaiboek.md").write_bytes(b"\xff")
    clock.shift(timedelta(minutes=1))
    save()
    pagina = editor.visit("/redactie/")
    rows = {
        pagina.document.text_of(row).replace(" Stelling", "")
        for row in pagina.document.all("li")
        if "weggelaten" in pagina.document.text_of(row) or "vorige" in pagina.document.text_of(row)
    }
    assert rows == {
        "Titel van kaart-01 kaart-01.md vorige versie getoond",
        "draaiboek.md vorige versie getoond",
        "kapot weggelaten",
        "Fout.md weggelaten",
        "caf\\udce9.md weggelaten",
    }
    assert f"{SET_ID}/kaarten/kaart-01.md" in pagina.links
    assert f"{SET_ID}/draaiboek.md" in pagina.texts("code")
    assert "Maak dat blad in orde voordat de site opnieuw start" in pagina.text
    assert "Regel 2: onbekende soort 'steling'" in pagina.text
    assert "om 13:01:00 uur" in pagina.text
    assert "Fout.md" not in pagina.links


def test_a_deck_that_cannot_be_served_is_named_too(editor, cards_root, save):
    (cards_root / "tweede" / "kaarten").mkdir(parents=True)
    (cards_root / "Derde").mkdir()
    save()
    pagina = editor.visit("/redactie/")
    assert pagina.texts("h2") == ["Derde", "Proefset", "tweede", WERKVORM_TITEL]
    assert pagina.text.count("Deze set is niet te zien.") == 2
    assert "tweede/set.md" in pagina.text
    assert {"Derde", "Proefset", "tweede"} <= set(pagina.links)


def test_cards_of_a_deck_that_misses_a_sheet_are_not_called_good(editor, cards_root, save):
    shutil.copytree(cards_root / SET_ID, cards_root / "tweede")
    (cards_root / "tweede" / "feitenblad.md").unlink()
    save()
    pagina = editor.visit("/redactie/")
    rows = [pagina.document.text_of(row) for row in pagina.document.all("li")]
    assert sum(row.endswith("niet te zien") for row in rows) == len(KAART_IDS)
    assert "feitenblad.md weggelaten" in rows


def werkvorm_of(pagina):
    """What stands there of the werkvorm: the last section of the page."""
    return pagina.document.text_of(pagina.document.all("section")[-1])


def test_of_a_werkvorm_every_file_stands_there_with_its_state(editor):
    text = werkvorm_of(editor.pagina)
    assert text.startswith(f"{WERKVORM_TITEL} Werkvorm in de map werkvormen/{WERKVORM_ID}.")
    assert "Alles klopt." in text
    assert [name for name in VAN_WERKVORM if f"{name} goed" in text] == list(VAN_WERKVORM)
    assert WERKVORM_TITEL in editor.pagina.links
    assert "werkvormen" not in editor.pagina.texts("h2")


def test_of_a_wrong_werkvorm_each_mistake_with_its_line(editor, cards_root, save):
    folder = cards_root / "werkvormen" / WERKVORM_ID
    (folder / "brief.md").write_text("geen kop", "utf-8")
    (cards_root / "werkvormen" / "kapot").mkdir()
    save()
    pagina = editor.visit("/redactie/")
    assert pagina.texts("h2") == ["Proefset", "kapot", WERKVORM_TITEL]
    text = werkvorm_of(pagina)
    assert "Er klopt één ding niet." in text
    assert f"werkvormen/{WERKVORM_ID}/brief.md Regel 1: hier hoort de kop te beginnen" in text
    assert "Van de hele werkvorm is nu de vorige versie in gebruik." in text
    assert text.count("vorige versie getoond") == len(VAN_WERKVORM)
    assert "Deze werkvorm is niet te zien. Er kloppen 5 dingen niet." in pagina.text
    assert "Alles klopt." in pagina.text, "of the deck"


def test_a_werkvorm_called_kaarten_has_no_pages_of_cards(editor, cards_root, save):
    (cards_root / "werkvormen" / "kaarten").mkdir()
    (cards_root / "werkvormen" / "kaarten" / "brief.md").write_text("geen kop", "utf-8")
    save()
    pagina = editor.visit("/redactie/")
    assert "werkvormen/kaarten/brief.md" in pagina.texts("code")
    assert "werkvormen/kaarten/brief.md" not in pagina.links


def test_what_is_wrong_with_the_folder_of_werkvormen_stands_there(editor, cards_root, save):
    shutil.rmtree(cards_root / "werkvormen")
    (cards_root / "werkvormen").write_text("geen map", "utf-8")
    save()
    pagina = editor.visit("/redactie/")
    assert "werkvormen" in pagina.texts("code")
    assert "Regel 1: is geen map; maak hier een map met deze naam" in pagina.text
    assert "werkvormen" not in pagina.texts("h2")


def test_headings_do_not_count_as_words(editor, cards_root, save):
    pad = cards_root / SET_ID / "kaarten" / "kaart-02.md"
    pad.write_text(
        pad.read_text("utf-8") + "\n### Een lange kop van acht woorden hierboven\n\nSlot.\n"
    )
    save()
    assert any(row.startswith("langste 5 4") for row in rows_of(editor.visit("/redactie/")))


def test_when_all_decks_are_away_their_last_version_stands_there(editor, cards_root, save):
    cards_root.rename(cards_root.with_name("weg"))
    save()
    pagina = editor.visit("/redactie/")
    assert pagina.text.count("vorige versie getoond") == len(KAART_IDS)
    assert "cards" in pagina.texts("code")


def test_both_faces_of_a_card_stand_beside_each_other(editor):
    pagina = editor.visit(KAART)
    assert pagina.heading == titel_of("kaart-05")
    assert "Zo zien deelnemers de kaart" in pagina.texts("h2")
    assert "Zo ziet de gespreksbegeleider de kaart" in pagina.texts("h2")
    first, second = pagina.document.with_id("kant-deelnemers") + pagina.document.with_id(
        "kant-begeleider"
    )
    assert marker_of("kaart-05") not in pagina.document.text_of(first.parent)
    assert marker_of("kaart-05") in pagina.document.text_of(second.parent)
    assert f"{SET_ID}/kaarten/kaart-05.md" in pagina.texts("code")
    assert editor.follow("Vorige").heading == titel_of("kaart-04")
    assert editor.follow("Volgende").heading == titel_of("kaart-05")
    assert "Vorige" not in editor.visit(f"/redactie/{SET_ID}/kaart-01").links
    assert "Volgende" not in editor.visit(f"/redactie/{SET_ID}/kaart-07").links


def test_of_a_wrong_card_the_mistakes_and_its_last_good_version(editor, cards_root, save):
    (cards_root / SET_ID / "kaarten" / "kaart-05.md").write_text("geen kop", "utf-8")
    save()
    pagina = editor.visit(KAART)
    assert "vorige versie getoond" in pagina.text
    assert "Regel 1:" in pagina.text
    assert marker_of("kaart-05") in pagina.text


def test_of_a_card_that_is_left_out_the_mistakes_alone(editor, cards_root, save):
    (cards_root / SET_ID / "kaarten" / "kapot.md").write_text("geen kop", "utf-8")
    save()
    pagina = editor.visit(f"/redactie/{SET_ID}/kapot")
    assert pagina.heading == "kapot"
    assert "Regel 1:" in pagina.text
    assert "Deze kaart is weggelaten" in pagina.text
    assert not pagina.texts("article")


@pytest.mark.parametrize(
    "path", [f"werkvormen/{WERKVORM_ID}", f"{WERKVORM_ID}/brief", "werkvormen/volgorde"]
)
def test_a_werkvorm_has_no_pages_of_a_deck(editor, path):
    editor.visit(f"/redactie/{path}", 404)


@pytest.mark.parametrize("path", [f"{SET_ID}/weg", "weg/kaart-05", f"{SET_ID}/volgorde", "x"])
def test_what_is_not_there_is_a_404(editor, path):
    editor.visit(f"/redactie/{path}", 404)


def test_a_word_gives_its_order_and_stands_in_no_address(editor):
    answer = editor.send("Toon de volgorde", {"Woord voor Proefset": "Open-Heid"})
    assert answer.headers["Location"] == f"/redactie/{SET_ID}/volgorde/{volgorde_of(WOORD)}"
    pagina = editor.visit(answer.headers["Location"])
    assert herkenningsteken(volgorde_of(WOORD)) in pagina.heading
    order = re.findall(r"Titel van kaart-(\d\d)", pagina.text)
    assert tuple(order) == VOLGORDE


def test_a_word_that_cannot_be_is_refused_at_its_field(editor):
    pagina = editor.press("Toon de volgorde", {"Woord voor Proefset": "ab"}, 422)
    assert "minstens 4 letters" in pagina.error_at("Woord voor Proefset")
    assert pagina.value_of("Woord voor Proefset") == "ab"


def rows_of(pagina):
    """The rows of all tables, with a space between cells."""
    return {
        " ".join(pagina.document.text_of(cell) for cell in row.children if cell.name != "#text")
        for row in pagina.document.all("tr")
    }


def test_the_balance_counts_kinds_layers_angles_and_words(editor, cards_root, save):
    rows = rows_of(editor.pagina)
    assert {"stelling 0 3 0 3", "dilemma 0 2 0 2", "vraag 0 2 0 2", "totaal 0 7 0 7"} <= rows
    assert {"Rijk 0", "alle lagen (geen laag genoemd) 7", "geen invalshoek genoemd 7"} <= rows
    assert {"kortste 5 3", "gemiddeld 5 3", "langste 5 3"} <= rows
    assert "Geen kaart is langer dan een jaar geleden gecontroleerd" in editor.pagina.text
    write_kaart(cards_root, "kaart-02", "Kort.", tekst="Een twee drie vier vijf zes zeven acht.")
    pad = cards_root / SET_ID / "kaarten" / "kaart-02.md"
    kop = "gewicht: zwaar\nbestuurslagen: [rijk, zbo]\ninvalshoeken: [ethiek]\ngecontroleerd: 2025-"
    pad.write_text(pad.read_text("utf-8").replace("gecontroleerd: 2026-", kop), "utf-8")
    save()
    rows = rows_of(editor.visit("/redactie/"))
    assert {"dilemma 0 1 1 2", "Rijk 1", "zbo 1", "alle lagen (geen laag genoemd) 6"} <= rows
    assert {"ethiek 1", "kortste 5 1", "gemiddeld 5 3", "langste 8 3"} <= rows
    assert "reikt tot en met 9 oktober 2025" in editor.pagina.text
    assert "Titel van kaart-02, 9 oktober 2025" in editor.pagina.texts("li")


def test_what_an_editor_wrote_is_shown_as_text(editor, cards_root, save):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    kaarten = cards_root / SET_ID / "kaarten"
    (kaarten / "kapot.md").write_text(f"---\nsoort: {evil}\n---\n", "utf-8")
    (kaarten / "<b>.md").write_text("x", "utf-8")
    pad = kaarten / "kaart-05.md"
    pad.write_text(pad.read_text("utf-8").replace(titel_of("kaart-05"), evil), "utf-8")
    save()
    for path in (*ALL, f"/redactie/{SET_ID}/kapot"):
        pagina = editor.visit(path)
        assert not pagina.document.all("img")
        assert "alert(1)" in pagina.text
    assert "proefset/kaarten/<b>.md" in editor.visit("/redactie/").texts("code")
