"""Changing the draaiboek of a session: nothing typed is lost, and nobody overwrites another."""

from dataclasses import replace

import pytest

from kaartenset.commands.draaiboek import NieuwOnderdeel, Wijziging, change_draaiboek
from kaartenset.domain.draaiboek import SoortOnderdeel
from tests.web.browser import OWN, Pagina

TITEL_FOUT = "Geef een titel van hooguit 80 tekens"
MINUTEN_FOUT = "Geef hele minuten, van 1 tot en met 180"
TITELS = ["Klaarzetten", "Welkom", "Eerste ronde", "Pauze", "Tweede ronde", "Afsluiten"]


@pytest.fixture
def form(anna, open_sid):
    """Anna's browser at the draaiboek."""
    anna.visit(f"/s/{open_sid}/begeleiding/draaiboek")
    return anna


def post(browser, changes, button="Opslaan"):
    """Send the form with some of its values changed, by the names of the fields."""
    _, action, values = browser.pagina.form_of(button)
    return Pagina(browser.post(action, data=values | changes, headers=OWN, follow_redirects=True))


def titels(blokken):
    return [titel for _, titel, _ in blokken()]


def test_titles_and_minutes_can_be_changed(form, blokken):
    welkom = blokken()[1][0]
    pagina = post(form, {f"titel-{welkom}": "Even  wennen", f"minuten-{welkom}": "7"})
    assert "Het draaiboek is opgeslagen" in pagina.text
    assert blokken()[1] == (welkom, "Even wennen", 7)
    assert titels(blokken)[2:] == TITELS[2:]


def test_the_form_is_unfolded_only_for_who_wants_to_change_something(form):
    pad = form.pagina.path
    unfolded = '<details id="aanpassen" class="vlak stapel niet-afdrukken" open>'
    assert unfolded not in form.pagina.html
    assert unfolded in form.visit(f"{pad}/aanpassen").html
    assert unfolded in post(form, {"nieuw_titel": "Half"}).html


def test_the_draaiboek_of_a_session_outlives_the_folder_of_its_deck(form, app, open_sid):
    pad = form.pagina.path
    assert "Zo bereid je je voor" in form.visit(pad).text
    app.extensions["inhoud"] = replace(app.extensions["inhoud"], begeleidingen={})
    for page in (pad, f"/s/{open_sid}/begeleiding/papier/draaiboek"):
        pagina = form.visit(page)
        assert "Tweede ronde" in pagina.text
        assert "Zo bereid je je voor" not in pagina.text


def test_saving_without_a_change_changes_nothing(form, blokken):
    before = blokken()
    assert form.press("Opslaan").heading == "Draaiboek"
    assert blokken() == before


@pytest.mark.parametrize("titel", ["", "   ", "t" * 81, "t" * 10_000])
def test_a_title_that_cannot_be_is_refused_at_its_field(form, blokken, titel):
    before = blokken()
    welkom = before[1][0]
    pagina = post(form, {f"titel-{welkom}": titel, f"minuten-{welkom}": "7"})
    assert pagina.status == 422
    assert "Nog niet opgeslagen. Kijk bij de velden" in pagina.alert
    node = pagina.document.with_id(f"titel-{welkom}")[0]
    assert (node.attrs["value"], node.attrs["aria-invalid"]) == (titel.strip(), "true")
    assert TITEL_FOUT in pagina.text
    assert pagina.document.with_id(f"minuten-{welkom}")[0].attrs["value"] == "7"
    assert blokken() == before


@pytest.mark.parametrize("minuten", ["", "0", "181", "-5", "vijf", "1,5", "٣", "9" * 5000])
def test_minutes_that_cannot_be_are_refused_at_their_field(form, blokken, minuten):
    before = blokken()
    welkom = before[1][0]
    pagina = post(form, {f"titel-{welkom}": "Even wennen", f"minuten-{welkom}": minuten})
    assert pagina.status == 422
    assert pagina.document.with_id(f"minuten-{welkom}")[0].attrs["value"] == minuten
    assert MINUTEN_FOUT in pagina.text
    assert pagina.document.with_id(f"titel-{welkom}")[0].attrs["value"] == "Even wennen"
    assert blokken() == before


def test_who_was_second_keeps_the_text_and_sees_what_is_stored(
    form, blokken, opslag, open_sid, now
):
    welkom = blokken()[1][0]
    other = Wijziging(welkom, "Kennismaken", 9, "Welkom", 5)
    change_draaiboek(opslag, open_sid, [other], now=now)
    pagina = post(form, {f"titel-{welkom}": "Even wennen", f"minuten-{welkom}": "7"})
    assert pagina.status == 409
    assert "Een ander of een eerdere klik was je voor" in pagina.alert
    assert pagina.document.with_id(f"titel-{welkom}")[0].attrs["value"] == "Even wennen"
    assert "Er staat nu: Kennismaken, 9 minuten" in pagina.text
    assert blokken()[1] == (welkom, "Kennismaken", 9)
    form.pagina = pagina
    form.press("Opslaan")
    assert blokken()[1] == (welkom, "Even wennen", 7), "who saw it may overwrite it"


def test_changes_in_different_blocks_do_not_hinder_each_other(form, blokken, opslag, open_sid, now):
    (_, welkom, ronde) = (blok[0] for blok in blokken()[:3])
    change_draaiboek(opslag, open_sid, [Wijziging(welkom, "Hallo", 5, "Welkom", 5)], now=now)
    assert post(form, {f"minuten-{ronde}": "40"}).status == 200
    assert blokken()[1:3] == [(welkom, "Hallo", 5), (ronde, "Eerste ronde", 40)]


