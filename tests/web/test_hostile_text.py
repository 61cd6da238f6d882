"""What somebody types is shown as text: it never runs, and never breaks a page.

The short form tries some of the texts in each story; a script is always one of them.
"""

import pytest

from kaartenset.domain.tekst import read_regel
from kaartenset.domain.werkregel import DELEN
from tests.cast import VOLGORDE
from tests.steekproef import pick
from tests.web.browser import OWN
from tests.web.routes import KAARTEN_ALONE, addresses, paths_for
from tests.web.withheld import read_answer
from tests.werkbladen import GOED, TEKSTVELDEN, add, write
from tests.werksessies import go_to

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a picture": "\"><img src=x onerror='alert(1)'>",
    "the end of the title": "</title></head><body onload=alert(1)>",
    "the end of the page": "</main></body></html><h1>Weg",
    "an attribute": '" autofocus onfocus="alert(1)',
    "a template": "{{ 7 * 7 }}{% raw %}${7*7}#{7*7}",
    "an address that runs": "javascript:alert(1) https://x.example/\"onclick='alert(1)",
    "another direction": "Anna\u202egnp.exe\u202c \u2066x\u2069",
    "line ends": "Anna\r\nSet-Cookie: begeleider=1\r\n\r\n<p>",
    "an event of a stream": "Anna\n\nevent: nu\ndata: 0\n\ndata: <b>",
    "NUL and its like": "An\x00na\x07\x1b[31m\ufeff\u200b",
    "a question to a database": "'; DROP TABLE sessie; --",
    "entities": "&lt;b&gt; &amp; &#0; &nbsp",
    "marks on marks": "Z" + "\u0336\u0489" * 15,
    "an emoji of many parts": "👩‍👩‍👧‍👦 🏳️‍🌈",
    "another script": "العربية עברית 中文",
}
LONG = "Heel lang " * 1000
NO_TEXT = ("pdf", "odt", "ics", "md")
"""How an address ends of which the answer is no page."""
ALWAYS = "a script"
OTHERS = [what for what in HOSTILE if what != ALWAYS]
SHORT = 4
"""How many of the others the short form takes."""
FIELDS_OF_BEGELEIDING = (
    *("kaart", "gezien", "later", "erbij", "onderdeel", "verborgen", "actie"),
    *("deur", "handen", "op", "weg"),
    *("stap", "klaar", "plek", "tekst", "woord", "voorstel", "datum", "tijd", "duur"),
)


@pytest.fixture
def anna(vreemde):
    """Somebody who is about to prepare a session."""
    vreemde.visit("/sessies/nieuw")
    return vreemde


def is_quiet(html: str) -> bool:
    """Whether nothing that was typed became an element."""
    return not any(tag in html for tag in ("<script>", "<img", "<b>", "onload=alert(1)>"))


@pytest.mark.parametrize("what", [ALWAYS, *pick("getoond", OTHERS, SHORT)])
def test_a_session_of_hostile_texts_is_shown_as_it_was_typed(app, anna, what):
    text = HOSTILE[what]
    shown = read_regel(text)
    anna.press("Sessie maken", {"Woord": "wooteam", "Titel": text, "Plaats of link": text})
    sid = anna.pagina.path.split("/")[2]
    bram = app.test_client()
    waits = bram.visit(f"/s/{sid}/")
    assert " ".join(waits.heading.split()) == shown
    anna.follow("Naar het begeleidersscherm")
    anna.press("Open de sessie")
    bram.visit(f"/s/{sid}/")
    assert shown[:30] in bram.press("Doe mee", {"Voornaam": text[:40]}).text
    anna.follow("Draaiboek")
    method, action, values = anna.pagina.form_of("Opslaan")
    titel = next(name for name in values if name.startswith("titel-"))
    anna.post(action, data=values | {titel: text[:80]}, headers=OWN)
    for address in addresses(app, sid):
        is_file = address.path.endswith((".pdf", ".odt", ".md", ".ics"))  # text is text there
        if "GET" in address.methods and not is_file:
            for browser in (anna, bram):
                assert is_quiet(read_answer(browser.get(address.path)).decode())
    assert (method, anna.visit(f"/s/{sid}/begeleiding/").heading) == ("post", shown)


@pytest.mark.parametrize("what", [ALWAYS, "10,000 characters", *pick("velden", OTHERS, SHORT)])
def test_hostile_text_in_every_field_at_once_breaks_nothing(app, anna, open_sid, what):
    text = HOSTILE.get(what, LONG)
    fields = {
        *("woord", "titel", "datum", "tijd", "duur", "plaats", "verzoek", "voorstel"),
        *("voornaam", "sleutel", "titel-1", "minuten-1", "minuten_gezien-1", "nieuw_titel"),
        *("tekst", "wie", "wanneer", "soort", "kaarten", "gedaan", "veld", "ronde", "waarde"),
        *("nieuw_minuten", "nieuw_soort", "daarna", *FIELDS_OF_BEGELEIDING),
    }
    for address in addresses(app, open_sid):
        if "POST" in address.methods:
            for data in (dict.fromkeys(fields, text), dict.fromkeys(fields - {"voorstel"}, text)):
                answer = anna.post(address.path, data=data, headers=OWN)
                assert answer.status_code < 500, address.path
                assert is_quiet(answer.text), address.path


