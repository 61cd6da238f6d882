"""A new card file: named after its title, wrong only where an editor has to write, then right."""

import re
import shutil

import pytest

from kaartenset.content.check import check
from kaartenset.content.kaart_bestand import read_kaart
from kaartenset.content.kaart_id import make_id
from kaartenset.content.kaart_map import KaartKanNiet, create_kaart
from kaartenset.content.set_map import load_kaartenset
from kaartenset.domain.kaart import Soort
from tests.content.bestanden import STELLING, VANDAAG, errors, kaart_ids, write_set

KOPPEN = ["Wat er speelt", "Wat de regels zeggen", "Waar de ruimte zit", "Doorvragen"]
KOPPEN += ["Als het stilvalt"]
EACH_SOORT = pytest.mark.parametrize("soort", list(Soort))


def make(folder, soort=Soort.STELLING, titel="De nieuwe kaart", kaartenset=None):
    return create_kaart(folder.parent, kaartenset, soort, titel)


def fill_in(pad):
    """Do what an editor does: write behind empty keys, and under each comment."""
    text = pad.read_text("utf-8").replace("gecontroleerd:\n", "gecontroleerd: 2026-10-09\n")
    text = re.sub(r"^(keuze_.):$", r"\1: Doen", text, flags=re.MULTILINE)
    zin = "Je zegt wat je ziet, en je vraagt wat een ander ziet. "
    text = text.replace("-->\n", f"-->\n{zin * 2}\n")
    pad.write_text(text.replace("# oefenkaart: ja", "oefenkaart: ja"), "utf-8")


@pytest.mark.parametrize(
    ("titel", "kaart_id"),
    [
        ("De scherpe zin: laten staan?", "de-scherpe-zin-laten-staan"),
        ("Collega’s in ’s-Gravenhage", "collegas-in-s-gravenhage"),
        ("Eén ĳsvogel, coördinatie & straße", "een-ijsvogel-coordinatie-strasse"),
        ("  3 × 7 = 21 ", "3-7-21"),
        ("İstanbul", "istanbul"),
        ("!?", ""),
        ("мир", ""),
        ("woord " * 20, "-".join(["woord"] * 10)),
        ("a" * 80, "a" * 60),
    ],
)
def test_an_id_is_made_from_a_title(titel, kaart_id):
    assert make_id(titel) == kaart_id
    assert make_id(kaart_id) == kaart_id


@EACH_SOORT
def test_a_new_card_is_wrong_exactly_where_there_is_something_to_write(folder, soort):
    pad = make(folder, soort)
    regels = ["", *pad.read_text("utf-8").split("\n")]
    found = errors(read_kaart, pad.read_bytes(), VANDAAG, "de-nieuwe-kaart")
    shown = [
        (regels[int(nummer)], tekst)
        for nummer, _, tekst in (fout.partition(": ") for fout in found)
    ]
    keuzes = ["keuze_a", "keuze_b"] if soort is Soort.DILEMMA else []
    no_date = "hier staat geen datum; schrijf tot welke dag de bron reikt, zoals 2026-10-09"
    assert shown == [
        *((f"{keuze}:", f"achter '{keuze}' staat niets; vul het in") for keuze in keuzes),
        ("gecontroleerd:", no_date),
        ("---", "de tekst voor iedereen ontbreekt; schrijf die boven '## Toelichting'"),
        *(
            (f"### {kop}", f"onder '### {kop}' staat niets; schrijf daar iets of haal de kop weg")
            for kop in KOPPEN
        ),
    ]


def test_a_new_card_is_not_shown(folder):
    make(folder)
    assert kaart_ids(load_kaartenset(folder, VANDAAG)) == ["af", "de-zin"]


@EACH_SOORT
def test_a_new_card_that_is_filled_in_is_good_and_nobody_sees_its_comments(folder, soort):
    pad = make(folder, soort, "Wat nu?")
    fill_in(pad)
    gelezen = read_kaart(pad.read_bytes(), VANDAAG, "wat-nu")
    assert (gelezen.kaart.soort, gelezen.kaart.titel) == (soort, "Wat nu?")
    assert gelezen.kaart.oefenkaart
    assert "--" not in gelezen.kaart.tekst + gelezen.toelichting
    assert "schuurt" not in gelezen.kaart.tekst
    assert gelezen.toelichting.count("<h3>") == len(KOPPEN)
    rapport = check(folder.parent, VANDAAG, taal=True)
    assert [str(advies) for advies in rapport.adviezen if advies.pad.name == pad.name] == []
    assert rapport.is_goed