def test_a_block_is_added_before_the_end(form, blokken):
    pagina = form.press(
        "Opslaan",
        {"Titel van het nieuwe onderdeel": "Rondje", "Minuten van het nieuwe onderdeel": "4"},
    )
    assert pagina.status == 200
    assert titels(blokken) == [*TITELS[:-1], "Rondje", "Afsluiten"]
    assert pagina.value_of("Titel van het nieuwe onderdeel") == ""


def test_a_double_click_adds_one_block(form, blokken):
    fields = {"Titel van het nieuwe onderdeel": "Rondje", "Minuten van het nieuwe onderdeel": "4"}
    for _ in range(2):
        assert form.send("Opslaan", fields).status_code in {303, 409}
    assert titels(blokken).count("Rondje") == 1


def test_a_double_click_takes_out_one_block(form, blokken):
    for _ in range(2):
        assert form.send("Haal ‘Pauze’ weg").status_code == 303
    assert len(titels(blokken)) == len(TITELS) - 1


@pytest.mark.parametrize(("titel", "minuten"), [("Rondje", ""), ("", "4"), ("t" * 81, "x")])
def test_half_a_new_block_is_refused_and_stays(form, blokken, titel, minuten):
    before = blokken()
    fields = {"Titel van het nieuwe onderdeel": titel, "Minuten van het nieuwe onderdeel": minuten}
    pagina = form.press("Opslaan", fields, status=422)
    assert {label: pagina.value_of(label) for label in fields} == fields
    errors = {label: pagina.error_at(label) for label in fields}
    assert TITEL_FOUT in errors.values() or MINUTEN_FOUT in errors.values()
    assert blokken() == before


def test_a_block_is_taken_out(form, blokken):
    form.press("Haal ‘Pauze’ weg")
    assert titels(blokken) == ["Klaarzetten", "Welkom", "Eerste ronde", "Tweede ronde", "Afsluiten"]


def test_the_present_block_stays(form, blokken, anna, open_sid):
    assert "Haal ‘Klaarzetten’ weg" not in form.pagina.buttons
    present = blokken()[0][0]
    pagina = post(form, {"actie": f"weg {present}"})
    assert pagina.status == 409
    assert "Het onderdeel dat nu bezig is, kun je niet weghalen" in pagina.alert
    assert titels(blokken) == TITELS


def test_blocks_change_places(form, blokken):
    form.press("Omlaag: Welkom")
    assert titels(blokken)[:3] == ["Klaarzetten", "Eerste ronde", "Welkom"]
    form.press("Omhoog: Welkom")
    assert titels(blokken) == TITELS


def test_a_double_click_moves_a_block_one_place(form, blokken):
    for _ in range(2):
        assert form.send("Omlaag: Welkom").status_code == 303
    assert titels(blokken)[:3] == ["Klaarzetten", "Eerste ronde", "Welkom"]


def test_what_was_typed_is_saved_along_with_a_move(form, blokken):
    welkom = blokken()[1][0]
    post(form, {f"titel-{welkom}": "Even wennen"}, button="Omlaag: Welkom")
    assert titels(blokken)[:3] == ["Klaarzetten", "Eerste ronde", "Even wennen"]


@pytest.mark.parametrize(
    "actie", ["", "weg", "weg x", "weg 999999999", "naar 1 2", "spring 1", "weg 1 2", "weg -1", "٣"]
)
def test_an_action_that_there_is_not_does_nothing(form, blokken, actie):
    assert post(form, {"actie": actie}).status == 200
    assert titels(blokken) == TITELS


@pytest.mark.parametrize(
    "naam", ["titel-999", "titel-" + "9" * 5000, "titel-", "titel-x", "titel-٣"]
)
def test_a_row_that_there_is_not_breaks_nothing(form, blokken, naam):
    pagina = post(form, {naam: "Extra", naam.replace("titel", "minuten"): "5"})
    assert pagina.status in {200, 422}
    assert titels(blokken) == TITELS


def test_enter_in_a_field_saves_and_does_nothing_else(form, blokken):
    form.enter("Titel van het nieuwe onderdeel", "", status=200)
    assert titels(blokken) == TITELS


def test_forty_blocks_are_enough(form, blokken, opslag, open_sid, now):
    soort = SoortOnderdeel.GESPREK
    for number in range(34):
        nieuw = NieuwOnderdeel(f"Blok {number}", soort, 1)
        change_draaiboek(opslag, open_sid, [nieuw], now=now)
    fields = {"Titel van het nieuwe onderdeel": "Te veel", "Minuten van het nieuwe onderdeel": "1"}
    pagina = form.press("Opslaan", fields, status=409)
    assert "Er passen hooguit 40 onderdelen in het draaiboek" in pagina.alert
    assert pagina.value_of("Titel van het nieuwe onderdeel") == "Te veel"
    assert len(blokken()) == 40


def test_who_runs_late_can_take_over_the_proposal(anna, open_sid, blokken, clock):
    anna.visit(f"/s/{open_sid}/begeleiding/")
    anna.press("Volgend onderdeel")
    anna.press("Start")
    clock.shift(25 * 60)
    anna.visit(anna.pagina.path)
    assert "Eerste ronde: 35 minuten in plaats van 45" in anna.pagina.text
    pagina = anna.press("Neem dit voorstel over")
    assert pagina.path == f"/s/{open_sid}/begeleiding/"
    assert ("Eerste ronde", 35) in [blok[1:] for blok in blokken()]
    assert "Neem dit voorstel over" not in pagina.buttons