@pytest.mark.parametrize("what", [ALWAYS, "10,000 characters", *pick("delen", OTHERS, SHORT)])
@pytest.mark.parametrize("wie", ["werk_anna", "werk_bram", "werk_noor"])
def test_hostile_text_in_every_part_of_a_field_breaks_nothing(app, werk_sid, wie, what, request):
    browser, text = request.getfixturevalue(wie), HOSTILE.get(what, LONG)
    delen = {deel.naam for van in DELEN.values() for deel in van}
    fields = delen | {"veld", "ronde", "verzoek", "eigenaar", "gezien", "weg", "stap", "klaar"}
    for address in addresses(app, werk_sid):
        if werk_sid in address.path and "POST" in address.methods:
            for sent in (fields, fields - {"gezien"}):
                answer = browser.post(address.path, data=dict.fromkeys(sent, text), headers=OWN)
                assert answer.status_code < 500, address.path
                assert is_quiet(answer.text), address.path


@pytest.mark.parametrize("what", [ALWAYS, *pick("werkblad", OTHERS, SHORT)])
def test_hostile_text_on_the_werkblad_is_shown_as_it_was_typed(
    app, opslag, werk_sid, werk_anna, werk_bram, what
):
    """Of each kind of field, on the pages of all, on the screen and on paper."""
    text = HOSTILE[what]
    go_to(opslag, werk_sid, "Afsluiten")
    for veld, delen in GOED.items():
        if veld in TEKSTVELDEN:
            write(opslag, werk_sid, veld, text)
        else:
            nodig = next(iter(delen))
            add(opslag, werk_sid, veld, **delen | {nodig: f"a {text}"[:80]})
    for browser in (werk_anna, werk_bram):
        for path in paths_for(app, werk_sid, "GET", without=KAARTEN_ALONE):
            if werk_sid in path and "stroom" not in path and not path.endswith(NO_TEXT):
                answer = browser.get(path)
                assert answer.status_code < 500, path
                assert is_quiet(answer.text), path
    assert read_regel(text) in werk_bram.visit(f"/s/{werk_sid}/werkblad/samenvatting").text


@pytest.mark.parametrize("what", [ALWAYS, *pick("adres", OTHERS, SHORT)])
def test_hostile_text_around_an_address_breaks_nothing(app, bram, open_sid, what):
    text = HOSTILE[what]
    one_line = text.replace("\r", "").replace("\n", "").replace("\0", "").encode()
    headers = {
        "Last-Event-ID": one_line.decode("latin-1"),
        "If-None-Match": one_line.decode("latin-1"),
    }
    for path in ("/", f"/s/{open_sid}/", f"/s/{open_sid}/stand", f"/s/{open_sid}/stroom"):
        answer = bram.get(path, query_string={"na": text, "toelichting": text}, headers=headers)
        assert answer.status_code == 200, path
        assert is_quiet(read_answer(answer).decode())
    answer = bram.get(f"/zomaar/{text}")
    assert (answer.status_code, is_quiet(answer.text)) == (404, True)


def test_a_hostile_text_as_the_word_is_refused_at_the_field(vreemde):
    for text in HOSTILE.values():
        vreemde.visit("/")
        answer = vreemde.send("Open de kaarten", {"Woord": text})
        assert answer.status_code in {303, 422}
        assert is_quiet(answer.text)


def test_a_form_of_another_kind_breaks_nothing(app, anna, open_sid):
    for address in addresses(app, open_sid):
        if "POST" in address.methods:
            for body, kind in (
                (b"{}", "application/json"),
                (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
                (b"woord=%ff%fe%zz&titel=%c0%af", "application/x-www-form-urlencoded"),
                (
                    b"--x\r\nContent-Disposition: form-data\r\n\r\n",
                    "multipart/form-data; boundary=x",
                ),
                (b"", "multipart/form-data"),
            ):
                answer = anna.post(address.path, data=body, content_type=kind, headers=OWN)
                assert answer.status_code < 500, (address.path, kind)


def test_the_order_of_the_cards_is_what_it_was(anna, app):
    """The deck itself is not touched by any of this."""
    anna.press("Sessie maken", {"Woord": "openheid", "Titel": HOSTILE["a script"]})
    sid = anna.pagina.path.split("/")[2]
    anna.visit(f"/s/{sid}/begeleiding/kaarten")
    assert anna.pagina.texts("h2") == [f"Titel van kaart-{nummer}" for nummer in VOLGORDE]
