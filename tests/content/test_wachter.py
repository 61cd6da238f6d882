"""The folder is watched: what is saved is seen, what is being saved is left as it was."""

import os
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from kaartenset.content import geheugen, reading, set_map
from kaartenset.content.gelezen import Toestand
from kaartenset.content.wachter import Wachter
from tests.content.bestanden import STELLING, VANDAAG, kaart_ids, write_set

pytestmark = pytest.mark.usefixtures("no_hanging")


@pytest.fixture
def wachter(folder):
    """Watches the folder with decks, and has read them."""
    made = Wachter(folder.parent)
    made.start(VANDAAG)
    return made


def titel_of(gelezen, kaart_id):
    kaarten = {kaart.id: kaart for kaart in gelezen.sets["proef"].kaartenset.kaarten}
    return kaarten[kaart_id].titel


def write(folder, kaart_id, titel):
    """Save a card with another title, as an editor does: in the file itself."""
    text = STELLING.replace("Wat af is, gaat online", titel)
    (folder / "kaarten" / f"{kaart_id}.md").write_text(text, "utf-8")


def look_twice(wachter):
    """Two looks: at the first a change is seen, at the second that it has come to rest."""
    assert wachter.look(VANDAAG) is None
    return wachter.look(VANDAAG)


def test_while_nothing_changes_nothing_is_read(wachter):
    assert look_twice(wachter) is None


def test_what_was_saved_is_there_at_the_second_look(wachter, folder):
    write(folder, "af", "Anders")
    assert titel_of(look_twice(wachter), "af") == "Anders"
    assert look_twice(wachter) is None


def test_a_new_card_is_there_at_the_second_look(wachter, folder):
    write(folder, "nieuw", "Nieuw")
    assert kaart_ids(look_twice(wachter)) == ["af", "de-zin", "nieuw"]


def test_what_is_being_written_is_never_shown_half(wachter, folder):
    pad = folder / "kaarten" / "af.md"
    whole = STELLING.replace("Wat af is, gaat online", "Heel")
    for length in range(0, len(whole), 40):
        pad.write_text(whole[:length], "utf-8")
        assert wachter.look(VANDAAG) is None
    pad.write_text(whole, "utf-8")
    gelezen = look_twice(wachter)
    assert (gelezen.fouten, titel_of(gelezen, "af")) == ((), "Heel")


def test_who_keeps_writing_does_not_hold_up_the_others(wachter, folder):
    slow = folder / "kaarten" / "traag.md"
    seen = []
    for count in range(6):
        slow.write_text("-" * (count + 1), "utf-8")
        if count == 1:
            write(folder, "af", "Anders")
        seen.append(wachter.look(VANDAAG))
    [gelezen] = [one for one in seen if one is not None]
    assert (titel_of(gelezen, "af"), gelezen.fouten) == ("Anders", ())
    assert kaart_ids(gelezen) == ["af", "de-zin"]


def test_what_changes_while_it_is_read_stays_as_it_was(wachter, folder, monkeypatch):
    write(folder, "af", "Eerst")
    wachter.look(VANDAAG)
    read = reading.read_bytes

    def write_after(pad: Path, grens: Path, soort: str):
        inhoud = read(pad, grens, soort)
        if pad.name == "af.md":
            pad.write_text("nog niet klaar", "utf-8")
        return inhoud

    monkeypatch.setattr(reading, "read_bytes", write_after)
    gelezen = wachter.look(VANDAAG)
    assert (titel_of(gelezen, "af"), gelezen.fouten) == ("Wat af is, gaat online", ())
    monkeypatch.undo()
    assert [fout.pad.name for fout in look_twice(wachter).fouten] == ["af.md"]


def test_what_is_wrong_keeps_its_last_good_version_and_says_so(wachter, folder):
    write(folder, "af", "Goed")
    look_twice(wachter)
    (folder / "kaarten" / "af.md").write_text("geen kop", "utf-8")
    gelezen = look_twice(wachter)
    assert titel_of(gelezen, "af") == "Goed"
    assert [fout.pad.name for fout in gelezen.fouten] == ["af.md"]
    found = {one.bestand: one.toestand for one in gelezen.bevindingen}
    assert found["kaarten/af.md"] is Toestand.VORIGE
    assert found["kaarten/de-zin.md"] is found["set.md"] is Toestand.GOED


