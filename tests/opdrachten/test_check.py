"""`kaartenset check`: what is printed where, with which exit code, with --taal and with --json."""

import json

import pytest

from kaartenset.cli import main
from kaartenset.config import BASIS
from tests.content.bestanden import write_werkvorm

LANGE_ZIN = f"Dit is {' '.join(['een'] * 24)} zin."
FOLDERS = sorted(
    pad.parent.relative_to(BASIS / "cards").as_posix()
    for name in ("set.md", "werkvorm.md")
    for pad in (BASIS / "cards").rglob(name)
)


@pytest.fixture
def kaart(cards_root):
    return cards_root / "proefset" / "kaarten" / "kaart-01.md"


def change(pad, old, new):
    text = pad.read_text("utf-8")
    assert old in text
    pad.write_text(text.replace(old, new, 1), "utf-8")


def run_json(capsys, *argumenten):
    code = main(["check", "--json", *map(str, argumenten)])
    shown = capsys.readouterr()
    assert shown.err == ""
    return code, json.loads(shown.out)


def test_advice_has_file_and_line_and_is_no_error(cards_root, kaart, capsys):
    change(kaart, "Tekst voor iedereen op kaart-01.", f"Kort.\n\n{LANGE_ZIN}")
    assert main(["check", "--taal", str(cards_root)]) == 0
    shown = capsys.readouterr()
    regel = kaart.read_text("utf-8").split("\n").index(LANGE_ZIN) + 1
    naam = "cards/proefset/kaarten/kaart-01.md"
    assert f"{naam}:{regel}: lange zin (27 woorden); knip hem in tweeën\n" in shown.out
    assert shown.err == ""


def test_the_last_line_counts_and_gives_the_reading_ease(cards_root, capsys):
    main(["check", "--taal", str(cards_root)])
    *_, counts, last = capsys.readouterr().out.rstrip().split("\n")
    assert counts == "1 kaartenset, 7 kaarten: alles in orde"
    assert last.startswith("Taal: ")
    assert "leesgemak (Flesch-Douma): proefset " in last


def test_without_taal_nothing_is_said_about_language(cards_root, capsys):
    assert main(["check", str(cards_root)]) == 0
    expected = f"Nagekeken: {cards_root}\n1 kaartenset, 7 kaarten: alles in orde\n"
    assert capsys.readouterr().out == expected


def test_an_error_decides_the_exit_code_beside_advice(cards_root, kaart, capsys):
    change(kaart, "soort: stelling", "soort: steling")
    assert main(["check", "--taal", str(cards_root)]) == 1
    shown = capsys.readouterr()
    assert "kaart-01.md:2: onbekende soort 'steling'" in shown.err
    assert "bedoel je stelling?" in shown.err
    assert "de toelichting heeft" in shown.out


def test_json_has_the_same_counts_and_errors(cards_root, kaart, capsys):
    good = {"map": str(cards_root), "sets": 1, "kaarten": 7, "werkvormen": 0, "fouten": []}
    assert run_json(capsys, cards_root) == (0, good)
    change(kaart, "soort: stelling", "soort: x")
    melding = "onbekende soort 'x'; kies stelling, dilemma of vraag"
    fout = {"pad": "cards/proefset/kaarten/kaart-01.md", "regel": 2, "melding": melding}
    assert run_json(capsys, cards_root) == (1, {**good, "kaarten": 6, "fouten": [fout]})


def test_json_with_taal_has_advice_and_what_was_counted(cards_root, capsys):
    code, antwoord = run_json(capsys, "--taal", cards_root)
    assert code == 0
    counted = {"map", "sets", "kaarten", "werkvormen", "fouten"}
    assert set(antwoord) == counted | {"adviezen", "taal", "teksten"}
    assert set(antwoord["adviezen"][0]) == {"pad", "regel", "melding"}
    counts = {"woorden", "zinnen", "woorden_per_zin", "lange_woorden", "lijdend", "leesgemak"}
    assert set(antwoord["taal"]["proefset"]) == counts
    assert set(antwoord["teksten"][0]) == {"pad", "tekst", *counts}
    assert antwoord["taal"]["proefset"]["woorden"] == sum(
        tekst["woorden"] for tekst in antwoord["teksten"]
    )


@pytest.mark.parametrize("keuzes", [[], ["--taal"]])
@pytest.mark.parametrize("name", ["nergens", "leeg", "bestand"])
def test_json_is_one_object_for_a_folder_that_is_not_there_or_empty(tmp_path, capsys, name, keuzes):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand").write_bytes(b"\xff")
    code, antwoord = run_json(capsys, *keuzes, tmp_path / name)
    assert code == 1
    assert (antwoord["sets"], antwoord["kaarten"], len(antwoord["fouten"])) == (0, 0, 1)
    assert antwoord["fouten"][0]["pad"] == name
    assert antwoord.get("adviezen", []) == []


def test_json_is_valid_for_names_that_are_no_text(cards_root, capsys):
    (cards_root / "proefset" / "kaarten" / "caf\udce9.md").write_bytes(b"")
    code, antwoord = run_json(capsys, "--taal", cards_root)
    assert code == 1
    assert "caf\\udce9.md" in antwoord["fouten"][0]["pad"]


def test_werkvormen_are_counted_and_their_texts_measured(cards_root, capsys):
    gesprek = write_werkvorm(cards_root / "werkvormen" / "gesprek")
    change(gesprek / "werkblad.md", "Kies één moment.", LANGE_ZIN)
    change(gesprek / "werkblad.md", "### Wie doen ertoe?", "### Wie doen ertoe qua compliance?")
    change(gesprek / "werkblad.md", "[Doen, Nog niet]", "[Doen, Adresseren]")
    assert main(["check", "--taal", str(cards_root)]) == 0
    shown = capsys.readouterr().out
    assert "1 kaartenset, 7 kaarten, 1 werkvorm: alles in orde\n" in shown
    blad = "cards/werkvormen/gesprek/werkblad.md"
    assert f"{blad}:13: lange zin (27 woorden)" in shown
    assert f"{blad}:15: moeilijk woord 'compliance'" in shown
    assert f"{blad}:26: moeilijk woord 'Adresseren'" in shown
    assert ", werkvormen/gesprek " in shown
    code, antwoord = run_json(capsys, "--taal", cards_root)
    assert (code, antwoord["werkvormen"]) == (0, 1)
    own = [tekst for tekst in antwoord["teksten"] if "/werkvormen/" in tekst["pad"]]
    assert [tekst["tekst"] for tekst in own] == [
        "de inleiding",
        "het draaiboek",
        "het werkblad",
        "de voorbereiding",
        "de brief",
    ]
    assert antwoord["taal"]["werkvormen/gesprek"]["woorden"] == sum(
        tekst["woorden"] for tekst in own
    )


def test_there_is_a_deck_and_a_werkvorm_among_what_comes_with_it():
    assert any(folder.startswith("werkvormen/") for folder in FOLDERS)
    assert any("/" not in folder for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_texts_that_come_with_it_need_no_advice(capsys, folder):
    main(["check", "--taal", "--json", str(BASIS / "cards")])
    antwoord = json.loads(capsys.readouterr().out)
    assert [
        f"{advies['pad']}:{advies['regel']}: {advies['melding']}"
        for advies in antwoord["adviezen"]
        if f"/{folder}/" in advies["pad"]
    ] == []
    assert antwoord["taal"][folder]["leesgemak"] >= 60
