"""`kaartenset new`: where the file comes, what is said next, and what is refused."""

import pytest

from kaartenset.cli import main
from kaartenset.config import PAKKET


@pytest.fixture
def here(cards_root, monkeypatch):
    """The folder that has `cards` in it, as the one in which the command is called."""
    monkeypatch.delenv("KAARTENSET_CARDS", raising=False)
    monkeypatch.chdir(cards_root.parent)
    return cards_root.parent


def test_a_card_comes_in_the_folder_cards_and_it_is_said_what_to_do_next(here, capsys):
    assert main(["new", "dilemma", "De brief: nu of later?"]) == 0
    pad = "cards/proefset/kaarten/de-brief-nu-of-later.md"
    assert "soort: dilemma\n" in (here / pad).read_text("utf-8")
    shown = capsys.readouterr().out
    assert shown.startswith(f"Gemaakt: {pad}\n")
    assert "kaartenset check --taal cards\n" in shown
    assert main(["check", "cards"]) == 1


def test_another_folder_and_a_title_in_loose_words_may_be_given(cards_root, capsys):
    argumenten = ["new", "vraag", "Wat", "nu", "--cards", str(cards_root), "--set", "proefset"]
    assert main(argumenten) == 0
    assert (cards_root / "proefset" / "kaarten" / "wat-nu.md").is_file()


@pytest.mark.usefixtures("here")
def test_the_same_title_twice_is_refused(capsys):
    assert main(["new", "stelling", "Nog eens"]) == 0
    assert main(["new", "stelling", "Nog eens"]) == 1
    assert "nog-eens.md is er al" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_an_unknown_soort_is_a_wrong_call(capsys):
    assert main(["new", "steling", "Een titel"]) == 2
    expected = "Onbekende soort 'steling'; kies stelling, dilemma of vraag; bedoel je stelling?\n"
    assert capsys.readouterr().err == expected


@pytest.mark.usefixtures("here")
def test_an_unknown_deck_is_named(capsys):
    assert main(["new", "vraag", "Een titel", "--set", "proefzet"]) == 1
    assert "kies proefset; bedoel je proefset?" in capsys.readouterr().err


def test_a_folder_that_is_not_there_says_what_to_give(tmp_path, capsys):
    assert main(["new", "vraag", "Een titel", "--cards", str(tmp_path / "weg")]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith(f"{tmp_path / 'weg'} bestaat niet; ")
    assert "--cards" in shown


@pytest.mark.parametrize("place", ["cards", "lib/python3.11/site-packages/kaartenset/cards"])
def test_nothing_is_ever_made_in_an_installation(place, tmp_path, cards_root, capsys):
    cards = PAKKET / place if place == "cards" else tmp_path / place
    if place != "cards":
        cards.parent.mkdir(parents=True)
        cards_root.rename(cards)
    before = sorted(PAKKET.glob("cards/**/*")) + sorted(cards.glob("**/*"))
    assert main(["new", "vraag", "Een titel", "--cards", str(cards)]) == 1
    assert "hoort bij de installatie" in capsys.readouterr().err
    assert sorted(PAKKET.glob("cards/**/*")) + sorted(cards.glob("**/*")) == before
