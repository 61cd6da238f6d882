"""How much a werkblad holds as a whole: what is there stays, and what does not fit says so."""

import pytest

from kaartenset.domain.werkregel import MAX_REGEL, MAX_VELD, MAX_WERKBLAD
from kaartenset.domain.werkweigering import VeldVol, WerkbladVol
from kaartenset.storage.werkregels import count_opgeslagen, write_delen
from tests.cast import feiten_of
from tests.commands.versies import NIEMAND, wakes
from tests.vol_werkblad import fill_werkblad
from tests.werkbladen import add, change, drop, open_werksessie, regels_of, tekst_of, write

REST = 60


@pytest.fixture
def sid(opslag, cards_root):
    """A werkblad on which there is room for two short entries."""
    sid = open_werksessie(opslag, cards_root)
    write(opslag, sid, "situatie", "Kort")
    fill_werkblad(opslag, sid, rest=REST)
    return sid


def room_of(opslag, sid):
    with opslag.reading() as conn:
        return MAX_WERKBLAD - count_opgeslagen(conn, feiten_of(opslag, sid))


def test_all_fields_together_have_a_length_though_none_is_full(opslag, sid):
    assert room_of(opslag, sid) == REST
    for veld in ("kaders", "ideeen"):
        assert sum(len(een.delen["tekst"]) for een in regels_of(opslag, sid, veld)) < MAX_VELD
    lang = "b" * REST
    kort = min(regels_of(opslag, sid, "kaders"), key=lambda regel: len(regel.delen["tekst"]))
    for schrijf in (
        lambda: add(opslag, sid, "kaders", tekst=lang),
        lambda: add(opslag, sid, "spelers", wie=lang),
        lambda: add(opslag, sid, "waarden", waarde=lang, laag="Inhoud"),
        lambda: write(opslag, sid, "situatie", f"Kort {lang}"),
        lambda: write(opslag, sid, "samenvatting", lang),
        lambda: change(opslag, sid, "kaders", kort, tekst=f"{kort.delen['tekst']} {lang}"),
    ):
        with wakes(opslag, sid, NIEMAND), pytest.raises(WerkbladVol):
            schrijf()
    assert room_of(opslag, sid) == REST


def test_what_just_fits_is_taken_and_one_character_more_is_not(opslag, sid):
    past = REST - len(write_delen({"tekst": ""}))
    with pytest.raises(WerkbladVol):
        add(opslag, sid, "kaders", tekst="c" * (past + 1))
    add(opslag, sid, "kaders", tekst="c" * past)
    assert room_of(opslag, sid) == 0
    with pytest.raises(WerkbladVol):
        write(opslag, sid, "situatie", "Korte")
    write(opslag, sid, "situatie", "Kort")


def test_on_a_full_werkblad_a_shorter_text_is_taken_and_taking_out_makes_room(opslag, sid):
    eerste, tweede = regels_of(opslag, sid, "kaders")[:2]
    lang = eerste.delen["tekst"]
    change(opslag, sid, "kaders", eerste, tekst="d" * len(lang))
    change(opslag, sid, "kaders", regels_of(opslag, sid, "kaders")[0], tekst="korter")
    write(opslag, sid, "samenvatting", "e" * (MAX_REGEL - 100))
    assert tekst_of(opslag, sid, "samenvatting")
    with pytest.raises(WerkbladVol):
        write(opslag, sid, "situatie", lang)
    drop(opslag, sid, "kaders", tweede)
    write(opslag, sid, "situatie", lang)
    write(opslag, sid, "situatie", "")


def test_a_field_that_is_full_says_that_of_itself(opslag, sid):
    for regel in regels_of(opslag, sid, "ideeen"):
        drop(opslag, sid, "ideeen", regel)
    lang = "f" * MAX_REGEL
    while sum(len(een.delen["tekst"]) for een in regels_of(opslag, sid, "kaders")) < MAX_VELD:
        regel = regels_of(opslag, sid, "kaders")[-1]
        change(opslag, sid, "kaders", regel, tekst=lang)
        if len(regels_of(opslag, sid, "kaders")) < MAX_VELD // MAX_REGEL:
            add(opslag, sid, "kaders", tekst=lang)
    with pytest.raises(VeldVol):
        add(opslag, sid, "kaders", tekst="g")


def test_another_session_has_a_werkblad_of_its_own(opslag, sid, cards_root):
    elders = open_werksessie(opslag, cards_root, "elders", cookie_hash="e" * 64)
    add(opslag, elders, "kaders", tekst="g" * MAX_REGEL)
    assert room_of(opslag, sid) == REST
