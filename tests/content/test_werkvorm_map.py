"""Whole werkvormen: what is right is served, what is wrong is named and leaves all else alone."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from kaartenset.content.geheugen import Geheugen
from kaartenset.content.gelezen import Bevinding, Toestand
from kaartenset.content.loader import load_alle
from tests.content.bestanden import (
    VANDAAG,
    WERKVORM_DRAAIBOEK,
    kaart_ids,
    write_set,
    write_werkvorm,
)

FILES = ("werkvorm.md", "draaiboek.md", "werkblad.md", "voorbereiding.md", "brief.md")
PAD = "cards/werkvormen/gesprek"
NAME = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
ABSENT = "dit bestand ontbreekt; kopieer het uit een andere werkvorm"
EMPTY = "dit bestand is leeg; kopieer het uit een andere werkvorm"
OUTSIDE = "verwijst naar iets buiten de map met kaartensets; zet hier een gewoon bestand neer"
NOT_ALLOWED = "mag niet worden gelezen; geef de server leesrechten"


@pytest.fixture
def root(folder):
    """A folder with one deck and one werkvorm that are right."""
    write_werkvorm(folder.parent / "werkvormen" / "gesprek")
    return folder.parent


@pytest.fixture
def gesprek(root):
    return root / "werkvormen" / "gesprek"


def wrong(root):
    return [str(fout) for fout in load_alle(root, VANDAAG).fouten]


def change(pad, old, new):
    text = pad.read_text("utf-8")
    assert text.count(old) == 1
    pad.write_text(text.replace(old, new), "utf-8")


def unused(veld):
    return (
        "dit veld komt in geen onderdeel van het draaiboek voor;"
        f" zet '{veld}' bij 'velden' van een onderdeel met minuten_120"
    )


def test_a_werkvorm_that_is_right_has_all_its_parts(root):
    gelezen = load_alle(root, VANDAAG)
    assert gelezen.fouten == ()
    assert (list(gelezen.sets), list(gelezen.werkvormen)) == (["proef"], ["gesprek"])
    werkvorm = gelezen.werkvormen["gesprek"].werkvorm
    assert (werkvorm.id, werkvorm.titel, werkvorm.duren) == ("gesprek", "Dilemmagesprek", (60, 120))
    assert werkvorm.deelnemers == 8
    assert [veld.id for veld in werkvorm.werkblad.velden] == ["situatie", "spelers", "keuze"]
    assert werkvorm.brief.titel == "Je doet mee"
    [deel] = gelezen.werkvormen["gesprek"].begeleiding.voorbereiding
    assert [punt.id for punt in deel.punten] == ["voorgesprek", "zaal"]
    draaiboek = gelezen.werkvormen["gesprek"].begeleiding.draaiboek
    assert [onderdeel.stap for onderdeel in draaiboek.onderdelen] == ["", "1a", "2"]


def test_what_everybody_may_know_of_a_werkvorm_has_nothing_of_the_script(root, gesprek):
    change(gesprek / "draaiboek.md", "Zet alles klaar.", "scriptwoord")
    gelezen = load_alle(root, VANDAAG).werkvormen["gesprek"]
    assert "scriptwoord" in repr(gelezen.begeleiding)
    assert "scriptwoord" not in repr(gelezen.werkvorm)


def test_the_folder_werkvormen_is_no_deck_and_need_not_be_there(root):
    before = load_alle(root, VANDAAG)
    assert not [one for one in before.bevindingen if one.folder == "werkvormen"]
    shutil.rmtree(root / "werkvormen")
    gelezen = load_alle(root, VANDAAG)
    assert (gelezen.sets, gelezen.werkvormen, gelezen.fouten) == (before.sets, {}, ())
    (root / "werkvormen").mkdir()
    assert load_alle(root, VANDAAG) == gelezen


def test_a_deck_may_have_the_name_of_a_werkvorm(root):
    write_set(root / "gesprek")
    gelezen = load_alle(root, VANDAAG)
    assert (list(gelezen.sets), list(gelezen.werkvormen)) == (["gesprek", "proef"], ["gesprek"])


def test_the_same_bytes_are_read_anew_as_the_draaiboek_of_another_kind(root, gesprek):
    text = "\n".join(
        regel
        for regel in WERKVORM_DRAAIBOEK.split("\n")
        if not regel.startswith(("stap:", "velden:"))
    )
    (root / "proef" / "draaiboek.md").write_text(text, "utf-8")
    (gesprek / "draaiboek.md").write_text(text, "utf-8")
    change(gesprek / "werkvorm.md", "[60, 120]", "[60]")
    found = [str(fout) for fout in load_alle(root, VANDAAG, geheugen=Geheugen()).fouten]
    assert found[0].startswith(f"{PAD}/draaiboek.md:10: onbekende regel 'minuten_120:'")
    assert all(fout.startswith(PAD) for fout in found)


@pytest.mark.parametrize("name", FILES)
def test_a_werkvorm_that_misses_a_file_cannot_be_served_and_decks_stay(root, gesprek, name):
    (gesprek / name).unlink()
    gelezen = load_alle(root, VANDAAG)
    assert gelezen.werkvormen == {}
    assert [str(fout) for fout in gelezen.fouten] == [f"{PAD}/{name}:1: {ABSENT}"]
    assert kaart_ids(gelezen) == ["af", "de-zin"]


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_says_where_to_begin(root, gesprek, name):
    (gesprek / name).write_bytes(b" \n")
    assert wrong(root) == [f"{PAD}/{name}:1: {EMPTY}"]


def test_all_errors_of_all_files_are_named_at_once(root, gesprek):
    change(gesprek / "werkvorm.md", "deelnemers: 8", "deelnemers: veel")
    change(gesprek / "draaiboek.md", "stap: 1a", "stap: een")
    change(gesprek / "draaiboek.md", "velden: [keuze]", "velden: [keus]")
    change(gesprek / "brief.md", "titel: Je doet mee", "titel:")
    change(gesprek / "voorbereiding.md", "dagen: 14", "dagen: veel")
    assert [fout.partition("gesprek/")[2].partition(";")[0] for fout in wrong(root)] == [
        "brief.md:2: achter 'titel' staat niets",
        "draaiboek.md:16: 'een' is geen stap",
        "draaiboek.md:27: het werkblad heeft geen veld 'keus'",
        "voorbereiding.md:6: 'veel' is geen aantal dagen",
        "werkvorm.md:5: 'veel' is geen aantal deelnemers",
    ]


def test_a_field_that_nobody_fills_in_is_named_at_its_title(root, gesprek):
    before = load_alle(root, VANDAAG)
    change(gesprek / "draaiboek.md", "[situatie, spelers]", "[situatie]")
    assert wrong(root) == [f"{PAD}/werkblad.md:15: {unused('spelers')}"]
    assert load_alle(root, VANDAAG).werkvormen == {}
    assert load_alle(root, VANDAAG, before).werkvormen == before.werkvormen


def test_a_field_has_to_be_in_the_longest_length_and_may_miss_in_another(root, gesprek):
    change(gesprek / "draaiboek.md", "stap: 2\nminuten_120: 20", "stap: 2\nminuten_60: 10")
    assert wrong(root) == [f"{PAD}/werkblad.md:22: {unused('keuze')}"]


def test_a_field_that_is_not_there_is_named_where_it_was_asked_for(root, gesprek):
    change(gesprek / "draaiboek.md", "[situatie, spelers]", "[situatie, spelers, speler]")
    melding = "het werkblad heeft geen veld 'speler'; bedoel je spelers?"
    assert wrong(root) == [f"{PAD}/draaiboek.md:19: {melding}"]


def test_an_error_in_werkvorm_md_says_nothing_strange_of_the_lengths(root, gesprek):
    change(gesprek / "werkvorm.md", "[60, 120]", "[90, 180]")
    text = WERKVORM_DRAAIBOEK.replace("minuten_60", "minuten_90").replace("_120", "_180")
    (gesprek / "draaiboek.md").write_text(text, "utf-8")
    assert wrong(root) == []
    change(gesprek / "werkvorm.md", "deelnemers: 8\n", "")
    assert len(wrong(root)) == 1


@pytest.mark.parametrize("name", FILES)
def test_with_an_error_in_any_file_the_whole_werkvorm_stays_as_it_was(root, gesprek, name):
    before = load_alle(root, VANDAAG)
    for other in FILES:
        change(gesprek / other, "titel: ", "titel: Nieuw ")
    (gesprek / name).write_bytes(b"half opgeslagen")
    after = load_alle(root, VANDAAG, before)
    assert after.werkvormen == before.werkvormen
    assert [fout.pad.name for fout in after.fouten] == [name]
    own = [one for one in after.bevindingen if one.folder == "werkvormen/gesprek"]
    assert own == [Bevinding("werkvormen/gesprek", one, Toestand.VORIGE) for one in FILES]
    assert load_alle(root, VANDAAG, after).werkvormen == before.werkvormen
    cold = load_alle(root, VANDAAG)
    own = [one.toestand for one in cold.bevindingen if one.folder == "werkvormen/gesprek"]
    assert (cold.werkvormen, own) == ({}, [Toestand.WEGGELATEN] * len(FILES))


def test_what_was_changed_well_is_served_at_once(root, gesprek):
    before = load_alle(root, VANDAAG)
    change(gesprek / "werkvorm.md", "titel: ", "titel: Nieuw ")
    after = load_alle(root, VANDAAG, before)
    assert after.werkvormen["gesprek"].werkvorm.titel == "Nieuw Dilemmagesprek"
    assert {one.toestand for one in after.bevindingen} == {Toestand.GOED}


def test_files_that_do_not_fit_together_are_never_served_together(root, gesprek):
    before = load_alle(root, VANDAAG)
    change(gesprek / "werkvorm.md", "[60, 120]", "[60, 120, 180]")
    after = load_alle(root, VANDAAG, before)
    assert after.werkvormen == before.werkvormen
    assert "voor 180 minuten is er geen onderdeel" in str(after.fouten[0])


def test_a_wrong_deck_and_a_wrong_werkvorm_leave_the_others_alone(root, gesprek):
    write_werkvorm(root / "werkvormen" / "tweede")
    write_set(root / "andere")
    before = load_alle(root, VANDAAG)
    (gesprek / "brief.md").unlink()
    (root / "proef" / "set.md").unlink()
    gelezen = load_alle(root, VANDAAG)
    assert gelezen.sets == {"andere": before.sets["andere"]}
    assert gelezen.werkvormen == {"tweede": before.werkvormen["tweede"]}
    assert len(gelezen.fouten) == 2


def test_what_is_taken_away_is_gone_also_with_an_earlier_version(root, gesprek):
    before = load_alle(root, VANDAAG)
    assert list(before.werkvormen) == ["gesprek"]
    shutil.rmtree(gesprek)
    assert load_alle(root, VANDAAG, before).werkvormen == {}


def test_without_a_deck_werkvormen_are_read_and_the_error_says_what_misses(root):
    shutil.rmtree(root / "proef")
    gelezen = load_alle(root, VANDAAG)
    assert (gelezen.sets, list(gelezen.werkvormen)) == ({}, ["gesprek"])
    assert [str(fout) for fout in gelezen.fouten] == [
        "cards:1: hier staan geen kaartensets; maak voor elke kaartenset een map"
    ]


@pytest.mark.parametrize(
    ("name", "melding"),
    [
        ("Gesprek", f"{NAME}, zoals 'gesprek'"),
        ("een gesprek", f"{NAME}, zoals 'een-gesprek'"),
        (os.fsdecode(b"caf\xe9"), NAME),
        ("een\ntwee", NAME),
    ],
)
def test_a_werkvorm_whose_name_is_no_id_is_named_and_left_out(root, name, melding):
    write_werkvorm(root / "werkvormen" / name)
    [fout] = wrong(root)
    assert fout.isprintable()
    assert fout.endswith(f":1: {melding}")
    assert list(load_alle(root, VANDAAG).werkvormen) == ["gesprek"]


def test_hidden_folders_and_other_files_are_passed_over(root, gesprek):
    (root / "werkvormen" / ".git").mkdir()
    (root / "werkvormen" / "oud~").mkdir()
    (root / "werkvormen" / "README.md").write_text("Uitleg", "utf-8")
    (gesprek / "notitie.md").write_bytes(b"\xff")
    assert wrong(root) == []


def test_a_file_in_the_place_of_the_folder_is_named(root):
    shutil.rmtree(root / "werkvormen")
    (root / "werkvormen").write_text("geen map", "utf-8")
    assert wrong(root) == ["cards/werkvormen:1: is geen map; maak hier een map met deze naam"]


@pytest.mark.usefixtures("no_hanging")
def test_what_is_no_plain_file_or_lies_outside_is_named_and_never_waited_for(
    root, gesprek, tmp_path
):
    for name in ("brief.md", "werkblad.md", "werkvorm.md"):
        (gesprek / name).unlink()
    os.mkfifo(gesprek / "brief.md")
    (gesprek / "werkblad.md").symlink_to("/dev/zero")
    (gesprek / "werkvorm.md").symlink_to("werkvorm.md")
    (root / "werkvormen" / "weg").symlink_to("nergens")
    (root / "werkvormen" / "buiten").symlink_to(write_werkvorm(tmp_path / "elders"))
    assert wrong(root) == [
        f"cards/werkvormen/buiten:1: {OUTSIDE}",
        f"{PAD}/brief.md:1: is geen gewoon bestand; zet hier een tekstbestand neer",
        f"{PAD}/werkblad.md:1: {OUTSIDE}",
        f"{PAD}/werkvorm.md:1: verwijst naar zichzelf; zet hier een gewoon bestand neer",
        "cards/werkvormen/weg:1: bestaat niet; maak deze map",
    ]


def test_a_folder_of_werkvormen_that_lies_outside_is_refused(root, tmp_path):
    before = load_alle(root, VANDAAG)
    (root / "werkvormen").rename(tmp_path / "werkvormen")
    (root / "werkvormen").symlink_to(tmp_path / "werkvormen")
    assert wrong(root) == [f"cards/werkvormen:1: {OUTSIDE}"]
    assert load_alle(root, VANDAAG, before).werkvormen == before.werkvormen


def test_what_may_not_be_read_is_named(as_ordinary_user):
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "cards"
        write_set(root / "proef")
        gesprek = write_werkvorm(root / "werkvormen" / "gesprek")
        for pad in (gesprek / "brief.md", gesprek, gesprek.parent):
            pad.chmod(0)
            assert wrong(root) == [f"{pad.relative_to(root.parent)}:1: {NOT_ALLOWED}"]
            pad.chmod(0o700)
        assert wrong(root) == []
