"""Werkvormen are watched as decks are: what is saved is seen, what is being saved stays."""

import shutil

import pytest

from kaartenset.content import werkvorm_map
from kaartenset.content.wachter import Wachter
from tests.content.bestanden import STELLING, VANDAAG, kaart_ids, write_werkvorm

pytestmark = pytest.mark.usefixtures("no_hanging")


@pytest.fixture
def gesprek(folder):
    return write_werkvorm(folder.parent / "werkvormen" / "gesprek")


@pytest.fixture
def wachter(folder, gesprek):
    made = Wachter(folder.parent)
    made.start(VANDAAG)
    return made


def look_twice(wachter):
    """Two looks: at the first a change is seen, at the second that it has come to rest."""
    assert wachter.look(VANDAAG) is None
    return wachter.look(VANDAAG)


def titel_of(gelezen):
    return gelezen.werkvormen["gesprek"].werkvorm.titel


def change(pad, old, new):
    text = pad.read_text("utf-8")
    assert text.count(old) == 1
    pad.write_text(text.replace(old, new), "utf-8")


def rename(gesprek, titel):
    change(gesprek / "werkvorm.md", "titel: Dilemmagesprek", f"titel: {titel}")


def test_what_was_saved_is_there_at_the_second_look(wachter, gesprek):
    rename(gesprek, "Anders")
    assert titel_of(look_twice(wachter)) == "Anders"
    assert look_twice(wachter) is None


def test_a_new_werkvorm_is_there_at_the_second_look(wachter, gesprek):
    write_werkvorm(gesprek.parent / "tweede")
    assert list(look_twice(wachter).werkvormen) == ["gesprek", "tweede"]


def test_the_first_werkvorm_of_all_is_seen(folder):
    wachter = Wachter(folder.parent)
    assert wachter.start(VANDAAG).werkvormen == {}
    write_werkvorm(folder.parent / "werkvormen" / "gesprek")
    assert list(look_twice(wachter).werkvormen) == ["gesprek"]


def test_what_is_being_written_is_never_shown_half(wachter, gesprek):
    pad = gesprek / "werkblad.md"
    whole = pad.read_text("utf-8").replace("Kies één moment.", "Kies een moment.")
    for length in range(0, len(whole), 60):
        pad.write_text(whole[:length], "utf-8")
        assert wachter.look(VANDAAG) is None
    pad.write_text(whole, "utf-8")
    gelezen = look_twice(wachter)
    situatie = next(iter(gelezen.werkvormen["gesprek"].werkvorm.werkblad.velden))
    assert (gelezen.fouten, situatie.uitleg) == ((), "<p>Kies een moment.</p>")


def test_while_one_file_is_written_the_werkvorm_stays_as_it_was_and_cards_go_on(
    wachter, gesprek, folder
):
    rename(gesprek, "Anders")
    (folder / "kaarten" / "nieuw.md").write_text(STELLING, "utf-8")
    assert wachter.look(VANDAAG) is None
    (gesprek / "brief.md").write_text("nog niet kl", "utf-8")
    gelezen = wachter.look(VANDAAG)
    assert (titel_of(gelezen), gelezen.fouten) == ("Dilemmagesprek", ())
    assert kaart_ids(gelezen) == ["af", "de-zin", "nieuw"]


def test_what_is_wrong_keeps_its_last_good_version(wachter, gesprek):
    rename(gesprek, "Goed")
    look_twice(wachter)
    (gesprek / "brief.md").write_text("geen kop", "utf-8")
    gelezen = look_twice(wachter)
    assert titel_of(gelezen) == "Goed"
    assert [fout.pad.name for fout in gelezen.fouten] == ["brief.md"]


def test_a_field_that_went_away_is_missed_by_a_draaiboek_that_did_not_change(wachter, gesprek):
    change(gesprek / "werkblad.md", "id: spelers", "id: rollen")
    gelezen = look_twice(wachter)
    assert [(fout.pad.name, fout.regel) for fout in gelezen.fouten] == [("draaiboek.md", 19)]
    change(gesprek / "draaiboek.md", "[situatie, spelers]", "[situatie, rollen]")
    gelezen = look_twice(wachter)
    ids = [veld.id for veld in gelezen.werkvormen["gesprek"].werkvorm.werkblad.velden]
    assert (gelezen.fouten, ids) == ((), ["situatie", "rollen", "keuze"])


def test_a_werkvorm_that_was_taken_away_is_gone_and_is_back_when_it_is(wachter, gesprek, tmp_path):
    gesprek.rename(tmp_path / "weg")
    assert look_twice(wachter).werkvormen == {}
    (tmp_path / "weg").rename(gesprek)
    assert titel_of(look_twice(wachter)) == "Dilemmagesprek"


def test_a_werkvorm_that_moves_while_something_else_is_read_stays(
    wachter, gesprek, folder, tmp_path
):
    (folder / "kaarten" / "nieuw.md").write_text(STELLING, "utf-8")
    wachter.look(VANDAAG)
    gesprek.rename(tmp_path / "weg")
    assert titel_of(wachter.look(VANDAAG)) == "Dilemmagesprek"
    assert wachter.look(VANDAAG).werkvormen == {}


def test_all_werkvormen_stay_while_their_folder_moves_and_are_gone_when_it_has(
    wachter, gesprek, folder, tmp_path
):
    (folder / "kaarten" / "nieuw.md").write_text(STELLING, "utf-8")
    wachter.look(VANDAAG)
    gesprek.parent.rename(tmp_path / "weg")
    assert titel_of(wachter.look(VANDAAG)) == "Dilemmagesprek"
    gelezen = wachter.look(VANDAAG)
    assert (gelezen.werkvormen, gelezen.fouten) == ({}, ())


def test_everything_stays_while_the_whole_folder_is_away(wachter, folder, tmp_path):
    folder.parent.rename(tmp_path / "weg")
    gelezen = look_twice(wachter)
    assert (kaart_ids(gelezen), titel_of(gelezen)) == (["af", "de-zin"], "Dilemmagesprek")
    assert len(gelezen.fouten) == 1


def test_a_werkvorm_can_be_changed_while_no_deck_is_there(wachter, gesprek, folder):
    shutil.rmtree(folder)
    rename(gesprek, "Anders")
    gelezen = look_twice(wachter)
    assert (kaart_ids(gelezen), titel_of(gelezen)) == (["af", "de-zin"], "Anders")


def test_only_what_changed_is_parsed(wachter, gesprek, folder, monkeypatch):
    parsed = []

    def note(name):
        read = getattr(werkvorm_map, name)

        def read_noted(*given, **named):
            parsed.append(name)
            return read(*given, **named)

        monkeypatch.setattr(werkvorm_map, name, read_noted)

    for name in ("read_werkvorm", "read_draaiboek", "read_werkblad", "read_blad"):
        note(name)
    (folder / "kaarten" / "nieuw.md").write_text(STELLING, "utf-8")
    look_twice(wachter)
    assert parsed == []
    rename(gesprek, "Anders")
    look_twice(wachter)
    assert parsed == ["read_werkvorm"]
    change(gesprek / "werkvorm.md", "[60, 120]", "[120]")
    look_twice(wachter)
    assert parsed == ["read_werkvorm", "read_werkvorm", "read_draaiboek"]
