"""The invitation: to copy, to mail by a link that is not too long, as a calendar entry, as QR."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from kaartenset.config import Elearning
from kaartenset.content.uitnodiging_bestand import read_uitnodiging
from kaartenset.domain.kaart import Uitnodiging
from kaartenset.stand.begeleiding import read_begeleiding_stand
from kaartenset.web.qr import draw_qr
from kaartenset.web.vooraf.uitnodiging import MAX_MAILTO, write_uitnodiging
from tests.cast import ANNA, NOW
from tests.project.tree import ROOT
from tests.web.conftest import with_cookie
from tests.web.quality import find_part_faults

LINK = "https://kaarten.example.nl/s/abcdefghijklmnopqrstuv/"
ELEARNING = Elearning("Open op orde", "https://leren.example.nl/open")


@pytest.fixture
def stand(opslag, prepared_sid):
    with opslag.reading() as conn:
        return read_begeleiding_stand(conn, prepared_sid, now=NOW)


def body_of(mailto):
    return parse_qs(urlsplit(mailto).query)["body"][0]


def test_a_short_invitation_is_mailed_as_it_stands(stand):
    sjabloon = Uitnodiging("Kom je?", "Programma:\n\n{tijden}\n\n{link}")
    brief = write_uitnodiging(sjabloon, stand, LINK)
    assert not brief.is_kort
    assert body_of(brief.mailto) == brief.tekst.replace("\n", "\r\n")
    assert "13:00 Welkom" in brief.tekst


def test_a_longer_one_is_mailed_without_its_times(stand):
    sjabloon = Uitnodiging("Kom je?", f"{'a' * 1600}\n\nProgramma:\n\n{{tijden}}\n\n{{link}}")
    brief = write_uitnodiging(sjabloon, stand, LINK)
    assert brief.is_kort
    assert "13:00 Welkom" in brief.tekst
    assert "Programma" not in body_of(brief.mailto)
    assert LINK in body_of(brief.mailto)
    assert len(brief.mailto) <= MAX_MAILTO


def test_one_that_is_too_long_anyhow_is_only_copied(stand):
    brief = write_uitnodiging(Uitnodiging("Kom je?", "é" * 400 + " {link}"), stand, LINK)
    assert brief.mailto == ""
    assert LINK in brief.tekst


@pytest.mark.parametrize("kaartenset", ["actieve-openbaarmaking", "kennismaken"])
def test_the_sets_that_come_along_can_be_mailed_and_name_the_elearning(stand, kaartenset):
    inhoud = (ROOT / "cards" / kaartenset / "uitnodiging.md").read_bytes()
    sjabloon = read_uitnodiging(inhoud, NOW.date())
    brief = write_uitnodiging(sjabloon, stand, LINK)
    assert "learning" not in brief.tekst
    assert "{" not in brief.tekst
    assert "\n\n\n" not in brief.tekst
    zin = "Wil je meer weten? Volg dan vooraf de e-learning ‘Open op orde’: "
    assert zin + ELEARNING.adres in write_uitnodiging(sjabloon, stand, LINK, ELEARNING).tekst


def test_a_set_without_a_place_for_the_elearning_stays_as_it_is(stand):
    sjabloon = Uitnodiging("Kom je?", "Kom je?\n\n{link}")
    zonder, met = (write_uitnodiging(sjabloon, stand, LINK, one) for one in (None, ELEARNING))
    assert zonder == met


def test_what_a_begeleider_typed_is_not_filled_in_again(stand):
    brief = write_uitnodiging(
        Uitnodiging("Kom je?", "{titel}"), replace(stand, titel="{woord}"), ""
    )
    assert brief.tekst == "{woord}"


def test_the_page_has_the_mail_the_entry_and_the_code(anna, open_sid):
    pagina = anna.visit(f"/s/{open_sid}/begeleiding/uitnodiging")
    assert pagina.links["Mail de uitnodiging"].startswith("mailto:?subject=Kom%20je%20ook%3F&body=")
    assert pagina.links["Download de agenda-afspraak"].endswith("/begeleiding/agenda.ics")
    (svg,) = [one for one in pagina.document.all("svg") if one.attrs.get("role") == "img"]
    assert svg.attrs["aria-label"] == "QR-code van de link om mee te doen"


def test_the_screen_has_the_code_until_the_session_opens(app, opslag, prepared_sid):
    anna = with_cookie(app, prepared_sid, "begeleider", ANNA.token)
    assert "QR-code van de link" in anna.visit(f"/s/{prepared_sid}/scherm").html
    anna.visit(f"/s/{prepared_sid}/begeleiding/")
    anna.press("Open de sessie")
    assert "QR-code van de link" not in anna.visit(f"/s/{prepared_sid}/scherm").html


def test_a_code_has_a_name_and_no_style_of_its_own():
    svg = draw_qr(LINK, 'Link <van> "Anna"')
    assert find_part_faults(f'<div data-deel="qr">{svg}</div>') == ()
    assert svg.startswith('<svg role="img" class="qr" aria-label="Link &lt;van&gt; &#34;Anna&#34;"')
    assert svg.count("<title>") == 1
    assert "style" not in svg


def test_another_text_gives_another_drawing():
    assert draw_qr(LINK, "x") == draw_qr(LINK, "x")
    assert draw_qr(LINK, "x") != draw_qr(f"{LINK}?", "x")
