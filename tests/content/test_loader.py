"""Whole folders: what is right is served, what is wrong is named, and nothing else happens."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from kaartenset.content.loader import load_alle, load_kaartenset
from tests.content.bestanden import (
    DILEMMA,
    DRAAIBOEK,
    FEITENBLAD,
    SET,
    STELLING,
    UITNODIGING,
    VANDAAG,
)

STELING = "onbekende soort 'steling'; kies stelling, dilemma of vraag"
NAME = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
OUTSIDE = "verwijst naar iets buiten de map met kaartensets; zet hier een gewoon bestand neer"
ABSENT = "bestaat niet; maak dit bestand of haal de verwijzing ernaar weg"
NO_PLAIN = "is geen gewoon bestand; zet hier een tekstbestand neer"
NOT_ALLOWED = "mag niet worden gelezen; geef de server leesrechten"
NO_END = "geen kaart; een kaart eindigt op '.md'"


def write_set(folder):
    (folder / "kaarten").mkdir(parents=True)
    for name, text in [
        ("set.md", SET),
        ("feitenblad.md", FEITENBLAD),
        ("draaiboek.md", DRAAIBOEK),
        ("uitnodiging.md", UITNODIGING),
        ("kaarten/de-zin.md", DILEMMA),
        ("kaarten/af.md", STELLING),
    ]:
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    """A deck that is right, in cards/proef/."""
    return write_set(tmp_path / "cards" / "proef")


@pytest.fixture
def as_ordinary_user(no_hanging):
    """Root may read everything; this user may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def load(folder, vorige=None):
    return load_kaartenset(folder, VANDAAG, vorige)


def fouten(folder):
    return [str(fout) for fout in load(folder).fouten]


def ids(gelezen, kaartenset_id="proef"):
    return [kaart.id for kaart in gelezen.sets[kaartenset_id].kaartenset.kaarten]


def test_a_deck_that_is_right_has_all_its_parts(folder):
    gelezen = load(folder)
    assert gelezen.fouten == ()
    kaartenset, begeleiding = gelezen.sets["proef"].kaartenset, gelezen.sets["proef"].begeleiding
    assert (kaartenset.id, kaartenset.titel) == ("proef", "Actieve openbaarmaking")
    assert (kaartenset.beheerder, kaartenset.feitenblad.titel) == ("de redactie", "Feiten")
    assert ids(gelezen) == ["af", "de-zin"]
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
    gelezen = load(folder)
    assert ids(gelezen) == ["de-zin"]
    assert list(gelezen.sets["proef"].begeleiding.toelichtingen) == ["de-zin"]
    assert len(gelezen.fouten) == 1


def test_all_errors_of_all_files_are_named_at_once(folder):
    for name in ("set.md", "feitenblad.md", "draaiboek.md", "uitnodiging.md"):
        (folder / name).write_bytes(b"\xff")
    (folder / "kaarten" / "af.md").write_text(STELLING.replace("titel:", "tietel:"), "utf-8")
    gelezen = load(folder)
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
    assert load(folder).sets == {}
    assert fouten(folder) == [f"cards/proef/{name}:1: {ABSENT}"]


def test_a_deck_without_a_good_card_cannot_be_served(folder):
    for kaart in (folder / "kaarten").iterdir():
        kaart.unlink()
    assert load(folder).sets == {}
    assert fouten(folder) == [
        "cards/proef/kaarten:1: hier staan geen kaarten; maak er minstens een"
    ]
    (folder / "kaarten" / "af.md").write_bytes(b"")
    assert load(folder).sets == {}


def test_a_deck_without_the_folder_with_cards_cannot_be_served(folder):
    shutil.rmtree(folder / "kaarten")
    assert fouten(folder) == [f"cards/proef/kaarten:1: {ABSENT}"]
    (folder / "kaarten").write_text("geen map", "utf-8")
    expected = "cards/proef/kaarten:1: is geen map; maak hier een map met deze naam"
    assert fouten(folder) == [expected]


@pytest.mark.parametrize(
    ("name", "melding"),
    [
        ("De-Zin.md", NAME),
        ("de_zin.md", NAME),
        ("één.md", NAME),
        ("de zin.md", NAME),
        ("md.md.md", NAME),
        ("notitie.txt", NO_END),
        ("kaart.MD", NO_END),
        ("kaart", NO_END),
    ],
)
def test_a_card_whose_name_is_no_id_is_named_and_left_out(folder, name, melding):
    (folder / "kaarten" / name).write_text(STELLING, "utf-8")
    assert fouten(folder) == [f"cards/proef/kaarten/{name}:1: {melding}"]
    assert ids(load(folder)) == ["af", "de-zin"]


def test_hidden_files_and_backups_of_an_editor_are_passed_over(folder):
    for name in (".DS_Store", ".af.md.swp", "af.md~", "#af.md#"):
        (folder / "kaarten" / name).write_bytes(b"\xff")
    assert fouten(folder) == []


@pytest.mark.usefixtures("no_hanging")
def test_what_is_no_plain_file_is_named_and_never_waited_for(folder):
    kaarten = folder / "kaarten"
    (kaarten / "map.md").mkdir()
    os.mkfifo(kaarten / "pijp.md")
    os.mkfifo(folder / "extra.md")
    with socket.socket(socket.AF_UNIX) as listener, tempfile.TemporaryDirectory() as short:
        listener.bind(f"{short}/s")
        shutil.move(f"{short}/s", kaarten / "stekker.md")
        assert fouten(folder) == [
            "cards/proef/kaarten/map.md:1: is een map; zet hier een gewoon bestand neer",
            f"cards/proef/kaarten/pijp.md:1: {NO_PLAIN}",
            f"cards/proef/kaarten/stekker.md:1: {NO_PLAIN}",
        ]


