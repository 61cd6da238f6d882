"""Which folder the commands look at: the same one for check, new and order."""

import json

import pytest

from kaartenset.cli import main
from kaartenset.config import BASIS
from kaartenset.opdrachten.kaartenmap import find_cards
from tests.decks import write_cards


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder in which the commands are called, without KAARTENSET_CARDS."""
    monkeypatch.delenv("KAARTENSET_CARDS", raising=False)
    folder = tmp_path / "hier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def looked_at(capsys, argumenten):
    """The folder that check, order and new say or show that they looked at."""
    main(["check", "--json", *argumenten])
    return json.loads(capsys.readouterr().out)["map"]


def test_the_folder_given_then_the_setting_then_cards_here_then_what_comes_along(
    here, tmp_path, monkeypatch
):
    assert find_cards(None) == BASIS / "cards"
    (here / "cards").write_text("geen map", "utf-8")
    assert find_cards(None) == BASIS / "cards"
    (here / "cards").unlink()
    write_cards(here / "cards")
    assert find_cards(None).resolve() == here / "cards"
    monkeypatch.setenv("KAARTENSET_CARDS", str(tmp_path / "ingesteld"))
    assert find_cards(None) == tmp_path / "ingesteld"
    assert find_cards(tmp_path / "gegeven") == tmp_path / "gegeven"


def test_check_order_and_new_look_at_the_cards_here(here, capsys):
    write_cards(here / "cards")
    assert looked_at(capsys, []) == str(here / "cards")
    assert main(["order", "--json", "openheid"]) == 0
    assert json.loads(capsys.readouterr().out)["kaartenset"] == "proefset"
    assert main(["new", "vraag", "Wat nu"]) == 0
    assert (here / "cards" / "proefset" / "kaarten" / "wat-nu.md").is_file()


def test_check_order_and_new_look_at_the_folder_that_is_set(here, tmp_path, monkeypatch, capsys):
    write_cards(here / "cards")
    write_cards(tmp_path / "ingesteld")
    monkeypatch.setenv("KAARTENSET_CARDS", str(tmp_path / "ingesteld"))
    assert looked_at(capsys, []) == str(tmp_path / "ingesteld")
    assert main(["order", "openheid"]) == 0
    assert main(["new", "vraag", "Wat nu"]) == 0
    assert (tmp_path / "ingesteld" / "proefset" / "kaarten" / "wat-nu.md").is_file()
    assert not (here / "cards" / "proefset" / "kaarten" / "wat-nu.md").exists()


def test_check_says_in_its_last_lines_which_folder_it_looked_at(cards_root, capsys):
    main(["check", str(cards_root)])
    *_, folder, _ = capsys.readouterr().out.rstrip().split("\n")
    assert folder == f"Nagekeken: {cards_root}"


@pytest.mark.parametrize(
    ("given", "wat"),
    [
        ("proefset", "is één kaartenset"),
        ("proefset/kaarten", "is één kaartenset"),
        ("proefset/set.md", "is één bestand"),
        ("proefset/kaarten/kaart-01.md", "is één bestand"),
    ],
)
def test_who_gives_one_deck_or_one_file_hears_which_folder_to_give(
    cards_root, monkeypatch, capsys, given, wat
):
    assert main(["check", str(cards_root / given)]) == 1
    name = given.rpartition("/")[2]
    said = f"{name}:1: {wat}; geef de map erboven: {cards_root}"
    assert said in capsys.readouterr().err.split("\n")
    monkeypatch.chdir(cards_root / "proefset")
    main(["check", "."])
    assert f"geef de map erboven: {cards_root}\n" in capsys.readouterr().err
    assert main(["check", ".."]) == 0