def test_what_was_never_good_is_left_out_and_said(wachter, folder):
    (folder / "kaarten" / "kapot.md").write_text("geen kop", "utf-8")
    (folder / "kaarten" / "Fout.md").write_text(STELLING, "utf-8")
    gelezen = look_twice(wachter)
    out = [one.bestand for one in gelezen.bevindingen if one.toestand is Toestand.WEGGELATEN]
    assert out == ["kaarten/Fout.md", "kaarten/kapot.md"]
    assert kaart_ids(gelezen) == ["af", "de-zin"]


def test_what_was_taken_away_is_gone(wachter, folder):
    (folder / "kaarten" / "af.md").unlink()
    assert kaart_ids(look_twice(wachter)) == ["de-zin"]


def test_who_saves_by_moving_the_old_file_aside_loses_nothing(wachter, folder):
    pad = folder / "kaarten" / "af.md"
    pad.rename(pad.with_name("af.md~"))
    write(folder, "andere", "Andere")
    assert wachter.look(VANDAAG) is None
    write(folder, "af", "Anders")
    gelezen = wachter.look(VANDAAG)
    assert (kaart_ids(gelezen), titel_of(gelezen, "af")) == (
        ["af", "andere", "de-zin"],
        "Wat af is, gaat online",
    )
    assert titel_of(wachter.look(VANDAAG), "af") == "Anders"


def test_a_renamed_file_is_another_card(wachter, folder):
    pad = folder / "kaarten" / "af.md"
    pad.rename(pad.with_name("anders.md"))
    assert kaart_ids(look_twice(wachter)) == ["anders", "de-zin"]


def test_a_file_that_takes_the_place_of_another_is_seen_by_its_inode(wachter, folder):
    pad = folder / "kaarten" / "af.md"
    was = pad.stat()
    other = folder.parent / "elders"
    other.write_text(STELLING.replace("Wat af is", "Dat is af"), "utf-8")
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert other.stat().st_size == was.st_size
    other.replace(pad)
    assert titel_of(wachter.look(VANDAAG), "af") == "Dat is af, gaat online"


def test_inodes_that_wander_keep_nothing_from_being_read(wachter, folder, monkeypatch):
    real = os.stat
    count = iter(range(10**6))

    def wandering(pad, **options):
        found = list(real(pad, **options))
        exact = real(pad, **options)
        found[1] = next(count)
        return os.stat_result(
            found,
            {
                "st_mtime_ns": exact.st_mtime_ns,
                "st_ctime_ns": exact.st_ctime_ns,
            },
        )

    write(folder, "af", "Anders")
    with monkeypatch.context() as changed:
        changed.setattr("kaartenset.content.wachter.os.stat", wandering)
        gelezen = [wachter.look(VANDAAG) for _ in range(3)][-1]
    assert titel_of(gelezen, "af") == "Anders"


def test_the_only_deck_stays_while_its_folder_is_away(wachter, folder, tmp_path):
    folder.rename(tmp_path / "weg")
    gelezen = look_twice(wachter)
    assert kaart_ids(gelezen) == ["af", "de-zin"]
    assert "hier staan geen kaartensets" in str(gelezen.fouten[0])
    (tmp_path / "weg").rename(folder)
    back = look_twice(wachter)
    assert (kaart_ids(back), back.fouten) == (["af", "de-zin"], ())


def test_all_decks_stay_while_the_whole_folder_is_away(wachter, folder, tmp_path):
    folder.parent.rename(tmp_path / "weg")
    gelezen = look_twice(wachter)
    assert kaart_ids(gelezen) == ["af", "de-zin"]
    assert len(gelezen.fouten) == 1
    (tmp_path / "weg").rename(folder.parent)
    assert look_twice(wachter).fouten == ()


def test_one_deck_of_two_is_gone_when_it_was_moved_away_and_is_back_when_it_is(
    wachter, folder, tmp_path
):
    write_set(folder.parent / "tweede")
    assert list(look_twice(wachter).sets) == ["proef", "tweede"]
    (folder.parent / "tweede").rename(tmp_path / "weg")
    assert list(look_twice(wachter).sets) == ["proef"]
    (tmp_path / "weg").rename(folder.parent / "tweede")
    assert list(look_twice(wachter).sets) == ["proef", "tweede"]


def test_a_deck_that_moves_while_another_is_read_stays(wachter, folder, tmp_path):
    write_set(folder.parent / "tweede")
    look_twice(wachter)
    write(folder, "af", "Anders")
    wachter.look(VANDAAG)
    (folder.parent / "tweede").rename(tmp_path / "weg")
    gelezen = wachter.look(VANDAAG)
    assert (list(gelezen.sets), titel_of(gelezen, "af")) == (["proef", "tweede"], "Anders")
    assert list(wachter.look(VANDAAG).sets) == ["proef"]


