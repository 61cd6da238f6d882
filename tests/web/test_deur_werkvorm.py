"""The door of a werkvorm: what people are called there, and how the begeleider knows who waits."""

from datetime import timedelta

import pytest

from tests.web.browser import OWN

EIGENAAR = "De gespreksbegeleider ziet dat jij de dilemma-eigenaar bent."
VOORBEREIDEN, LEIDEN = "Bereid het gesprek voor", "Naar het begeleidersscherm"


def naam_in(pagina):
    """What somebody is told that they are called."""
    return pagina.text.partition("Je heet hier ")[2].partition(".")[0]


def test_the_door_and_the_waiting_room_say_what_you_are_called_and_what_to_say(
    werk_noor, vreemde, werk_anna, werk_sid
):
    assert "Vertel bij binnenkomst wie je bent" in vreemde.visit(f"/s/{werk_sid}/").text
    wachtkamer = vreemde.press("Doe mee")
    naam = naam_in(wachtkamer)
    assert naam
    assert "Zeg tegen de gespreksbegeleider wie je bent en hoe je hier heet" in wachtkamer.text
    assert "Dan weet de gespreksbegeleider wie er wacht." in wachtkamer.text
    assert EIGENAAR not in wachtkamer.text
    werk_noor.visit(f"/s/{werk_sid}/")
    wachtkamer = werk_noor.press("Doe mee")
    assert EIGENAAR in wachtkamer.text
    leiden = werk_anna.visit(f"/s/{werk_sid}/begeleiding/")
    namen = [een for een in leiden.texts("span") if een.startswith((naam, naam_in(wachtkamer)))]
    assert namen == [naam, f"{naam_in(wachtkamer)} Dilemma-eigenaar"] or namen == [
        f"{naam_in(wachtkamer)} Dilemma-eigenaar",
        naam,
    ]
    assert "Noem de naam en vraag wie die op het eigen scherm ziet." in leiden.text


def test_at_the_door_of_a_session_with_cards_nothing_of_that_is_said(vreemde, open_sid):
    assert "Vertel bij binnenkomst" not in vreemde.visit(f"/s/{open_sid}/").text


@pytest.mark.parametrize(
    ("later", "eerste"), [(timedelta(days=-1), VOORBEREIDEN), (timedelta(), LEIDEN)]
)
def test_after_making_it_one_prepares_first_unless_it_is_time(
    werk_anna, werk_wacht_sid, clock, later, eerste
):
    clock.shift(later)
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/sleutel")
    assert primary_of(pagina) == [eerste]
    assert pagina.links[LEIDEN] == f"/s/{werk_wacht_sid}/begeleiding/"


def test_once_it_is_open_one_leads(werk_anna, werk_wacht_sid):
    werk_anna.post(f"/s/{werk_wacht_sid}/begeleiding/open", headers=OWN)
    pagina = werk_anna.visit(f"/s/{werk_wacht_sid}/begeleiding/sleutel")
    assert primary_of(pagina) == [LEIDEN]


def primary_of(pagina):
    """The names of the links that lead on."""
    links = pagina.document.all("a")
    return [
        pagina.document.name_of(een) for een in links if "primary" in een.attrs.get("class", "")
    ]
