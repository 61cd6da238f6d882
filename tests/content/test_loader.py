"""Whole decks: what is right is served, what is wrong is named, and nothing else happens."""

import shutil
from pathlib import Path

import pytest

from kaartenset.content.loader import load_alle
from kaartenset.content.set_map import load_kaartenset
from tests.content.bestanden import SET, STELLING, VANDAAG, fouten, kaart_ids, write_set

STELING = "onbekende soort 'steling'; kies stelling, dilemma of vraag; bedoel je stelling?"
NAME = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
ABSENT = "dit bestand ontbreekt; kopieer het uit een andere set"


def test_a_deck_that_is_right_has_all_its_parts(folder):
    gelezen = load_kaartenset(folder, VANDAAG)
    assert gelezen.fouten == ()
    kaartenset, begeleiding = gelezen.sets["proef"].kaartenset, gelezen.sets["proef"].begeleiding
    assert (kaartenset.id, kaartenset.titel) == ("proef", "Actieve openbaarmaking")
    assert (kaartenset.beheerder, kaartenset.feitenblad.titel) == ("de redactie", "Feiten")
    assert kaart_ids(gelezen) == ["af", "de-zin"]
    assert list(begeleiding.toelichtingen) == ["af", "de-zin"]
    assert begeleiding.draaiboek.titel == "Draaiboek"
    assert begeleiding.uitnodiging.titel == "Praat je mee?"


def test_an_error_is_shown_with_path_line_and_what_would_be_right(tmp_path):
    folder = write_set(tmp_path / "cards" / "actieve-openbaarmaking")
    kaart = STELLING.replace("soort: stelling", "soort: steling")
    (folder / "kaarten" / "de-appgroep.md").write_text(kaart, "utf-8")
    assert fouten(folder) == [f"cards/actieve-openbaarmaking/kaarten/de-appgroep.md:2: {STELING}"]


def test_a_wrong_card_is_left_out_and_the_rest_stays(folder):
    (folder / "kaarten" / "af.md").write_bytes(b"geen kop")
    gelezen = load_kaartenset(folder, VANDAAG)
    assert kaart_ids(gelezen) == ["de-zin"]
    assert list(gelezen.sets["proef"].begeleiding.toelichtingen) == ["de-zin"]
    assert len(gelezen.fouten) == 1


def test_all_errors_of_all_files_are_named_at_once(folder):
    for name in ("set.md", "feitenblad.md", "draaiboek.md", "uitnodiging.md"):
        (folder / name).write_bytes(b"\xff")
    (folder / "kaarten" / "af.md").write_text(STELLING.replace("titel:", "tietel:"), "utf-8")
    gelezen = load_kaartenset(folder, VANDAAG)
    assert gelezen.sets == {}
    assert [(fout.pad.name, fout.regel) for fout in gelezen.fouten] == [
        ("draaiboek.md", 1),
        ("feitenblad.md", 1),
        ("af.md", 1),
        ("af.md", 3),
        ("set.md", 1),
        ("uitnodiging.md", 1),
    ]


@pytest.mark.parametrize("name", ["set.md", "feitenblad.md", "draaiboek.md", "uitnodiging.md"])
def test_a_deck_that_misses_a_file_cannot_be_served(folder, name):
    (folder / name).unlink()
    assert load_kaartenset(folder, VANDAAG).sets == {}
    assert fouten(folder) == [f"cards/proef/{name}:1: {ABSENT}"]


def test_a_deck_without_a_good_card_cannot_be_served(folder):
    for kaart in (folder / "kaarten").iterdir():
        kaart.unlink()
    assert load_kaartenset(folder, VANDAAG).sets == {}
    assert fouten(folder) == [
        "cards/proef/kaarten:1: hier staan geen kaarten; maak er minstens een"
    ]
    (folder / "kaarten" / "af.md").write_bytes(b"")
    assert load_kaartenset(folder, VANDAAG).sets == {}