def test_a_deck_that_lost_all_its_cards_stays_as_it_was(wachter, folder):
    for pad in (folder / "kaarten").iterdir():
        pad.unlink()
    gelezen = look_twice(wachter)
    assert kaart_ids(gelezen) == ["af", "de-zin"]
    assert "hier staan geen kaarten" in str(gelezen.fouten[0])


def test_decks_behind_links_are_watched_too(folder, tmp_path):
    (folder.parent / "..versie").mkdir()
    folder.rename(folder.parent / "..versie" / "proef")
    folder.symlink_to("..versie/proef")
    (tmp_path / "andere-naam").symlink_to("cards")
    wachter = Wachter(tmp_path / "andere-naam")
    wachter.start(VANDAAG)
    write(folder.parent / "..versie" / "proef", "af", "Anders")
    assert titel_of(look_twice(wachter), "af") == "Anders"
    other = shutil.copytree(folder.parent / "..versie", folder.parent / "..volgende")
    write(other / "proef", "af", "Volgende")
    folder.unlink()
    folder.symlink_to("..volgende/proef")
    gelezen = [wachter.look(VANDAAG) for _ in range(3)]
    assert titel_of([one for one in gelezen if one][-1], "af") == "Volgende"


def test_what_lies_in_the_way_is_named_and_stops_nothing(wachter, folder):
    kaarten = folder / "kaarten"
    os.mkfifo(kaarten / "pijp.md")
    os.mkfifo(folder / "pijp")
    with (kaarten / "groot.md").open("wb") as large:
        large.truncate(2**30)
    (kaarten / "nul.md").symlink_to("/dev/zero")
    (kaarten / "rond.md").symlink_to("rond.md")
    (folder.parent / "rondom").symlink_to(".")
    (folder / "rond").symlink_to("..")
    (folder.parent / "buiten").symlink_to("/")
    (kaarten / "code.md").write_bytes(b"\xff\xfe" * 40)
    (kaarten / os.fsdecode(b"caf\xe9.md")).write_text(STELLING, "utf-8")
    gelezen = look_twice(wachter)
    assert kaart_ids(gelezen) == ["af", "de-zin"]
    wrong = {fout.pad.name for fout in gelezen.fouten if "proef" in fout.pad.parts}
    assert wrong == {
        "pijp.md",
        "groot.md",
        "nul.md",
        "rond.md",
        "code.md",
        os.fsdecode(b"caf\xe9.md"),
    }
    assert look_twice(wachter) is None


def test_a_file_that_may_be_read_from_now_on_is_seen(as_ordinary_user):
    with tempfile.TemporaryDirectory() as place:
        folder = write_set(Path(place) / "cards" / "proef")
        pad = folder / "kaarten" / "af.md"
        pad.chmod(0)
        wachter = Wachter(folder.parent)
        assert kaart_ids(wachter.start(VANDAAG)) == ["de-zin"]
        pad.chmod(0o600)
        assert kaart_ids(wachter.look(VANDAAG)) == ["af", "de-zin"]


def test_the_next_day_is_read_anew(wachter, folder):
    tomorrow = VANDAAG + timedelta(days=1)
    write(folder, "morgen", "Morgen")
    pad = folder / "kaarten" / "morgen.md"
    pad.write_text(pad.read_text("utf-8").replace("2026-10-09", tomorrow.isoformat()), "utf-8")
    assert kaart_ids(look_twice(wachter)) == ["af", "de-zin"]
    assert kaart_ids(wachter.look(tomorrow)) == ["af", "de-zin", "morgen"]


def test_only_what_changed_is_parsed(wachter, folder, monkeypatch):
    parsed = []

    def read_kaart(inhoud: bytes, vandaag: date, kaart_id: str):
        parsed.append(kaart_id)
        return read(inhoud, vandaag, kaart_id)

    read = set_map.read_kaart
    monkeypatch.setattr(set_map, "read_kaart", read_kaart)
    write(folder, "af", "Anders")
    look_twice(wachter)
    write(folder, "af", "Nog anders")
    (folder / "kaarten" / "kapot.md").write_text("geen kop", "utf-8")
    look_twice(wachter)
    write(folder, "af", "En weer anders")
    look_twice(wachter)
    assert parsed == ["af", "af", "kapot", "af"]


def test_what_is_remembered_is_no_more_than_two_readings(wachter, folder):
    kept = wachter._geheugen
    for count in range(20):
        write(folder, "af", f"Titel {count}")
        look_twice(wachter)
    assert isinstance(kept, geheugen.Geheugen)
    assert len(kept._before) == 6
    assert not kept._now
