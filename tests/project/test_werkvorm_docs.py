"""The guide on how a werkvorm is written: its examples can be read, its tables miss nothing."""

import re

import pytest

from kaartenset.content.draaiboek_bestand import read_draaiboek
from kaartenset.content.fout import OngeldigBestand
from kaartenset.content.veld_kop import VeldKop
from kaartenset.content.voorbereiding_bestand import DeelKop, PuntKop, read_voorbereiding
from kaartenset.content.werkblad_bestand import read_werkblad
from kaartenset.content.werkvorm_bestand import WerkvormKop
from kaartenset.domain.werkblad import Schrijver, SoortWerkveld
from tests.content.bestanden import VANDAAG
from tests.project.tree import ROOT

TEXT = (ROOT / "docs" / "redactie" / "nieuwe-werkvorm.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```\n(## .*?)^```", TEXT, re.MULTILINE | re.DOTALL)
HEAD = "---\ntitel: Voorbeeld\ngecontroleerd: 2026-10-09\n---\n"


def read_both(draaiboek, werkblad):
    """Read the two examples as files."""
    blad = read_werkblad(f"{HEAD}{werkblad}".encode(), VANDAAG)
    duren = (60, 120, 180)
    read_draaiboek(f"{HEAD}{draaiboek}".encode(), VANDAAG, duren=duren, stappen=True)
    return blad


def first_column(text):
    return set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def test_the_examples_can_be_read():
    draaiboek, _, werkblad, _ = EXAMPLES
    assert list(read_both(draaiboek, werkblad).regels) == ["spelers"]


def test_the_example_of_the_rules_of_a_conversation_can_be_read():
    _, regels, werkblad, _ = EXAMPLES
    read_both(regels, werkblad)
    assert "gespreksregels: ja\n" in regels


def test_the_example_of_a_voorbereiding_can_be_read():
    [deel] = read_voorbereiding(f"{HEAD}{EXAMPLES[-1]}".encode(), VANDAAG)
    assert (deel.dagen, [punt.id for punt in deel.punten]) == (10, ["brief"])


def test_an_example_that_cannot_be_read_is_seen():
    draaiboek, _, werkblad, _ = EXAMPLES
    with pytest.raises(OngeldigBestand):
        read_both(draaiboek, werkblad.replace("soort: spelers", "soort: speler"))


def test_every_key_and_every_kind_of_field_is_explained():
    koppen = (WerkvormKop, VeldKop, DeelKop, PuntKop)
    keys = {sleutel for kop in koppen for sleutel in kop.model_fields}
    assert first_column(TEXT) == {*keys, *SoortWerkveld}
    assert not [schrijver for schrijver in Schrijver if f"`{schrijver}`" not in TEXT]
