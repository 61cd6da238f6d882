"""Every refusal and every error has an answer: a status, and a page that says what to do next."""

import pytest

from kaartenset.domain.weigering import OpslagWeg, Veranderd, Weigering
from kaartenset.web import antwoorden
from kaartenset.web.antwoorden import TITELS, ZINNEN, zin_of
from kaartenset.web.weigeringen import ANTWOORDEN
from tests.web.browser import OWN, Pagina

HEADINGS = {
    403: "Dit mag niet",
    404: "Deze pagina is er niet",
    405: "Dit kan hier niet",
    413: "Dit is te groot",
    500: "Er ging iets mis",
    503: "Even niet bereikbaar",
}


def subclasses_of(soort):
    """All classes below one, however deep."""
    below = soort.__subclasses__()
    return {*below, *(deeper for one in below for deeper in subclasses_of(one))}


def unanswered():
    """Refusals that have no line in the table."""
    ours = {soort for soort in subclasses_of(Weigering) if soort.__module__ != __name__}
    return (ours | {OpslagWeg}) - set(ANTWOORDEN)


def break_down(*_args, **_values):
    raise RuntimeError("zomaar")


def lose_storage(*_args, **_values):
    raise OpslagWeg("weg")


@pytest.fixture
def fail(app, vreemde):
    """A page with each status, as a stranger gets it."""

    def get(status):
        app.view_functions["bladen.over"] = break_down
        app.view_functions["bladen.privacy"] = lose_storage
        ask = {
            403: lambda: vreemde.post("/", headers={"Sec-Fetch-Site": "cross-site"}),
            404: lambda: vreemde.get("/zomaar"),
            405: lambda: vreemde.put("/", headers=OWN),
            413: lambda: vreemde.post("/", data={"woord": "w" * 300_000}, headers=OWN),
            500: lambda: vreemde.get("/over"),
            503: lambda: vreemde.get("/privacy"),
        }
        answer = ask[status]()
        assert answer.status_code == status
        return answer

    return get


def test_every_refusal_has_an_answer():
    assert not unanswered()


def test_a_refusal_without_an_answer_is_seen(monkeypatch):
    monkeypatch.delitem(antwoorden.ANTWOORDEN, Veranderd)
    assert unanswered() == {Veranderd}


def test_every_answer_is_an_error_with_a_title_and_a_sentence_that_helps_on():
    for antwoord in ANTWOORDEN.values():
        assert 400 <= antwoord.status < 600
        assert antwoord.status in TITELS
        assert antwoord.zin.endswith(".")
        assert antwoord.zin.count(".") + antwoord.zin.count(",") > 1, "what to do, beside what is"
        assert "!" not in antwoord.zin
    assert zin_of(Veranderd) == ANTWOORDEN[Veranderd].zin


def test_who_may_not_see_a_session_is_told_the_same_as_when_there_is_none():
    names = {soort.__name__: antwoord for soort, antwoord in ANTWOORDEN.items()}
    assert names["GeenToegang"] == names["OnbekendeSessie"]
    assert names["OnbekendeSessie"].zin == ZINNEN[404]


@pytest.mark.parametrize("status", HEADINGS)
def test_every_error_is_a_page_in_the_same_look(fail, vreemde, status):
    pagina = Pagina(fail(status))
    assert pagina.heading == HEADINGS[status]
    assert pagina.title == f"{HEADINGS[status]} – Kaartenset"
    assert f"Code {status}" in pagina.text
    assert ".." not in pagina.text
    assert pagina.links["Naar de startpagina"] == "/"
    usual = {"Over", "Feitenblad", "Privacy", "Toegankelijkheid", "Direct naar de inhoud"}
    assert usual <= set(pagina.links)


def test_only_a_404_offers_the_way_with_a_sleutel(fail):
    offers = [status for status in HEADINGS if "/sleutel" in Pagina(fail(status)).links.values()]
    assert offers == [404]


def test_what_may_be_done_is_told_where_something_else_may_not(fail):
    assert set(fail(405).headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_the_text_of_an_error_is_not_shown(fail):
    assert "zomaar" not in fail(500).text
    assert "RuntimeError" not in fail(500).text


@pytest.mark.parametrize("path", ["/", "/sessies/nieuw", "/sessies/woord", "/sleutel"])
def test_a_form_that_is_too_large_is_refused_before_it_is_read(vreemde, path):
    for options in (
        {"data": {"woord": "w" * 300_000, "sleutel": "s"}},
        {"data": "w=1&" * 100_000, "content_type": "application/x-www-form-urlencoded"},
    ):
        assert vreemde.post(path, headers=OWN, **options).status_code == 413


def test_a_draaiboek_that_is_too_large_is_refused_too(anna, open_sid):
    answer = anna.post(
        f"/s/{open_sid}/begeleiding/draaiboek", data={"titel-1": "t" * 300_000}, headers=OWN
    )
    assert Pagina(answer).heading == HEADINGS[413]


def test_an_error_in_one_page_leaves_the_others_as_they_are(fail, vreemde):
    fail(500)
    vreemde.visit("/")