def test_a_deck_without_the_folder_with_cards_cannot_be_served(folder):
    shutil.rmtree(folder / "kaarten")
    assert fouten(folder) == ["cards/proef/kaarten:1: bestaat niet; maak deze map"]
    (folder / "kaarten").write_text("geen map", "utf-8")
    expected = "cards/proef/kaarten:1: is geen map; maak hier een map met deze naam"
    assert fouten(folder) == [expected]


def test_every_folder_in_cards_is_a_deck_and_other_files_are_passed_over(folder):
    root = folder.parent
    write_set(root / "andere")
    (root / ".git").mkdir()
    (root / "README.md").write_text("Uitleg", "utf-8")
    gelezen = load_alle(root, VANDAAG)
    assert list(gelezen.sets) == ["andere", "proef"]
    assert gelezen.fouten == ()


def test_one_wrong_deck_leaves_the_others_and_all_errors_are_named(folder):
    root = folder.parent
    write_set(root / "Andere")
    (write_set(root / "nog-een") / "set.md").unlink()
    (root / "kwijt").symlink_to("nergens")
    gelezen = load_alle(root, VANDAAG)
    assert list(gelezen.sets) == ["proef"]
    assert [str(fout) for fout in gelezen.fouten] == [
        f"cards/Andere:1: {NAME}, zoals 'andere'",
        "cards/kwijt:1: bestaat niet; maak deze map",
        f"cards/nog-een/set.md:1: {ABSENT}",
    ]


def test_a_root_without_decks_or_that_is_not_there_is_named(tmp_path):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand").write_text("", "utf-8")
    shown = [
        str(fout)
        for name in ("leeg", "nergens", "bestand")
        for fout in load_alle(tmp_path / name, VANDAAG).fouten
    ]
    assert shown == [
        "leeg:1: hier staan geen kaartensets; maak voor elke kaartenset een map",
        "nergens:1: bestaat niet; maak deze map",
        "bestand:1: is geen map; maak hier een map met deze naam",
    ]


def test_paths_are_the_same_from_wherever_it_is_called(folder, monkeypatch):
    (folder / "set.md").unlink()
    expected = [f"cards/proef/set.md:1: {ABSENT}"]
    monkeypatch.chdir(folder)
    assert fouten(Path()) == fouten(Path("../proef")) == expected
    assert [str(fout) for fout in load_alle(Path(".."), VANDAAG).fouten] == expected


def test_what_is_wrong_now_keeps_the_version_that_was_good(folder):
    root = folder.parent
    before = load_alle(root, VANDAAG)
    (folder / "kaarten" / "af.md").write_bytes(b"half opgeslagen")
    (folder / "draaiboek.md").write_bytes(b"")
    (folder / "set.md").write_text(SET.replace("Actieve", "Heel actieve"), "utf-8")
    after = load_alle(root, VANDAAG, before)
    assert len(after.fouten) == 2
    assert after.sets["proef"].kaartenset.kaarten == before.sets["proef"].kaartenset.kaarten
    assert after.sets["proef"].begeleiding == before.sets["proef"].begeleiding
    assert after.sets["proef"].kaartenset.titel == "Heel actieve openbaarmaking"
    assert load_alle(root, VANDAAG, after).sets == after.sets
    assert load_alle(root, VANDAAG).sets == {}


def test_what_is_taken_away_is_gone_also_with_an_earlier_version(folder):
    root = folder.parent
    before = load_alle(root, VANDAAG)
    (folder / "kaarten" / "af.md").unlink()
    assert kaart_ids(load_alle(root, VANDAAG, before)) == ["de-zin"]
    shutil.rmtree(folder)
    assert load_alle(root, VANDAAG, before).sets == {}


def test_a_deck_that_cannot_be_served_now_is_served_as_it_was(folder):
    before = load_kaartenset(folder, VANDAAG)
    shutil.rmtree(folder / "kaarten")
    (folder / "set.md").unlink()
    after = load_kaartenset(folder, VANDAAG, before.sets["proef"])
    assert after.sets == before.sets
    assert len(after.fouten) == 2
