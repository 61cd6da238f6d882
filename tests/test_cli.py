"""The command `kaartenset`: what it prints, and with which exit code."""

import json

import pytest

from kaartenset.cli import main
from kaartenset.config import BASIS


def test_check_counts_what_is_good(cards_root, capsys):
    assert main(["check", str(cards_root)]) == 0
    assert "alles in orde" in capsys.readouterr().out


def test_check_says_every_error_with_file_and_line_and_exits_with_1(cards_root, capsys):
    kaart = next(cards_root.glob("*/kaarten/*.md"))
    kaart.write_text(kaart.read_text("utf-8").replace("soort: ", "soort: x", 1), "utf-8")
    assert main(["check", str(cards_root)]) == 1
    assert f"kaarten/{kaart.name}:2: onbekende soort" in capsys.readouterr().err


def test_order_prints_an_id_a_line(cards_root, capsys):
    assert main(["order", "--cards", str(cards_root), "Open", "heid"]) == 0
    regels = capsys.readouterr().out.split()
    assert sorted(regels) == sorted(pad.stem for pad in cards_root.glob("*/kaarten/*.md"))


def test_order_gives_the_same_as_json(cards_root, capsys):
    main(["order", "--cards", str(cards_root), "openheid"])
    regels = capsys.readouterr().out.split()
    assert main(["order", "--cards", str(cards_root), "--json", "OPENHEID"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["volgorde"] == "f3eb8ae43d0034b4"
    assert antwoord["kaarten"] == regels


def test_order_refuses_a_word_that_cannot_be(cards_root, capsys):
    assert main(["order", "--cards", str(cards_root), "ab"]) == 1
    assert "minstens 4 letters" in capsys.readouterr().err


def test_order_takes_the_deck_that_is_asked_for(capsys):
    for naam in ("actieve-openbaarmaking", "kennismaken"):
        assert main(["order", "--cards", str(BASIS / "cards"), "--set", naam, "openheid"]) == 0
        regels = capsys.readouterr().out.split()
        assert set(regels) == {pad.stem for pad in (BASIS / "cards" / naam / "kaarten").iterdir()}


def test_order_without_a_deck_takes_the_one_that_is_offered(capsys, monkeypatch):
    monkeypatch.setenv("KAARTENSET_STANDAARD_SET", "kennismaken")
    main(["order", "--cards", str(BASIS / "cards"), "--json", "openheid"])
    assert json.loads(capsys.readouterr().out)["kaartenset"] == "kennismaken"
    monkeypatch.delenv("KAARTENSET_STANDAARD_SET")
    main(["order", "--cards", str(BASIS / "cards"), "--json", "openheid"])
    assert json.loads(capsys.readouterr().out)["kaartenset"] == "actieve-openbaarmaking"


def test_order_of_a_deck_that_is_not_there_says_which_there_are(capsys):
    assert main(["order", "--cards", str(BASIS / "cards"), "--set", "weg", "openheid"]) == 1
    assert "kies actieve-openbaarmaking of kennismaken" in capsys.readouterr().err


@pytest.mark.parametrize("argumenten", [[], ["dans"], ["serve", "--port", "99999"], ["order"]])
def test_a_call_that_is_wrong_says_in_dutch_where_to_look(argumenten, capsys):
    with pytest.raises(SystemExit) as einde:
        main(argumenten)
    assert einde.value.code == 2
    assert capsys.readouterr().err.startswith("Dit klopt niet.")


def test_serve_does_not_start_without_one_card(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KAARTENSET_DATABASE", str(tmp_path / "a.sqlite3"))
    monkeypatch.setattr("gevent.monkey.patch_all", lambda: None)
    leeg = tmp_path / "cards"
    leeg.mkdir()
    assert main(["serve", "--cards", str(leeg)]) == 1
    assert "Kaartenset start niet" in capsys.readouterr().err


@pytest.mark.parametrize("gids", ["README.md", "docs/redactie/README.md"])
def test_the_guides_say_how_the_command_is_called(gids):
    tekst = (BASIS / gids).read_text("utf-8")
    assert "`.venv/bin/kaartenset`" in tekst
    assert r"`.venv\Scripts\kaartenset`" in tekst
