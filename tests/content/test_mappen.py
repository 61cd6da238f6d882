"""Anything that can lie in a folder: it is read, named or passed over, and never waited for."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from kaartenset.content.loader import load_alle
from kaartenset.content.set_map import load_kaartenset
from tests.content.bestanden import STELLING, VANDAAG, fouten, kaart_ids, write_set

NAME = "deze naam kan niet; gebruik alleen kleine letters a tot en met z, cijfers en streepjes"
OUTSIDE = "verwijst naar iets buiten de map met kaartensets; zet hier een gewoon bestand neer"
ABSENT = "dit bestand ontbreekt; kopieer het uit een andere set"
NO_PLAIN = "is geen gewoon bestand; zet hier een tekstbestand neer"
NOT_ALLOWED = "mag niet worden gelezen; geef de server leesrechten"
NO_END = "geen kaart; een kaart eindigt op '.md', hernoem dit bestand of haal het weg"


@pytest.mark.parametrize(
    ("name", "melding"),
    [
        ("De-Zin.md", f"{NAME}, zoals 'de-zin'"),
        ("de_zin.md", f"{NAME}, zoals 'de-zin'"),
        ("één.md", f"{NAME}, zoals 'een'"),
        ("de zin.md", f"{NAME}, zoals 'de-zin'"),
        ("md.md.md", f"{NAME}, zoals 'md-md'"),
        ("notitie.txt", NO_END),
        ("kaart.MD", NO_END),
        ("kaart", NO_END),
    ],
)
def test_a_card_whose_name_is_no_id_is_named_and_left_out(folder, name, melding):
    (folder / "kaarten" / name).write_text(STELLING, "utf-8")
    assert fouten(folder) == [f"cards/proef/kaarten/{name}:1: {melding}"]
    assert kaart_ids(load_kaartenset(folder, VANDAAG)) == ["af", "de-zin"]


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
    assert kaart_ids(load_kaartenset(folder, VANDAAG)) == ["af", "binnen", "de-zin"]


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
    assert kaart_ids(load_alle(tmp_path / "andere-naam", VANDAAG)) == ["af", "de-zin"]


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
