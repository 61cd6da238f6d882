"""Two decks that differ only in what is the begeleider's give everybody else the same bytes.

The short form makes one of the changes.
"""

import random
import secrets
import shutil
from dataclasses import replace

import pytest

from tests.cast import NOW
from tests.decks import KAART_IDS, SET_ID, write_kaart
from tests.steekproef import pick
from tests.web.withheld import answers_to, read_answer
from tests.werkvormen import BLOKKEN, WERKVORM_ID

LONG = "### Wat er speelt\n\nEen **lange** toelichting.\n\n- Waarom?\n- Wat dan?\n\n" * 40


@pytest.fixture
def play(tmp_path, instellingen, empty_database, make_app, clock, monkeypatch):
    """A whole session on a deck of its own; what everybody but the begeleider was answered."""
    played = 0

    def play(change_deck, answers=answers_in_a_session):
        nonlocal played
        played += 1
        root = tmp_path / f"cards-{played}"
        shutil.copytree(instellingen.cards, root)
        change_deck(root)
        database = shutil.copyfile(empty_database, tmp_path / f"{played}.sqlite3")
        clock.move_to(NOW)
        dice = random.Random(2026)
        monkeypatch.setattr(secrets, "token_bytes", dice.randbytes)
        monkeypatch.setattr(secrets, "choice", dice.choice)
        app = make_app(replace(instellingen, cards=root, database=f"sqlite:///{database}"))
        return list(answers(app, clock))

    return play


def answers_in_a_werkvorm(app, clock):
    """The same in a werkvorm: Noor has a form of her own, and each block is gone through."""
    anna, bram, noor, outside = (app.test_client() for _ in range(4))
    anna.visit(f"/sessies/nieuw?werkvorm={WERKVORM_ID}")
    anna.press("Sessie maken", {"Woord": "schuurt", "Hoe heet de dilemma-eigenaar?": "Noor"})
    sid = anna.pagina.path.split("/")[2]
    anna.follow("Naar de voorbereiding")
    [link] = anna.pagina.document.with_id("eigenaarslink")
    noor.visit(f"/s/{sid}/eigenaar")
    noor.press("Open de vragen", {"Jouw sleutel": link.attrs["href"].partition("#")[2]})
    yield from answers_to(noor, app, sid)
    yield from answers_to(outside, app, sid)
    anna.visit(f"/s/{sid}/begeleiding/")
    for button in ("Open de sessie", *["Volgend onderdeel"] * (len(BLOKKEN) - 1)):
        anna.press(button)
        clock.shift(50)
        if button == "Open de sessie":
            bram.visit(f"/s/{sid}/")
            bram.press("Doe mee")
            buttons = anna.visit(f"/s/{sid}/begeleiding/").buttons
            anna.press(next(one for one in buttons if one.startswith("Laat ")))
        yield from answers_to(bram, app, sid)
        for path in ("scherm", "scherm/stand", "scherm/stroom"):
            yield path, read_answer(anna.get(f"/s/{sid}/{path}"))
    anna.press("Sluit de sessie")
    anna.press("Ja, sluit de sessie")
    yield from answers_to(bram, app, sid)
    yield from answers_to(noor, app, sid)


def answers_in_a_session(app, clock):
    """Anna leads, Bram and a screen look on, somebody stands outside; in every phase."""
    anna, bram, outside = (app.test_client() for _ in range(3))
    anna.visit("/sessies/nieuw")
    anna.press("Sessie maken", {"Woord": "wooteam", "Plaats of link": "Zaal 2"})
    sid = anna.pagina.path.split("/")[2]
    yield from answers_to(outside, app, sid)
    yield from answers_to(outside, app, sid, **{"Accept-Encoding": "gzip"})
    anna.follow("Naar het begeleidersscherm")
    for button in ("Open de sessie", "Volgende kaart", "Volgend onderdeel", "Start", "+1 minuut"):
        anna.press(button)
        clock.shift(50)
        if button == "Open de sessie":
            bram.visit(f"/s/{sid}/")
            bram.press("Doe mee", {"Voornaam": "Bram"})
        yield from answers_to(bram, app, sid)
        for path in ("scherm", "scherm/stand", "scherm/stroom"):
            yield path, read_answer(anna.get(f"/s/{sid}/{path}"))
    anna.press("Sluit de sessie")
    anna.press("Ja, sluit de sessie")
    yield from answers_to(bram, app, sid)
    yield from answers_to(app.test_client(), app, sid)


def leave(root):
    """The deck as it is."""


LEFT = {}
"""What others are answered with the deck as it is, by the session: played once."""


def play_left(play, answers=answers_in_a_session):
    if answers not in LEFT:
        LEFT[answers] = play(leave, answers)
    return LEFT[answers]


def lengthen_toelichtingen(root):
    for kaart_id in KAART_IDS:
        write_kaart(root, kaart_id, LONG)


def lengthen_scripts(root):
    pad = root / SET_ID / "draaiboek.md"
    text = pad.read_text("utf-8")
    pad.write_text(text.replace("Zeg dit:", f"Zeg dit:\n\n> {'Welkom. ' * 200}\n\n"), "utf-8")


def change_werkvorm(root, file, old, new):
    pad = root / "werkvormen" / WERKVORM_ID / f"{file}.md"
    pad.write_text(pad.read_text("utf-8").replace(old, new), "utf-8")


def lengthen_scripts_of_the_werkvorm(root):
    change_werkvorm(root, "draaiboek", "Zeg bij", f"{'Welkom. ' * 200}\n\nZeg bij")


def ask_something_else_at_a_field(root):
    change_werkvorm(root, "werkblad", "Uitleg bij ideeen", "Heel anders")


def played_otherwise(play, change):
    """What others are answered otherwise in a werkvorm after this change."""
    before, after = play_left(play, answers_in_a_werkvorm), play(change, answers_in_a_werkvorm)
    assert len(before) > 100
    assert [where for where, _ in before] == [where for where, _ in after]
    return {one[0] for one, other in zip(before, after, strict=True) if one != other}


def test_another_script_of_a_werkvorm_changes_nothing_for_others(play):
    assert not played_otherwise(play, lengthen_scripts_of_the_werkvorm)


def test_what_a_field_of_a_werkvorm_asks_does_make_a_difference(play):
    assert "scherm/stand" in played_otherwise(play, ask_something_else_at_a_field)


def change_what_everybody_sees(root):
    for kaart_id in KAART_IDS:
        write_kaart(root, kaart_id, "Toelichting.", tekst="Een ander verhaal.")


@pytest.mark.parametrize(
    "change", pick("bytes", [leave, lengthen_toelichtingen, lengthen_scripts], 1)
)
def test_everybody_else_is_answered_the_same_to_the_byte(play, change):
    before, after = play_left(play), play(change)
    assert len(before) > 100
    assert [where for where, _ in before] == [where for where, _ in after]
    different = [one[0] for one, other in zip(before, after, strict=True) if one != other]
    assert not different


def test_another_text_on_the_cards_does_make_a_difference(play):
    before, after = play_left(play), play(change_what_everybody_sees)
    different = {one[0] for one, other in zip(before, after, strict=True) if one != other}
    assert {"GET /over", "POST /"}.isdisjoint(different)
    assert {"scherm", "scherm/stand", "scherm/stroom"} <= different