@pytest.mark.usefixtures("no_hanging")
def test_a_link_is_followed_inside_the_folder_with_decks_and_never_outside(folder, tmp_path):
    kaarten = folder / "kaarten"
    (tmp_path / "elders.md").write_text(STELLING, "utf-8")
    (kaarten / "binnen.md").symlink_to("af.md")
    (kaarten / "buiten.md").symlink_to(tmp_path / "elders.md")
    (kaarten / "eindeloos.md").symlink_to("/dev/zero")
    (kaarten / "kwijt.md").symlink_to("nergens.md")
    (kaarten / "rond.md").symlink_to("rond.md")
    assert fouten(folder) == [
        f"cards/proef/kaarten/buiten.md:1: {OUTSIDE}",
        f"cards/proef/kaarten/eindeloos.md:1: {OUTSIDE}",
        f"cards/proef/kaarten/kwijt.md:1: {ABSENT}",
        "cards/proef/kaarten/rond.md:1: verwijst naar zichzelf; zet hier een gewoon bestand neer",
    ]
    assert ids(load(folder)) == ["af", "binnen", "de-zin"]


def test_a_folder_of_cards_or_a_deck_that_lies_outside_is_refused(folder, tmp_path):
    (folder / "kaarten").rename(tmp_path / "kaarten")
    (folder / "kaarten").symlink_to(tmp_path / "kaarten")
    assert fouten(folder) == [f"cards/proef/kaarten:1: {OUTSIDE}"]
    folder.rename(tmp_path / "proef")
    folder.symlink_to(tmp_path / "proef")
    assert fouten(folder) == [f"cards/proef:1: {OUTSIDE}"]


def test_decks_in_a_mounted_folder_of_links_are_read(folder, tmp_path):
    (folder.parent / "..versie").mkdir()
    folder.rename(folder.parent / "..versie" / "proef")
    folder.symlink_to("..versie/proef")
    (tmp_path / "andere-naam").symlink_to("cards")
    assert ids(load_alle(tmp_path / "andere-naam", VANDAAG)) == ["af", "de-zin"]


def test_a_file_of_more_than_64_kib_is_refused(folder):
    (folder / "kaarten" / "af.md").write_bytes(b"a" * 65537)
    expected = "cards/proef/kaarten/af.md:1: is groter dan 64 KiB; maak de tekst korter"
    assert fouten(folder) == [expected]


def test_a_file_of_64_kib_is_read(folder):
    text = (STELLING + "\n").encode()
    inhoud = text + b"Nog een zin.\n\n" * ((65536 - len(text)) // 14)
    (folder / "kaarten" / "af.md").write_bytes(inhoud.ljust(65536))
    assert fouten(folder) == []


def test_what_may_not_be_read_is_named(as_ordinary_user):
    with tempfile.TemporaryDirectory() as place:
        folder = write_set(Path(place) / "cards" / "proef")
        (folder / "set.md").chmod(0)
        (folder / "kaarten" / "af.md").chmod(0)
        assert fouten(folder) == [
            f"cards/proef/kaarten/af.md:1: {NOT_ALLOWED}",
            f"cards/proef/set.md:1: {NOT_ALLOWED}",
        ]
        (folder / "kaarten").chmod(0)
        assert fouten(folder)[0] == f"cards/proef/kaarten:1: {NOT_ALLOWED}"
        (folder / "kaarten").chmod(0o700)
        folder.chmod(0)
        assert [str(fout) for fout in load_alle(folder.parent, VANDAAG).fouten] == [
            f"cards/proef:1: {NOT_ALLOWED}"
        ]
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.md", "caf\\udce9.md"),
        (b"een\ntwee.md", "een\\ntwee.md"),
        (b"\x1b[31mrood.md", "\\x1b[31mrood.md"),
        (b"a" * 250 + b".md~x", None),
    ],
    ids=["no utf-8", "line end", "terminal", "long"],
)
def test_a_name_of_any_bytes_is_shown_in_print(folder, name, shown):
    with open(os.fsencode(folder / "kaarten") + b"/" + name, "wb"):  # noqa: PTH123 (bytes)
        pass
    [fout] = fouten(folder)
    assert fout.isprintable()
    assert fout.encode()
    assert shown is None or fout == f"cards/proef/kaarten/{shown}:1: {NAME}"


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
        f"cards/Andere:1: {NAME}",
        f"cards/kwijt:1: {ABSENT}",
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
        f"nergens:1: {ABSENT}",
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
    assert ids(load_alle(root, VANDAAG, before)) == ["de-zin"]
    shutil.rmtree(folder)
    assert load_alle(root, VANDAAG, before).sets == {}


def test_a_deck_that_cannot_be_served_now_is_served_as_it_was(folder):
    before = load(folder)
    shutil.rmtree(folder / "kaarten")
    (folder / "set.md").unlink()
    after = load(folder, before.sets["proef"])
    assert after.sets == before.sets
    assert len(after.fouten) == 2