@pytest.mark.parametrize("titel", ["$titel ${soort} $$", "{x} %s \\1", "Titel: met: dubbele punt"])
def test_a_title_stands_in_the_file_as_it_was_typed(folder, titel):
    assert f"\ntitel: {titel}\n" in make(folder, titel=titel).read_text("utf-8")


def test_a_card_that_is_there_is_never_changed(folder):
    with pytest.raises(KaartKanNiet, match=r"af\.md is er al; kies een andere titel"):
        make(folder, titel="Af!")
    assert (folder / "kaarten" / "af.md").read_text("utf-8") == STELLING
    (folder / "kaarten" / "kwijt.md").symlink_to("nergens.md")
    with pytest.raises(KaartKanNiet, match="is er al"):
        make(folder, titel="Kwijt")
    assert not (folder / "kaarten" / "nergens.md").exists()


@pytest.mark.parametrize(
    ("titel", "sentence"),
    [
        ("", "Van deze titel is geen bestandsnaam te maken; gebruik letters of cijfers"),
        ("?!", "Van deze titel is geen bestandsnaam te maken; gebruik letters of cijfers"),
        ("a" * 121, "Deze titel kan niet: 'titel' heeft 121 tekens; gebruik er hooguit 120"),
        ("a\x1b[31m", r"Deze titel kan niet: hier staat een onzichtbaar teken \(U\+001B"),
        ("a\udce9", "Deze titel kan niet: hier staat een teken dat geen UTF-8 is"),
        ("a <!-- b", "Deze titel kan niet: <!-- kan niet in de kop"),
    ],
)
def test_a_title_that_cannot_be_is_refused_and_nothing_is_made(folder, titel, sentence):
    before = sorted(folder.rglob("*"))
    with pytest.raises(KaartKanNiet, match=f"^{sentence}"):
        make(folder, titel=titel)
    assert sorted(folder.rglob("*")) == before


def test_which_deck_is_asked_only_when_there_are_more(folder):
    write_set(folder.parent / "andere")
    with pytest.raises(
        KaartKanNiet, match=r"^Er zijn meer kaartensets; kies met --set andere of p"
    ):
        make(folder)
    assert make(folder, kaartenset="andere").parent.parent.name == "andere"
    with pytest.raises(KaartKanNiet, match=r"geen kaartenset 'ander'; .*; bedoel je andere[?]$"):
        make(folder, kaartenset="ander")
    with pytest.raises(KaartKanNiet, match=r"geen kaartenset '\.\./proef'"):
        make(folder, kaartenset="../proef")


def test_the_folder_of_werkvormen_is_no_deck_to_make_a_card_in(folder):
    (folder.parent / "werkvormen").mkdir()
    assert make(folder).parent.parent.name == "proef"
    with pytest.raises(KaartKanNiet, match="geen kaartenset 'werkvormen'; kies proef"):
        make(folder, kaartenset="werkvormen")


def test_a_deck_without_a_folder_for_cards_gets_one(folder):
    for pad in (folder / "kaarten").iterdir():
        pad.unlink()
    (folder / "kaarten").rmdir()
    assert make(folder).is_file()


def test_a_folder_that_cannot_be_is_refused_with_what_to_do(tmp_path, folder):
    with pytest.raises(KaartKanNiet, match=r"nergens bestaat niet; maak deze map, of geef met --c"):
        make(tmp_path / "nergens" / "x")
    (tmp_path / "leeg").mkdir()
    with pytest.raises(KaartKanNiet, match="leeg staat geen kaartenset; maak er een map voor"):
        make(tmp_path / "leeg" / "x")
    (folder / "kaarten").rename(tmp_path / "elders")
    (folder / "kaarten").symlink_to(tmp_path / "elders")
    with pytest.raises(KaartKanNiet, match="kaarten verwijst naar buiten"):
        make(folder)
    assert not (tmp_path / "elders" / "de-nieuwe-kaart.md").exists()


def test_where_no_file_can_be_made_that_is_said(folder, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    shutil.rmtree(folder / "kaarten")
    with monkeypatch.context() as closed:
        closed.setattr("pathlib.Path.mkdir", refuse)
        with pytest.raises(KaartKanNiet, match="kan niet worden gemaakt; kijk of je daar"):
            make(folder)
    (folder / "kaarten").write_text("geen map", "utf-8")
    with pytest.raises(KaartKanNiet, match="kaarten is geen map; maak hier een map"):
        make(folder)
