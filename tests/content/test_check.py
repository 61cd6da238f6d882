"""What `kaartenset check` says: counts and every error."""

from pathlib import Path

import pytest

from kaartenset.content.check import Rapport, check
from kaartenset.content.fout import Fout
from tests.content.bestanden import STELLING, VANDAAG, write_set, write_werkvorm

STELING = "onbekende soort 'steling'; kies stelling, dilemma of vraag; bedoel je stelling?"
CARDS = Path(__file__).resolve().parents[2] / "cards"
FOUT = Fout(Path("cards/proef/set.md"), 1, "bestaat niet")
ANDERS = Fout(Path("cards/proef/kaarten/af.md"), 2, "onbekende soort")


@pytest.mark.parametrize(
    ("rapport", "zin"),
    [
        (Rapport(1, 31, ()), "1 kaartenset, 31 kaarten: alles in orde"),
        (Rapport(2, 1, ()), "2 kaartensets, 1 kaart: alles in orde"),
        (Rapport(2, 41, (), werkvormen=1), "2 kaartensets, 41 kaarten, 1 werkvorm: alles in orde"),
        (
            Rapport(1, 7, (FOUT,), werkvormen=2),
            "1 fout in 1 bestand; wel goed: 1 kaartenset, 7 kaarten, 2 werkvormen",
        ),
        (Rapport(0, 0, (FOUT,)), "1 fout in 1 bestand; wel goed: 0 kaartensets, 0 kaarten"),
        (
            Rapport(1, 30, (FOUT, ANDERS, ANDERS)),
            "3 fouten in 2 bestanden; wel goed: 1 kaartenset, 30 kaarten",
        ),
    ],
)
def test_the_last_line_counts_what_is_right_and_what_is_wrong(rapport, zin):
    assert rapport.zin == zin
    assert rapport.is_goed is (not rapport.fouten)


def test_a_folder_that_is_right_is_counted(cards_root):
    assert check(cards_root, VANDAAG) == Rapport(1, 7, ())


def test_a_wrong_card_is_named_and_not_counted(cards_root):
    kaart = cards_root / "proefset" / "kaarten" / "kaart-01.md"
    kaart.write_text(STELLING.replace("stelling", "steling"), "utf-8")
    rapport = check(cards_root, VANDAAG)
    assert (rapport.sets, rapport.kaarten) == (1, 6)
    assert [str(fout) for fout in rapport.fouten] == [
        f"cards/proefset/kaarten/kaart-01.md:2: {STELING}"
    ]


def test_a_werkvorm_is_counted_and_a_wrong_one_is_named_and_not_counted(cards_root):
    gesprek = write_werkvorm(cards_root / "werkvormen" / "gesprek")
    assert check(cards_root, VANDAAG) == Rapport(1, 7, (), werkvormen=1)
    (gesprek / "brief.md").write_bytes(b"geen kop")
    rapport = check(cards_root, VANDAAG)
    assert (rapport.sets, rapport.kaarten, rapport.werkvormen) == (1, 7, 0)
    assert [fout.pad.as_posix() for fout in rapport.fouten] == ["cards/werkvormen/gesprek/brief.md"]


@pytest.mark.parametrize(
    ("given", "wat"),
    [
        ("werkvormen", "is de map met werkvormen"),
        ("werkvormen/gesprek", "is één werkvorm"),
        ("werkvormen/gesprek/werkblad.md", "is één bestand"),
    ],
)
def test_who_gives_one_werkvorm_hears_which_folder_to_give(cards_root, given, wat):
    write_werkvorm(cards_root / "werkvormen" / "gesprek")
    [fout] = check(cards_root / given, VANDAAG).fouten
    assert fout.melding == f"{wat}; geef de map erboven: {cards_root}"


def test_a_folder_with_decks_may_have_any_name(tmp_path):
    write_set(tmp_path / "werkvormen" / "proef")
    assert check(tmp_path / "werkvormen", VANDAAG) == Rapport(1, 2, ())


def test_the_cards_that_come_with_it_are_all_right():
    rapport = check(CARDS, VANDAAG)
    assert [str(fout) for fout in rapport.fouten] == []
    assert rapport.sets >= 1
